"""Columns that tell nothing, or nothing new: names of samples, constants, copies, and values that training lacks."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from deepstudio.core.problems import Severity
from deepstudio.core.text import T, Text
from deepstudio.data.arrays import Ints
from deepstudio.data.evidence import Evidence, Example
from deepstudio.data.findings.columns import LookedAt, columns_of_use, leave_column_out
from deepstudio.data.findings.evidence import EXAMPLES
from deepstudio.data.findings.shared_data import Looked
from deepstudio.data.tables.table import three

NEARLY_ALL = 0.95  # different values of a column of names, a sample


def names(looked: Looked) -> Iterator[Evidence]:
    """Columns that have another value for nearly each sample, so that nothing of them holds for others."""
    for column in columns_of_use(looked, "input"):
        if _is_name(column):
            text = T(
                "“{name}” has another value for nearly each sample ({n:,}). Nothing can be learned from a number or "
                "name of a sample.",
                name=column.name,
                n=column.distinct,
            )
            yield _said(looked, "id-column", Severity.WARNING, text, column, column.distinct)


def _is_name(column: LookedAt) -> bool:
    if column.is_number:
        steps = np.diff(column.different[0])
        return column.distinct == len(column.cells) and bool((steps == 1).all())
    return column.distinct >= NEARLY_ALL * len(column.cells)


def constants(looked: Looked) -> Iterator[Evidence]:
    """Columns with one value."""
    for column in columns_of_use(looked, "input"):
        if column.distinct == 1:
            value = column.called(0)
            text = T(
                "“{name}” is “{value}” for all samples and tells nothing.", name=column.name, value=value
            )
            yield _said(looked, "constant-column", Severity.WARNING, text, column, len(column.cells))


def copies(looked: Looked) -> Iterator[Evidence]:
    """Columns of which one follows from the other, value by value."""
    found = list(columns_of_use(looked, "input"))
    seen: dict[bytes, LookedAt] = {}
    for column in found:
        if column.distinct == 1 or _is_name(column):
            continue
        first = seen.setdefault(_pattern(column), column)
        if first is column:
            continue
        text = T(
            "“{name}” says the same as “{first}”, value by value. One of them is enough.",
            name=column.name,
            first=first.name,
        )
        yield _said(looked, "copied-column", Severity.REMARK, text, column, len(column.cells))


def _pattern(column: LookedAt) -> bytes:
    """Equal for columns whose values go with each other one by one, or whose numbers lie on a line."""
    if column.is_number and 2 * column.distinct > len(column.cells):
        numbers = column.numbers
        low, high = np.nanmin(numbers), np.nanmax(numbers)
        lying = (numbers - low) / (high - low)
        first = lying[~np.isnan(lying)][0]
        return np.round(lying if first <= 1 - first else 1 - lying, 6).tobytes()
    return _by_appearance(column.codes).tobytes()


def _by_appearance(codes: Ints) -> Ints:
    """The same codes, numbered in the order in which they come first."""
    _, first, inverse = np.unique(codes, return_index=True, return_inverse=True)
    order = np.empty(len(first), np.int64)
    order[np.argsort(first)] = np.arange(len(first))
    return order[inverse.reshape(-1)]


def unseen(looked: Looked) -> Iterator[Evidence]:
    """Values of categories that no sample of the training part has."""
    train = looked.scan.split(looked.plan.split)["train"]
    for column in columns_of_use(looked, "input"):
        if column.is_number or _is_name(column):
            continue
        known = np.zeros(column.distinct, bool)
        known[column.codes[train]] = True
        rows = np.flatnonzero(~known[column.codes])
        if not len(rows):
            continue
        values = [column.called(code) for code in np.flatnonzero(~known).tolist()]
        text = T(
            "Values of “{name}” that no training sample has ({n}): {values}. The network sees nothing there "
            "({samples:,} samples).",
            name=column.name,
            n=len(values),
            values=three(values),
            samples=len(rows),
        )
        example = Example(
            tuple(looked.scan.ids[row] for row in rows[:EXAMPLES].tolist()), ", ".join(values[:EXAMPLES])
        )
        yield Evidence(
            "unseen-values",
            Severity.REMARK,
            text,
            len(rows),
            (example,),
            leave_column_out(column.name),
        )


def _said(looked: Looked, id: str, severity: Severity, text: Text, column: LookedAt, count: int) -> Evidence:
    rows = range(min(EXAMPLES, len(column.cells)))
    shown = ", ".join(column.called(int(column.codes[row])) for row in rows)
    example = Example(tuple(looked.scan.ids[row] for row in rows), shown)
    return Evidence(id, severity, text, count, (example,), leave_column_out(column.name))

"""Numbers, and what the training part says of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt

from deepstudio.catalog.columns import NumberColumn
from deepstudio.core.data_edits import set_column, set_use
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.problems import Severity
from deepstudio.core.project import ColumnFound
from deepstudio.core.text import T
from deepstudio.data.arrays import Floats, Indices
from deepstudio.data.cells import Array, number_facts
from deepstudio.data.evidence import Evidence, Example, remark
from deepstudio.data.kinds.numerals import decimal_of, numbers, open_sign
from deepstudio.data.kinds.stored_column import FixedColumn
from deepstudio.data.spelling import MISSING, key
from deepstudio.data.tables.table import three

EXAMPLES = 5


class StoredNumbers(FixedColumn):
    """`.npy`: float64 (N,), in the unit of the column; not a number where the value is missing."""

    dtype: ClassVar[npt.DTypeLike] = np.float64
    plain: ClassVar[bool] = True
    may_be_missing: ClassVar[bool] = True

    @classmethod
    def of_cells(
        cls, cells: Sequence[Any], folder: Path, column: ColumnKind | None = None
    ) -> Sequence[float | str]:
        """Numbers, as all cells together tell what a comma means, or else those that were learned from.

        What is no number stays as it is.
        """
        found = numbers(cells, _decimal(column)).tolist()
        return [cell if number != number else number for cell, number in zip(cells, found, strict=True)]

    @classmethod
    def cells(cls, values: Sequence[Any], column: ColumnKind | None = None) -> tuple[Array, ColumnFound]:
        found = numbers(values, _decimal(column))
        facts = number_facts(found)
        return found, facts.replace(decimal_comma=True) if _comma(values, column) else facts

    @classmethod
    def settled(cls, column: ColumnKind, found: ColumnFound) -> ColumnKind:
        """What parts the decimals is what the scan found, unless it was chosen."""
        if _decimal(column) != "auto" or not found.decimal_comma:
            return column
        return type(column)(**{**column.values(), "decimal": "comma"})

    @classmethod
    def missing(cls, cells: Array, found: ColumnFound) -> npt.NDArray[np.bool_]:
        gone: npt.NDArray[np.bool_] = np.isnan(cells)
        return gone

    @classmethod
    def remarks(
        cls, values: Sequence[Any], cells: Array, name: str = "", column: ColumnKind | None = None
    ) -> Iterator[Evidence]:
        """Words among the numbers, which count as missing, and what commas and points were taken for."""
        if isinstance(values, np.ndarray) and values.dtype != object:
            return
        strange = Counter(
            text
            for row in np.flatnonzero(np.isnan(cells)).tolist()
            if (text := str(values[row] or "").strip()) and key(text) not in MISSING
        )
        if strange:
            words = {"name": name, "n": strange.total(), "words": three(list(strange))}
            said = T(
                "“{name}” holds numbers, and {n:,} times something else: {words}. Those count as missing.",
                **words,
            )
            examples = tuple(
                Example((), f"{word} ({count})") for word, count in strange.most_common(EXAMPLES)
            )
            fix = set_use(name, "unused", T("Leave “{name}” out", name=name))
            yield Evidence("numbers-strange", Severity.WARNING, said, strange.total(), examples, (fix,))
        if _comma(values, column):
            read = T("The comma in the numbers of “{name}” is read as a decimal comma.", name=name)
            yield remark("decimal-comma", read, len(values))
        elif _decimal(column) == "auto":
            yield from _open(values, name)

    @classmethod
    def examples(cls, column: ColumnKind, count: int, folder: Path) -> list[Any]:
        """Numbers around 100."""
        values: list[Any] = np.random.default_rng(0).normal(100, 20, count).round(3).tolist()
        return values

    @classmethod
    def row_key(cls, column: ColumnKind) -> dict[str, Any]:
        return {}

    def state(self, train: Indices) -> dict[str, Any]:
        """`mean` and deviation `std`, `low` and `high` of the training part.

        `fill` stands for a missing value, and `marked` is whether a second number says that one is missing. A
        deviation of 0 counts as 1.
        """
        column = _typed(self.column)
        known = np.asarray(self.values[train], np.float64)
        known = known[~np.isnan(known)]
        learned = _learned(known)
        return {
            **learned,
            "fill": _fill(column, known, learned["mean"]),
            "marked": column.marks_missing(self.found),
        }


def _decimal(column: ColumnKind | None) -> str:
    """What parts the decimals where values leave it open."""
    return column.decimal if isinstance(column, NumberColumn) else "auto"


def _comma(values: Sequence[Any], column: ColumnKind | None) -> bool:
    """Whether the numbers have a decimal comma."""
    if isinstance(values, np.ndarray) and values.dtype != object:
        return False
    return (decimal_of(set(values)) or _decimal(column)) == "comma"


def _open(values: Sequence[Any], name: str) -> Iterator[Evidence]:
    """What is said of numbers such as 1.500 beside 985, which may be thousands as well."""
    different = [value for value in set(values) if isinstance(value, str) and value]
    if open_sign(different) != "." or all("." in value for value in different):
        return
    example = next(value for value in different if "." in value)
    text = T(
        "The point in the numbers of “{name}”, such as {example}, is read as a decimal point. It could set thousands "
        "apart, too.",
        name=name,
        example=example,
    )
    fix = set_column(name, {"decimal": "comma"}, T("Read {example} with thousands apart", example=example))
    yield Evidence("thousands-or-decimals", Severity.WARNING, text, len(values), (), (fix,))


def _learned(known: Floats) -> dict[str, float]:
    if not len(known):
        return {"mean": 0.0, "std": 1.0, "low": 0.0, "high": 0.0}
    return {
        "mean": float(known.mean()),
        # The deviation of equal numbers can come out as a tiny one.
        "std": (float(known.std()) if known.min() < known.max() else 0.0) or 1.0,
        "low": float(known.min()),
        "high": float(known.max()),
    }


def _fill(column: NumberColumn, known: Floats, mean: float) -> float:
    if column.fill == "value":
        return column.fill_value
    return float(np.median(known)) if column.fill == "median" and len(known) else mean


def _typed(column: ColumnKind) -> NumberColumn:
    if not isinstance(column, NumberColumn):
        raise TypeError(f"{type(column).__name__} is not a number")
    return column

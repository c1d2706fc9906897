"""The cheap values of samples, column by column, as arrays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from deepstudio.core.declarations import ColumnKind
from deepstudio.core.project import NOTHING_FOUND, ColumnFound
from deepstudio.core.rooms import part
from deepstudio.data.evidence import Evidence

Array = npt.NDArray[Any]
NO_CLASS = ""  # what a missing category is called
MANY = 50_000  # values for which importing pandas pays
Cells = Mapping[str, Array]  # by column, each of shape (N,) in the order of the samples


def natural(name: str) -> tuple[list[str | int], str]:
    """Sorts `img2` before `img10`."""
    parts = re.split(r"(\d+)", name.casefold())
    return [int(part) if number % 2 else part for number, part in enumerate(parts)], name


def encoded(values: Sequence[Any], kind: ColumnKind) -> tuple[Array, ColumnFound]:
    """The cells of a column as its kind keeps them, shape (N,), and what there is to know of them."""
    made: tuple[Array, ColumnFound] = part(kind, "stored").cells(values, kind)
    return made


def remarked(values: Sequence[Any], cells: Array, kind: ColumnKind, name: str) -> Iterable[Evidence]:
    """What a kind decided where values of the column `name` could be read in several ways."""
    said: Iterable[Evidence] = part(kind, "stored").remarks(values, cells, name, kind)
    return said


def without_value(values: Sequence[Any], kind: ColumnKind) -> npt.NDArray[np.bool_] | None:
    """Which of some values are missing, shape (N,); nothing for a kind whose values never are."""
    stored = part(kind, "stored")
    missing: npt.NDArray[np.bool_] | None = stored.missing(*stored.cells(values, kind))
    return missing


def as_classes(values: Sequence[Any]) -> tuple[Array, ColumnFound]:
    """Names as int64 indices, shape (N,), into the different ones, which are in natural order.

    Nothing, an empty string or not a number, is a class of its own, `NO_CLASS`, which is missing.
    """
    codes, different = _numbered(values)
    names = [class_name(value) for value in different]
    classes = sorted(set(names), key=natural)
    index = {name: number for number, name in enumerate(classes)}
    place = np.fromiter((index[name] for name in names), np.int64, len(names))
    found: Array = place[codes]
    counts = np.bincount(found, minlength=len(classes)).tolist()
    missing = counts[index[NO_CLASS]] if NO_CLASS in index else 0
    facts: dict[str, Any] = {"missing": missing} if missing else {}
    return found, ColumnFound(classes=tuple(classes), counts=tuple(counts), **facts)


def class_name(value: Any) -> str:
    """What a value is called as a class; a correction may be a number."""
    return NO_CLASS if value is None or value != value else str(value)


def _numbered(values: Sequence[Any]) -> tuple[Array, Sequence[Any]]:
    """For each value, int64 (N,), its place among the different ones."""
    if len(values) > MANY:
        import pandas

        codes, different = pandas.factorize(np.asarray(values, object), use_na_sentinel=False)
        return codes.astype(np.int64), different.tolist()
    known: dict[Any, int] = {}
    names = map(class_name, values)
    codes = np.fromiter((known.setdefault(name, len(known)) for name in names), np.int64, len(values))
    return codes, list(known)


def number_facts(cells: Array) -> ColumnFound:
    """What there is to know of numbers, float64 (N,), not a number where one is missing."""
    known = cells[~np.isnan(cells)]
    if not len(known):
        return ColumnFound(missing=len(cells))
    return ColumnFound(
        low=float(known.min()),
        high=float(known.max()),
        mean=float(known.mean()),
        whole=bool((known == np.rint(known)).all()),
        missing=len(cells) - len(known),
    )


def as_they_are(values: Sequence[Any]) -> tuple[Array, ColumnFound]:
    """Values of any type, as objects, shape (N,)."""
    cells = np.empty(len(values), object)
    cells[:] = values
    return cells, NOTHING_FOUND


def values_of(cells: Array, found: ColumnFound) -> list[Any]:
    """The N values that were encoded as `cells`, shape (N,)."""
    if found.classes:
        return [found.classes[code] for code in cells.tolist()]
    values: list[Any] = cells.tolist()
    return values


def of_rows(cells: Array, found: ColumnFound | None, rows: Sequence[int]) -> tuple[Array, ColumnFound]:
    """The cells of `rows`, of the type and shape (R,); classes that none of them has are not among its classes."""
    found = found or NOTHING_FOUND
    chosen = cells[np.asarray(rows, np.int64)]
    if not found.classes:
        return chosen, _of_numbers(chosen, found) if chosen.dtype.kind == "f" else found
    counts = np.bincount(chosen, minlength=len(found.classes))
    left = np.flatnonzero(counts)
    number = np.zeros(len(found.classes), np.int64)
    number[left] = np.arange(len(left))
    classes = tuple(found.classes[code] for code in left)
    now = dict(zip(classes, counts[left].tolist(), strict=True))
    missing = {"missing": now.get(NO_CLASS, 0)} if found.missing else {}
    return number[chosen], found.replace(classes=classes, counts=tuple(now.values()), **missing)


def _of_numbers(cells: Array, found: ColumnFound) -> ColumnFound:
    """The facts that were known before, of other numbers."""
    now = number_facts(cells)
    return found.replace(
        **{name: getattr(now, name) for name in found.model_fields_set & now.model_fields_set}
    )

"""The cheap values of samples, column by column, as arrays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from deepstudio.core.declarations import ColumnKind
from deepstudio.core.project import NOTHING_FOUND, ColumnFound
from deepstudio.core.rooms import part
from deepstudio.data.evidence import Evidence

Array = npt.NDArray[Any]
Cells = Mapping[str, Array]  # by column, each of shape (N,) in the order of the samples


def natural(name: str) -> tuple[list[str | int], str]:
    """Sorts `img2` before `img10`."""
    parts = re.split(r"(\d+)", name.casefold())
    return [int(part) if number % 2 else part for number, part in enumerate(parts)], name


def encoded(values: Sequence[Any], kind: ColumnKind) -> tuple[Array, ColumnFound]:
    """The cells of a column as its kind keeps them, shape (N,), and what there is to know of them."""
    made: tuple[Array, ColumnFound] = part(kind, "stored").cells(values)
    return made


def remarked(values: Sequence[Any], cells: Array, kind: ColumnKind) -> Iterable[Evidence]:
    """What a kind decided where values could be read in several ways."""
    said: Iterable[Evidence] = part(kind, "stored").remarks(values, cells)
    return said


def as_classes(values: Sequence[Any]) -> tuple[Array, ColumnFound]:
    """Names as int64 indices, shape (N,), into the different ones, which are in natural order."""
    values = list(map(str, values))  # a correction may be a number
    counts = Counter(values)
    classes = sorted(counts, key=natural)
    index = {name: number for number, name in enumerate(classes)}
    codes = np.fromiter((index[name] for name in values), np.int64, len(values))
    return codes, ColumnFound(classes=tuple(classes), counts=tuple(counts[name] for name in classes))


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
        return chosen, found
    counts = np.bincount(chosen, minlength=len(found.classes))
    left = np.flatnonzero(counts)
    number = np.zeros(len(found.classes), np.int64)
    number[left] = np.arange(len(left))
    classes = tuple(found.classes[code] for code in left)
    return number[chosen], found.replace(classes=classes, counts=tuple(counts[left].tolist()))

"""The columns of rows as findings look at them: what enters and what is to be answered, as codes or numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from deepstudio.core.data_edits import set_use
from deepstudio.core.problems import Edit
from deepstudio.core.project import Use
from deepstudio.core.text import T
from deepstudio.data.arrays import Floats, Ints
from deepstudio.data.cells import Array
from deepstudio.data.findings.shared_data import Looked

LEAST = 20  # samples from which anything can be said


@dataclass(frozen=True)
class LookedAt:
    """One column. `cells` are int64 indices into `classes`, or float64 where there are none, shape (N,)."""

    name: str
    cells: Array
    classes: tuple[str, ...]

    @property
    def is_number(self) -> bool:
        return not self.classes

    @cached_property
    def different(self) -> tuple[Array, Ints]:
        """The different values and the place of each among them, (N,); missing numbers are one value."""
        if self.classes:
            found, codes = np.unique(self.cells, return_inverse=True)
        else:
            found, codes = np.unique(self.cells, return_inverse=True, equal_nan=True)
        return found, np.asarray(codes, np.int64).reshape(-1)

    @property
    def codes(self) -> Ints:
        return self.different[1]

    @property
    def distinct(self) -> int:
        return len(self.different[0])

    @property
    def numbers(self) -> Floats:
        """The cells as numbers; what is no number has none."""
        return np.asarray(self.cells, np.float64)

    def called(self, code: int) -> str:
        """What a value is called, by its place among the different ones."""
        value = self.different[0][code]
        return self.classes[int(value)] if self.classes else f"{value:g}"


def columns_of_use(looked: Looked, use: Use) -> Iterator[LookedAt]:
    """The columns with this use whose values are names or numbers."""
    scan = looked.scan
    for name, its in scan.uses.items():
        cells = scan.cells.get(name)
        if its != use or cells is None or len(cells) < LEAST:
            continue
        classes = scan.found.column(name).classes
        if cells.dtype == np.float64 or (cells.dtype == np.int64 and classes):
            yield LookedAt(name, cells, classes)


def leave_column_out(name: str) -> tuple[Edit, ...]:
    """The fix that lets a column take no part."""
    return (set_use(name, "unused", T("Leave “{name}” out", name=name)),)

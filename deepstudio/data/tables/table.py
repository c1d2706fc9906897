"""A table in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from deepstudio.core.text import T, Text
from deepstudio.data.evidence import Evidence
from deepstudio.data.text_files import Reading

Columns = tuple[Sequence[str], ...]
MOST_COLUMNS = 1000
MOST_CELLS = 50_000_000
NAMED = 3


class NoTable(Exception):
    """A file that is no table. `reason` says why."""

    def __init__(self, reason: Text) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True)
class Rows:
    """What a file holds, column by column, with its header as the first row unless `names` are known.

    `bad` are the indices of rows that do not fit the others. Their fields are empty; they stay, so that rows keep
    their numbers. `complete` tells whether all rows were read.
    """

    columns: Columns
    names: tuple[str, ...] = ()
    bad: frozenset[int] = frozenset()
    complete: bool = True
    remarks: tuple[Evidence, ...] = ()
    reading: Reading | None = None

    @property
    def first(self) -> tuple[str, ...]:
        return self.row(0)

    def row(self, number: int) -> tuple[str, ...]:
        return tuple(column[number] if number < len(column) else "" for column in self.columns)


@dataclass(frozen=True)
class TableOfCells:
    """Named columns of equal length, all of them strings.

    `bad` are the indices of rows that do not fit; `again` those of rows that only repeat the names.
    """

    names: tuple[str, ...]
    columns: Columns
    bad: frozenset[int]
    complete: bool
    again: frozenset[int] = frozenset()
    remarks: tuple[Evidence, ...] = ()
    reading: Reading | None = None

    def __len__(self) -> int:
        return len(self.columns[0])

    def column(self, name: str) -> Sequence[str]:
        return self.columns[self.names.index(name)]

    @cached_property
    def marks(self) -> npt.NDArray[np.uint64]:
        """Of each row a number that nearly always differs for different cells, (N,)."""
        return self.marks_of(frozenset(self.names))

    def marks_of(self, columns: frozenset[str]) -> npt.NDArray[np.uint64]:
        """The same of those columns that there are among some.

        Space around cells and the order of the columns make no difference.
        """
        if columns not in self._marks:
            self._marks[columns] = self._marked(sorted(columns.intersection(self.names)))
        return self._marks[columns]

    @cached_property
    def _marks(self) -> dict[frozenset[str], npt.NDArray[np.uint64]]:
        return {}

    def _marked(self, names: Sequence[str]) -> npt.NDArray[np.uint64]:
        from pandas.util import hash_array

        told = np.zeros(len(self), np.uint64)
        for name in names:
            cells = np.asarray([cell.strip() for cell in self.column(name)], object)
            told = told * np.uint64(1_000_003) + hash_array(cells) + hash_array(np.asarray([name], object))
        return told


def refuse_too_many(rows: int, columns: int) -> None:
    """Raises `NoTable` for a table that would take far more memory than its file, before it is made."""
    if columns > MOST_COLUMNS:
        raise NoTable(T("it has more than {n} columns", n=MOST_COLUMNS))
    if rows * columns > MOST_CELLS:
        raise NoTable(T("it is too large: {rows:,} rows and {columns:,} columns", rows=rows, columns=columns))


def three(names: Sequence[str]) -> list[str]:
    """The first three, and a sign for more."""
    return [*names[:NAMED], *(["…"] if len(names) > NAMED else [])]

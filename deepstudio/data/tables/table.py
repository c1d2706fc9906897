"""A table in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deepstudio.core.text import Text

Columns = tuple[Sequence[str], ...]


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

    @property
    def first(self) -> tuple[str, ...]:
        return tuple(column[0] if column else "" for column in self.columns)


@dataclass(frozen=True)
class Table:
    """Named columns of equal length, all of them strings. `bad` are the indices of rows that do not fit."""

    names: tuple[str, ...]
    columns: Columns
    bad: frozenset[int]
    complete: bool

    def __len__(self) -> int:
        return len(self.columns[0])

    def column(self, name: str) -> Sequence[str]:
        return self.columns[self.names.index(name)]

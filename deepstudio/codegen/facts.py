"""What the emitted code must know beside the project, and the texts it is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from deepstudio.core.declarations import ColumnKind


@dataclass(frozen=True, slots=True)
class CodeColumn:
    """A column, and what the training part taught of it, as the weights hold that.

    `called` are the names of what is answered, in the order of the numbers that leave, where a person gave it some.
    """

    name: str
    kind: ColumnKind
    state: Mapping[str, Any]
    called: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeFacts:
    """What a run knows: the columns that enter at its only input, and the one that is answered.

    `named` says what columns are called in a table, where they are called otherwise there; `carried` are files that
    come along. A `small` network is best trained by one thread.
    """

    columns: tuple[CodeColumn, ...]
    answer: CodeColumn
    named: Mapping[str, str] = field(default_factory=dict)
    carried: Mapping[str, str] = field(default_factory=dict)
    small: bool = False

    @property
    def only(self) -> CodeColumn:
        """The column that is all that enters."""
        (column,) = self.columns
        return column

    def in_table(self, column: CodeColumn) -> str:
        """What a column is called in a table."""
        return self.named.get(column.name) or column.name


@cache
def template(name: str) -> str:
    """The text of one of the files beside this module."""
    folder = files("deepstudio.codegen").joinpath("files")
    return folder.joinpath(f"{name}.txt").read_text(encoding="utf-8")

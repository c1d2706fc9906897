"""How a place is read that a person brings for predictions, and what was found there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.core.text import Text
from deepstudio.data.evidence import Evidence
from deepstudio.data.tables.options import USUAL, TableOptions


@dataclass(frozen=True)
class Bringing:
    """How a place is read: for the network of which data, and which `column` of a table, in which form.

    A file stands for a single value only where it may be `alone`.
    """

    plan: DataPlan | None
    registry: Registry
    column: str = ""
    options: TableOptions = USUAL
    alone: bool = False


@dataclass(frozen=True)
class Brought:
    """Values in order, what each is called, and what is to be told of them.

    `files` are those that were read. `remarks` are told first, `left_out` with the answers and counted. `reading`
    says what goes on, `refused` which values got no answer, from their names and the number of all. `key` counts the
    values in a result.
    """

    names: Sequence[str]
    values: Sequence[Any]
    files: Sequence[Path]
    key: str
    reading: Text
    refused: Callable[[Sequence[str], int], Text]
    remarks: tuple[Evidence, ...] = ()
    left_out: tuple[Evidence, ...] = ()
    beside: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The cells of a table by column, which stand beside the answers."""


def samples_of(found: Brought, column: str) -> list[Mapping[str, Any]]:
    """What was brought as samples: whole rows as they are, and single values as the column that enters."""
    return [value if isinstance(value, Mapping) else {column: value} for value in found.values]

"""What a reader of a source lists: all samples with the cells that cost nothing, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from deepstudio.core.project import ColumnFound
from deepstudio.core.text import Text
from deepstudio.data.evidence import Evidence

LABEL = "label"  # what the built-in sources call their column of classes
NOTHING: Mapping[str, Mapping[str, Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that was left out, and why; or a row or line of one, which `name` tells in words.

    A row of several values is left out as a `whole`; otherwise it is a text.
    """

    id: str
    reason: Text
    name: Text | None = None
    whole: bool = False


@dataclass(frozen=True)
class Listing:
    """What a reader lists: ids, in their order, and of each the cells that cost nothing, such as its class.

    `values` are by column, as long as `ids`; what is large, such as pictures, is loaded sample by sample instead.
    `facts` is what the reader measured by column, `given` the part of each sample by id where the data says so.
    """

    ids: tuple[str, ...]
    values: Mapping[str, Sequence[Any]]
    fingerprint: str
    facts: Mapping[str, ColumnFound] = field(default_factory=dict)
    unreadable: tuple[Unreadable, ...] = ()
    remarks: tuple[Evidence, ...] = ()
    given: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    """All columns that there are, of a source in which they can change."""


def listed(
    rows: Mapping[str, Mapping[str, Any]] | Iterable[tuple[str, Mapping[str, Any]]],
    fingerprint: str,
    **more: Any,
) -> Listing:
    """A listing from the cells of each sample by id; `more` as `Listing` has it.

    Raises `ValueError` where an id is there twice: one of the two would be lost.
    """
    pairs = sorted(rows.items() if isinstance(rows, Mapping) else rows, key=lambda pair: pair[0])
    if len({id for id, _ in pairs}) != len(pairs):
        raise ValueError("two samples have the same id")
    columns = pairs[0][1] if pairs else ()
    values = {name: [cells[name] for _, cells in pairs] for name in columns}
    return Listing(tuple(id for id, _ in pairs), values, fingerprint, **more)


def listed_classes(
    pairs: Iterable[tuple[str, str]],
    fingerprint: str,
    others: Mapping[str, Mapping[str, Any]] = NOTHING,
    **more: Any,
) -> Listing:
    """A listing from pairs of id and class name; `others` are the values of further columns, by id."""
    found = sorted(pairs)
    values: dict[str, Sequence[Any]] = {LABEL: [name for _, name in found]}
    values |= {name: [of[id] for id, _ in found] for name, of in others.items()}
    return Listing(tuple(id for id, _ in found), values, fingerprint, **more)

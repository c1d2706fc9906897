"""What a network is given for an answer, column by column, and how a person's files become that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from deepstudio.core.binding import entering_at
from deepstudio.core.declarations import ColumnKind, KindWords
from deepstudio.core.explained import Explained
from deepstudio.core.project import Project
from deepstudio.core.registry import Registry
from deepstudio.core.rooms import has_part
from deepstudio.core.text import T
from deepstudio.data.brought import Bringing, Brought, brought
from deepstudio.data.brought_rows import is_file, refuse_needed, rows
from deepstudio.data.columns import columns_of, input_name
from deepstudio.data.tables import SUFFIXES

ROW_WORDS = KindWords(
    one=T("row"),
    many=T("rows of a table"),
    counted=T("{n} rows"),
    unusable=T("None of the rows can be used."),
    choose=T("Choose a table, or fill in a row."),
    give=T("Give a table, or --row 'NAME=VALUE, …'."),
)


@dataclass(frozen=True)
class Wanted:
    """The columns that enter a network, by name."""

    columns: Mapping[str, ColumnKind]

    @property
    def alone(self) -> str:
        """The only column, where its values can be brought for themselves, as pictures and texts can."""
        (name, *others) = self.columns
        kind = self.columns[name]
        return name if not others and (kind.in_words or has_part(kind, "brought")) else ""

    @property
    def words(self) -> KindWords:
        """What sentences call that of which there is one answer each."""
        return self.columns[self.alone].words if self.alone else ROW_WORDS

    @property
    def in_words(self) -> bool:
        """Whether a single text is all that it takes."""
        return bool(self.alone) and self.columns[self.alone].in_words

    def brought(self, place: Path, how: Bringing) -> Brought:
        """What lies at `place`, as samples by column. Raises `Explained`."""
        name = self.alone
        if not name or (not self.in_words and place.is_file() and _is_table(place)):
            if how.column:
                text = T(
                    "The network takes columns by their names: {names}. Leave --input out.",
                    names=[*self.columns],
                )
                raise Explained(text, "other_inputs")
            return rows(place, self.columns, how)
        found = brought(self.columns[name], place, how)
        return replace(found, values=[{name: value} for value in found.values])

    def sample(self, given: Mapping[str, Any]) -> Mapping[str, Any]:
        """A sample from the values of a row as they are written; of files, their paths."""
        return {
            name: Path(value) if is_file(self.columns[name]) and value is not None else value
            for name, value in given.items()
        }

    def left_out(self, given: Mapping[str, Any]) -> Sequence[str]:
        """The columns that a row leaves out. Raises `Explained` for one that is not known, or cannot be missing."""
        strange = [name for name in given if name not in self.columns]
        if strange:
            words = {"names": strange, "known": [*self.columns]}
            raise Explained(
                T("The network takes no column {names}. It takes {known}.", **words), "no_such_column"
            )
        gone = {name: kind for name, kind in self.columns.items() if given.get(name) is None}
        refuse_needed(gone, [name for name in self.columns if name not in gone])
        return [*gone]


def wanted(project: Project, registry: Registry) -> Wanted:
    """What the networks of a project take. Raises `Explained` (`no_data`, `no_input`)."""
    plan = project.data
    if plan is None:
        raise Explained(T("No data is chosen yet. Choose some on the Data page."), "no_data")
    kinds = columns_of(plan, registry)
    bound = [
        name
        for graph in project.models.values()
        for names in entering_at(graph, plan).values()
        for name in names
    ]
    names = [name for name in kinds if name in bound] or [input_name(plan, registry)]
    return Wanted({name: kinds[name] for name in names})


def _is_table(place: Path) -> bool:
    return place.suffix.lower() in SUFFIXES - {".txt"}

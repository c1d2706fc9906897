"""What a network is given for an answer, column by column, and how a person's files and cells become that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from deepstudio.core.declarations import ColumnKind, KindWords
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan, Project
from deepstudio.core.registry import Registry
from deepstudio.core.rooms import has_part
from deepstudio.core.text import T
from deepstudio.data.bringing import Bringing, Brought, samples_of
from deepstudio.data.brought import brought
from deepstudio.data.brought_rows import BroughtRow, row_given, rows
from deepstudio.data.columns import columns_of, input_name
from deepstudio.data.kinds import is_cell
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
    """The columns that enter the network of a plan, by name."""

    plan: DataPlan
    registry: Registry
    columns: Mapping[str, ColumnKind]

    @property
    def alone(self) -> str:
        """The only column, where its values can be brought for themselves, as pictures and texts can."""
        (name, *others) = self.columns
        kind = self.columns[name]
        return (
            name if not others and not is_cell(kind) and (kind.in_words or has_part(kind, "brought")) else ""
        )

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
        if not self.alone or (not self.in_words and place.is_file() and _is_table(place)):
            if how.column:
                words = {"names": [*self.columns]}
                text = T("The network takes columns by their names: {names}. Leave --input out.", **words)
                raise Explained(text, "other_inputs")
            return rows(place, how)
        found = brought(self.columns[self.alone], place, how)
        return replace(found, values=samples_of(found, self.alone))

    def row(self, given: Mapping[str, Any]) -> BroughtRow:
        """A sample from the cells of a row. Raises `Explained`."""
        return row_given(given, self.plan, self.registry)


def wanted(project: Project, registry: Registry) -> Wanted:
    """What the network of a project takes. Raises `Explained` (`no_data`, `no_input`)."""
    plan = project.data
    if plan is None:
        raise Explained(T("No data is chosen yet. Choose some on the Data page."), "no_data")
    kinds, first = columns_of(plan, registry), input_name(plan, registry)
    names = plan.of_use("input") or (first,)
    return Wanted(plan, registry, {name: kinds[name] for name in names})


def _is_table(place: Path) -> bool:
    return place.suffix.lower() in SUFFIXES - {".txt"}

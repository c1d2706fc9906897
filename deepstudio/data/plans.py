"""Data plans as values: what a new one takes over from an older one. Nothing is read."""

from __future__ import annotations

from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan
from deepstudio.core.registry import Registry

TEXT = "text"


def with_source(source: Chosen, registry: Registry, kept: DataPlan | None = None) -> DataPlan:
    """The plan for a source, as `recognise.plan_for` makes it."""
    declared = registry.sources.get(source.id)
    columns = dict(declared.columns) if declared is not None else {}
    made = DataPlan(source=source, columns=columns)
    if kept is None:
        return made
    return made.replace(columns=kept_columns(made, kept, registry), split=kept.split)


def kept_columns(made: DataPlan, kept: DataPlan, registry: Registry) -> dict[str, ColumnPlan]:
    """The columns of `made`, each as `kept` has it where that is one of the same kind.

    So the choices of the user or of a template stay: the network is made for the size of its pictures, and for the
    tokens of its texts. Only what a source itself proposed for its texts does not fit others, and goes.
    """
    source = registry.sources.get(kept.source.id)
    proposed = source.columns if source is not None else {}
    columns = {}
    for name, new in made.columns.items():
        old = kept.columns.get(name)
        stays = old is not None and old.id == new.id and not (old.id == TEXT and old == proposed.get(name))
        columns[name] = old if old is not None and stays else new
    return columns

"""Edits of the data plan. The user's own files are never touched."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from pydantic import ValidationError

from deepstudio.core.edits import change_data
from deepstudio.core.graph import Chosen
from deepstudio.core.problems import Edit
from deepstudio.core.project import DataPlan, Project, SplitPlan
from deepstudio.core.registry import Registry
from deepstudio.core.text import T, Text


def exclude(plan: DataPlan, ids: Collection[str]) -> Edit:
    """Leaves samples out."""
    return change_data(T("Exclude {n} samples", n=len(ids)), excluded=tuple(sorted({*plan.excluded, *ids})))


def restore(plan: DataPlan, ids: Collection[str]) -> Edit:
    """Takes samples in again."""
    kept = tuple(id for id in plan.excluded if id not in set(ids))
    return change_data(T("Restore {n} samples", n=len(ids)), excluded=kept)


def relabel(plan: DataPlan, ids: Collection[str], name: str) -> Edit:
    """Says that samples belong to another class; those whose folder says so already need no word."""
    labels = {id: label for id, label in plan.relabelled.items() if id not in set(ids)}
    labels |= {id: name for id in ids if id.partition("/")[0] != name}
    label = T("Label {n} samples as {name}", n=len(ids), name=name)
    return change_data(label, relabelled=labels)


def use_source(registry: Registry, source_id: str) -> Edit:
    """Takes a built-in sample as data. Size, colour and split chosen before stay."""
    source = registry.sources.get(source_id)
    title = source.title if source is not None else T("data")
    chosen, columns = Chosen(id=source_id), dict(source.columns) if source is not None else {}

    def apply(project: Project) -> Project:
        old = project.data
        if old is None:
            return project.replace(data=DataPlan(source=chosen, columns=columns))
        if old.source.id == source_id:
            return project
        kept = columns | {name: column for name, column in old.columns.items() if name in columns}
        return project.replace(data=DataPlan(source=chosen, columns=kept, split=old.split))

    return Edit(T("Use {source}", source=title), apply)


def locate(path: str) -> Edit:
    """The same data lies elsewhere now; what was excluded and labelled holds."""

    def apply(project: Project) -> Project:
        plan = project.data
        if plan is None:
            return project
        source = Chosen(id=plan.source.id, settings={**plan.source.settings, "path": path})
        return project.replace(data=plan.replace(source=source))

    return Edit(T("Locate the data"), apply)


def change_split(plan: SplitPlan, values: Mapping[str, Any]) -> SplitPlan | Text:
    """The changed split, or why it cannot be."""
    try:
        return SplitPlan(**(plan.values() | dict(values)))
    except ValidationError:
        return T("Training and validation together leave nothing for the test. Make one of them smaller.")

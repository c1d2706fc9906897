"""Columns of a table that somebody names: the one to answer, the one that tells groups, the one that tells times."""

from __future__ import annotations

from collections.abc import Mapping

from deepstudio.catalog.columns import entering
from deepstudio.core.declarations import ColumnKind, Source
from deepstudio.core.explained import Explained
from deepstudio.core.project import ColumnPlan, DataPlan, Use
from deepstudio.core.registry import Registry
from deepstudio.core.text import T, verbatim
from deepstudio.data.changed_columns import proposed_by
from deepstudio.data.plans import with_columns


def can_be_named(plan: DataPlan, registry: Registry) -> bool:
    """Whether the columns of a plan are those of a table, by their own names."""
    source = registry.sources.get(plan.source.id)
    return source is not None and (
        bool(source.proposes) or any("target" in kind.uses for _, kind in entering(plan, registry))
    )


def with_use(plan: DataPlan, name: str, use: Use, registry: Registry) -> DataPlan:
    """The plan in which a column is used for something, with a kind that can be; there is one answer then.

    Raises `Explained`: `no_such_column`, `other_use`.
    """
    if name not in plan.columns:
        words = {"name": name, "names": [verbatim(known) for known in plan.columns]}
        raise Explained(T("The data has no column “{name}”. It has {names}.", **words), "no_such_column")
    columns = dict(plan.columns)
    if use == "target":
        columns |= {other: _entering(one, registry) for other, one in columns.items() if one.use == use}
    columns[name] = _used(plan, name, use, registry)
    return with_columns(plan, columns, registry)


def _used(plan: DataPlan, name: str, use: Use, registry: Registry) -> ColumnPlan:
    chosen = plan.columns[name]
    source = registry.sources.resolve(plan.source.id, plan.source.settings, plan.source.key)
    guesses = isinstance(source, Source) and bool(source.proposes)
    if guesses and isinstance(source, Source) and use == "target" and chosen.use != use:
        proposed = proposed_by(source, name)[name]
        if proposed.use == use:
            return proposed
    kind = registry.columns.get(chosen.id)
    if kind is not None and use in kind.uses:
        return chosen.replace(use=use)
    other = _kind_for(use, registry) if guesses else None
    if other is None:
        words = {"name": name, "kind": kind.title if kind is not None else verbatim(chosen.id)}
        raise Explained(T("The column “{name}” cannot be used for this: it is {kind}.", **words), "other_use")
    return ColumnPlan(id=other.id, use=use)


def _kind_for(use: Use, registry: Registry) -> type[ColumnKind] | None:
    """The kind whose columns are usually used so."""
    return next((kind for kind in registry.columns if kind.uses[0] == use), None)


def _entering(one: ColumnPlan, registry: Registry) -> ColumnPlan:
    """What was to be answered enters, if it can."""
    kind = registry.columns.get(one.id)
    return one.replace(use="input" if kind is not None and "input" in kind.uses else "unused")


def uses_told(plan: DataPlan) -> Mapping[Use, tuple[str, ...]]:
    """The columns by what they are used for."""
    uses = dict.fromkeys(column.use for column in plan.columns.values())
    return {use: plan.of_use(use) for use in uses}

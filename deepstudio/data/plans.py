"""Data plans as values: what a new one takes over from an older one. Nothing is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deepstudio.core.declarations import Source
from deepstudio.core.graph import Chosen
from deepstudio.core.project import USUAL_SPLIT, ColumnPlan, DataPlan, SplitPlan
from deepstudio.core.registry import Registry


def with_source(
    source: Chosen,
    registry: Registry,
    kept: DataPlan | None = None,
    proposed: Mapping[str, ColumnPlan] | None = None,
) -> DataPlan:
    """The plan for a source, as `recognise.plan_for` makes it; `proposed` are the columns that it proposes."""
    declared = registry.sources.resolve(source.id, source.settings, source.key)
    columns = dict(proposed or {})
    if proposed is None and isinstance(declared, Source):
        columns = dict(declared.offered())
    made = DataPlan(source=source, columns=columns)
    if kept is None:
        return made
    return taken_over(made, kept, registry)


def taken_over(made: DataPlan, kept: DataPlan, registry: Registry) -> DataPlan:
    """The plan with the columns of `kept` as `kept_columns` says, and its split where these columns allow it."""
    columns = kept_columns(made, kept, registry)
    return made.replace(columns=columns, split=_split_by(kept, columns, registry))


def with_settings(plan: DataPlan, values: Mapping[str, Any], registry: Registry) -> DataPlan:
    """The plan with other settings of its source, and the columns that the source then gives.

    Where a column of groups or times comes or goes, the samples are divided by it, or as usual again.
    """
    source = plan.source.replace(settings={**plan.source.settings, **values})
    made = registry.sources.resolve(source.id, source.settings, source.key)
    if not isinstance(made, Source):
        return plan.replace(source=source, found=None)
    offered = made.offered() or plan.columns  # a table may have others now, which its scan says
    columns = {name: plan.columns.get(name, column) for name, column in offered.items()}
    if made.proposes:
        columns |= _only_dividing(made, columns)
    return plan.replace(source=source, columns=columns, split=_split_by(plan, columns, registry), found=None)


def _only_dividing(source: Source, columns: Mapping[str, ColumnPlan]) -> dict[str, ColumnPlan]:
    """Columns that settings of a source name to divide samples by: they do not enter."""
    named = {str(getattr(source, name)) for name in source.dividing}
    return {name: one.replace(use="unused") for name, one in columns.items() if name in named}


def with_columns(plan: DataPlan, columns: Mapping[str, ColumnPlan], registry: Registry) -> DataPlan:
    """The plan with these columns; its data is looked at anew, and divided by one of groups or times that is new."""
    return plan.replace(columns=columns, split=_split_by(plan, columns, registry), found=None)


def undivided(plan: DataPlan, registry: Registry) -> DataPlan:
    """The plan without what only says how to divide samples, for data that is taken as a whole."""
    source = registry.sources.get(plan.source.id)
    dividing = source.dividing if source is not None else ()
    named = {name: "" for name in dividing if plan.source.settings.get(name)}
    return with_settings(plan, named, registry) if named else plan


def _split_by(plan: DataPlan, columns: Mapping[str, ColumnPlan], registry: Registry) -> SplitPlan:
    before, now = ({column.use for column in each.values()} for each in (plan.columns, columns))
    chosen = registry.splits.get(plan.split.method.id)
    gone = chosen is not None and bool(chosen.column) and chosen.column not in now
    wanted = now if gone else now - before  # another column may be there still
    new = next((split for split in registry.splits if split.column and split.column in wanted), None)
    if new is not None:
        return plan.split.replace(method=Chosen(id=new.id))
    return plan.split.replace(method=USUAL_SPLIT) if gone else plan.split


def kept_columns(made: DataPlan, kept: DataPlan, registry: Registry) -> dict[str, ColumnPlan]:
    """The columns of `made`, each as `kept` has it where that is one of the same kind.

    So the choices of the user or of a template stay: the network is made for the size of its pictures, and for the
    tokens of its texts. Only what a source itself proposed for its texts, or for values of another kind that is like
    them (`proposals_stay`), does not fit others, and goes. Where both were proposed, what was decided of a column of
    this name stays, whatever is guessed of it now; there is one answer then.
    """
    source = registry.sources.get(kept.source.id)
    proposed = source.columns if source is not None else {}
    columns = {}
    for name, new in made.columns.items():
        old = kept.columns.get(name)
        kind = registry.columns.get(new.id)
        goes = kind is not None and not kind.proposals_stay and old == proposed.get(name)
        guessed = source is not None and bool(source.proposes) and kept.source.id == made.source.id
        stays = old is not None and (guessed or registry.columns.derives(old.id, new.id)) and not goes
        columns[name] = old if old is not None and stays else new
    return _one_answer(columns, kept, registry)


def _one_answer(
    columns: Mapping[str, ColumnPlan], kept: DataPlan, registry: Registry
) -> dict[str, ColumnPlan]:
    """What is to be answered is decided by the columns that stay, as far as they say it; other guesses can enter."""
    decided = [name for name, one in columns.items() if one.use == "target" and kept.columns.get(name) == one]
    found = dict(columns)
    for name, one in columns.items():
        if one.use == "target" and decided and name not in decided:
            kind = registry.columns.get(one.id)
            enters = kind is not None and "input" in kind.uses
            found[name] = one.replace(use="input" if enters else "unused")
    return found

"""What is said where a table has other columns than the plan that was made for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from deepstudio.core.data_edits import set_columns, set_use
from deepstudio.core.declarations import Source
from deepstudio.core.explained import Explained
from deepstudio.core.problems import Severity
from deepstudio.core.project import ColumnPlan, DataPlan
from deepstudio.core.registry import Registry
from deepstudio.core.rooms import part
from deepstudio.core.text import T
from deepstudio.data.cells import encoded, without_value
from deepstudio.data.evidence import Evidence, remark
from deepstudio.data.sources import reader
from deepstudio.data.tables.table import three
from deepstudio.data.work import never, quietly

MOST_FIXES = 4
MOST_MISSING = 0.1  # of the values, where a column is to be of another kind than is guessed


def proposed_by(source: Source, target: str = "") -> Mapping[str, ColumnPlan]:
    """The columns that a source finds in its data, with the kinds and uses that are guessed.

    `target` is the one to answer, where that is known. Raises `Explained`.
    """
    propose = part(source, "proposes")
    found: Mapping[str, ColumnPlan] = propose(source, target) if target else propose(source)
    return found


def answered_as_before(
    proposed: Mapping[str, ColumnPlan], data: DataPlan, kept: DataPlan, registry: Registry
) -> Mapping[str, ColumnPlan]:
    """The columns that are proposed; what could be classes as well as numbers is what was answered before.

    `data` names the source. Few whole numbers are classes for whoever has told nothing, and numbers for a network
    that tells numbers. Raises `Explained`.
    """
    old = kept.columns.get(kept.target)
    name = next((name for name, one in proposed.items() if one.use == "target"), "")
    if old is None or not name or name in kept.columns or proposed[name].id == old.id:
        return proposed
    kinds = [registry.columns.get(id) for id in (old.id, proposed[name].id)]
    if None in kinds:
        return proposed
    before, guessed = (kind() for kind in kinds if kind is not None)
    values = reader(data, registry).scan(quietly, never).values.get(name, ())
    missing = without_value(values, before)
    fits = missing is not None and missing.mean() <= MOST_MISSING and not encoded(values, before)[1].classes
    if not fits or not encoded(values, guessed)[1].classes:
        return proposed
    return {**proposed, name: proposed[name].replace(id=old.id, settings={})}


def other_columns(
    plan: DataPlan, registry: Registry, there: Sequence[str], gone: Sequence[str]
) -> Iterator[Evidence]:
    """Columns that are `gone`, and those that are new; `there` are all, of a source in which they can change."""
    if gone:
        text = T(
            "The table has no column {names} any more; it has {those}.", names=three(gone), those=three(there)
        )
        fixes = tuple(
            set_use(name, "unused", T("Leave “{name}” out", name=name)) for name in gone[:MOST_FIXES]
        )
        yield Evidence("columns-gone", Severity.ERROR, text, len(gone), (), fixes)
    new = [name for name in there if name not in plan.columns]
    source = registry.sources.resolve(plan.source.id, plan.source.settings, plan.source.key)
    if not new or not isinstance(source, Source):
        return
    proposed = proposed_by(source)
    uses = {name: "unused" if proposed[name].use == "target" else proposed[name].use for name in new}
    columns = {name: proposed[name].replace(use=uses[name]) for name in new}
    fix = set_columns(columns, T("Use them, too"))
    text = T(
        "The table has columns that the project does not know: {names}. They take no part.", names=three(new)
    )
    yield remark("columns-new", text, len(new), (fix,))


def refuse_gone(plan: DataPlan, uses: Mapping[str, str]) -> None:
    """Raises `Explained` where a column is to enter or to be answered that the data does not have."""
    gone = [name for name in (*plan.of_use("input"), *plan.of_use("target")) if name not in uses]
    if gone:
        text = T(
            "The table has no column {names} any more. Leave it out on the Data page, or choose the table that has "
            "it.",
            names=three(gone),
        )
        raise Explained(text, "no_such_column")

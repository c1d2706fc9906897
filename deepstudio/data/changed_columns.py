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
from deepstudio.data.evidence import Evidence, remark
from deepstudio.data.tables.table import three

MOST_FIXES = 4


def proposed_by(source: Source, target: str = "") -> Mapping[str, ColumnPlan]:
    """The columns that a source finds in its data, with the kinds and uses that are guessed.

    `target` is the one to answer, where that is known. Raises `Explained`.
    """
    propose = part(source, "proposes")
    found: Mapping[str, ColumnPlan] = propose(source, target) if target else propose(source)
    return found


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

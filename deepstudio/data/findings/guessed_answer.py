"""Which column of a table was taken for the answer, as long as nobody decided it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from deepstudio.core.data_edits import set_columns
from deepstudio.core.declarations import Source
from deepstudio.core.explained import Explained
from deepstudio.core.project import ColumnPlan
from deepstudio.core.text import T
from deepstudio.data.changed_columns import proposed_by
from deepstudio.data.evidence import Evidence, remark
from deepstudio.data.findings.shared_data import Looked
from deepstudio.data.tables.table import three
from deepstudio.data.tables.target_names import CERTAIN, is_called_target, target_order

MOST_FIXES = 4


def find(looked: Looked) -> Iterator[Evidence]:
    """Not where a column is called target or the like, or where other columns were chosen."""
    plan, registry = looked.plan, looked.registry
    source = registry.sources.resolve(plan.source.id, plan.source.settings, plan.source.key)
    targets = plan.of_use("target")
    if not isinstance(source, Source) or not source.proposes or len(targets) != 1:
        return
    target = targets[0]
    if target_order(target) < CERTAIN:
        return
    guessed: dict[str, ColumnPlan] = {}
    with suppress(Explained):  # the scan tells
        guessed = dict(proposed_by(source))
    if target not in guessed or guessed[target].use != "target":
        return
    others = sorted(
        (name for name in plan.of_use("input") if _can_be_answered(looked, name)), key=target_order
    )
    if is_called_target(target):
        others = list(filter(is_called_target, others))
    if not others:
        return
    entering = plan.columns[target].replace(use="input")
    fixes = tuple(
        set_columns(
            {target: entering, name: plan.columns[name].replace(use="target")},
            T("Answer “{name}” instead", name=name),
        )
        for name in others[:MOST_FIXES]
    )
    text = T(
        "“{name}” is taken for the answer; {others} could be meant as well.",
        name=target,
        others=three(others),
    )
    yield remark("answer-guessed", text, len(others), fixes, "--target")


def _can_be_answered(looked: Looked, name: str) -> bool:
    kind = looked.registry.columns.get(looked.plan.columns[name].id)
    return kind is not None and bool(kind.objective)

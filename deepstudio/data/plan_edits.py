"""Edits of the data plan. The user's own files are never touched."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from deepstudio.core.adapting import adapted
from deepstudio.core.data_edits import change_data, correct, set_columns
from deepstudio.core.declarations import ColumnKind, Template
from deepstudio.core.graph import Chosen
from deepstudio.core.problems import Edit
from deepstudio.core.project import ColumnPlan, DataPlan, Project, SplitPlan, Use
from deepstudio.core.registry import Registry
from deepstudio.core.text import T, Text, verbatim
from deepstudio.data.plans import taken_over, with_settings

MORE = "more"  # to be answered beside what is answered already


def uses_of(plan: DataPlan, name: str, registry: Registry) -> list[str]:
    """What a column can be for; a further answer (`MORE`) only beside another one."""
    kind = registry.columns.get(plan.columns[name].id)
    uses: list[str] = [*(kind.uses if kind is not None else ()), "unused"]
    others = [other for other in plan.of_use("target") if other != name]
    if "target" in uses and others and plan.columns[name].use != "target":
        uses.insert(uses.index("target") + 1, MORE)
    return uses


def use_column(plan: DataPlan, name: str, wanted: str, registry: Registry) -> Edit:
    """Uses a column for one of `uses_of`; what was answered before enters again, unless it is one more answer."""
    use: Use = "target" if wanted == MORE else wanted  # type: ignore[assignment]
    changed = {name: plan.columns[name].replace(use=use)}
    if wanted == "target":
        for other in plan.of_use("target"):
            changed.setdefault(other, _entering(plan.columns[other], registry))
    return set_columns(changed, T("Change what “{name}” is for", name=name))


def change_kind(plan: DataPlan, name: str, kind: type[ColumnKind]) -> Edit:
    """Takes a column for another kind; it is used as before where that kind can be."""
    before = plan.columns[name].use
    made = ColumnPlan(id=kind.id, use=before if before in kind.uses else "unused")
    return set_columns({name: made}, T("Change what “{name}” is for", name=name))


def _entering(plan: ColumnPlan, registry: Registry) -> ColumnPlan:
    """A column that is no longer answered; it enters where its kind can."""
    kind: type[ColumnKind] | None = registry.columns.get(plan.id)
    return plan.replace(use="input" if kind is not None and "input" in kind.uses else "unused")


def exclude(plan: DataPlan, ids: Collection[str]) -> Edit:
    """Leaves samples out."""
    return change_data(T("Exclude {n} samples", n=len(ids)), excluded=tuple(sorted({*plan.excluded, *ids})))


def restore(plan: DataPlan, ids: Collection[str]) -> Edit:
    """Takes samples in again."""
    kept = tuple(id for id in plan.excluded if id not in set(ids))
    return change_data(T("Restore {n} samples", n=len(ids)), excluded=kept)


def corrected(
    plan: DataPlan,
    ids: Collection[str],
    value: Any,
    words: str,
    own: Mapping[str, Any] | None = None,
) -> Edit:
    """Gives samples another answer, `value` as it is shown, in `words`; those whose source says so need none.

    `own` is what the source says, by id; without it, that is the first folder of the id.
    """
    value = plan.meant(plan.target, value)
    said = own if own is not None else {id: id.partition("/")[0] for id in ids}
    values = {id: value if said.get(id) != value else None for id in ids}
    edit = correct(plan.target, values, T("Label {n} samples as {name}", n=len(ids), name=words))
    return replace(edit, merge=f"correct.{plan.target}")


def use_source(registry: Registry, source_id: str) -> Edit:
    """Takes a built-in sample as data. Size, colour and split chosen before stay."""
    source = registry.sources.get(source_id)
    title = source.title if source is not None else T("data")
    plan = DataPlan(source=Chosen(id=source_id), columns=dict(source.columns) if source is not None else {})
    edit = use_plan(registry, plan, source_id)

    def apply(project: Project) -> Project:
        same = project.data is not None and project.data.source.id == source_id
        return project if same else edit.apply(project)

    return Edit(T("Use {source}", source=title), apply)


def choose_columns(registry: Registry, values: Mapping[str, str]) -> Edit:
    """Which columns of a table hold what; an empty name leaves text and label to the guess.

    Labels that were corrected by hand were classes of the old column; with another one they go.
    """
    edit = change_source(registry, values, T("Choose the columns"))

    def apply(project: Project) -> Project:
        changed = edit.apply(project)
        if changed.data is None or changed is project or "label" not in values:
            return changed
        return changed.replace(data=changed.data.replace(corrected={}))

    return Edit(edit.label, apply)


def change_source(registry: Registry, values: Mapping[str, Any], label: Text, merge: str = "") -> Edit:
    """Changes settings of the source, and takes the columns it then gives; what is there must be found anew."""

    def apply(project: Project) -> Project:
        plan = project.data
        if plan is None or all(plan.source.settings.get(name) == value for name, value in values.items()):
            return project
        return project.replace(data=with_settings(plan, values, registry))

    return Edit(label, apply, merge)


def change_split(plan: SplitPlan, values: Mapping[str, Any]) -> SplitPlan | Text:
    """The changed split, or why it cannot be."""
    try:
        return plan.replace(**values)
    except ValidationError:
        return T("Training and validation together leave nothing for the test. Make one of them smaller.")


def use_plan(registry: Registry, plan: DataPlan, name: str) -> Edit:
    """An edit that takes the source of `plan`; settings of columns and the split chosen before stay."""

    def apply(project: Project) -> Project:
        old = project.data
        if old is None:
            return project.replace(data=plan)
        return project.replace(data=taken_over(plan, old, registry))

    return Edit(T("Use {name} as data", name=name), apply)


def use_template(registry: Registry, template: type[Template]) -> Edit:
    """An edit that takes task and network of a template, fitted to the data."""

    def apply(project: Project) -> Project:
        made = template().build(project.name)
        return adapted(project.replace(models=made.models, task=made.task), registry)

    return Edit(T("Use the template {name}", name=template.title), apply)


def use_run(run: Project, name: str) -> Edit:
    """Takes task, networks and training of a run, and the form its data had then; `name` is that of the run."""

    def apply(project: Project) -> Project:
        now, then = project.data, run.data
        if now is not None and then is not None and now.source.id == then.source.id:
            then = now.replace(columns=then.columns, split=then.split)
        return project.replace(task=run.task, models=run.models, training=run.training, data=then or now)

    return Edit(T("Use {run} again", run=verbatim(name)), apply)


def correct_one(column: str, sample_id: str, value: Any) -> Edit:
    """Gives one sample another answer in a column, as it is shown."""

    def apply(project: Project) -> Project:
        meant = project.data.meant(column, value) if project.data is not None else value
        return correct(column, {sample_id: meant}, T("Correct")).apply(project)

    label = T("Correct the answer of “{id}”", id=sample_id)
    return Edit(label, apply, merge=f"correct.{column}.{sample_id}")


def exclude_one(sample_id: str) -> Edit:
    """Leaves one sample out of the data."""

    def apply(project: Project) -> Project:
        data = project.data
        if data is None or sample_id in data.excluded:
            return project
        return project.replace(data=data.replace(excluded=(*data.excluded, sample_id)))

    return Edit(T("Exclude “{id}”", id=sample_id), apply)


def include_one(sample_id: str) -> Edit:
    """Takes a sample in again."""

    def apply(project: Project) -> Project:
        data = project.data
        if data is None or sample_id not in data.excluded:
            return project
        return project.replace(
            data=data.replace(excluded=tuple(id for id in data.excluded if id != sample_id))
        )

    return Edit(T("Include “{id}” again", id=sample_id), apply)


def is_excluded(plan: DataPlan | None, sample_id: str) -> bool:
    return plan is not None and sample_id in plan.excluded


def answer_now(plan: DataPlan | None, column: str, sample_id: str, examined: Any) -> Any:
    """The answer that the project gives the sample now, as it is shown; `examined` is that of the evaluation."""
    corrected = plan.corrected_in(column) if plan is not None else {}
    return plan.called(column, corrected[sample_id]) if plan and sample_id in corrected else examined


def same_source(plan: DataPlan | None, other: DataPlan | None) -> bool:
    """Whether both speak of the same samples, so that one may be corrected where the other was examined."""
    return plan is not None and other is not None and plan.source == other.source


def corrections_since(examined: DataPlan | None, now: DataPlan | None) -> int:
    """How many samples were corrected or left out since an examination of the same source."""
    if examined is None or now is None or not same_source(now, examined):
        return 0
    changed = {id for id, cells in now.corrected.items() if examined.corrected.get(id) != cells}
    return len(changed | set(now.excluded) - set(examined.excluded))

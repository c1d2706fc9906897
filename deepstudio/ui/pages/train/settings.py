"""The form of the training plan, made from what the catalog declares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from deepstudio.catalog.columns import objective_of, targets
from deepstudio.core.graph import Chosen
from deepstudio.core.problems import Edit
from deepstudio.core.project import Project, TrainingPlan
from deepstudio.core.registry import Family, Registry
from deepstudio.core.settings import Choice, Settings, SettingSpec
from deepstudio.core.text import T, Text
from deepstudio.core.training_edits import set_choice_settings, set_training
from deepstudio.ui.kinds.looks import looks_of
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import SettingsForm

# Choices with settings of their own, which stand below them as `optimizer.learning_rate`.
OPTIMIZER, SCHEDULE, LOSS = "optimizer", "schedule", "loss"
FIRST = ("epochs", "batch_size")


class TrainingForm(SettingsForm):
    """Edits the training plan of the open project."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.edited.connect(self._apply)

    def show_project(self, project: Project) -> None:
        """Shows the plan of `project`; editors that stay keep their focus."""
        registry, plan = self._studio.registry, project.training
        specs = tuple(plan_specs(registry, project))
        focused = next((name for name in self.names() if self.field(name).hasFocus()), None)
        kept = self.names()
        key = f"{plan.optimizer.id} {plan.schedule.id}"
        self.set_specs(specs, plan_values(plan, specs), self._errors(), key)
        for name in self.names():
            self.field(name).setObjectName(f"train.{name}")
        if focused is not None and kept != self.names() and focused in self.names():
            self.focus(focused)

    def show_errors(self) -> None:
        self.set_errors(self._errors())

    def _errors(self) -> dict[str, str | Text]:
        found = self._studio.report.of_area("train")
        return {problem.place.setting: problem.message for problem in found if problem.place.setting}

    def _apply(self, name: str, value: object, merge: bool) -> None:
        if not merge:
            self._studio.end_merge()
        spec = self.row(name).spec
        self._studio.edit(setting_edit(name, value, spec.title))


def setting_edit(name: str, value: object, title: Text) -> Edit:
    """The edit that sets one setting of the form. Values typed in a row become one step."""
    label, merge = T("Change {setting}", setting=title), f"training.{name}"
    which, _, inner = name.partition(".")
    if inner:
        return set_choice_settings(which, {inner: value}, label, merge)
    if which in (OPTIMIZER, SCHEDULE):
        return set_training({which: Chosen(id=str(value))}, label)
    return set_training({name: value}, label, merge)


def plan_specs(registry: Registry, project: Project) -> Iterator[SettingSpec]:
    """Everything of a training plan in the order of the form."""
    own = {spec.name: spec for spec in TrainingPlan.specs()}
    plan = project.training
    yield from (own.pop(name) for name in FIRST)
    yield _choice(OPTIMIZER, T("Optimizer"), T("How weights follow their gradients."), registry.optimizers)
    yield from inner_specs(OPTIMIZER, registry.optimizers, plan.optimizer)
    words = T("How the learning rate changes while the network learns.")
    yield _choice(SCHEDULE, T("Schedule"), words, registry.schedules)
    yield from inner_specs(SCHEDULE, registry.schedules, plan.schedule)
    if not _augments(registry, project):
        own.pop("augmentation")
    if not _balances(registry, project):
        own.pop("balanced")
    yield from own.values()
    yield _loss(registry, project)


def _augments(registry: Registry, project: Project) -> bool:
    """Whether samples can be varied; those that are still to be chosen may be of a kind that can."""
    return project.data is None or looks_of(project.data, registry).augments


def _balances(registry: Registry, project: Project) -> bool:
    """Whether something is answered of which some may be rare, or may be by data that is still to be chosen."""
    found = targets(project.data, registry) if project.data is not None else ()
    objectives = [objective_of(kind, registry) for _, kind in found]
    return not objectives or any(one is not None and one.balances for one in objectives)


def plan_values(plan: TrainingPlan, specs: Iterable[SettingSpec]) -> dict[str, object]:
    """What the form shows of `plan`."""
    values: dict[str, Any] = {OPTIMIZER: plan.optimizer.id, SCHEDULE: plan.schedule.id}
    for spec in specs:
        which, _, inner = spec.name.partition(".")
        if inner:
            values[spec.name] = getattr(plan, which).settings.get(inner, spec.default)
        elif spec.name not in values:
            values[spec.name] = getattr(plan, spec.name)
    return values


def _choice(name: str, title: Text, help: Text, family: Family[Any]) -> SettingSpec:
    return SettingSpec(name, "choice", title, help, None, choices=choices_of(family))


def choices_of(family: Iterable[type[Settings]], none: Text | None = None) -> tuple[Choice, ...]:
    """Each class by its id; before them `none`, which chooses nothing."""
    first = () if none is None else (Choice("", none),)
    return *first, *(Choice(cls.id, cls.title) for cls in family)


def inner_specs(which: str, family: Family[Any], chosen: Chosen) -> Iterator[SettingSpec]:
    """The settings of what was chosen, as `optimizer.learning_rate`."""
    cls = family.get(chosen.id)
    for spec in cls.specs() if cls is not None else ():
        shown_by = spec.visible_when and (f"{which}.{spec.visible_when[0]}", spec.visible_when[1])
        yield replace(spec, name=f"{which}.{spec.name}", visible_when=shown_by)


def losses_of(registry: Registry, project: Project) -> list[type[Settings]]:
    """The losses for what a project answers; all of them where that is not chosen yet."""
    kinds = targets(project.data, registry) if project.data is not None else ()
    wanted = {kind.objective for _, kind in kinds}
    return [cls for cls in registry.losses if not wanted or not cls.objectives or wanted & {*cls.objectives}]


def _loss(registry: Registry, project: Project) -> SettingSpec:
    help = T("What training makes small.")
    choices = choices_of(losses_of(registry, project))
    return SettingSpec(LOSS, "choice", T("Loss"), help, "auto", choices=choices, advanced=True)

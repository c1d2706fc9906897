"""What can be planned for all networks and answers, and for single ones where a project has several of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from deepstudio.catalog.columns import fitting_losses, objective_of, targets
from deepstudio.core.declarations import Loss
from deepstudio.core.graph import Chosen
from deepstudio.core.project import Project, RolePlan, TargetPlan, TrainingPlan
from deepstudio.core.registry import Family, Registry
from deepstudio.core.settings import Choice, Settings, SettingSpec
from deepstudio.core.text import T, Text
from deepstudio.ui.kinds.looks import looks_of

# Choices with settings of their own, which stand below them as `optimizer.learning_rate`.
OPTIMIZER, SCHEDULE, LOSS = "optimizer", "schedule", "loss"
RATE = "optimizer.learning_rate"
FIRST = ("epochs", "batch_size")
OTHERS = T("as the others")

Planned = tuple[SettingSpec, object]
"""A setting and its value."""


@dataclass(frozen=True, slots=True)
class PlanPart:
    """What a form shows: the plan of all, or that of one network or answer."""

    settings: tuple[Planned, ...]
    kind: Literal["", "roles", "targets"] = ""
    name: str = ""

    @property
    def prefix(self) -> str:
        """Where problems say that they sit."""
        return f"{self.kind}.{self.name}." if self.kind else ""

    @property
    def values(self) -> dict[str, object]:
        return {spec.name: value for spec, value in self.settings}


def parts_of(registry: Registry, project: Project) -> Iterator[PlanPart]:
    """The plan of all; then that of each of several networks, and of each of several answers."""
    yield PlanPart(tuple(_of_all(registry, project)))
    plan, task = project.training, registry.tasks.get(project.task.id)
    roles = task.roles if task is not None else ()
    answered = project.data.of_use("target") if project.data is not None else ()
    for role in roles if len(roles) > 1 else ():
        yield PlanPart(tuple(_of_role(registry, plan.roles.get(role, RolePlan()))), "roles", role)
    for target in answered if len(answered) > 1 else ():
        own = plan.targets.get(target, TargetPlan())
        yield PlanPart(tuple(_of_target(_losses(registry, project), own)), "targets", target)


def _of_all(registry: Registry, project: Project) -> Iterator[Planned]:
    """Everything of a training plan in the order of the form."""
    plan = project.training
    own = {spec.name: (spec, getattr(plan, spec.name)) for spec in TrainingPlan.specs()}
    yield from (own.pop(name) for name in FIRST)
    yield from _optimizer(registry, plan.optimizer)
    words = T("How the learning rate changes while the network learns.")
    yield from _chosen(SCHEDULE, T("Schedule"), words, registry.schedules, plan.schedule)
    if not augments(registry, project):
        own.pop("augmentation")
    if not balances(registry, project):
        own.pop("balanced")
    yield from own.values()
    yield replace(_loss(_losses(registry, project)), advanced=True), plan.loss


def _of_role(registry: Registry, plan: RolePlan) -> Iterator[Planned]:
    planned = _optimizer(registry, plan.optimizer, OTHERS)
    return (one for one in planned if one[0].name in (OPTIMIZER, RATE))


def _of_target(losses: Iterable[type[Loss]], plan: TargetPlan) -> Iterator[Planned]:
    yield _loss(losses, OTHERS), plan.loss
    words = T("How much mistakes in this answer count beside those in the others.")
    yield SettingSpec("weight", "float", T("Weight"), words, 1.0, ge=1e-6, le=1e6), plan.weight


def _optimizer(registry: Registry, chosen: Chosen | None, none: Text | None = None) -> Iterator[Planned]:
    words = T("How weights follow their gradients.")
    return _chosen(OPTIMIZER, T("Optimizer"), words, registry.optimizers, chosen, none)


def _chosen(
    which: str, title: Text, help: Text, family: Family[Any], chosen: Chosen | None, none: Text | None = None
) -> Iterator[Planned]:
    """A choice, and the settings of what was chosen."""
    yield _choice(which, title, help, family, none), chosen.id if chosen is not None else ""
    if chosen is None or (cls := family.get(chosen.id)) is None:
        return
    for spec in cls.specs():
        shown_by = spec.visible_when and (f"{which}.{spec.visible_when[0]}", spec.visible_when[1])
        value = chosen.settings.get(spec.name, spec.default)
        yield replace(spec, name=f"{which}.{spec.name}", visible_when=shown_by), value


def _loss(losses: Iterable[type[Loss]], none: Text | None = None) -> SettingSpec:
    return _choice(LOSS, T("Loss"), T("What training makes small."), losses, none)


def _choice(
    name: str, title: Text, help: Text, family: Iterable[type[Settings]], none: Text | None
) -> SettingSpec:
    """One of `family` by its id; before them `none`, which chooses nothing."""
    first = () if none is None else (Choice("", none),)
    choices = (*first, *(Choice(cls.id, cls.title) for cls in family))
    about = {OPTIMIZER: "optimizer", SCHEDULE: "schedule"}
    return SettingSpec(name, "choice", title, help, None, choices=choices, about=about.get(name, ""))


def _losses(registry: Registry, project: Project) -> list[type[Loss]]:
    """The losses for what a project answers."""
    kinds = targets(project.data, registry) if project.data is not None else ()
    return fitting_losses([kind for _, kind in kinds], registry)


def augments(registry: Registry, project: Project) -> bool:
    """Whether samples can be varied; those that are still to be chosen may be of a kind that can."""
    return project.data is None or looks_of(project.data, registry).augments


def balances(registry: Registry, project: Project) -> bool:
    """Whether something is answered of which some may be rare, or may be by data that is still to be chosen."""
    found = targets(project.data, registry) if project.data is not None else ()
    objectives = [objective_of(kind, registry) for _, kind in found]
    return not objectives or any(one is not None and one.balances for one in objectives)

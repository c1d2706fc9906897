"""What is wrong with a training plan: choices that cannot be made, plans for roles or targets that are not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from deepstudio.core.graph import Chosen
from deepstudio.core.problems import Edit, Place, Problem, Severity, unknown
from deepstudio.core.project import Project
from deepstudio.core.registry import Family, InvalidSettings, Registry, UnknownId
from deepstudio.core.text import T, Text, verbatim
from deepstudio.core.training_edits import drop_plans, set_role, set_target, set_training

PlanChoice = Literal["optimizer", "schedule"]


@dataclass(frozen=True, slots=True)
class _Choice:
    """An optimizer or a schedule that can be chosen for all roles or for one."""

    title: Text
    family: Family[Any]
    default: str


def plan_problems(project: Project, registry: Registry, roles: Sequence[str]) -> Iterator[Problem]:
    """`roles` are those of the task."""
    plan = project.training
    choices: dict[PlanChoice, _Choice] = {
        "optimizer": _Choice(verbatim("optimizer"), registry.optimizers, "adam"),
        "schedule": _Choice(verbatim("schedule"), registry.schedules, "constant"),
    }
    for which, choice in choices.items():
        fix = set_training({which: Chosen(id=choice.default)}, T("Use the default"))
        yield from _choice(choice, getattr(plan, which), which, fix)
        for role, own in plan.roles.items():
            chosen: Chosen | None = getattr(own, which)
            if chosen is not None and role in roles:
                fix = set_role(role, {which: None}, T("Let it learn as the others do"))
                yield from _choice(choice, chosen, f"roles.{role}.{which}", fix)
    yield from _losses(project, registry)
    yield from _strangers(project, roles)


def _choice(choice: _Choice, chosen: Chosen, setting: str, fix: Edit) -> Iterator[Problem]:
    made = choice.family.resolve(chosen.id, chosen.settings, chosen.key)
    place = Place("train", setting=setting)
    if isinstance(made, UnknownId):
        yield unknown(place, choice.title, made.id, fix)
    elif isinstance(made, InvalidSettings):
        yield Problem("setting", place, made.errors[0].message, fixes=(fix,))


def _losses(project: Project, registry: Registry) -> Iterator[Problem]:
    plan, title = project.training, T("loss")
    if registry.losses.get(plan.loss) is None:
        fix = set_training({"loss": "auto"}, T("Choose automatically"))
        yield unknown(Place("train", setting="loss"), title, plan.loss, fix)
    for target, own in plan.targets.items():
        if own.loss and registry.losses.get(own.loss) is None:
            fix = set_target(target, {"loss": ""}, T("Use the loss of the others"))
            yield unknown(Place("train", setting=f"targets.{target}.loss"), title, own.loss, fix)


def _strangers(project: Project, roles: Sequence[str]) -> Iterator[Problem]:
    """Plans for what the project does not have (any more)."""
    plan, drop = project.training, T("Drop it")
    for role in plan.roles:
        if role not in roles:
            yield Problem(
                "strange-role",
                Place("train", setting=f"roles.{role}"),
                T(
                    "The training plan speaks of the network “{name}”, which this task does not have.",
                    name=role,
                ),
                Severity.WARNING,
                fixes=(drop_plans(drop, roles=(role,)),),
            )
    answered = project.data.of_use("target") if project.data is not None else tuple(plan.targets)
    for target in plan.targets:
        if target not in answered:
            yield Problem(
                "strange-target",
                Place("train", setting=f"targets.{target}"),
                T(
                    "The training plan speaks of the column “{name}”, which is not to be answered.",
                    name=target,
                ),
                Severity.WARNING,
                fixes=(drop_plans(drop, targets=(target,)),),
            )

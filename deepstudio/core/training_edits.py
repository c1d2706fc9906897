"""Edits of how the networks learn, and of the name of the project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from deepstudio.core.graph import Chosen
from deepstudio.core.problems import Edit
from deepstudio.core.project import Project, RolePlan, TargetPlan, TrainingPlan
from deepstudio.core.text import T, Text, verbatim


def set_training(values: Mapping[str, Any], label: Text, merge: str = "") -> Edit:
    return Edit(label, partial(_with_training, values=values), merge)


def set_role(role: str, changes: Mapping[str, Any], label: Text, merge: str = "") -> Edit:
    """Changes how one role learns; `None` lets it learn as the others do."""

    def apply(project: Project) -> Project:
        return project.replace(training=with_role(project.training, role, **changes))

    return Edit(label, apply, merge)


def set_target(target: str, changes: Mapping[str, Any], label: Text, merge: str = "") -> Edit:
    """Changes how one target is learned."""

    def apply(project: Project) -> Project:
        return project.replace(training=with_target(project.training, target, **changes))

    return Edit(label, apply, merge)


def drop_plans(label: Text, roles: Sequence[str] = (), targets: Sequence[str] = ()) -> Edit:
    """Takes back what is planned for single roles or targets."""

    def apply(project: Project) -> Project:
        plan = project.training
        kept_roles = {name: own for name, own in plan.roles.items() if name not in roles}
        kept_targets = {name: own for name, own in plan.targets.items() if name not in targets}
        return project.replace(training=plan.replace(roles=kept_roles, targets=kept_targets))

    return Edit(label, apply)


def with_role(plan: TrainingPlan, role: str, **changes: Any) -> TrainingPlan:
    """The plan with another one for a role. One that says nothing of its own is dropped."""
    own = plan.roles.get(role, RolePlan()).replace(**changes)
    others = {name: known for name, known in plan.roles.items() if name != role}
    return plan.replace(roles=others if own == RolePlan() else {**others, role: own})


def with_target(plan: TrainingPlan, target: str, **changes: Any) -> TrainingPlan:
    """The plan with another one for a target. One that says nothing of its own is dropped."""
    own = plan.targets.get(target, TargetPlan()).replace(**changes)
    others = {name: known for name, known in plan.targets.items() if name != target}
    return plan.replace(targets=others if own == TargetPlan() else {**others, target: own})


def set_in_plan(place: str, value: Any, label: Text) -> Edit:
    """Sets what problems call `place`, such as `optimizer.learning_rate` or `targets.NAME.loss`.

    Values that are set there one after the other become one step; what is chosen is a step of its own.
    """
    merge = f"training.{place}"
    match place.split("."):
        case ["targets", *target, name]:
            return set_target(".".join(target), {name: value}, label, merge)
        case ["roles", role, which]:
            return set_role(role, {which: Chosen(id=str(value)) if value else None}, label)
        case ["roles", role, which, name]:
            return _set_in_choice(role, which, {name: value}, label, merge)
        case [which, name]:
            return _set_in_choice("", which, {name: value}, label, merge)
        case ["optimizer" | "schedule" as which]:
            return set_training({which: Chosen(id=str(value))}, label)
    return set_training({place: value}, label, merge)


def _set_in_choice(role: str, which: str, values: Mapping[str, Any], label: Text, merge: str) -> Edit:
    """Changes settings of an optimizer or a schedule: that of one role, or of all without a role."""

    def apply(project: Project) -> Project:
        plan = project.training
        before = plan.optimizer_of(role) if which == "optimizer" else plan.schedule_of(role)
        chosen = before.replace(settings={**before.settings, **values})
        changed = with_role(plan, role, **{which: chosen}) if role else plan.replace(**{which: chosen})
        return project.replace(training=changed)

    return Edit(label, apply, merge)


def rename_project(name: str) -> Edit:
    return Edit(T("Rename to {name}", name=verbatim(name)), lambda project: project.replace(name=name))


def _with_training(project: Project, values: Mapping[str, Any]) -> Project:
    return project.replace(training=project.training.replace(**values))

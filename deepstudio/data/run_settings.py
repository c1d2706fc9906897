"""How a run learned, setting by setting, and in which settings runs differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from deepstudio.core.graph import Chosen
from deepstudio.core.project import Project, TrainingPlan
from deepstudio.core.registry import Family, Registry
from deepstudio.core.settings import SettingSpec
from deepstudio.core.text import T, Text, verbatim
from deepstudio.data.project_changes import value_words


@dataclass(frozen=True, slots=True)
class RunSetting:
    """What was set, and what it is called. `value` is a number, or something whose words are sorted."""

    title: Text
    value: Any
    words: Text


RunSettings = Mapping[str, RunSetting]


def settings_of(project: Project | None, registry: Registry) -> RunSettings:
    """All settings of a training plan by their place, such as `optimizer.learning_rate`."""
    return dict(_found(project.training, registry)) if project is not None else {}


def differing(runs: Sequence[RunSettings]) -> tuple[str, ...]:
    """The places that not all runs which have them set alike, in the order in which plans have them."""
    order: dict[str, None] = {}
    for run in runs:
        order |= dict.fromkeys(run)
    return tuple(place for place in order if len({run[place].value for run in runs if place in run}) > 1)


def _found(plan: TrainingPlan, registry: Registry) -> Iterator[tuple[str, RunSetting]]:
    optimizers, schedules = registry.optimizers, registry.schedules
    yield from _chosen("optimizer", T("Optimizer"), optimizers, plan.optimizer)
    yield from _chosen("schedule", T("Schedule"), schedules, plan.schedule)
    yield from _set("", TrainingPlan.specs(), plan.values())
    yield "loss", _loss(T("Loss"), plan.loss, registry)
    for role, own in plan.roles.items():
        if own.optimizer is not None:
            title = T("Optimizer of {name}", name=role)
            yield from _chosen(f"roles.{role}.optimizer", title, optimizers, own.optimizer)
        if own.schedule is not None:
            title = T("Schedule of {name}", name=role)
            yield from _chosen(f"roles.{role}.schedule", title, schedules, own.schedule)
    for target in plan.targets:
        title = T("Weight of {name}", name=target)
        weight = plan.weight_of(target)
        yield f"targets.{target}.weight", RunSetting(title, weight, verbatim(f"{weight:g}"))
        loss = _loss(T("Loss of {name}", name=target), plan.loss_of(target), registry)
        yield f"targets.{target}.loss", loss


def _chosen(place: str, title: Text, family: Family[Any], chosen: Chosen) -> Iterator[tuple[str, RunSetting]]:
    cls = family.get(chosen.id)
    yield place, RunSetting(title, chosen.id, cls.title if cls is not None else verbatim(chosen.id))
    if cls is not None:
        yield from _set(f"{place}.", cls.specs(), chosen.settings)


def _set(
    place: str, specs: Sequence[SettingSpec], values: Mapping[str, Any]
) -> Iterator[tuple[str, RunSetting]]:
    for spec in specs:
        value = values.get(spec.name, spec.default)
        if isinstance(value, str | int | float):
            yield f"{place}{spec.name}", RunSetting(spec.title, value, value_words(spec, value))


def _loss(title: Text, id: str, registry: Registry) -> RunSetting:
    loss = registry.losses.get(id)
    return RunSetting(title, id, loss.title if loss is not None else verbatim(id))

"""The numbers of a run as people read them: what `validation.price.mae` is called, and how its value is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Self

from deepstudio.core.declarations import Metric, Task
from deepstudio.core.project import Project
from deepstudio.core.registry import Registry
from deepstudio.core.results import written
from deepstudio.core.text import T, Text, verbatim

LOSS = Metric("loss", T("Loss"), higher_is_better=False, about="loss")
PARTS: Mapping[str, Text] = {"train": T("training"), "validation": T("validation"), "test": T("test")}


class RunMetrics:
    """Of the names that a run's events give its numbers: part, column and metric; the first two may be missing.

    `units` are those of the columns that are answered; `best` is the metric that picks the best epoch. What
    is not known is shown under its own name.
    """

    def __init__(
        self, metrics: Iterable[Metric] = (), units: Mapping[str, str] | None = None, best: str = ""
    ) -> None:
        self._metrics = {metric.id: metric for metric in metrics}
        self._units, self._best = dict(units or {}), best

    @classmethod
    def of(cls, project: Project, registry: Registry) -> Self:
        """Those of the runs of a project, also where its task is not known."""
        task = _task(registry, project)
        if task is None:
            return cls()
        units = _units(registry, project)
        return cls(task.examined_of(project, registry), units, task.best_of(project, registry))

    def title(self, name: str) -> Text:
        """`validation.price.mae` in words, such as `Mean error of price (validation)`."""
        part, _, _ = split_name(name)
        title = self.short_title(name)
        return T("{metric} ({part})", metric=title, part=PARTS[part]) if part else title

    def short_title(self, name: str) -> Text:
        """The same without the part."""
        _, target, id = split_name(name)
        metric = self._metrics.get(id)
        title = metric.title if metric is not None else verbatim(id)
        return T("{metric} of {target}", metric=title, target=verbatim(target)) if target else title

    def value(self, name: str, value: float) -> str:
        """A share as percent, what counts something with its unit, anything else as a plain number."""
        _, target, id = split_name(name)
        metric = self._metrics.get(id)
        if metric is None:
            return written(value)
        unit = self._unit(target) if metric.in_unit else ""
        return written(value, "percent" if metric.percent else "number", unit)

    def _unit(self, target: str) -> str:
        """That of a column, or the one that all columns have."""
        return self._units.get(target, "") if target else _common(self._units.values())

    def higher_is_better(self, name: str) -> bool:
        """Of what is not known, less is better, as of every loss."""
        metric = self._metrics.get(split_name(name)[2])
        return metric is not None and metric.higher_is_better

    def telling(self, values: Mapping[str, float]) -> str:
        """The name of the number that people look at first: the one by which the best epoch was picked."""
        whole = sorted(values, key=lambda name: bool(split_name(name)[1]))  # before those of single columns
        validation = [name for name in whole if split_name(name)[0] == "validation"]
        best = [name for name in validation if split_name(name)[2] == self._best]
        return next(iter([*best, *validation, *whole]), "")


def metrics_of(registry: Registry, project: Project | None) -> tuple[Metric, ...]:
    """What the runs of a project report, with their units where all answers have the same."""
    task = _task(registry, project)
    if task is None or project is None:
        usual: type[Task] = next(iter(registry.tasks))
        return usual.metrics
    unit = _common(_units(registry, project).values())
    found = task.metrics_of(project, registry)
    return tuple(replace(metric, unit=unit) if metric.in_unit else metric for metric in found)


def best_metric(registry: Registry, project: Project | None) -> Metric:
    """The metric that picks the best epoch."""
    task, metrics = _task(registry, project), metrics_of(registry, project)
    best = task.best_of(project, registry) if task is not None and project is not None else ""
    return next((metric for metric in metrics if metric.id == best), next(iter(metrics), LOSS))


def _task(registry: Registry, project: Project | None) -> Task | None:
    if project is None:
        return None
    made = registry.tasks.resolve(project.task.id, project.task.settings, project.task.key)
    return made if isinstance(made, Task) else None


def _common(units: Iterable[str]) -> str:
    """The one unit, where there is one only."""
    found = {*units}
    return found.pop() if len(found) == 1 else ""


def split_name(name: str) -> tuple[str, str, str]:
    """Part, column and metric of `validation.colour.accuracy`; the first two may be empty."""
    part, _, rest = name.partition(".")
    if part not in PARTS or not rest:
        part, rest = "", name
    target, _, id = rest.rpartition(".")
    return part, target, id


def by_target(values: Mapping[str, float]) -> dict[str, Any]:
    """Numbers without a part as machines read them: those of single columns stand together under their column."""
    found: dict[str, Any] = {name: value for name, value in values.items() if not split_name(name)[1]}
    for name, value in values.items():
        _, target, id = split_name(name)
        if target:
            own = found.get(target)
            found[target] = {**(own if isinstance(own, dict) else {}), id: value}
    return found


def _units(registry: Registry, project: Project) -> dict[str, str]:
    """The units of the columns that are answered."""
    from deepstudio.catalog.columns import (
        targets,
        unit_of,
    )  # commands that only say what they do need no kinds

    kinds = targets(project.data, registry) if project.data is not None else ()
    return {name: unit_of(kind) for name, kind in kinds}

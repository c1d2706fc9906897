"""The numbers by which runs are told and compared."""

from __future__ import annotations

from dataclasses import replace

from deepstudio.catalog.columns import targets, unit_of
from deepstudio.core.declarations import Metric, Task
from deepstudio.core.project import Project
from deepstudio.core.registry import Registry
from deepstudio.core.text import T
from deepstudio.ui.plots.axes import read

LOSS = Metric("loss", T("Loss"), higher_is_better=False)


def metrics_of(registry: Registry, project: Project | None) -> tuple[Metric, ...]:
    """What the runs of a project report, with their units where all answers have the same."""
    task = _task(registry, project)
    if task is None or project is None:
        usual: type[Task] = next(iter(registry.tasks))
        return usual.metrics
    kinds = targets(project.data, registry) if project.data is not None else ()
    units = {unit_of(kind) for _, kind in kinds}
    unit = units.pop() if len(units) == 1 else ""
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


def shown_metric(value: float, metric: Metric) -> str:
    return f"{read(value, metric.percent)} {metric.unit}".rstrip()

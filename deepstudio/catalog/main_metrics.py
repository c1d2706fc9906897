"""The number that is looked at first, for each answer of a project."""

from __future__ import annotations

from dataclasses import replace

from deepstudio.catalog.columns import objective_of, targets, unit_of
from deepstudio.catalog.run_metrics import best_metric
from deepstudio.core.declarations import Metric
from deepstudio.core.project import Project
from deepstudio.core.registry import Registry


def main_metrics(project: Project, registry: Registry) -> dict[str, Metric]:
    """By the column that is answered, with its unit; a task that answers none has one of its own, under ""."""
    found = {}
    for name, kind in targets(project.data, registry) if project.data is not None else ():
        objective = objective_of(kind, registry)
        best = (
            next((one for one in objective.examined if one.id == objective.best), None) if objective else None
        )
        if best is not None:
            found[name] = replace(best, unit=unit_of(kind)) if best.in_unit else best
    task = registry.tasks.get(project.task.id)
    known = {one.id for one in task().metrics_of(project, registry)} if task is not None else set()
    if found and all(one.id in known for one in found.values()):
        return found
    return {"": best_metric(registry, project)}

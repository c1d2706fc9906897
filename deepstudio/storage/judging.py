"""A run's course put before the judge: what `core.coach` says of it."""

from __future__ import annotations

from collections.abc import Mapping

from deepstudio.catalog.run_metrics import best_metric
from deepstudio.core.coach.cures import drops_out, usual_rate
from deepstudio.core.coach.curves import LearningCurves
from deepstudio.core.coach.rules import verdict_on
from deepstudio.core.coach.verdict import Verdict
from deepstudio.core.project import Project, TrainingPlan
from deepstudio.core.registry import Registry
from deepstudio.storage.run_course import Course


def verdict_of(
    course: Course, project: Project, registry: Registry, simple: Mapping[str, float] | None = None
) -> Verdict | None:
    """What is to be said of a run; nothing before its first epoch is through.

    `project` is the run's own, `simple` what a simple method gets on its test part, by metric.
    """
    return verdict_on(curves_of(course, project, registry, simple))


def curves_of(
    course: Course, project: Project, registry: Registry, simple: Mapping[str, float] | None = None
) -> LearningCurves:
    """The curves of the metric that picks the best epoch."""
    metric, plan = best_metric(registry, project), project.training
    return LearningCurves(
        metric,
        train=course.column(f"train.{metric.id}"),
        validation=course.column(f"validation.{metric.id}"),
        train_loss=course.column("train.loss"),
        validation_loss=course.column("validation.loss"),
        floor=course.floor.get(f"validation.{metric.id}"),
        floor_loss=course.floor.get("validation.loss"),
        samples=course.samples.get("validation", 0),
        test=course.test.get(metric.id),
        test_samples=course.samples.get("test", 0),
        simple=(simple or {}).get(metric.id),
        planned=course.planned,
        diverged=course.ended == "diverged",
        rate=_rate(plan, registry),
        usual_rate=usual_rate(registry, plan.optimizer.id),
        hindered=plan.augmentation or drops_out(project, registry),
        fresh=not plan.start_from,
    )


def _rate(plan: TrainingPlan, registry: Registry) -> float | None:
    """The learning rate, where all networks have the same."""
    if any(one.optimizer is not None for one in plan.roles.values()):
        return None
    usual = usual_rate(registry, plan.optimizer.id)
    chosen = plan.optimizer.settings.get("learning_rate", usual)
    return float(chosen) if isinstance(chosen, int | float) else None

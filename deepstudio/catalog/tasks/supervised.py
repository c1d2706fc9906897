"""Learning from samples with known answers, whatever these are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from deepstudio.catalog.columns import objective_of, targets
from deepstudio.catalog.objectives.heads import deciding, head
from deepstudio.catalog.run_metrics import LOSS
from deepstudio.catalog.tasks.data_rules import data_problems, lacks_answers
from deepstudio.catalog.tasks.ends import column_shapes, end_problems
from deepstudio.catalog.tasks.learning_rules import nothing_learns
from deepstudio.catalog.tasks.wanted_columns import wanted_columns
from deepstudio.core.analysis import Analysis
from deepstudio.core.binding import bound
from deepstudio.core.data_edits import set_use
from deepstudio.core.declarations import Metric, Objective, Task
from deepstudio.core.explained import Explained
from deepstudio.core.graph_edits import append_branch
from deepstudio.core.problems import Edit, Place, Problem
from deepstudio.core.project import DEFAULT_ROLE, NOTHING_FOUND, DataPlan, Found, Project
from deepstudio.core.registry import Registry
from deepstudio.core.shapes import Shape
from deepstudio.core.text import T, Text
from deepstudio.core.training_edits import set_target, set_training


class Supervised(Task):
    """Answers columns of samples, each with an output of its own; what that means follows from their kinds."""

    id: ClassVar[str] = "supervised"
    replaces: ClassVar[tuple[str, ...]] = ("classification",)
    title: ClassVar[Text] = T("Learning from examples")
    help: ClassVar[Text] = T("Learns from samples with known answers, such as classes or numbers.")
    metrics: ClassVar[tuple[Metric, ...]] = (LOSS,)
    best: ClassVar[str] = "loss"
    learner: ClassVar[str] = "deepstudio.engine.tasks.supervised:start"
    trained: ClassVar[str] = "deepstudio.engine.supervised_model:load"

    def metrics_of(self, project: Project, registry: Registry) -> tuple[Metric, ...]:
        found = {metric.id: metric for one in _objectives(project, registry) for metric in one.metrics}
        return LOSS, *found.values()

    def examined_of(self, project: Project, registry: Registry) -> tuple[Metric, ...]:
        examined = (metric for one in _objectives(project, registry) for metric in one.examined)
        found = {metric.id: metric for metric in (*self.metrics_of(project, registry), *examined)}
        return tuple(found.values())

    def best_of(self, project: Project, registry: Registry) -> str:
        best = {one.best for one in _objectives(project, registry)}
        return best.pop() if len(best) == 1 else self.best

    def input_shapes(
        self, project: Project, registry: Registry, role: str, before: Mapping[str, Analysis]
    ) -> dict[str, Shape | None]:
        return column_shapes(project, registry, role)

    def lacks(self, plan: DataPlan, found: Found, registry: Registry) -> Explained | None:
        return lacks_answers(plan, found, registry)

    def check(
        self, project: Project, registry: Registry, analyses: Mapping[str, Analysis]
    ) -> Sequence[Problem]:
        analysis = analyses[DEFAULT_ROLE]
        answers = [*_answers(project, registry, analysis)]
        return [
            *data_problems(project, registry),
            *_kinds(project, registry),
            *end_problems(
                project, registry, analysis, lambda name: _add_end(project, registry, analysis, name)
            ),
            *answers,
            *_losses(project, registry, analysis),
            *wanted_columns(project, registry, analysis),
            *([] if answers else nothing_learns(registry, analysis, _ending(project, registry))),
        ]


def _objectives(project: Project, registry: Registry) -> tuple[Objective, ...]:
    """What the project learns to answer; to tell classes apart, as long as there is no data."""
    kinds = targets(project.data, registry) if project.data is not None else ()
    found = tuple(one for _, kind in kinds if (one := objective_of(kind, registry)) is not None)
    if found:
        return found
    usual = next(iter(registry.objectives), None)
    return (usual(),) if usual is not None else ()


def _ending(project: Project, registry: Registry) -> Mapping[str, Any]:
    """The settings of a Dense layer that ends a network for the first column to answer."""
    name = project.data.target if project.data is not None else ""
    known = project.data.found if project.data is not None else None
    objective = _objective(project, registry, name)
    return objective.ending(known.column(name) if known is not None else NOTHING_FOUND) if objective else {}


def _kinds(project: Project, registry: Registry) -> Iterator[Problem]:
    """What is to be answered can be, and there is at least one such column."""
    plan = project.data
    if plan is None:
        return
    for name, kind in targets(plan, registry):
        if objective_of(kind, registry) is None:
            yield Problem(
                "answer-kind",
                Place("data", setting=name),
                T(
                    "The kind of the column “{name}” is {kind}, which no network can answer.",
                    name=name,
                    kind=kind.title,
                ),
                fixes=(set_use(name, kind.uses[0], T("Do not use “{name}” as an answer", name=name)),),
            )


def _add_end(project: Project, registry: Registry, analysis: Analysis, column: str) -> Edit:
    """Numbers for one more column, made from what those of the first one are made from."""
    plan = project.data
    kind = dict(targets(plan, registry)).get(column) if plan is not None else None
    objective = objective_of(kind, registry) if kind is not None else None
    known = plan.found.column(column) if plan is not None and plan.found is not None else NOTHING_FOUND
    outputs = analysis.graph.of_layer("output")
    last = deciding(analysis, outputs[0].name) if outputs else None
    source = analysis.feeding(last)[0].source if last is not None else None
    scores = ("dense", dict(objective.ending(known) if objective is not None else {}))
    label = T("Add an output for “{name}”", name=column)
    return append_branch(analysis.role, source, (scores, ("output", {"target": column})), label)


def _answered(project: Project, analysis: Analysis) -> dict[str, str]:
    """The column that each output answers, the first output of each; without data its only one answers something."""
    nodes = analysis.graph.of_layer("output")
    found = bound(analysis.graph, project.data, "output")
    if len(nodes) == 1:
        return {nodes[0].name: found.get(nodes[0].name, "")}
    first = {column: name for name, column in reversed(found.items())}
    return {name: column for name, column in found.items() if first[column] == name}


def _objective(project: Project, registry: Registry, column: str) -> Objective | None:
    """What it means to answer a column; of no column, what the project learns at all."""
    plan = project.data
    kind = dict(targets(plan, registry)).get(column) if plan is not None else None
    if kind is None:
        return next(iter(_objectives(project, registry)), None)
    return objective_of(kind, registry)


def _answers(project: Project, registry: Registry, analysis: Analysis) -> Iterator[Problem]:
    """The network ends as each answer wants it."""
    answered = _answered(project, analysis)
    known = project.data.found if project.data is not None else None
    for name, column in answered.items():
        objective = _objective(project, registry, column)
        found = known.column(column) if known is not None and column else None
        told = column if len(answered) > 1 else ""
        if objective is not None:
            yield from objective.problems(registry, analysis, analysis.graph.by_name[name], found, told)


def _losses(project: Project, registry: Registry, analysis: Analysis) -> Iterator[Problem]:
    """A loss chosen by hand must fit the answer and the output."""
    plan = project.training
    for name, column in _answered(project, analysis).items():
        end, loss = head(analysis, name), registry.losses.get(plan.loss_of(column))
        objective = _objective(project, registry, column)
        if end is None or loss is None or objective is None or not loss.objectives:
            continue
        own = column in plan.targets and bool(plan.targets[column].loss)
        place = Place("train", setting=f"targets.{column}.loss" if own else "loss")
        label = T("Choose automatically")
        fix = set_target(column, {"loss": "auto"}, label) if own else set_training({"loss": "auto"}, label)
        if objective.id not in loss.objectives:
            message = T("The loss “{loss}” is for other answers.", loss=loss.title)
            yield Problem("loss-fit", place, message, fixes=(fix,))
        elif loss.outputs != "any" and (loss.outputs == "one") != (end.outputs == 1):
            yield Problem(
                "loss-fit",
                place,
                T("This loss does not fit an output of {n} numbers.", n=end.outputs),
                why=T("Binary cross-entropy is for one number, cross-entropy for several."),
                fixes=(fix,),
            )


TASKS = (Supervised,)

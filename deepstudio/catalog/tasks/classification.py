"""Telling which of several classes a sample belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from deepstudio.catalog.columns import ClassColumn, targets
from deepstudio.catalog.tasks.data_rules import data_problems, lacks_classes
from deepstudio.catalog.tasks.ends import column_shapes, end_problems
from deepstudio.catalog.tasks.heads import deciding, head
from deepstudio.catalog.tasks.scores import score_problems
from deepstudio.core.analysis import Analysis
from deepstudio.core.binding import bound
from deepstudio.core.data_edits import set_use
from deepstudio.core.declarations import Metric, Task
from deepstudio.core.explained import Explained
from deepstudio.core.graph_edits import append_branch
from deepstudio.core.problems import Edit, Place, Problem
from deepstudio.core.project import DEFAULT_ROLE, DataPlan, Found, Project
from deepstudio.core.registry import Registry
from deepstudio.core.shapes import Shape
from deepstudio.core.text import T, Text
from deepstudio.core.training_edits import set_target, set_training


class Classification(Task):
    """Answers columns of classes, each with an output of its own."""

    id: ClassVar[str] = "classification"
    title: ClassVar[Text] = T("Classification")
    help: ClassVar[Text] = T("Tells which of several classes a sample belongs to.")
    metrics: ClassVar[tuple[Metric, ...]] = (
        Metric("loss", T("Loss"), higher_is_better=False),
        Metric("accuracy", T("Accuracy"), higher_is_better=True, percent=True),
    )
    best: ClassVar[str] = "accuracy"
    learner: ClassVar[str] = "deepstudio.engine.tasks.classification:start"

    def input_shapes(
        self, project: Project, registry: Registry, role: str, before: Mapping[str, Analysis]
    ) -> dict[str, Shape | None]:
        return column_shapes(project, registry, role)

    def lacks(self, plan: DataPlan, found: Found, registry: Registry) -> Explained | None:
        return lacks_classes(plan, found, registry)

    def check(
        self, project: Project, registry: Registry, analyses: Mapping[str, Analysis]
    ) -> Sequence[Problem]:
        analysis = analyses[DEFAULT_ROLE]
        return [
            *data_problems(project, registry),
            *_kinds(project, registry),
            *end_problems(project, registry, analysis, lambda name: _add_head(project, analysis, name)),
            *_scores(project, registry, analysis),
            *_losses(project, registry, analysis),
        ]


def _kinds(project: Project, registry: Registry) -> Iterator[Problem]:
    """A classifier answers columns of classes, and has at least one."""
    plan = project.data
    if plan is None:
        return
    for name, kind in targets(plan, registry):
        if not isinstance(kind, ClassColumn):
            yield Problem(
                "answer-kind",
                Place("data", setting=name),
                T(
                    "A classifier answers with classes, but the kind of the column “{name}” is {kind}.",
                    name=name,
                    kind=kind.title,
                ),
                fixes=(set_use(name, kind.uses[0], T("Do not use “{name}” as an answer", name=name)),),
            )


def _add_head(project: Project, analysis: Analysis, column: str) -> Edit:
    """Scores for one more column, made from what the scores of the first one are made from."""
    known = project.data.found.column(column).classes if project.data and project.data.found else ()
    outputs = analysis.graph.of_layer("output")
    last = deciding(analysis, outputs[0].name) if outputs else None
    source = analysis.feeding(last)[0].source if last is not None else None
    scores = ("dense", {"units": max(2, len(known)), "activation": "softmax"})
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


def _scores(project: Project, registry: Registry, analysis: Analysis) -> Iterator[Problem]:
    answered = _answered(project, analysis)
    for name, column in answered.items():
        found = project.data.found if project.data is not None else None
        classes = len(found.column(column).classes) if found is not None else 0
        told = column if len(answered) > 1 else ""
        yield from score_problems(registry, analysis, analysis.graph.by_name[name], classes, told)


def _losses(project: Project, registry: Registry, analysis: Analysis) -> Iterator[Problem]:
    """A loss chosen by hand must fit the task and the output."""
    plan = project.training
    for name, column in _answered(project, analysis).items():
        end, loss = head(analysis, name), registry.losses.get(plan.loss_of(column))
        if end is None or loss is None:
            continue
        own = column in plan.targets and bool(plan.targets[column].loss)
        place = Place("train", setting=f"targets.{column}.loss" if own else "loss")
        label = T("Choose automatically")
        fix = set_target(column, {"loss": "auto"}, label) if own else set_training({"loss": "auto"}, label)
        if Classification.id not in loss.tasks:
            message = T("The loss “{loss}” is for another task.", loss=loss.title)
            yield Problem("loss-fit", place, message, fixes=(fix,))
        elif loss.outputs != "any" and (loss.outputs == "one") != (end.outputs == 1):
            yield Problem(
                "loss-fit",
                place,
                T("This loss does not fit an output of {n} numbers.", n=end.outputs),
                why=T("Binary cross-entropy is for one number, cross-entropy for several."),
                fixes=(fix,),
            )


TASKS = (Classification,)

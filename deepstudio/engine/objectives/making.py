"""The answers of a network, made from prepared data for training, or from what weights say for use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deepstudio.catalog import registry as catalog
from deepstudio.catalog.columns import objective_of, targets
from deepstudio.catalog.objectives.heads import Head, head
from deepstudio.core.analysis import Analysis
from deepstudio.core.binding import bound
from deepstudio.core.declarations import ColumnKind, Loss, Objective
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import DataPlan, Project, TrainingPlan
from deepstudio.core.registry import CatalogError, Registry
from deepstudio.core.rooms import part
from deepstudio.core.text import T
from deepstudio.data.prepared import Prepared
from deepstudio.engine.batches import Ragged
from deepstudio.engine.inputs.feed import fed
from deepstudio.engine.network import resolve
from deepstudio.engine.objectives.target import LearnedTarget, LossFunction, TargetSetup


def learned_targets(
    analysis: Analysis, plan: TrainingPlan, prepared: Prepared, registry: Registry, data: DataPlan | None
) -> tuple[LearnedTarget, ...]:
    """What the network answers, in the order of its outputs. Raises `Explained` where it cannot."""
    answered = bound(analysis.graph, data, "output")
    outputs = [node.name for node in analysis.graph.of_layer("output")]
    if not outputs or any(name not in answered for name in outputs):
        raise Explained(
            T("The network does not say which columns it answers. Mend it on the Model page."), "no_answer"
        )
    return tuple(_learned(analysis, plan, prepared, registry, name, answered[name]) for name in outputs)


def _learned(
    analysis: Analysis, plan: TrainingPlan, prepared: Prepared, registry: Registry, output: str, name: str
) -> LearnedTarget:
    kind = prepared.columns[name].column
    objective, end = _objective(kind, name, registry), _end(analysis, output)
    setup = TargetSetup(
        name,
        kind,
        objective,
        prepared.state(name),
        end,
        loss_function(registry, plan, objective, end, name),
        plan.weight_of(name),
        _loss(registry, plan, objective, end, name).id == objective.loss(end.outputs),
    )
    made = _made(setup)
    if plan.balanced:
        stored = prepared.columns[name]
        rows = fed(kind, setup.state).rows(stored)
        if not isinstance(rows, Ragged):
            made.balance(rows[prepared.splits["train"]])
    return made


def loss_function(
    registry: Registry, plan: TrainingPlan, objective: Objective, end: Head, target: str = ""
) -> LossFunction:
    """The loss of an answer as a function of scores and right answers that gives one number a sample, (N,)."""
    call = _loss(registry, plan, objective, end, target).call(end.outputs)
    options = {**dict(call.options), "reduction": "none"}
    function, args = resolve(call.path), call.args
    return lambda scores, answers: function(scores, answers, *args, **options)


def _loss(registry: Registry, plan: TrainingPlan, objective: Objective, end: Head, target: str) -> Loss:
    """The one that is chosen for an answer, or else the usual one."""
    declared = registry.make(registry.losses, Chosen(id=plan.loss_of(target)))
    if declared.objectives:
        return declared
    return registry.make(registry.losses, Chosen(id=objective.loss(end.outputs)))


def restored_targets(
    about: Mapping[str, Any], project: Project, analysis: Analysis
) -> tuple[LearnedTarget, ...]:
    """What a network answers, from the description that its weights hold, in the order of its outputs.

    Raises `Explained` (`broken_weights`, and where something is not known here).
    """
    known = _described(about, project)
    answered = bound(analysis.graph, project.data, "output")
    nodes = [node.name for node in analysis.graph.of_layer("output")]
    by_output = {output: answered.get(output, "") for output in nodes}
    if len(nodes) == 1 == len(known):
        by_output = {nodes[0]: next(iter(known))}
    try:
        return tuple(
            _restored(known[name], name, project, _end(analysis, output))
            for output, name in by_output.items()
        )
    except (KeyError, TypeError, ValueError, AttributeError, CatalogError) as error:
        raise Explained(
            T("The weights do not say what they are for. Train again."), "broken_weights"
        ) from error


def _described(about: Mapping[str, Any], project: Project) -> Mapping[str, Mapping[str, Any]]:
    """What weights say of each answer; older ones say it of a single one, or without its kind."""
    found = about.get("targets")
    if isinstance(found, Mapping):
        return found
    name = project.data.target if project.data is not None else ""
    return {name or "label": about}


def _restored(known: Mapping[str, Any], name: str, project: Project, end: Head) -> LearnedTarget:
    registry = catalog()
    kind = _kind(known, name, project, registry)
    state = {key: value for key, value in known.items() if key not in ("column", "objective", "head")}
    return _made(TargetSetup(name, kind, _objective(kind, name, registry), state, end))


def _kind(known: Mapping[str, Any], name: str, project: Project, registry: Registry) -> ColumnKind:
    told = known.get("column") if "objective" in known else None
    if isinstance(told, Mapping):
        settings = dict(told)
        return registry.make(registry.columns, Chosen(id=str(settings.pop("id")), settings=settings))
    planned = dict(targets(project.data, registry)) if project.data is not None else {}
    return planned.get(name) or registry.make(registry.columns, Chosen(id="category"))


def _objective(kind: ColumnKind, name: str, registry: Registry) -> Objective:
    found = objective_of(kind, registry)
    if found is None:
        text = T(
            "The kind of the column “{name}” is {kind}, which no network can answer.",
            name=name,
            kind=kind.title,
        )
        raise Explained(text, "answer_kind")
    return found


def _end(analysis: Analysis, output: str) -> Head:
    end = head(analysis, output)
    if end is None:
        raise Explained(
            T("The network does not end with a flat vector. Mend it on the Model page."), "output_shape"
        )
    return end


def _made(setup: TargetSetup) -> LearnedTarget:
    found: LearnedTarget = part(setup.objective, "learned", LearnedTarget)(setup)
    return found

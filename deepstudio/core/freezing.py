"""Which layers, and which stages of one, keep their weights or learn at a rate of their own; and what follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from deepstudio.core.analysis import Analysis
from deepstudio.core.graph import Graph, Node
from deepstudio.core.graph_edits import on_graph, with_changed_node
from deepstudio.core.layer import Layer
from deepstudio.core.problems import Edit
from deepstudio.core.program import Program, ProgramStep, Value
from deepstudio.core.project import Project
from deepstudio.core.text import T

LEARNING = "learning"
"""The setting of a layer with stages that says how many of the last ones learn."""
BEGUN = "stages"
"""Where the result of the first stages of a node stands among values; no port is called so."""


def frozen_stages(node: Node, layer: Layer) -> int:
    """How many of the first stages of a node keep their weights; all where the whole node is frozen."""
    return layer.stages if node.frozen else layer.stages - layer.learning_stages


def is_frozen(node: Node, layer: Layer | None) -> bool:
    """Whether nothing of a node learns."""
    return node.frozen or (layer is not None and 0 < layer.stages == frozen_stages(node, layer))


def set_learning(analysis: Analysis, names: Iterable[str], learns: bool) -> Edit:
    """Freezes whole nodes or lets them learn; of a layer with stages, all of these."""
    chosen = frozenset(names)

    def change(graph: Graph) -> Graph:
        nodes = (
            _set(one, analysis.layers.get(one.name), learns) if one.name in chosen else one
            for one in graph.nodes
        )
        return graph.replace(nodes=tuple(nodes))

    return on_graph(T("Unfreeze") if learns else T("Freeze"), analysis.role, change)


def set_rate(role: str, name: str, rate: float) -> Edit:
    """Lets a node learn at `rate` times the learning rate of the plan."""

    def change(graph: Graph) -> Graph:
        return with_changed_node(graph, name, rate=rate)

    return on_graph(T("Change the learning rate of a layer"), role, change, merge=f"rate:{role}:{name}")


def fine_tuned(frozen: Mapping[str, Iterable[str]], run: str, stages: int, rate: float) -> Edit:
    """The last stages of nodes, by role, learn at `rate` times the learning rate, from the weights of a run on."""

    def apply(project: Project) -> Project:
        for role, names in frozen.items():
            for name in names:
                node = project.models[role].by_name[name]
                learning = {"frozen": False, "rate": rate, "settings": {**node.settings, LEARNING: stages}}
                project = project.with_graph(role, with_changed_node(project.models[role], name, **learning))
        return project.replace(training=project.training.replace(start_from=dict.fromkeys(frozen, run)))

    words = {"n": stages, "run": run}
    return Edit(T("The last {n} stages learn, from the weights of {run} on", **words), apply)


def _set(node: Node, layer: Layer | None, learns: bool) -> Node:
    if layer is None or not layer.stages:
        return node.replace(frozen=not learns)
    kept = {name: value for name, value in node.settings.items() if name != LEARNING}
    return node.replace(frozen=False, settings={**kept, **({LEARNING: layer.stages} if learns else {})})


@dataclass(frozen=True, slots=True)
class Front:
    """The part of a program that gives the same for a sample in every epoch, as nothing before or in it learns.

    `nodes` belong to it whole; of those in `begun` so many stages do, whose result is the value `(node, BEGUN)`.
    `values` are all that the rest takes, what enters among it.
    """

    nodes: tuple[str, ...] = ()
    begun: Mapping[str, int] = field(default_factory=dict)
    values: tuple[Value, ...] = ()


def front(program: Program, analysis: Analysis, changing: Iterable[str] = ()) -> Front | None:
    """What of a program is the same in every epoch. Nothing where that would save no arithmetic.

    `changing` are the inputs whose values training changes by chance.
    """
    fixed: set[Value] = {value for value in program.entering if value[0] not in set(changing)}
    nodes: list[str] = []
    begun: dict[str, int] = {}
    for step in program.steps:
        if not fixed.issuperset(step.sources):
            continue
        if _stays(step, analysis):
            nodes.append(step.node)
            fixed.update(step.results)
        elif stages := _stages_alone(step, analysis, program):
            begun[step.node] = stages
            fixed.add((step.node, BEGUN))
    if program.counted or program.told or not (begun or any(analysis.costs[one].parameters for one in nodes)):
        return None
    wanted = dict.fromkeys(_wanted(program, {*nodes}, begun))
    return Front(tuple(nodes), begun, tuple(value for value in wanted if value in fixed))


def multiply_adds_behind(front: Front, analysis: Analysis) -> int:
    """Multiply-adds for one sample behind the front; of a node that has begun, its stages count alike."""
    left = ((name, cost) for name, cost in analysis.costs.items() if name not in front.nodes)
    return round(sum(cost.multiply_adds * _share(front, name, analysis.layers[name]) for name, cost in left))


def _share(front: Front, name: str, layer: Layer) -> float:
    return 1 - front.begun[name] / layer.stages if name in front.begun else 1


def _stays(step: ProgramStep, analysis: Analysis) -> bool:
    node, layer = analysis.graph.by_name[step.node], analysis.layers[step.node]
    if analysis.costs[step.node].parameters:
        return is_frozen(node, layer)
    return node.frozen or not layer.random


def _stages_alone(step: ProgramStep, analysis: Analysis, program: Program) -> int:
    """How many stages of a node are frozen, where no wire takes what lies before their end."""
    node, layer = analysis.graph.by_name[step.node], analysis.layers[step.node]
    stages = frozen_stages(node, layer)
    taken = {value for one in program.steps for value in one.sources} | {*program.outputs.values()}
    used = [port for name, port in step.results if (name, port) in taken]
    return stages if all(layer.given_by.get(port, 0) > stages for port in used) else 0


def _wanted(program: Program, nodes: set[str], begun: Mapping[str, int]) -> Iterator[Value]:
    """What the steps that are left take, and what leaves."""
    for step in program.steps:
        if step.node in begun:
            yield step.node, BEGUN
        elif step.node not in nodes:
            yield from step.sources
    yield from program.outputs.values()

"""Shapes, costs and mistakes of one network, by arithmetic alone and with memory of what did not change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from deepstudio.core.graph import Graph, Node
from deepstudio.core.layer import Cost, Layer, Mismatch
from deepstudio.core.registry import InvalidSettings, Registry, UnknownId
from deepstudio.core.shapes import Shape

Outcome = tuple[Shape | None, Cost, Mismatch | None]


@dataclass(frozen=True)
class Analysis:
    """What is known of each node by name. `shapes` holds outputs; `refused` the nodes whose rule does not accept."""

    role: str
    graph: Graph
    layers: dict[str, Layer] = field(default_factory=dict)
    faulty: dict[str, UnknownId | InvalidSettings] = field(default_factory=dict)
    inputs: dict[str, tuple[Shape, ...]] = field(default_factory=dict)
    shapes: dict[str, Shape] = field(default_factory=dict)
    costs: dict[str, Cost] = field(default_factory=dict)
    refused: dict[str, Mismatch] = field(default_factory=dict)

    @property
    def parameters(self) -> int:
        return sum(cost.parameters for cost in self.costs.values())

    @property
    def multiply_adds(self) -> int:
        return sum(cost.multiply_adds for cost in self.costs.values())


class Analyser:
    """Computes analyses; a node whose settings and input shapes were seen last time costs one look-up."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self._memory: dict[tuple[object, ...], Outcome] = {}

    def analyse(self, role: str, graph: Graph, entering: Mapping[str, Shape | None]) -> Analysis:
        """`entering` gives the shape at each input node."""
        found = Analysis(role, graph, {}, {}, {}, {}, {}, {})
        fresh: dict[tuple[object, ...], Outcome] = {}
        for node in graph.nodes:
            self._type(node, found)
        for node in graph.order():
            self._visit(node, entering, found, fresh)
        self._memory = fresh
        return found

    def _type(self, node: Node, found: Analysis) -> None:
        made = self.registry.layer(node)
        if isinstance(made, Layer):
            found.layers[node.name] = made
        else:
            found.faulty[node.name] = made

    def _visit(
        self,
        node: Node,
        entering: Mapping[str, Shape | None],
        found: Analysis,
        fresh: dict[tuple[object, ...], Outcome],
    ) -> None:
        layer = found.layers.get(node.name)
        inputs = self._inputs(node, layer, entering, found)
        if layer is None or inputs is None:
            return
        found.inputs[node.name] = inputs
        key = (node.key, *inputs)
        outcome = fresh[key] = self._memory.get(key) or fresh.get(key) or _evaluate(layer, inputs)
        shape, cost, mismatch = outcome
        if mismatch is not None:
            found.refused[node.name] = mismatch
        if shape is not None:
            found.shapes[node.name] = shape
            found.costs[node.name] = cost

    def _inputs(
        self, node: Node, layer: Layer | None, entering: Mapping[str, Shape | None], found: Analysis
    ) -> tuple[Shape, ...] | None:
        """Input shapes in the order of the ports, or nothing while one is missing or unknown."""
        if layer is None:
            return None
        if not layer.inputs:
            shape = entering.get(node.name)
            return None if shape is None else (shape,)
        links = found.graph.incoming.get(node.name, ())
        shapes = []
        for port in layer.inputs:
            ending = [link for link in links if link.input == port.name]
            if not ending or (len(ending) > 1 and not port.variadic):
                return None
            shapes += [found.shapes.get(link.source) for link in ending]
        return None if None in shapes else tuple(shape for shape in shapes if shape is not None)


def _evaluate(layer: Layer, inputs: tuple[Shape, ...]) -> Outcome:
    try:
        return layer.shape(*inputs), layer.cost(*inputs), None
    except Mismatch as mismatch:
        return None, Cost(), mismatch

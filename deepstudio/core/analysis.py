"""Shapes, costs and mistakes of one network, by arithmetic alone and with memory of what did not change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from deepstudio.core.blame import blamed
from deepstudio.core.graph import Graph, Link, Node
from deepstudio.core.layer import Cost, Layer, Mismatch, Port, RemoveSelf
from deepstudio.core.registry import InvalidSettings, Registry, UnknownId
from deepstudio.core.shapes import Shape, Stepped, Tokens
from deepstudio.core.text import T, Text, verbatim

NodeOutcome = tuple[tuple[Shape, ...] | None, Cost, Mismatch | None]
Value = TypeVar("Value")
MOST_REMEMBERED = 10_000


@dataclass(frozen=True)
class Analysis:
    """What is known of each node by name. `refused` holds the nodes whose rule does not accept.

    `shapes` holds the shape of the first result of each node, `several` those of all where there are more.
    Only `refused` is in the order of the data; for the others ask the graph.
    """

    role: str
    graph: Graph
    layers: dict[str, Layer] = field(default_factory=dict)
    faulty: dict[str, UnknownId | InvalidSettings] = field(default_factory=dict)
    inputs: dict[str, tuple[Shape, ...]] = field(default_factory=dict)
    shapes: dict[str, Shape] = field(default_factory=dict)
    several: dict[str, tuple[Shape, ...]] = field(default_factory=dict)
    costs: dict[str, Cost] = field(default_factory=dict)
    refused: dict[str, Mismatch] = field(default_factory=dict)

    @property
    def parameters(self) -> int:
        return sum(cost.parameters for cost in self.costs.values())

    @property
    def multiply_adds(self) -> int:
        return sum(cost.multiply_adds for cost in self.costs.values())

    def feeding(self, name: str) -> list[Link]:
        """The wires to a node in the order of its ports, as its shape rule sees them, strays aside."""
        layer, links = self.layers.get(name), self.graph.incoming.get(name, ())
        ports = layer.inputs if layer is not None else ()
        return [link for port in ports for link in links if link.input == port.name]

    def gives(self, link: Link) -> Shape | None:
        """The shape on a wire; nothing where it is not known or begins at no port of its source."""
        layer = self.layers.get(link.source)
        if layer is not None and len(layer.outputs) == 1:  # nearly always
            return self.shapes.get(link.source) if layer.outputs[0].name == link.output else None
        return next((shape for port, shape in self.giving(link.source) if port.name == link.output), None)

    def results(self, name: str) -> tuple[Shape, ...]:
        """The shapes of all results of a node in the order of its output ports, as far as they are known."""
        several = self.several.get(name)
        if several is not None:
            return several
        return (self.shapes[name],) if name in self.shapes else ()

    def giving(self, name: str) -> tuple[tuple[Port, Shape], ...]:
        """The output ports of a node with what each gives, as far as it is known."""
        layer = self.layers.get(name)
        return () if layer is None else tuple(zip(layer.results, self.results(name), strict=False))

    def kind(self, name: str) -> type[Layer] | None:
        """The class of a node's layer, also where its settings do not fit; nothing where it is not known."""
        if name in self.layers:
            return type(self.layers[name])
        wrong = self.faulty.get(name)
        return wrong.cls if isinstance(wrong, InvalidSettings) and issubclass(wrong.cls, Layer) else None

    def outputs(self, name: str) -> tuple[Port, ...]:
        """The output ports of a node, also where its settings do not fit or its layer is not known."""
        if name in self.layers:
            return self.layers[name].results
        kind = self.kind(name)
        return tuple(port for port in kind.outputs if not port.switch) if kind is not None else (Port("out"),)

    def title(self, node: Node) -> Text:
        """What a person calls a node: its own title, or that of its layer."""
        kind = self.kind(node.name) if not node.title else None
        return kind.title if kind is not None else verbatim(node.title or node.layer)

    def called(self, name: str) -> Text:
        """What a person calls a node, as on the canvas; with its name where another one is called the same."""
        title = self.title(self.graph.by_name[name])
        if self._titles[str(title)] == 1:
            return title
        return T("{title} ({name})", title=title, name=verbatim(name))

    def has(self, layer: str) -> bool:
        """Whether the network has a layer of this id."""
        return layer in self._ids

    @cached_property
    def waiting(self) -> frozenset[str]:
        """Ends whose result is not known yet, though something feeds them or data will enter there."""
        ends = self.layers.keys() - self.shapes.keys() - self.graph.outgoing.keys()
        return frozenset(name for name in ends if not self.layers[name].inputs or self.feeding(name))

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(node.layer for node in self.graph.nodes)

    @cached_property
    def _titles(self) -> Counter[str]:
        return Counter(str(self.title(node)) for node in self.graph.nodes)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the last analysis was made from; its graph may have forgotten what it looked up."""

    found: Analysis
    nodes: Mapping[str, Node] = field(default_factory=dict)
    incoming: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    ordered: frozenset[str] = frozenset()
    entering: Mapping[str, Shape | None] = field(default_factory=dict)


class Analyser:
    """Computes analyses one after the other; only nodes whose settings, wires or input shapes differ cost time."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self._memory: dict[tuple[object, ...], NodeOutcome] = {}
        self._seen = _Seen(Analysis("", Graph()))

    def analyse(self, role: str, graph: Graph, entering: Mapping[str, Shape | None]) -> Analysis:
        """`entering` gives the shape at each input node. What is the same as the last time has the same analysis."""
        last = self._seen.found
        if last.role == role and last.graph is graph and entering == self._seen.entering:
            return last
        found = _continued(last, role, graph)
        order = graph.order()
        seen = self._now(found, order, entering)
        for name in self._seen.nodes.keys() - seen.nodes.keys():
            _forget(name, found)
        waiting = (
            self._typed(found, seen) | self._rewired(found, seen) | _differing(self._seen.entering, entering)
        )
        for node in order:
            if node.name in waiting and self._visit(node, entering, found):
                waiting.update(link.target for link in graph.outgoing.get(node.name, ()))
        _sort(found.refused, order)
        self._seen = seen
        return found

    def _now(self, found: Analysis, order: tuple[Node, ...], entering: Mapping[str, Shape | None]) -> _Seen:
        incoming = found.graph.incoming
        same = incoming is self._seen.incoming
        ordered = self._seen.ordered if same else frozenset(node.name for node in order)
        return _Seen(found, found.graph.by_name, incoming, ordered, dict(entering))

    def _typed(self, found: Analysis, seen: _Seen) -> set[str]:
        """Finds the layers of nodes that are new or have other settings; returns their names.

        Where the output ports of a node are others now, the nodes behind it are named as well.
        """
        before = self._seen.nodes
        changed = set()
        for name, node in seen.nodes.items():
            known = before.get(name)
            if known is not node and (known is None or known.key != node.key):
                changed.add(name)
                ports = _results_of(found.layers.get(name)) if known is not None else ()
                self._type(node, found)
                if known is not None and ports != _results_of(found.layers.get(name)):
                    changed.update(link.target for link in found.graph.outgoing.get(name, ()))
        return changed

    def _rewired(self, found: Analysis, seen: _Seen) -> set[str]:
        """Drops what is known of nodes that came onto a circle; returns nodes that left one or have other wires."""
        last = self._seen
        if seen.incoming is last.incoming:
            return set()
        for name in last.ordered - seen.ordered:
            _forget_result(name, found)
        return _differing(last.incoming, seen.incoming) | (seen.ordered - last.ordered)

    def _type(self, node: Node, found: Analysis) -> None:
        found.layers.pop(node.name, None)
        found.faulty.pop(node.name, None)
        made = self.registry.layer(node)
        if isinstance(made, Layer):
            found.layers[node.name] = made
        else:
            found.faulty[node.name] = made

    def _visit(self, node: Node, entering: Mapping[str, Shape | None], found: Analysis) -> bool:
        """Finds the results of a node; says whether their shapes differ from those before."""
        before, several = found.shapes.get(node.name), found.several.get(node.name)
        layer = found.layers.get(node.name)
        inputs = self._inputs(node, layer, entering, found)
        _forget_result(node.name, found)
        if layer is not None and inputs is not None:
            found.inputs[node.name] = inputs
            shapes, cost, mismatch = self._outcome(node, layer, inputs)
            if mismatch is not None:
                found.refused[node.name] = mismatch
            if shapes is not None:
                found.shapes[node.name] = before if before is not None and shapes[0] == before else shapes[0]
                if len(shapes) > 1:
                    found.several[node.name] = shapes
                found.costs[node.name] = cost
        return found.shapes.get(node.name) is not before or found.several.get(node.name) != several

    def _outcome(self, node: Node, layer: Layer, inputs: tuple[Shape, ...]) -> NodeOutcome:
        """Nodes of equal settings and inputs, and values that come back by undo, are computed once."""
        key = (node.key, *inputs)
        known = self._memory.get(key)
        if known is None:
            if len(self._memory) >= MOST_REMEMBERED:
                self._memory.clear()
            known = self._memory[key] = _evaluate(layer, inputs)
        return known

    def _inputs(
        self, node: Node, layer: Layer | None, entering: Mapping[str, Shape | None], found: Analysis
    ) -> tuple[Shape, ...] | None:
        """Input shapes in the order of the ports, or nothing while one is missing or unknown."""
        if layer is None:
            return None
        if not layer.inputs:
            shape = entering.get(node.name)
            return None if shape is None else (_entered(shape, node.name),)
        links = found.graph.incoming.get(node.name, ())
        shapes = []
        for port in layer.inputs:
            ending = [link for link in links if link.input == port.name]
            if not ending or (len(ending) > 1 and not port.variadic):
                return None
            shapes += [found.gives(link) for link in ending]
        return None if None in shapes else tuple(shape for shape in shapes if shape is not None)


def _entered(shape: Shape, name: str) -> Shape:
    """What enters at an input node, which says itself how many steps are real unless another one does."""
    if not isinstance(shape, Stepped) or shape.origin:
        return shape
    return replace(shape, origin=name) if shape.length is None or isinstance(shape, Tokens) else shape


def _evaluate(layer: Layer, inputs: tuple[Shape, ...]) -> NodeOutcome:
    try:
        shapes = layer.shapes(*inputs)
        if any(isinstance(one, Stepped) for one in shapes):
            shapes = tuple(_derived(one, inputs) for one in shapes)
        return shapes, layer.cost(*inputs), None
    except Mismatch as mismatch:
        return None, Cost(), mismatch
    except Exception as error:
        text = blamed(error)
        if text is None:
            raise
        return None, Cost(), Mismatch(text, RemoveSelf())


def _derived(shape: Shape, inputs: tuple[Shape, ...]) -> Shape:
    """A result of open length; where its rule does not say whose steps it has, they are those of the first input."""
    if not isinstance(shape, Stepped) or shape.length is not None or shape.origin:
        return shape
    origins = (one.origin for one in inputs if isinstance(one, Stepped) and one.origin)
    return replace(shape, origin=next(origins, ""))


def _results_of(layer: Layer | None) -> tuple[Port, ...]:
    return () if layer is None else layer.results


def _continued(last: Analysis, role: str, graph: Graph) -> Analysis:
    """All that was found last time, for another value of the network."""
    return Analysis(
        role,
        graph,
        dict(last.layers),
        dict(last.faulty),
        dict(last.inputs),
        dict(last.shapes),
        dict(last.several),
        dict(last.costs),
        dict(last.refused),
    )


def _forget(name: str, found: Analysis) -> None:
    found.layers.pop(name, None)
    found.faulty.pop(name, None)
    _forget_result(name, found)


def _forget_result(name: str, found: Analysis) -> None:
    for known in (found.inputs, found.shapes, found.several, found.costs, found.refused):
        known.pop(name, None)


def _differing(before: Mapping[str, Value], after: Mapping[str, Value]) -> set[str]:
    """The keys whose values differ, or that only one of both has."""
    changed = {key for key, value in after.items() if before.get(key) != value}
    return changed | (before.keys() - after.keys())


def _sort(refused: dict[str, Mismatch], order: tuple[Node, ...]) -> None:
    """Mistakes come in the order in which data flows."""
    if len(refused) > 1:
        sorted_ = {node.name: refused[node.name] for node in order if node.name in refused}
        refused.clear()
        refused.update(sorted_)

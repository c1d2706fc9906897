"""Which layers can follow a node or come before one, by their shape rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import ValidationError

from deepstudio.core.analysis import Analysis
from deepstudio.core.blame import blamed
from deepstudio.core.check import Report
from deepstudio.core.layer import Layer, Mismatch, Port
from deepstudio.core.project import DEFAULT_ROLE, DataPlan
from deepstudio.core.registry import Registry
from deepstudio.core.shapes import Shape
from deepstudio.core.text import T, Text


def all_layers(registry: Registry) -> list[type[Layer]]:
    return list(registry.layers)


def following(registry: Registry, analysis: Analysis, name: str, output: str = "out") -> list[type[Layer]]:
    """Layers that accept what node `name` gives at a port; all with an input while that is not known."""
    layer = analysis.layers.get(name)
    if layer is not None and not layer.outputs:
        return []
    shape = given(analysis, name, output)
    return [cls for cls in all_layers(registry) if cls.inputs and (shape is None or _gives(cls, shape))]


def preceding(registry: Registry, analysis: Analysis, name: str) -> list[type[Layer]]:
    """Layers that can give what node `name` accepts, judged by the inputs they declare as examples."""
    layer = analysis.layers.get(name)
    found = [cls for cls in all_layers(registry) if cls.outputs]
    if layer is None:
        return found
    return [cls for cls in found if any(_accepts(layer, shape) for shape in _examples(cls))]


def misfits(
    registry: Registry, analysis: Analysis, after: str = "", plan: DataPlan | None = None
) -> dict[str, Text]:
    """Why layers cannot follow a node, by id; without a node, those that can take nothing that this data becomes.

    Nothing where it is not known what the node gives or what enters.
    """
    kinds = [cls for cls in all_layers(registry) if cls.inputs]
    if after:
        shape = given(analysis, after, "out")
        found = {cls.id: _refusal(cls, shape) for cls in kinds} if shape is not None else {}
        return {id: reason for id, reason in found.items() if reason is not None}
    becomes = _becoming(kinds, _entering(registry, analysis, plan))
    reason = T("No layer makes of this data what it takes.")
    taking = {cls.id for cls in kinds for shape in becomes if _gives(cls, shape) is not None}
    return {cls.id: reason for cls in kinds if cls.id not in taking} if becomes else {}


def _entering(registry: Registry, analysis: Analysis, plan: DataPlan | None) -> list[Shape]:
    """What enters a network; while it has no input, what the data would let enter."""
    inputs = analysis.graph.of_layer("input")
    if inputs:
        return [analysis.shapes[node.name] for node in inputs if node.name in analysis.shapes]
    columns = [plan.columns[name].id for name in plan.of_use("input")] if plan is not None else []
    kinds = (registry.columns.get(id) for id in dict.fromkeys(columns))
    shapes = (kind().shape(None) for kind in kinds if kind is not None)
    return [shape for shape in shapes if shape is not None]


def _becoming(kinds: Iterable[type[Layer]], entering: Iterable[Shape]) -> list[Shape]:
    """A shape of each kind that layers, one after the other, can make of what enters."""
    known = {shape.kind: shape for shape in entering}
    waiting = list(known.values())
    while waiting:
        shape = waiting.pop()
        for cls in kinds:
            made = _gives(cls, shape)
            if made is not None and made.kind not in known:
                known[made.kind] = made
                waiting.append(made)
    return list(known.values())


def given(analysis: Analysis, name: str, output: str) -> Shape | None:
    """What a node gives at a port, where it is known."""
    return next((shape for port, shape in analysis.giving(name) if port.name == output), None)


def accepts(analysis: Analysis, source: str, output: str, target: str) -> bool:
    """Whether `target` takes a result of `source` as its only input; also while either is not known."""
    layer, shape = analysis.layers.get(target), given(analysis, source, output)
    return layer is None or shape is None or _accepts(layer, shape)


def wires(analysis: Analysis, *, source: str = "", target: str = "") -> list[tuple[str, Port, str]]:
    """New wires from `source` or to `target` that close no circle, as their source, its port and their target.

    Those that the target's rule accepts come first, and of these the ones that lead to a loose end.
    """
    graph = analysis.graph
    there = {(link.source, link.output, link.target) for link in graph.links}
    starts = [source] if source else [node.name for node in graph.nodes]
    ends = [target] if target else [node.name for node in graph.nodes if _takes(analysis, node.name)]
    found = []
    for start in starts:
        above = graph.ancestors(start)
        ways = ((port, end) for end in ends if end not in above for port in analysis.outputs(start))
        found += [(start, port, end) for port, end in ways if (start, port.name, end) not in there]

    def order(wire: tuple[str, Port, str]) -> tuple[bool, bool]:
        start, port, end = wire
        taken = end in graph.incoming if source else start in graph.outgoing
        return not accepts(analysis, start, port.name, end), taken

    return sorted(found, key=order)


def _takes(analysis: Analysis, name: str) -> bool:
    kind = analysis.kind(name)
    return kind is None or bool(kind.inputs)


def begins_otherwise(report: Report, registry: Registry, kind: str) -> bool:
    """Whether the network begins with a layer that refuses what enters, and takes samples of another kind."""
    analysis = report.analyses.get(DEFAULT_ROLE)
    if analysis is None:
        return False
    graph = analysis.graph
    first = {link.target for node in graph.of_layer("input") for link in graph.outgoing.get(node.name, ())}
    refused = {problem.place.node for problem in report.errors if problem.id == "shape"}
    others = [column().shape(None) for column in registry.columns if column.id != kind]
    layers = [analysis.layers.get(name) for name in first & refused]
    return any(layer and shape is not None and _accepts(layer, shape) for layer in layers for shape in others)


def _refusal(cls: type[Layer], shape: Shape) -> Text | None:
    """Why a layer with its usual settings does not take a shape."""
    try:
        cls().shape(shape)
    except Mismatch as refused:
        return refused.message
    except ValidationError:
        return T("It needs settings before it can take anything.")
    except Exception as error:
        # A plugin that fails at this says so once its layer stands in the network.
        if blamed(error) is None:
            raise
    return None


def _gives(cls: type[Layer], shape: Shape) -> Shape | None:
    try:
        return cls().shape(shape)
    except (Mismatch, ValidationError):
        return None
    except Exception as error:
        if blamed(error) is None:
            raise
        return None


def _examples(cls: type[Layer]) -> Iterator[Shape]:
    for inputs in cls.example_inputs:
        try:
            yield cls().shape(*inputs)
        except (Mismatch, ValidationError):
            continue


def _accepts(layer: Layer, shape: Shape) -> bool:
    try:
        layer.shape(shape)
    except Mismatch:
        return False
    return True

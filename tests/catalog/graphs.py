"""Small projects around one layer, for the tests that derive from the catalog."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from deepstudio.catalog import registry
from deepstudio.core.analysis import Analyser, Analysis
from deepstudio.core.calls import Function, Module
from deepstudio.core.graph import Graph, Link, Node
from deepstudio.core.layer import Layer
from deepstudio.core.shapes import Sequence, Shape, Tokens


def around(
    layer: type[Layer], settings: dict[str, Any], inputs: tuple[Shape, ...]
) -> tuple[Graph, dict[str, Shape]]:
    """Inputs of the given shapes, joined to one node called `it`; their steps end together."""
    if not layer.inputs:
        return Graph(nodes=(Node(name="it", layer=layer.id, settings=settings),)), {"it": inputs[0]}
    inputs = tuple(ending_together(shape) for shape in inputs)
    sources = [Node(name=f"in{i}", layer="input", position=(300.0 * i, 0.0)) for i in range(len(inputs))]
    it = Node(name="it", layer=layer.id, settings=settings, position=(0.0, 88.0))
    links = tuple(Link(source=node.name, target="it", input=layer.inputs[0].name) for node in sources)
    entering = {node.name: shape for node, shape in zip(sources, inputs, strict=True)}
    return Graph(nodes=(*sources, it), links=links), entering


def ending_together(shape: Shape, origin: str = "in0") -> Shape:
    """Of what is padded in a batch, one input says where it ends."""
    padded = isinstance(shape, Tokens) or (isinstance(shape, Sequence) and shape.length is None)
    return replace(shape, origin=origin) if padded and not shape.origin else shape


def analysed(graph: Graph, entering: dict[str, Shape]) -> Analysis:
    return Analyser(registry()).analyse("model", graph, entering)


def accepted() -> list[Any]:
    """Every layer with each of its example inputs and example settings that its rule accepts."""
    import pytest

    cases = []
    for layer in registry().layers:
        for number, inputs in enumerate(layer.example_inputs):
            for variant, settings in enumerate(({}, *layer.example_settings)):
                graph, entering = around(layer, settings, inputs)
                if "it" in analysed(graph, entering).shapes:
                    cases.append(pytest.param(layer, settings, inputs, id=f"{layer.id}-{number}-{variant}"))
    return cases


def refused() -> list[Any]:
    import pytest

    return [
        pytest.param(layer, settings, inputs, id=f"{layer.id}-{number}")
        for layer in registry().layers
        for number, (settings, inputs) in enumerate(layer.example_mismatches)
    ]


def modules_of(layer: Layer, inputs: tuple[Shape, ...]) -> list[Module]:
    return [call for call in layer.calls(*inputs) if isinstance(call, Module)]


def functions_of(layer: Layer, inputs: tuple[Shape, ...]) -> list[Function]:
    return [call for call in layer.calls(*inputs) if isinstance(call, Function)]

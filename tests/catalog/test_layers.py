"""What must hold for every layer; a new layer is tested here without a new line."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from deepstudio.catalog import registry
from deepstudio.core.analysis import Analysis
from deepstudio.core.check import Checker
from deepstudio.core.graph import Graph, Link, Node
from deepstudio.core.layer import Layer, Mismatch
from deepstudio.core.project import Project
from deepstudio.core.shapes import Shape, Tokens
from deepstudio.engine.network import build_network
from tests.catalog.graphs import accepted, analysed, around, modules_of, refused

LAYERS = list(registry().layers)


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.id)
def test_a_layer_can_be_tried_with_its_defaults_and_is_refused_at_least_once(layer: type[Layer]) -> None:
    layer()
    assert layer.example_inputs, "declare example_inputs"
    if layer.inputs and layer.id != "output":
        assert layer.example_mismatches, "declare example_mismatches"


@pytest.mark.parametrize(("layer", "settings", "inputs"), accepted())
def test_torch_gives_the_shape_and_parameters_that_the_rule_promises(
    layer: type[Layer], settings: dict[str, Any], inputs: tuple[Shape, ...]
) -> None:
    analysis = analysed(*around(layer, settings, inputs))
    with torch.device("meta"):
        network = build_network(_with_output(analysis), analysed(_with_output(analysis), _entering(analysis)))
        values = network(*(_meta(shape) for shape in inputs))
    assert tuple(values[0].shape) == (2, *_axes(analysis.shapes["it"]))
    assert sum(p.numel() for p in network.parameters()) == analysis.costs["it"].parameters


@pytest.mark.parametrize(("layer", "settings", "inputs"), accepted())
def test_a_layer_has_at_most_one_module_and_no_negative_cost(
    layer: type[Layer], settings: dict[str, Any], inputs: tuple[Shape, ...]
) -> None:
    made = layer(**settings)
    assert len(modules_of(made, inputs)) <= 1
    cost = made.cost(*inputs)
    assert cost.parameters >= 0
    assert cost.multiply_adds >= 0


@pytest.mark.parametrize(("layer", "settings", "inputs"), refused())
def test_a_mismatch_has_fixes_and_each_removes_it_and_adds_no_error(
    layer: type[Layer], settings: dict[str, Any], inputs: tuple[Shape, ...]
) -> None:
    graph, entering = around(layer, settings, inputs)
    problem, _ = _problem(graph, entering)
    assert problem.fixes
    for fix in problem.fixes:
        fixed = fix.apply(Project(name="x", models={"model": graph})).models["model"]
        assert _errors(fixed, entering) == [], f"{fix.label} leaves an error"


@pytest.mark.parametrize(("layer", "settings", "inputs"), refused())
def test_the_rule_itself_says_why(
    layer: type[Layer], settings: dict[str, Any], inputs: tuple[Shape, ...]
) -> None:
    with pytest.raises(Mismatch) as refusal:
        layer(**settings).shape(*inputs)
    assert refusal.value.message.source
    assert refusal.value.why is not None


def _problem(graph: Graph, entering: dict[str, Shape]) -> Any:
    checker = Checker(registry())
    analysis = analysed(graph, entering)
    found = [p for p in checker._network(analysis) if p.id == "shape"]
    assert len(found) == 1
    return found[0], analysis


def _errors(graph: Graph, entering: dict[str, Shape]) -> list[str]:
    analysis = analysed(graph, entering)
    return [
        str(p.message)
        for p in Checker(registry())._network(analysis)
        if p.id in ("shape", "cycle", "setting")
    ]


def _with_output(analysis: Analysis) -> Graph:
    graph = analysis.graph
    if graph.by_name["it"].layer == "output":
        return graph
    output = Node(name="the_output", layer="output")
    return Graph(nodes=(*graph.nodes, output), links=(*graph.links, Link(source="it", target="the_output")))


def _entering(analysis: Analysis) -> dict[str, Shape]:
    return {node.name: analysis.shapes[node.name] for node in analysis.graph.of_layer("input")}


def _meta(shape: Shape) -> torch.Tensor:
    kind = torch.long if isinstance(shape, Tokens) else torch.float32
    return torch.zeros((2, *_axes(shape)), dtype=kind)


def _axes(shape: Shape) -> tuple[int, ...]:
    """The axes where a text of open length has seven tokens."""
    steps = -(-7 // getattr(shape, "every", 1))
    return tuple(steps if axis is None else axis for axis in shape.axes)

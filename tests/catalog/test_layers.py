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
from deepstudio.core.shapes import Sequence, Shape, Tokens
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
        network = build_network(
            _with_outputs(analysis), analysed(_with_outputs(analysis), _entering(analysis))
        )
        values = network(
            *(part for name, shape in _entering(analysis).items() for part in _meta(name, shape))
        )
    promised = analysis.results("it")
    assert [tuple(value.shape) for value in values] == [(2, *_axes(shape)) for shape in promised]
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


def _with_outputs(analysis: Analysis) -> Graph:
    graph = analysis.graph
    if graph.by_name["it"].layer == "output":
        return graph
    ports = [port.name for port, _ in analysis.giving("it")]
    outputs = tuple(Node(name=f"the_{port}", layer="output") for port in ports)
    links = tuple(Link(source="it", output=port, target=f"the_{port}") for port in ports)
    return Graph(nodes=(*graph.nodes, *outputs), links=(*graph.links, *links))


def _entering(analysis: Analysis) -> dict[str, Shape]:
    return {node.name: analysis.shapes[node.name] for node in analysis.graph.of_layer("input")}


def _meta(name: str, shape: Shape) -> list[torch.Tensor]:
    kind = torch.long if isinstance(shape, Tokens) else torch.float32
    lengths = (
        [torch.ones(2, dtype=torch.long)] if isinstance(shape, Sequence) and shape.origin == name else []
    )
    return [torch.zeros((2, *_axes(shape)), dtype=kind), *lengths]


def _axes(shape: Shape) -> tuple[int, ...]:
    """The axes where a text of open length has seven tokens."""
    steps = -(-7 // getattr(shape, "every", 1))
    return tuple(steps if axis is None else axis for axis in shape.axes)


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.id)
def test_ports_have_names_of_their_own_and_words(layer: type[Layer]) -> None:
    for ports, first in ((layer.inputs, "in"), (layer.outputs, "out")):
        assert len({port.name for port in ports}) == len(ports)
        assert not ports or (ports[0].name == first and not ports[0].switch)
        assert len(ports) < 2 or all(port.title for port in ports)
    switches = {port.switch for port in layer.outputs} - {""}
    assert switches <= {spec.name for spec in layer.specs() if spec.kind == "bool"}


@pytest.mark.parametrize(("layer", "settings", "inputs"), accepted())
def test_every_result_has_a_shape(
    layer: type[Layer], settings: dict[str, Any], inputs: tuple[Shape, ...]
) -> None:
    made = layer(**settings)
    shapes = made.shapes(*inputs)
    assert len(shapes) == max(len(made.results), 1)
    assert shapes[0] == made.shape(*inputs)


def test_the_side_of_a_kernel_is_told_alike() -> None:
    told = {}
    for id in ("conv2d", "conv_block", "residual"):
        layer = registry().layers.get(id)
        assert layer is not None
        (spec,) = [spec for spec in layer.specs() if spec.name == "kernel"]
        unit = f"{spec.default} {spec.unit}" if spec.unit is not None else ""
        told[id] = unit or next(str(one.title) for one in spec.choices if one.value == spec.default)
    assert {*told.values()} == {"3 px"}, told

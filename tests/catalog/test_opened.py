"""A block that opens computes the same as the layers it opens into; a new one is tested here without a new line."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import nn

from deepstudio.core.analysis import Analysis
from deepstudio.core.graph import Graph, Link, Node
from deepstudio.core.layer import Layer
from deepstudio.core.opening import open_block, parts_of
from deepstudio.core.project import Project
from deepstudio.core.shapes import Sequence, Shape, Tokens
from deepstudio.engine.network import build_network
from tests.catalog.graphs import accepted, analysed, around

OPENING = [
    case
    for case in accepted()
    if parts_of(analysed(*around(*case.values)), "it")  # type: ignore[arg-type]
]


def test_blocks_open() -> None:
    assert {case.values[0].id for case in OPENING} >= {  # type: ignore[union-attr]
        "conv_block",
        "residual",
        "transformer_encoder_block",
    }


@pytest.mark.parametrize(("layer", "settings", "inputs"), OPENING)
def test_the_parts_have_the_shape_the_parameters_and_the_results_of_the_block(
    layer: type[Layer], settings: dict[str, Any], inputs: tuple[Shape, ...]
) -> None:
    block = _with_output(around(layer, settings, inputs))
    project = Project(name="x", models={"model": block.graph})
    graph = open_block(block, "it", "The block").apply(project).models["model"]
    parts = analysed(graph, _entering(block))
    assert not parts.refused
    assert "it" not in graph.by_name
    assert set(graph.groups["group"].members) == {
        n.name for n in graph.nodes if n.layer not in ("input", "output")
    }
    assert parts.shapes["output"] == block.shapes["output"]
    assert parts.parameters == block.parameters
    one, several = build_network(block.graph, block).eval(), build_network(graph, parts).eval()
    _copy(one, several, [f"it_{part.name}" for part in parts_of(block, "it")])
    values = [value for name, shape in _entering(block).items() for value in _random(name, shape)]
    with torch.no_grad():
        for mine, theirs in zip(one(*values), several(*values), strict=True):
            assert torch.allclose(mine, theirs, atol=1e-5)


def _with_output(made: tuple[Graph, dict[str, Shape]]) -> Analysis:
    graph, entering = made
    ended = Graph(
        nodes=(*graph.nodes, Node(name="output", layer="output")),
        links=(*graph.links, Link(source="it", target="output")),
    )
    return analysed(ended, entering)


def _entering(analysis: Analysis) -> dict[str, Shape]:
    return {node.name: analysis.shapes[node.name] for node in analysis.graph.of_layer("input")}


def _copy(block: nn.Module, parts: nn.Module, names: list[str]) -> None:
    """Gives the block random numbers, and the parts the same in the order in which it holds them."""
    theirs = [tensor for name in names for tensor in _numbers(dict(parts.named_children()).get(name))]
    mine = _numbers(block)
    assert [tensor.shape for tensor in mine] == [tensor.shape for tensor in theirs]
    torch.manual_seed(0)
    with torch.no_grad():
        for one, other in zip(mine, theirs, strict=True):
            if one.is_floating_point():
                one.copy_(torch.rand(one.shape) * 0.5 + 0.1)
            other.copy_(one)


def _numbers(module: nn.Module | None) -> list[torch.Tensor]:
    return [] if module is None else list(module.state_dict(keep_vars=True).values())


def _random(name: str, shape: Shape) -> list[torch.Tensor]:
    if isinstance(shape, Tokens | Sequence):
        steps = shape.length or 6
        assert isinstance(shape, Sequence)
        values = torch.rand(2, steps, shape.features)
        return [values, torch.tensor([4, 6])] if shape.origin == name else [values]
    return [torch.rand(2, *shape.axes)]

"""What places of feature maps see: as the textbooks' arithmetic says it, for any graph."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from deepstudio.catalog import registry
from deepstudio.core.analysis import Analyser
from deepstudio.core.excitation import PixelBox, ReceptiveField
from deepstudio.core.graph import Graph, Link, Node
from deepstudio.core.shapes import Image
from deepstudio.engine.inside.receptive_field import is_reached, receptive_field
from deepstudio.engine.network import Network, build_network
from tests.unit.engine.training import chain

SHAPE = Image(3, 40, 32)
END = ("pooled", "global_avg_pool2d", {})


def field(graph: Graph, node: str, shape: Image = SHAPE) -> ReceptiveField:
    network = built(graph, shape)
    found = receptive_field(network, (node, "out"), [torch.rand(1, *shape.axes)], 0)
    assert found is not None
    return found


def built(graph: Graph, shape: Image) -> Network:
    torch.manual_seed(0)
    entering = {node.name: shape for node in graph.of_layer("input")}
    return build_network(graph, Analyser(registry()).analyse("model", graph, entering)).eval()


def conv(name: str, **settings: Any) -> tuple[str, str, dict[str, Any]]:
    return name, "conv2d", {"filters": 4, **settings}


STACKS: dict[str, tuple[tuple[tuple[str, str, dict[str, Any]], ...], int, int]] = {
    # Layers, the side of the field, and the step between two: r += (k - 1) * j, j *= s of each.
    "one convolution": ((conv("last", kernel=5),), 5, 1),
    "two of three are one of five": ((conv("a"), conv("last")), 5, 1),
    "stride and pooling": ((conv("a", stride=2), ("b", "max_pool2d", {}), conv("last")), 13, 4),
    "padded": ((conv("a", padding="same"), ("b", "avg_pool2d", {}), conv("last", padding="same")), 8, 2),
    "with what moves nothing": ((conv("a"), ("n", "batch_norm", {}), ("last", "dropout", {})), 3, 1),
    "a residual block": ((("last", "residual", {"filters": 4}),), 5, 1),
    "two blocks with stride": (
        (("a", "conv_block", {"filters": 4}), ("last", "residual", {"filters": 8, "stride": 2})),
        9,
        2,
    ),
}


@pytest.mark.parametrize("name", STACKS)
def test_it_is_that_of_the_textbook(name: str) -> None:
    layers, side, step = STACKS[name]
    found = field(chain(*layers, END), "last")
    assert found.size == (side, side)
    middle, column = len(found.tops) // 2, len(found.lefts) // 2
    box, beside = found.box(middle, column), found.box(middle + 1, column)
    assert (box.bottom - box.top, box.right - box.left) == (side, side)
    assert (beside.top - box.top, beside.left - box.left) == (step, 0)


def test_the_border_cuts_it_and_the_whole_of_it_is_still_known() -> None:
    found = field(chain(conv("a", padding="same"), conv("last", padding="same"), END), "last")
    assert found.box(0, 0) == PixelBox(0, 0, 3, 3)
    assert found.whole_box(0, 0) == PixelBox(-2, -2, 3, 3)
    assert found.box(39, 31) == PixelBox(29, 37, 32, 40)
    assert found.whole_box(39, 31) == PixelBox(29, 37, 34, 42)
    assert found.box(20, 10) == found.whole_box(20, 10) == PixelBox(8, 18, 13, 23)


def test_plain_numbers_see_the_whole_picture() -> None:
    found = field(chain(conv("a"), ("last", "global_avg_pool2d", {})), "last")
    assert (found.box(0, 0), found.whole_box(0, 0)) == (PixelBox(0, 0, 32, 40),) * 2


def test_of_two_pictures_each_place_sees_the_one_that_leads_there() -> None:
    names = ("one", "other")
    nodes = [Node(name=name, layer="input", settings={"column": name}) for name in names]
    nodes += [Node(name=f"conv_{name}", layer="conv2d", settings={"filters": 2}) for name in names]
    nodes += [Node(name="sum", layer="add"), Node(name="out", layer="output")]
    pairs = [(name, f"conv_{name}") for name in names] + [(f"conv_{name}", "sum") for name in names]
    links = [Link(source=a, target=b) for a, b in (*pairs, ("sum", "out"))]
    network = built(Graph(nodes=tuple(nodes), links=tuple(links)), Image(1, 9, 9))
    blank = [torch.zeros(1, 1, 9, 9)] * 2
    seen = [receptive_field(network, ("conv_one", "out"), blank, place) for place in (0, 1)]
    assert seen[0] is not None
    assert seen[0].size == (3, 3)
    assert seen[1] is None
    assert [is_reached(network, ("conv_one", "out"), blank, place) for place in (0, 1)] == [True, False]
    both = [receptive_field(network, ("sum", "out"), blank, place) for place in (0, 1)]
    assert both[0] == both[1] == seen[0]


def test_weights_of_zero_hide_nothing() -> None:
    network = built(chain(conv("last"), END), Image(1, 8, 8))
    with torch.no_grad():
        for weights in network.parameters():
            weights.zero_()
    found = receptive_field(network, ("last", "out"), [torch.zeros(1, 1, 8, 8)], 0)
    assert found is not None
    assert found.size == (3, 3)

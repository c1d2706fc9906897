"""The filters of a convolution on the picture itself, and why others have none that could be looked at."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from deepstudio.catalog import registry
from deepstudio.core.analysis import Analyser
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Graph
from deepstudio.core.project import ColumnPlan, Project
from deepstudio.core.shapes import Image
from deepstudio.engine.inputs.feed import Feed, fed
from deepstudio.engine.inside.filters import filters, painted_filters
from deepstudio.engine.inside.inspection import Inspection
from deepstudio.engine.network import build_network
from deepstudio.engine.weights import LoadedModel, load_run
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.training import chain
from tests.unit.engine.using import digits_run

__all__ = ["digits_run"]

SIDE = 12


def opened(graph: Graph, folder: Path, color: str = "rgb") -> Inspection:
    """The network of a graph that takes a picture, with drawn weights."""
    column = ColumnPlan(id="picture", settings={"height": SIDE, "width": SIDE, "color": color})
    kind = registry().columns.resolve(column.id, column.settings, column.key)
    channels = 3 if color == "rgb" else 1
    entering = {"image": Image(channels, SIDE, SIDE)}
    analysis = Analyser(registry()).analyse("model", graph, entering)
    feed = Feed({"picture": fed(kind, {"mean": [0.5] * channels, "std": [0.2] * channels})})
    network = build_network(graph, analysis).eval()
    project = Project(name="Filters", models={"model": graph})
    return Inspection(RunFolder(folder), LoadedModel(network, project, analysis, feed, ()))


def pixels(told: dict[str, Any]) -> np.ndarray:
    shape = (told["count"], told["height"], told["width"], told["colours"])
    return np.frombuffer(base64.b64decode(told["pixels"]), np.uint8).reshape(shape)


def conv(name: str, **settings: Any) -> tuple[str, str, dict[str, Any]]:
    return name, "conv2d", {"filters": 4, **settings}


END = ("pooled", "global_avg_pool2d", {})


def test_each_filter_is_scaled_for_itself_around_grey() -> None:
    weights = torch.zeros(3, 3, 2, 2)
    weights[0, 0, 0, 0], weights[0, 2, 1, 1] = 0.5, -0.25
    weights[1, :, 0, 1] = 40
    drawn = painted_filters(weights)
    assert drawn[0, 0, 0].tolist() == [255, 128, 128]
    assert drawn[0, 1, 1].tolist() == [128, 128, 64]
    assert drawn[1, 0, 1].tolist() == [255] * 3
    assert set(drawn[2].flatten().tolist()) == {128}


@pytest.mark.parametrize(("color", "colours"), [("rgb", 3), ("grey", 1)])
def test_those_of_the_first_convolution_are_pictures(tmp_path: Path, color: str, colours: int) -> None:
    inside = opened(chain(conv("first", kernel=5), conv("second"), END), tmp_path, color)
    told = filters(inside, "first")
    weights = inside.model.network.get_parameter("first.weight").detach()
    assert pixels(told).shape == (4, 5, 5, colours)
    np.testing.assert_array_equal(pixels(told), painted_filters(weights))
    assert told["strengths"] == pytest.approx(weights.abs().mean((1, 2, 3)).tolist())


@pytest.mark.parametrize(
    "layers",
    [
        (("first", "conv_block", {"filters": 4}),),
        (("first", "residual", {"filters": 4}),),
        (("norm", "batch_norm", {}), ("off", "dropout", {}), ("first", "conv2d", {"filters": 4})),
    ],
    ids=["block", "residual", "behind a normalisation"],
)
def test_those_within_blocks_and_behind_what_moves_no_pixel_are_as_well(
    tmp_path: Path, layers: tuple[tuple[str, str, dict[str, Any]], ...]
) -> None:
    assert pixels(filters(opened(chain(*layers, END), tmp_path), "first")).shape == (4, 3, 3, 3)


@pytest.mark.parametrize(
    ("layers", "node"),
    [
        ((conv("first"), conv("second")), "second"),
        ((conv("mixed", filters=3, kernel=1), conv("second")), "second"),
        ((("smaller", "avg_pool2d", {}), conv("second")), "second"),
        ((conv("first"),), "pooled"),
    ],
    ids=["second", "on mixed colours", "on means", "no convolution"],
)
def test_of_others_it_is_said_why_not(
    tmp_path: Path, layers: tuple[tuple[str, str, dict[str, Any]], ...], node: str
) -> None:
    with pytest.raises(Explained) as error:
        filters(opened(chain(*layers, END), tmp_path), node)
    assert error.value.cause == "no_filters"


def test_at_the_start_now_and_the_difference(digits_run: RunFolder) -> None:
    inside = Inspection(digits_run, load_run(digits_run))
    now, start, change = (pixels(filters(inside, "conv2d", when)) for when in ("now", "start", "change"))
    assert now.shape == start.shape == change.shape == (32, 3, 3, 1)
    assert not np.array_equal(now, start)
    weights = [
        network.get_parameter("conv2d.weight")
        for network in (inside.model.network, inside.network_at_start())
    ]
    np.testing.assert_array_equal(change, painted_filters((weights[0] - weights[1]).detach()))

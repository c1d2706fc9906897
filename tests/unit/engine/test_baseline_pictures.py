"""Histograms of oriented gradients, and what a linear classifier makes of them."""

import math
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor

from deepstudio.core.events import Result
from deepstudio.engine.baseline import baseline
from deepstudio.engine.baseline.hog import ORIENTATIONS, cell_of, hog
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.several import two_views, two_views_project
from tests.unit.engine.training import new_run, trained
from tests.unit.engine.using import digits_run, photograph_run

__all__ = ["digits_run", "photograph_run"]


def ramp(degrees: float, side: int = 16) -> Tensor:
    """A picture (1, 1, H, W) that grows brighter in one direction, clockwise from the right."""
    y, x = torch.meshgrid(torch.arange(side), torch.arange(side), indexing="ij")
    turned = x * math.cos(math.radians(degrees)) + y * math.sin(math.radians(degrees))
    return turned[None, None].float()


def middle(pictures: Tensor) -> Tensor:
    """The histogram of a cell that touches no rim, (9,), of pictures with 4 × 4 cells."""
    blocks = hog(pictures, pictures.shape[2] // 4).reshape(len(pictures), 9, ORIENTATIONS, 4)
    return blocks[0, 4, :, 0]


@pytest.mark.parametrize(("degrees", "bin"), [(10, 0), (50, 2), (90, 4), (170, 8), (190, 0), (270, 4)])
def test_an_edge_counts_to_its_direction_whichever_side_is_bright(degrees: float, bin: int) -> None:
    found = middle(ramp(degrees))
    assert found.argmax() == bin
    assert found[bin] > 10 * found.sum().sub(found[bin]).abs().clamp(min=1e-6)


def test_between_two_orientations_the_gradient_is_shared() -> None:
    found = middle(ramp(60.0))
    assert found[2].item() == pytest.approx(found[3].item(), rel=1e-3)
    around = middle(ramp(0.0))
    assert around[0].item() == pytest.approx(around[8].item(), rel=1e-3)


def test_light_and_contrast_change_nothing() -> None:
    picture = torch.rand(1, 1, 24, 24, generator=torch.Generator().manual_seed(0))
    torch.testing.assert_close(hog(picture * 0.5 + 0.3, 6), hog(picture, 6), atol=1e-3, rtol=0)


def test_each_block_is_of_length_one_and_no_number_stands_out() -> None:
    picture = torch.rand(2, 3, 32, 32, generator=torch.Generator().manual_seed(0))
    blocks = hog(picture, 8).reshape(2, 9, -1)
    torch.testing.assert_close(blocks.square().sum(2), torch.ones(2, 9), atol=1e-3, rtol=0)
    assert blocks.max() < 0.5


def test_colour_counts_where_its_edge_is_strongest() -> None:
    weak, strong = 0.1 * ramp(90.0), ramp(10.0)
    colour = torch.cat([weak, strong, weak], 1)
    torch.testing.assert_close(hog(colour, 4), hog(strong, 4))


@pytest.mark.parametrize(
    ("size", "cell"),
    [((8, 8), 2), ((28, 28), 4), ((64, 64), 8), ((96, 96), 8), ((128, 128), 11), ((512, 512), 43)],
)
def test_cells_are_small_in_small_pictures_and_few_in_large_ones(size: tuple[int, int], cell: int) -> None:
    assert cell_of(*size) == cell


@pytest.mark.parametrize("size", [(1, 1), (1, 40), (2, 3), (8, 300), (29, 31)])
def test_pictures_of_any_size_have_some_numbers(size: tuple[int, int]) -> None:
    found = hog(torch.zeros(2, 1, *size), cell_of(*size))
    assert found.shape[0] == 2
    assert found.shape[1] >= ORIENTATIONS
    assert not found.any()


def result(run: RunFolder, tmp_path: Path) -> dict:
    copy = tmp_path / "project" / "runs" / "run-001"
    shutil.copytree(run.path, copy)
    *_, last = baseline(RunFolder(copy))
    assert isinstance(last, Result)
    return last.value


def test_digits_are_told_apart_by_their_edges(digits_run: RunFolder, tmp_path: Path) -> None:
    """Of 270 digits, 16 × 16 grey fields and logistic regression told 0.96."""
    value = result(digits_run, tmp_path)
    assert value["method"] == "svm"
    assert list(value["methods"]) == ["svm", "guess"]
    assert value["features"] == 3 * 3 * 4 * ORIENTATIONS + 8 * 8
    assert value["accuracy"] > 0.97
    assert value["methods"]["guess"]["metrics"]["accuracy"] < 0.15
    assert np.trace(np.array(value["confusion"])) == round(value["accuracy"] * value["samples"])


def test_photographs_in_colour_have_edges_and_colours(photograph_run: RunFolder, tmp_path: Path) -> None:
    value = result(photograph_run, tmp_path)
    assert value["features"] % (4 * ORIENTATIONS) == 3 * 8 * 8 % (4 * ORIENTATIONS)
    assert value["metrics"]["accuracy"] > value["methods"]["guess"]["metrics"]["accuracy"]


def test_pictures_of_two_columns_stand_side_by_side_for_each_of_two_answers(tmp_path: Path) -> None:
    """One tells the animal by its edges, the other the colour by its light."""
    with two_views():
        project = two_views_project(epochs=1)
        run = new_run(tmp_path, project)
        trained(project, run)
        *_, last = baseline(run)
    assert isinstance(last, Result)
    value = last.value
    assert value["method"] == {"animal": "svm", "colour": "svm"}
    assert value["features"] == (3 * 3 * 36 + 8 * 8) + (7 * 7 * 36 + 8 * 8 * 3)
    assert all(one["accuracy"] > 0.9 for one in value["metrics"].values())

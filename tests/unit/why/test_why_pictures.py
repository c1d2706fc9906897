"""Which parts of a picture decided: they are those without which the answer is less sure."""

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import nn

from deepstudio.catalog import registry
from deepstudio.catalog.columns import NumberColumn, PictureColumn
from deepstudio.catalog.objectives.heads import Head
from deepstudio.catalog.templates.graphs import sequential
from deepstudio.core.check import check
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Graph
from deepstudio.data.picture_fit import ORIENTATION, box_seen, upright_size
from deepstudio.data.prepare import prepare
from deepstudio.data.sources import reader
from deepstudio.engine.inputs.feed import Feed
from deepstudio.engine.inputs.pictures import Pictures
from deepstudio.engine.network import build_network
from deepstudio.engine.objectives.numbers import LearnedNumber
from deepstudio.engine.objectives.target import TargetSetup
from deepstudio.engine.weights import LoadedModel, load_run
from deepstudio.engine.why_pictures import (
    GRAD_CAM,
    MOST,
    OCCLUSION,
    explained_picture,
    grad_cam,
    occluded,
    patch_and_stride,
)
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.using import digits_run

__all__ = ["digits_run"]


@pytest.fixture(scope="module")
def pictures(digits_run: RunFolder) -> list[Image.Image]:
    """Some of the test part, each as the network sees it."""
    prepared = prepare(digits_run.project(), registry())
    source = reader(digits_run.project().data, registry())
    (column,) = load_run(digits_run).feed.columns
    return [source.load(prepared.ids[row], column) for row in prepared.splits["test"][:40]]


@pytest.mark.parametrize("size", [(8, 8), (28, 28), (1, 40), (224, 224), (97, 300), (1, 1)])
def test_the_patch_asks_the_network_at_most_so_often(size: tuple[int, int]):
    patch, stride = patch_and_stride(*size)
    places = [-(-(side - one) // step) + 1 for side, one, step in zip(size, patch, stride, strict=True)]
    assert np.prod(places) <= MOST
    assert all(1 <= step <= one <= side for side, one, step in zip(size, patch, stride, strict=True))


def test_grad_cam_weighs_channels_by_their_gradient():
    maps = torch.tensor([[[1.0, 0], [0, 0]], [[0, 0], [0, 2.0]]])
    gradient = torch.tensor([[[4.0, 9], [0, 0]], [[0, 0], [0, -2.0]]])
    assert grad_cam(maps, gradient).tolist() == [[1, 0], [0, 0]]
    assert grad_cam(maps, gradient, signed=True).tolist() == [[1, 0], [0, -1]]
    assert grad_cam(maps, -gradient.abs()).tolist() == [[0, 0], [0, 0]]


def test_grad_cam_is_that_of_its_authors_where_the_mean_over_the_map_follows():
    from captum.attr import LayerGradCam

    torch.manual_seed(0)
    convolution = nn.Conv2d(3, 8, 3)
    network = nn.Sequential(convolution, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8, 4))
    picture = torch.randn(1, 3, 9, 9)
    maps = convolution(picture)
    (gradient,) = torch.autograd.grad(network[1:](maps)[0, 2], maps)
    theirs = LayerGradCam(network, convolution).attribute(picture, target=2)[0, 0].detach()
    own = grad_cam(maps[0].detach(), gradient[0], signed=True)
    assert torch.allclose(own, theirs / theirs.abs().max(), atol=1e-5)


def test_occlusion_finds_the_pixels_that_count_and_does_not_blow_up_what_hardly_does():
    picture = torch.ones(1, 1, 12, 12)

    def corner(batch: torch.Tensor) -> torch.Tensor:
        return batch[:, 0, :2, :2].mean((1, 2)) - batch[:, 0, -2:, -2:].mean((1, 2))

    found = occluded(corner, picture, (4, 4), (2, 2), 1.0)
    assert found.shape == (6, 6)
    assert found[0, 0] == 1
    assert found[-1, -1] == -1
    assert found[2:4, 2:4].abs().max() == 0
    faint = occluded(lambda batch: corner(batch) / 10_000, picture, (4, 4), (2, 2), 1.0)
    assert 0 < faint.abs().max() < 0.02


@pytest.mark.parametrize("method", [GRAD_CAM, OCCLUSION])
def test_covering_the_hottest_part_changes_the_answer_more_than_covering_another(
    digits_run: RunFolder, pictures: list[Image.Image], method: str
):
    model, draw = load_run(digits_run), np.random.default_rng(0)
    (high, wide), _ = patch_and_stride(8, 8)
    hottest, random = [], []
    for picture in pictures:
        found = explained_picture(model, picture, method)
        entering = model.inputs.collated([model.inputs.read(picture)])
        hottest.append(found.value - found.without)
        covered = entering.repeat(8, 1, 1, 1)
        for one, (top, left) in zip(covered, draw.integers(0, 8 - high + 1, (8, 2)), strict=True):
            one[:, top : top + high, left : left + wide] = 0
        random += (found.value - model.outputs(covered)[0][:, model.classes.index(found.label)]).tolist()
    assert np.mean(hottest) > 1.3 * max(0.0, np.mean(random))
    assert np.mean(hottest) > 0.05


@pytest.mark.parametrize("method", [GRAD_CAM, OCCLUSION])
def test_shuffled_weights_explain_otherwise(digits_run: RunFolder, pictures: list[Image.Image], method: str):
    """Adebayo et al., 2018: a map that does not depend on the weights explains nothing."""
    model, shuffled = load_run(digits_run), load_run(digits_run)
    _shuffle(shuffled)
    label = model.classes[3]
    both = [[_map(one, picture, method, label) for one in (model, shuffled)] for picture in pictures[:12]]
    again = [_map(load_run(digits_run), picture, method, label) for picture in pictures[:2]]
    assert [_alike(one, other) for (one, _), other in zip(both, again, strict=False)] == pytest.approx([1, 1])
    assert np.mean([_alike(one, other) for one, other in both]) < 0.5


def test_any_class_can_be_asked_about(digits_run: RunFolder, pictures: list[Image.Image]):
    model = load_run(digits_run)
    usual = explained_picture(model, pictures[0])
    assert usual.method == GRAD_CAM
    assert usual.methods == (GRAD_CAM, OCCLUSION)
    assert usual.labels == model.classes
    chances = model.probabilities([model.inputs.read(pictures[0])])[0]
    assert usual.label == model.classes[chances.argmax()]
    for place, name in enumerate(model.classes):
        one = explained_picture(model, pictures[0], OCCLUSION, name)
        assert one.label == name
        assert one.value == pytest.approx(float(chances[place]), abs=1e-5)
        assert one.largest == pytest.approx(abs(one.value - one.without))
        assert np.abs(one.map).max() <= 1


def test_what_is_not_there_is_refused_with_a_sentence(digits_run: RunFolder, pictures: list[Image.Image]):
    model = load_run(digits_run)
    with pytest.raises(Explained, match="does not know the class") as refused:
        explained_picture(model, pictures[0], label="giraffe")
    assert refused.value.cause == "unknown_class"
    with pytest.raises(Explained, match="no method") as refused:
        explained_picture(model, pictures[0], method="tea leaves")
    assert refused.value.cause == "unknown_method"


def _shuffle(model: LoadedModel) -> None:
    draw = torch.Generator().manual_seed(0)
    with torch.no_grad():
        for one in model.network.parameters():
            one.copy_(one.flatten()[torch.randperm(one.numel(), generator=draw)].view_as(one))


def _map(model: LoadedModel, picture: Image.Image, method: str, label: str) -> np.ndarray:
    return np.array(explained_picture(model, picture, method, label).map)


def _alike(one: np.ndarray, other: np.ndarray) -> float:
    """Spearman's rank correlation; 0 where one of them is flat."""
    from scipy.stats import spearmanr

    if not np.ptp(one) or not np.ptp(other):
        return 0.0
    return float(spearmanr(one.ravel(), other.ravel()).statistic)


def test_frozen_layers_do_not_keep_grad_cam_from_looking_back(
    digits_run: RunFolder, pictures: list[Image.Image]
):
    model = load_run(digits_run)
    before = explained_picture(model, pictures[0])
    model.network.requires_grad_(False)
    assert explained_picture(model, pictures[0]).map == before.map


def test_a_number_is_explained_by_what_raises_and_what_lowers_it():
    network = sequential("input", ("conv2d", {"filters": 4}), "flatten", ("dense", {"units": 1}), "output")
    model = _dots(network)
    picture = Image.effect_noise((48, 48), 80)
    found = explained_picture(model, picture)
    assert (found.method, found.label, found.labels, found.said) == (GRAD_CAM, "", (), "")
    weights = np.array(found.map)
    assert weights.min() < 0 < weights.max()
    assert np.abs(weights).max() == 1
    (answer,) = model.target.answers(model.outputs(model.inputs.collated([model.inputs.read(picture)]))[0])
    assert found.value == pytest.approx(answer.plain, rel=1e-4)
    covered = explained_picture(model, picture, OCCLUSION)
    assert covered.largest == pytest.approx(abs(covered.value - covered.without))
    assert covered.largest > 0


def test_the_last_map_of_a_frozen_backbone_is_looked_at():
    network = sequential(
        "input", "efficientnet_lite0", ("dense", {"units": 1, "activation": "none"}), "output"
    )
    model = _dots(network)
    model.network.requires_grad_(False)
    found = explained_picture(model, Image.effect_noise((48, 48), 80))
    assert found.method == GRAD_CAM
    assert np.shape(found.map) == (2, 2)  # 48 pixels at a stride of 32


def test_dense_layers_alone_are_explained_by_occlusion():
    model = _dots(sequential("input", "flatten", ("dense", {"units": 1}), "output"))
    found = explained_picture(model, Image.effect_noise((48, 48), 80))
    assert (found.method, found.methods) == (OCCLUSION, (OCCLUSION,))
    with pytest.raises(Explained, match="has no feature maps"):
        explained_picture(model, Image.new("L", (48, 48)), GRAD_CAM)


def test_the_map_lies_where_the_network_sees_the_picture():
    assert box_seen((200, 100), PictureColumn(height=50, width=50, fit="stretch")) == (0, 0, 1, 1)
    assert box_seen((200, 100), PictureColumn(height=50, width=50, fit="crop")) == (0.25, 0, 0.75, 1)
    assert box_seen((200, 100), PictureColumn(height=50, width=50, fit="pad")) == (0, -0.5, 1, 1.5)


def test_a_picture_that_lies_on_its_side_is_looked_at_upright(tmp_path: Path):
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    Image.new("RGB", (40, 20)).save(tmp_path / "lying.jpg", exif=exif)
    assert upright_size(tmp_path / "lying.jpg") == (20, 40)


def _dots(network: Graph) -> LoadedModel:
    """A network that tells how many dots there are, as it begins."""
    project = registry().templates.get("picture-number")().build("Dots").replace(models={"model": network})
    analysis = check(project, registry()).analyses["model"]
    state = {"mean": [0.5], "std": [0.25]}
    feed = Feed({"picture": Pictures(PictureColumn(height=48, width=48, color="grey"), state)})
    objective = registry().objectives.get("number")
    setup = TargetSetup("dots", NumberColumn(), objective(), {"mean": 9.0, "std": 4.0}, Head("", "none", 1))
    torch.manual_seed(0)
    built = build_network(analysis.graph, analysis).eval()
    return LoadedModel(built, project, analysis, feed, (LearnedNumber(setup),))

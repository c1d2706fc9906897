"""What excites the channels of a network whose weights are made by hand: the right samples, and the right place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from deepstudio.core.events import AnyEvent, Progress
from deepstudio.core.excitation import ChannelPeaks, Excitation, PixelBox
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan, Project, TrainingPlan
from deepstudio.data.run_samples import known_parts
from deepstudio.engine.inside import patches as module
from deepstudio.engine.inside.contact_sheet import SIDE, contact_sheet
from deepstudio.engine.inside.crops import patches_of
from deepstudio.engine.inside.inspection import Inspection
from deepstudio.engine.inside.patches import file_of, find_patches
from deepstudio.engine.inside.peaks import COUNT, Peaks, varied
from deepstudio.engine.weights import LoadedModel, load_run
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.training import chain
from tests.unit.engine.using import train

HEIGHT, WIDTH, EACH = 20, 24, 14
GREY = 60
EDGE, DARK, NOTHING = range(3)  # what the channels like


def edge_of(number: int) -> tuple[int, int, int]:
    """Row and column where the bright square of a picture begins, and how bright it is."""
    return 1 + number * 5 % 9, 3 + number * 7 % 13, GREY + 5 + 5 * number


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """A network of one convolution, after an epoch on pictures with one bright square each."""
    folder = tmp_path_factory.mktemp("edges")
    for number in range(2 * EACH):
        pixels = np.full((HEIGHT, WIDTH), GREY, np.uint8)
        row, column, bright = edge_of(number)
        pixels[row : row + 6, column : column + 6] = bright
        place = folder / "pictures" / "ab"[number % 2]
        place.mkdir(parents=True, exist_ok=True)
        Image.fromarray(pixels).save(place / f"{number}.png")
    return train(folder / "project", project(folder / "pictures"))


def project(pictures: Path) -> Project:
    settings = {"height": HEIGHT, "width": WIDTH, "color": "grey"}
    graph = chain(
        ("conv", "conv2d", {"filters": 3}),
        ("pooled", "global_avg_pool2d", {}),
        ("dense", "dense", {"units": 2, "activation": "softmax"}),
    )
    return Project(
        name="Edges",
        data=DataPlan(
            source=Chosen(id="picture-folder", settings={"path": str(pictures)}),
            columns={
                "picture": ColumnPlan(id="picture", settings=settings),
                "label": ColumnPlan(id="category", use="target"),
            },
        ),
        models={"model": graph},
        training=TrainingPlan(epochs=1, batch_size=8),
    )


@pytest.fixture
def model(run: RunFolder) -> Iterator[LoadedModel]:
    """Its first channel likes an edge from dark to bright, its second what is dark, its third nothing."""
    found = load_run(run)
    conv = found.network.get_submodule("conv")
    with torch.no_grad():
        for weights in conv.parameters():
            weights.zero_()
        conv.get_parameter("weight")[EDGE] = torch.tensor([[-1.0, 0, 1]] * 3)
        conv.get_parameter("weight")[DARK] = -1.0
        conv.get_parameter("bias")[DARK] = 9.0
        conv.get_parameter("bias")[NOTHING] = -1.0
    yield found
    for file in run.path.glob("patches-*"):
        file.unlink()


def ended(events: Iterable[AnyEvent], told: list[AnyEvent] | None = None) -> Any:
    """What a generator returns."""
    told = [] if told is None else told
    steps = iter(events)
    while True:
        try:
            told.append(next(steps))
        except StopIteration as end:
            return end.value


def excited(run: RunFolder, model: LoadedModel, node: str = "conv", part: str = "train") -> Excitation:
    (found,) = ended(find_patches(Inspection(run, model), part, node))
    assert isinstance(found, Excitation)
    return found


def numbers_of(run: RunFolder, part: str) -> list[int]:
    """The pictures of a part, the brightest first."""
    parts, _ = known_parts(run)
    assert parts is not None
    return sorted((int(Path(id).stem) for id in parts.parts[part].ids), reverse=True)


def test_a_channel_that_likes_edges_finds_them_where_they_are(run: RunFolder, model: LoadedModel) -> None:
    found = excited(run, model)
    edge = found.said_of(EDGE)
    brightest = numbers_of(run, "train")[:COUNT]
    assert [int(Path(patch["id"]).stem) for patch in edge["patches"]] == brightest
    for number, patch in zip(brightest, edge["patches"], strict=True):
        row, column, bright = edge_of(number)
        assert patch["sees"] == [column - 2, row, column + 1, row + 3]
        assert patch["value"] == pytest.approx(3 * (bright - GREY) / 255, abs=1e-4)
    assert (found.samples, found.total) == (len(numbers_of(run, "train")),) * 2
    assert found.silent == 1
    assert [one.channel for one in found.channels] == [EDGE, DARK, NOTHING]


def test_the_part_that_is_asked_for_is_looked_through(run: RunFolder, model: LoadedModel) -> None:
    found = excited(run, model, part="validation")
    seen = {int(Path(patch["id"]).stem) for patch in found.said_of(EDGE)["patches"]}
    assert seen == set(numbers_of(run, "validation")[:COUNT])
    with pytest.raises(Explained) as error:
        excited(run, model, part="training")
    assert error.value.cause == "split"


def test_the_best_of_batches_are_those_of_the_whole() -> None:
    draw = torch.Generator().manual_seed(0)
    maps = torch.randint(0, 4, (90, 5, 6, 7), generator=draw).float()  # many are equal
    maps[:, 4] = -1
    whole, pieces = Peaks(), Peaks()
    whole.take(maps)
    for piece in maps.split(7):
        pieces.take(piece)
    assert whole.channels(7) == pieces.channels(7)
    for one in whole.channels(7):
        values = maps[:, one.channel].flatten(1).amax(1)
        order = values.argsort(descending=True, stable=True)[:COUNT].tolist()
        assert list(one.samples) == (order if one.channel != 4 else [])
        assert one.mean == pytest.approx(float(values.mean()))
        assert one.spread == pytest.approx(float(values.std(correction=0)))
        for sample, row, column, value in zip(one.samples, one.rows, one.columns, one.values, strict=True):
            assert float(maps[sample, one.channel, row, column]) == value


def test_what_is_no_number_excites_nothing() -> None:
    peaks = Peaks(3)
    peaks.take(torch.tensor([[1.0], [float("nan")], [float("inf")], [2.0]]))
    (channel,) = peaks.channels(1)
    assert channel.samples == (3, 0)


def test_channels_that_like_other_samples_come_before_those_that_like_the_same() -> None:
    def one(channel: int, spread: float, *samples: int) -> ChannelPeaks:
        places = (0,) * len(samples)
        return ChannelPeaks(
            channel=channel,
            mean=1,
            spread=spread,
            values=(1.0,) * len(samples),
            samples=samples,
            rows=places,
            columns=places,
        )

    like, alike, other, silent = one(0, 5, 1, 2, 3), one(1, 4, 1, 2, 3), one(2, 3, 4, 5, 6), one(3, 9)
    assert [found.channel for found in varied([silent, alike, other, like])] == [0, 2, 1, 3]


def test_what_was_found_is_used_again_until_the_weights_are_others(
    run: RunFolder, model: LoadedModel
) -> None:
    first = excited(run, model)
    told: list[AnyEvent] = []
    (again,) = ended(find_patches(Inspection(run, model), "train", "conv"), told)
    assert again == first
    assert told == []
    with torch.no_grad():
        model.network.get_submodule("conv").get_parameter("weight")[EDGE] *= -1
    (anew,) = ended(find_patches(Inspection(run, model), "train", "conv"), told)
    assert told != []
    assert anew.of(EDGE) != first.of(EDGE)


def test_a_file_that_is_damaged_is_made_anew(run: RunFolder, model: LoadedModel) -> None:
    first = excited(run, model)
    file = run.path / file_of(("conv", "out"), "train")
    kept = file.read_text()
    assert first.channels[0].rows[0] != 99
    for damaged in (
        "",
        "[]",
        kept[:99],
        kept.replace('"lefts":[0,', '"lefts":[9,'),
        kept.replace('"ids":["', '"ids":["", "'),
    ):
        file.write_text(damaged)
        assert excited(run, model).of(EDGE) == first.of(EDGE)


def test_a_search_that_is_given_up_leaves_nothing(run: RunFolder, model: LoadedModel) -> None:
    search = find_patches(Inspection(run, model), "train", "conv")
    for event in search:
        if isinstance(event, Progress) and event.done == event.total:
            break
    search.close()
    assert list(run.path.glob("patches-*")) == []


def test_all_layers_are_looked_through_at_once(run: RunFolder, model: LoadedModel) -> None:
    found = ended(find_patches(Inspection(run, model)))
    assert [(one.node, one.field.size) for one in found] == [
        ("conv", (3, 3)),
        ("pooled", (HEIGHT, WIDTH)),
        ("dense", (HEIGHT, WIDTH)),
    ]
    assert found[0] == excited(run, model)


def test_of_many_samples_some_are_looked_at_evenly(
    run: RunFolder, model: LoadedModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_SAMPLES", 6)
    found = excited(run, model)
    assert (found.samples, found.total) == (6, len(numbers_of(run, "train")))


@pytest.mark.parametrize(
    ("node", "cause"), [("nowhere", "not_there"), ("conv.sideways", "not_there"), ("image", "no_maps")]
)
def test_a_layer_that_is_not_there(run: RunFolder, model: LoadedModel, node: str, cause: str) -> None:
    name, _, port = node.partition(".")
    with pytest.raises(Explained) as error:
        ended(find_patches(Inspection(run, model), "train", name, port))
    assert error.value.cause == cause


def test_patches_are_cut_out_where_the_channel_looks(run: RunFolder, model: LoadedModel) -> None:
    found = excited(run, model)
    cut = patches_of(Inspection(run, model), found, [EDGE])[EDGE]
    row, column, bright = edge_of(numbers_of(run, "train")[0])
    best = cut[0]
    assert best.seen == PixelBox(column - 2, row, column + 1, row + 3)
    frame = best.frame
    inner = best.pixels[frame.top : frame.bottom, frame.left : frame.right]
    assert inner[..., 0].tolist() == [[GREY, GREY, bright]] * 3
    assert (inner[..., 3] == 255).all()
    # What is shown around it ends where the picture does.
    height, width = best.pixels.shape[:2]
    assert height == width == 15
    outside = best.pixels[: max(0, frame.top - row)]
    assert (outside[..., 3] == 0).all()
    with pytest.raises(Explained):
        patches_of(Inspection(run, model), found, [3])


def test_samples_that_are_gone_are_left_out(run: RunFolder, model: LoadedModel) -> None:
    found = excited(run, model)
    file = next((run.project_folder.parent / "pictures").rglob(f"{numbers_of(run, 'train')[0]}.png"))
    content = file.read_bytes()
    file.unlink()
    try:
        assert len(patches_of(Inspection(run, model), found, [EDGE])[EDGE]) == COUNT - 1
    finally:
        file.write_bytes(content)


def test_the_sheet_has_a_row_for_each_channel(run: RunFolder, model: LoadedModel) -> None:
    found = excited(run, model)
    both = contact_sheet(patches_of(Inspection(run, model), found, [EDGE, DARK]))
    one = contact_sheet(patches_of(Inspection(run, model), found, [EDGE]))
    assert both.height - one.height > SIDE
    assert both.width == one.width > COUNT * SIDE

"""A look inside: what nodes give, at the start, now and the difference, the strongest channels first."""

import base64
import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image as Pictures
from safetensors.torch import load_file

from deepstudio.catalog import registry
from deepstudio.core.events import Message
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen, Graph, Link, Node
from deepstudio.core.project import Project
from deepstudio.core.shapes import Image, Sequence, Shape, Tokens, Vector
from deepstudio.data.scanning import scan
from deepstudio.engine.inside.inspection import Inspection
from deepstudio.engine.inside.looking import LookPlace, closely, glances, look, sample_seen
from deepstudio.engine.inside.maps import BRIGHTEST, MIDDLE, painted, scale_of
from deepstudio.engine.inside.shown import form_of
from deepstudio.engine.server import Server
from deepstudio.engine.supervised_model import load
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder
from tests import trained as store
from tests.unit.engine.tabling import flats_run
from tests.unit.engine.texting import text_run
from tests.unit.engine.training import chain, digits
from tests.unit.engine.using import digits_run, train, untrained_run

__all__ = ["digits_run", "text_run", "untrained_run"]

SAMPLE = "3/0013"


@pytest.fixture
def inside(digits_run: RunFolder) -> Inspection:
    found = Inspection(digits_run, load(digits_run, "best"))
    found.take_sample(SAMPLE)
    return found


@pytest.fixture(scope="session")
def still(pytestconfig: pytest.Config) -> RunFolder:
    """A run whose weights hardly moved, with a layer that no answer needs."""
    folder = store.trained(pytestconfig, still_project(), train)
    return ProjectFolder(folder).runs()[0]


def still_project() -> Project:
    layers = (
        ("conv", "conv2d", {"filters": 4}),
        ("flat", "flatten", {}),
        ("dense", "dense", {"units": 10, "activation": "softmax"}),
    )
    graph = chain(*layers)
    idle = Node(name="idle", layer="dense", settings={"units": 3})
    graph = Graph(nodes=(*graph.nodes, idle), links=(*graph.links, Link(source="flat", target="idle")))
    slow = Chosen(id="sgd", settings={"learning_rate": 1e-8})
    return digits(graph, epochs=1, batch_size=512, optimizer=slow)


def pixels_of(told: dict[str, Any]) -> np.ndarray:
    found = np.frombuffer(base64.b64decode(told["pixels"]), np.uint8)
    return found.reshape(told["count"], told["height"], told["width"])


@pytest.mark.parametrize(
    ("shape", "form"),
    [
        (Image(32, 8, 8), "maps"),
        (Image(1, 5, 1), "maps"),
        (Image(64, 1, 1), "numbers"),
        (Vector(10), "numbers"),
        (Sequence(20, 16), "strip"),
        (Sequence(None, 16), "strip"),
        (Tokens(200, 5000), "words"),
    ],
)
def test_the_shape_decides_what_a_value_is_shown_as(shape: Shape, form: str) -> None:
    assert form_of(shape) == form


# Values


def test_a_value_is_what_the_module_gives(inside: Inspection) -> None:
    network = inside.model.network
    kept: list[torch.Tensor] = []
    hook = network.get_submodule("conv2d_2").register_forward_hook(
        lambda _m, _i, out: kept.append(out.clone())
    )
    inside.take_sample("3/0045")
    value, shape = inside.found("conv2d_2")
    found = inside.value(value)
    hook.remove()
    assert (value, shape) == (("conv2d_2", "out"), Image(64, 8, 8))
    assert torch.equal(found, torch.relu(kept[0]))


def test_another_place_of_the_same_sample_computes_nothing(inside: Inspection) -> None:
    look(inside, LookPlace("conv2d"))
    calls: list[int] = []
    hook = inside.model.network.register_forward_hook(lambda *_: calls.append(1))
    kept = dict(inside._kept)
    look(inside, LookPlace("dense"))
    inside.take_sample(SAMPLE)
    look(inside, LookPlace("max_pool2d"))
    hook.remove()
    assert not calls
    assert all(inside._kept[key] is tensor for key, tensor in kept.items())


def test_a_large_network_computes_what_is_asked_for(
    inside: Inspection, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = look(inside, LookPlace("dense"))
    monkeypatch.setattr("deepstudio.engine.inside.inspection.MOST", 10)
    inside.take_sample("0/0072")
    inside.take_sample(SAMPLE)
    assert look(inside, LookPlace("dense")) == whole
    assert len(inside._kept) == 1


def test_the_start_is_what_the_first_step_began_with(still: RunFolder) -> None:
    inside = Inspection(still, load(still, "best"))
    inside.take_sample(SAMPLE)
    first = inside.network_at_start().state_dict()
    saved = load_file(still.best_weights)
    for name in ("conv.weight", "conv.bias", "dense.weight", "dense.bias"):
        assert torch.allclose(first[name], saved[name], atol=1e-6), name
    value, _ = inside.found("conv")
    assert inside.value(value, "change").abs().max() < 1e-5


def test_the_start_does_not_touch_random_numbers_of_others(inside: Inspection) -> None:
    torch.manual_seed(5)
    expected = torch.rand(3)
    torch.manual_seed(5)
    inside.network_at_start()
    assert torch.equal(torch.rand(3), expected)


def test_the_difference_is_now_less_the_start(inside: Inspection) -> None:
    value, _ = inside.found("dense")
    now, start, change = (inside.value(value, when) for when in ("now", "start", "change"))
    assert torch.equal(change, now - start)
    assert change.abs().max() > 0.01


def test_a_run_that_started_from_another_shows_its_weights(still: RunFolder, tmp_path: Path) -> None:
    model = load(still, "best")
    later = RunFolder(still.path.parent / "run-002")
    training = model.project.training.replace(start_from={"model": still.id}, seed=9)
    model.project = model.project.replace(training=training)
    inside = Inspection(later, model)
    first = inside.network_at_start().state_dict()
    assert torch.equal(first["conv.weight"], load_file(still.best_weights)["conv.weight"])

    gone = Inspection(RunFolder(tmp_path / "runs" / "run-002"), model)
    gone.take_given({"picture": picture(tmp_path)})
    with pytest.raises(Explained, match="which has no weights") as refused:
        look(gone, LookPlace("conv", when="start"))
    assert refused.value.cause == "missing_run"
    assert look(gone, LookPlace("conv"))["total"] == 4
    told = closely(gone, "conv", "", 1)
    assert list(told["maps"]) == ["now"]
    assert "which has no weights" in str(Message.model_validate(told["missing"]).text())


def picture(folder: Path) -> Path:
    Pictures.new("L", (8, 8), 90).save(folder / "grey.png")
    return folder / "grey.png"


# What is told


def test_maps_come_the_strongest_first_some_at_a_time(inside: Inspection) -> None:
    value, _ = inside.found("conv2d_2")
    strength = inside.value(value)[0].abs().mean((1, 2)).numpy()
    first = look(inside, LookPlace("conv2d_2", count=40))
    rest = look(inside, LookPlace("conv2d_2", first=40, count=40))
    order = first["channels"] + rest["channels"]
    assert sorted(order) == list(range(64))
    assert (first["total"], first["count"], rest["count"]) == (64, 40, 24)
    assert (np.diff(strength[order]) <= 1e-6).all()
    assert first["strengths"] == pytest.approx(strength[order[:40]].tolist())


def test_the_pixels_are_the_values_on_one_scale(inside: Inspection) -> None:
    value, _ = inside.found("conv2d")
    told = look(inside, LookPlace("conv2d"))
    expected = inside.value(value)[0][told["channels"]].numpy() / told["scale"]
    assert not told["signed"]
    assert np.abs(pixels_of(told) / 255 - expected.clip(0, 1)).max() < 0.003
    change = look(inside, LookPlace("conv2d", when="change"))
    assert change["signed"]
    differs = inside.value(value, "change")[0][change["channels"]].numpy() / change["scale"]
    assert np.abs((pixels_of(change).astype(int) - MIDDLE) / 127 - differs.clip(-1, 1)).max() < 0.005


def test_the_start_stands_in_the_order_of_now(inside: Inspection) -> None:
    now, start, change = (
        look(inside, LookPlace("conv2d_2", when=when)) for when in ("now", "start", "change")
    )
    assert start["channels"] == now["channels"]
    assert start["strengths"] != sorted(start["strengths"], reverse=True)
    assert change["strengths"] == sorted(change["strengths"], reverse=True)


def test_large_maps_are_made_smaller_and_one_alone_is_large() -> None:
    channels = torch.zeros(2, 300, 200)
    channels[0, :150] = 1.0
    small = painted(channels, 1.0, False, 96)
    assert small.pixels.shape == (2, 96, 96)
    assert (small.pixels[0, 0, 0], small.pixels[0, -1, 0], small.pixels[1].max()) == (255, 0, 0)
    assert painted(channels, 1.0, False, 512).pixels.shape == (2, 300, 200)


def test_one_map_closely(inside: Inspection) -> None:
    told = closely(inside, "conv2d_2", "out", 7)
    value, _ = inside.found("conv2d_2")
    assert list(told["maps"]) == ["start", "now", "change"]
    for when, one in told["maps"].items():
        channel = inside.value(value, when)[0, 7]
        assert (one["least"], one["most"]) == pytest.approx((float(channel.min()), float(channel.max())))
        assert (one["count"], one["height"], one["width"]) == (1, 8, 8)
    for node, channel in (("conv2d_2", 64), ("dense", 0)):
        with pytest.raises(Explained, match=f"no map {channel}"):
            closely(inside, node, "", channel)


def test_a_few_large_numbers_do_not_darken_the_rest() -> None:
    values = torch.ones(10_000)
    values[0] = 1000.0
    assert 1 - BRIGHTEST > 1 / 10_000
    assert scale_of(values) == 1.0
    values = torch.zeros(10_000)
    values[0] = 1000.0
    assert scale_of(values) == 1000.0
    assert scale_of(torch.zeros(3)) == 0.0
    assert scale_of(torch.full((3,), float("nan"))) == 0.0


def test_numbers_that_are_none_are_drawn_as_nothing() -> None:
    values = torch.tensor([[[float("nan"), 1.0], [float("inf"), 0.0]]])
    assert painted(values, scale_of(values), False, 96).pixels.tolist() == [[[0, 255], [255, 0]]]


def test_vectors_are_numbers_and_answers_have_the_names_of_classes(inside: Inspection) -> None:
    told = look(inside, LookPlace("dense"))
    assert (told["form"], told["total"], len(told["values"])) == ("numbers", 128, 64)
    assert "names" not in told
    answer = look(inside, LookPlace("dense_2"))
    assert answer["target"] == "label"
    assert answer["names"] == [str(channel) for channel in answer["channels"]]
    assert answer["names"][0] == "3"
    assert answer["values"] == sorted(answer["values"], reverse=True)
    leaving = look(inside, LookPlace("output"))
    assert (leaving["values"], leaving["names"]) == (answer["values"], answer["names"])


def test_texts_are_words_and_sequences_are_strips(text_run: RunFolder) -> None:
    inside = Inspection(text_run, load(text_run, "best"))
    inside.take_given({"text": "The soup was really good"})
    words = look(inside, LookPlace("input"))
    assert (words["form"], words["words"]) == ("words", ["The", "soup", "was", "really", "good"])
    assert len(words["tokens"]) == words["total"]
    assert sample_seen(inside) == {"seen": "", "says": "The soup was really good"}
    strip = look(inside, LookPlace("embedding"))
    value, shape = inside.found("embedding")
    assert isinstance(shape, Sequence)
    assert (strip["form"], strip["steps"], strip["total"]) == ("strip", words["total"], 16)
    assert (strip["count"], strip["height"], strip["width"]) == (1, 16, words["total"])
    found = inside.value(value)[0].T[strip["channels"]].numpy() / strip["scale"]
    assert np.abs((pixels_of(strip)[0].astype(int) - MIDDLE) / 127 - found.clip(-1, 1)).max() < 0.005


def test_numbers_of_a_table_are_read_from_the_data(tmp_path: Path) -> None:
    run = flats_run(tmp_path, {"price": 1, "class": 2}, rows=60)
    inside = Inspection(run, load(run, "best"))
    project = run.project()
    assert project.data is not None
    inside.take_sample(scan(project.data, registry()).ids[3])
    nodes = {node.layer for node in project.models["model"].nodes}
    assert "output" in nodes
    forms = {look(inside, LookPlace(node.name))["form"] for node in project.models["model"].nodes}
    assert forms == {"numbers"}


def test_small_drawings_of_all_nodes(inside: Inspection, still: RunFolder) -> None:
    found = glances(inside)
    assert set(found) == set(inside.model.analysis.shapes)
    assert all(one["count"] == 1 and one["width"] <= 48 and one["height"] <= 48 for one in found.values())
    other = Inspection(still, load(still, "best"))
    other.take_sample(SAMPLE)
    assert "idle" not in glances(other)


# What cannot be shown


def test_what_is_not_there_is_said(inside: Inspection, still: RunFolder) -> None:
    with pytest.raises(Explained, match="has no layer “conv9”") as refused:
        look(inside, LookPlace("conv9"))
    assert refused.value.cause == "not_there"
    with pytest.raises(Explained, match="gives nothing at “state”"):
        look(inside, LookPlace("conv2d", "state"))
    other = Inspection(still, load(still, "best"))
    other.take_sample(SAMPLE)
    with pytest.raises(Explained, match="No answer needs “idle”") as refused:
        look(other, LookPlace("idle"))
    assert refused.value.cause == "unused"


def test_a_sample_that_is_gone_is_said_and_the_last_one_stays(inside: Inspection) -> None:
    before = look(inside, LookPlace("dense"))
    with pytest.raises(Explained, match="no digit"):
        inside.take_sample("3/9999")
    assert look(inside, LookPlace("dense")) == before


# Requests


def ask(server: Server, do: str, **fields: Any) -> dict[str, Any]:
    return server.answer(json.dumps({"id": 1, "do": do, **fields}).encode())


def test_a_request_looks_at_a_sample_and_keeps_what_it_loaded(digits_run: RunFolder, tmp_path: Path) -> None:
    server = Server(io.StringIO())
    run = str(digits_run.path)
    told = ask(server, "look", run=run, sample=SAMPLE, node="conv2d", when="change", count=8)["ok"]
    assert (len(told["channels"]), told["weights"], told["epoch"]) == (8, "best", 2)
    kept = server._inside
    assert ask(server, "look", run=run, sample=SAMPLE, node="conv2d", channel=3)["ok"]["channel"] == 3
    glance = ask(server, "glance", run=run, sample=SAMPLE)["ok"]
    assert set(glance["nodes"]) >= {"conv2d", "dense_2", "output"}
    seen = Pictures.open(io.BytesIO(base64.b64decode(glance["sample"]["seen"])))
    assert (seen.size, glance["sample"]["says"]) == ((8, 8), "")
    assert server._inside is kept
    given = {"picture": {"path": str(picture(tmp_path))}}
    ask(server, "look", run=run, sample=SAMPLE, given=given, node="conv2d")
    assert server._inside is kept
    json.dumps(told)


def test_requests_that_cannot_be_answered_say_why(digits_run: RunFolder, untrained_run: RunFolder) -> None:
    server = Server(io.StringIO())
    run = str(digits_run.path)
    assert ask(server, "look", run=run, sample=SAMPLE, node="gone")["cause"] == "not_there"
    assert ask(server, "look", run=run, sample="7/7777", node="conv2d")["cause"] == "unknown_sample"
    assert ask(server, "look", run=str(untrained_run.path), sample=SAMPLE, node="x")["cause"] == "not_trained"
    assert ask(server, "look", run=run, sample=SAMPLE)["cause"] == "bad_request"
    assert ask(server, "look", run=run, sample=SAMPLE, node="conv2d", when="later")["cause"] == "bad_request"

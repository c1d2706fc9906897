"""What training with augmentation may see, for whoever wants to look at it: the request to the engine."""

import base64
import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
import torch
from PIL import Image

from deepstudio.catalog import registry
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan
from deepstudio.engine.augment import augmented as shifted
from deepstudio.engine.server import Server


def plan(**settings: Any) -> DataPlan:
    columns = {
        "picture": ColumnPlan(
            id="picture", settings={"height": 24, "width": 24, "fit": "stretch", **settings}
        ),
        "label": ColumnPlan(id="category", use="target"),
    }
    return DataPlan(source=Chosen(id="picture-folder", settings={"path": "/nowhere"}), columns=columns)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    ramp = np.zeros((24, 24, 3), np.uint8)
    ramp[:, :, 0], ramp[:, :, 1] = np.arange(24) * 10, np.arange(24)[:, None] * 10
    Image.fromarray(ramp).save(tmp_path / "ramp.png")
    return tmp_path / "ramp.png"


def asked(data: DataPlan, given: list[dict[str, Any]], seed: int = 0) -> dict[str, Any]:
    request = {"id": 1, "do": "augmented", "data": data.model_dump(mode="json"), "given": given, "seed": seed}
    answer: dict[str, Any] = Server(io.StringIO()).answer(json.dumps(request).encode() + b"\n")
    return answer


def pixels(seen: dict[str, str]) -> np.ndarray[Any, Any]:
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(seen["seen"]))))


@pytest.mark.parametrize("normalise", ["standard", "range"])
def test_it_is_what_the_code_of_training_makes_of_the_picture(file: Path, normalise: str) -> None:
    answer = asked(plan(color="rgb", normalise=normalise), [{"picture": {"path": str(file)}}] * 3, seed=5)
    found = [pixels(one) for one in answer["ok"]["augmented"]]
    torch.manual_seed(5)
    row = torch.from_numpy(np.asarray(Image.open(file)).copy()).permute(2, 0, 1)[None].float().div(255)
    expected = shifted(row.expand(3, -1, -1, -1), mirror=True)
    for one, wanted in zip(found, expected, strict=True):
        assert one.shape == (24, 24, 3)
        assert np.abs(one.astype(int) - (wanted.permute(1, 2, 0).numpy() * 255)).max() <= 1
    assert not np.array_equal(found[0], found[1])


def test_the_same_seed_shows_the_same_and_training_draws_as_before(file: Path) -> None:
    given = [{"picture": {"path": str(file)}}]
    torch.manual_seed(1)
    state = torch.random.get_rng_state()
    first, again, other = (asked(plan(color="grey"), given, seed) for seed in (3, 3, 4))
    assert first == again != other
    assert pixels(first["ok"]["augmented"][0]).shape == (24, 24)
    assert torch.equal(torch.random.get_rng_state(), state)


def test_sounds_are_shown_moved_and_blotted(tmp_path: Path) -> None:
    rate = 8000
    tone = np.sin(np.arange(rate) * 2 * np.pi * 440 / rate) * np.linspace(0, 0.8, rate)
    soundfile.write(tmp_path / "tone.wav", tone, rate)
    source = registry().sources.get("audio-folder")
    assert source is not None
    chosen = Chosen(id="audio-folder", settings={"path": str(tmp_path)})
    data = DataPlan(source=chosen, columns=dict(source.columns))
    (name,) = data.of_use("input")
    found = asked(data, [{name: {"path": str(tmp_path / "tone.wav")}}] * 3)["ok"]["augmented"]
    first, *others = (pixels(one) for one in found)
    assert all(one.shape == first.shape and not np.array_equal(one, first) for one in others)


def test_kinds_without_augmentation_say_so() -> None:
    columns = {"text": ColumnPlan(id="text"), "label": ColumnPlan(id="category", use="target")}
    data = DataPlan(source=Chosen(id="toy-sentiment"), columns=columns)
    request = {"do": "augmented", "data": data.model_dump(mode="json"), "given": [{"text": "a room"}]}
    answer = Server(io.StringIO()).answer(json.dumps(request).encode() + b"\n")
    assert answer["cause"] == "no_augmentation"
    assert answer["error"]["source"].startswith("Training shows {many} as they are")


def test_a_file_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    answer = asked(plan(), [{"picture": {"path": str(tmp_path / "gone.png")}}])
    assert "ok" not in answer
    assert answer["error"]

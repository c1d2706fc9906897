"""Sounds on their way into a network and out of it."""

from __future__ import annotations

import json
import math
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
import pytest
import soundfile
import torch
from torch import Tensor

from deepstudio.catalog.columns import NumberColumn
from deepstudio.catalog.sounds import AudioColumn
from deepstudio.catalog.templates.graphs import sequential
from deepstudio.codegen.facts import CodeColumn, CodeFacts
from deepstudio.codegen.numbers import number_ending
from deepstudio.codegen.sounds import snippet, sound_parts
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan, Project, TrainingPlan
from deepstudio.data.sounds import LOUDEST
from deepstudio.engine.baseline import baseline
from deepstudio.engine.export import export
from deepstudio.engine.export.python import run_predict
from deepstudio.engine.predict import Predictor
from deepstudio.engine.sounds import LogMel, Sounds, changed, mel_bands
from deepstudio.storage.run_folder import RunFolder
from tests.journeys.commands import surroundings
from tests.unit.engine.training import new_run, trained
from tests.unit.engine.using import result_of

RATE = 8_000
STATE = {"mean": 0.0, "std": 1.0, "low": 0.0, "high": 1.0}  # of numbers


def tone(pitch: float, seconds: float = 1.0) -> npt.NDArray[np.float64]:
    return 0.5 * np.sin(2 * np.pi * pitch * np.arange(round(seconds * RATE)) / RATE)


def pitches(pitch: float, column: AudioColumn) -> Tensor:
    heard: Tensor = LogMel(column)(torch.tensor(tone(pitch), dtype=torch.float32)[None])
    return heard


@pytest.mark.parametrize("bands", [8, 40, 128])
@pytest.mark.parametrize("rate", [4_000, 16_000, 48_000])
def test_bands_are_as_wide_as_the_ear_hears_them(rate: int, bands: int) -> None:
    """Each peak is as far from the last on the mel scale, and together they cover all pitches between."""
    found = mel_bands(rate, 2048, bands)
    assert found.shape == (bands, 1025)
    assert ((found >= 0) & (found <= 1)).all()
    peaks = found.double().argmax(1) * rate / 2048
    mel = 2595 * torch.log10(1 + peaks / 700)
    steps = mel.diff()
    assert torch.allclose(steps, steps.mean(), atol=float(2595 * math.log10(1 + rate / 2048 / 700)) + 1e-6)


def test_a_tone_is_loudest_in_its_band() -> None:
    column = AudioColumn(rate=RATE, bands=40)
    loudest = [int(pitches(pitch, column)[0, 0].mean(1).argmax()) for pitch in (200, 500, 1000, 2000, 3500)]
    marks = [2595 * math.log10(1 + pitch / 700) for pitch in (200, 500, 1000, 2000, 3500)]
    highest = 2595 * math.log10(1 + RATE / 2 / 700)
    assert loudest == pytest.approx([mark / highest * 41 - 1 for mark in marks], abs=1)


@pytest.mark.parametrize(
    "column",
    [
        AudioColumn(),
        AudioColumn(rate=4_000, seconds=0.1, bands=8),
        AudioColumn(rate=44_100, seconds=0.37, bands=128),
    ],
)
def test_the_shape_is_what_the_kind_promises(column: AudioColumn) -> None:
    heard = Sounds(column, {}).tensor(torch.zeros(2, column.samples, dtype=torch.int16))
    shape = column.shape(None)
    assert heard.shape == (2, shape.channels, shape.height, shape.width)
    assert heard.isfinite().all()


def test_each_sound_has_mean_0_and_deviation_1() -> None:
    found = pitches(440, AudioColumn(rate=RATE))
    assert float(found.mean()) == pytest.approx(0, abs=1e-4)
    assert float(found.std()) == pytest.approx(1, abs=1e-2)


def test_changes_are_small_and_follow_the_seed() -> None:
    heard = pitches(440, AudioColumn(rate=RATE)).expand(64, -1, -1, -1) + 2
    torch.manual_seed(1)
    one = changed(heard)
    assert not torch.equal(one, changed(heard))
    torch.manual_seed(1)
    assert torch.equal(one, changed(heard))
    assert 0 < float((one == 0).float().mean()) < 0.3


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root, draw = tmp_path_factory.mktemp("sounds") / "words", np.random.default_rng(0)
    for name, pitch in (("low", 300), ("high", 1200)):
        (root / name).mkdir(parents=True)
        for number in range(24):
            noise = draw.normal(0, 0.02, RATE // 2)
            soundfile.write(root / name / f"{number}.wav", tone(pitch + 5 * number, 0.5) + noise, RATE)
    return root


@pytest.fixture(scope="module")
def learned(words: Path, tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """A small network after some epochs on half a second of each sound."""
    settings = {"seconds": 0.5, "rate": RATE, "bands": 16}
    columns = {
        "sound": ColumnPlan(id="audio", settings=settings),
        "label": ColumnPlan(id="category", use="target"),
    }
    source = Chosen(id="audio-folder", settings={"path": str(words)})
    graph = sequential(
        "input",
        ("conv2d", {"filters": 4, "padding": "same"}),
        "global_avg_pool2d",
        ("dense", {"units": 2, "activation": "softmax"}),
        "output",
    )
    training = TrainingPlan(
        epochs=20, batch_size=8, optimizer=Chosen(id="adam", settings={"learning_rate": 0.05})
    )
    made = Project(
        name="words",
        data=DataPlan(source=source, columns=columns),
        models={"model": graph},
        training=training,
    )
    run = new_run(tmp_path_factory.mktemp("run"), made)
    trained(made, run)
    return run


def said(run: RunFolder, files: Sequence[Path]) -> list[dict[str, Any]]:
    """What the program answers for sounds."""
    found = Predictor(run, "best").answers([{"sound": file} for file in files])
    return [one.answers["label"].said() for one in found]


def test_low_and_high_tones_are_told_apart(learned: RunFolder, words: Path) -> None:
    found = said(learned, [words / "low" / "3.wav", words / "high" / "4.wav"])
    assert [one["label"] for one in found] == ["low", "high"]


def test_the_simple_method_is_beside_it(learned: RunFolder) -> None:
    found = result_of(list(baseline(learned)))
    assert found["metrics"]["accuracy"] > 0.9


def test_onnx_takes_the_numbers_of_a_sound(learned: RunFolder, words: Path, tmp_path: Path) -> None:
    found = result_of(list(export(learned, "onnx", tmp_path / "声音.onnx")))
    assert float(str(found["difference"])) < 1e-4
    session = onnxruntime.InferenceSession((tmp_path / "声音.onnx").read_bytes())
    heard, _ = soundfile.read(words / "low" / "3.wav", dtype="float32")
    (answer,) = session.run(None, {session.get_inputs()[0].name: (heard / np.abs(heard).max())[None]})
    (expected,) = said(learned, [words / "low" / "3.wav"])
    assert answer[0] == pytest.approx(list(expected["probabilities"].values()), abs=1e-3)
    carried = session.get_modelmeta().custom_metadata_map
    assert (carried["rate"], carried["seconds"], carried["bands"]) == ("8000", "0.5", "16")


@pytest.mark.slow
@pytest.mark.parametrize("form", ["onnx", "pt2"])
def test_the_lines_that_are_shown_use_an_export(
    learned: RunFolder, words: Path, tmp_path: Path, form: str
) -> None:
    out = tmp_path / f"声音.{form}"
    list(export(learned, form, out))
    heard, rate = soundfile.read(words / "high" / "3.wav")
    soundfile.write(tmp_path / "sound.wav", np.repeat(heard, 2), 2 * rate)
    column = learned.project().data.columns["sound"].settings
    code = snippet(form, out, AudioColumn(**column))
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8", env=surroundings()
    )
    assert done.returncode == 0, done.stderr
    label, probability = done.stdout.split()
    (expected,) = said(learned, [tmp_path / "sound.wav"])
    assert label == expected["label"] == "high"
    assert float(probability) == pytest.approx(expected["confidence"], abs=1e-3)


@pytest.mark.slow
def test_a_python_project_hears_the_same(learned: RunFolder, words: Path, tmp_path: Path) -> None:
    assert float(str(result_of(list(export(learned, "python", tmp_path / "out")))["difference"])) < 1e-4
    stereo = np.stack([tone(1200, 3.0), tone(1200, 3.0)], 1)
    soundfile.write(tmp_path / "long.flac", stereo, RATE)
    soundfile.write(tmp_path / "fast.wav", np.repeat(tone(300), 2), 2 * RATE)
    given = [tmp_path / "long.flac", tmp_path / "fast.wav"]
    printed = run_predict(tmp_path / "out", ["--json", *map(str, given)], tmp_path)
    for line, expected in zip(printed.splitlines(), said(learned, given), strict=True):
        assert json.loads(line)["probabilities"] == pytest.approx(expected["probabilities"], abs=1e-4)


@pytest.mark.slow
@pytest.mark.parametrize("flat", [False, True])
def test_a_python_project_learns_from_a_folder(
    learned: RunFolder, words: Path, tmp_path: Path, flat: bool
) -> None:
    place = tmp_path / "flat" if flat else words
    for path in words.rglob("*.wav") if flat else ():
        place.mkdir(exist_ok=True)
        shutil.copyfile(path, place / f"{path.parent.name}_{path.name}")
    list(export(learned, "python", tmp_path / "out"))
    code = (tmp_path / "out" / "train.py").read_text(encoding="utf-8").replace("EPOCHS = 20", "EPOCHS = 2")
    (tmp_path / "out" / "train.py").write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, tmp_path / "out" / "train.py", place], capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert "test: loss" in done.stdout


def test_code_is_not_written_for_numbers() -> None:
    facts = CodeFacts(
        columns=(CodeColumn("sound", AudioColumn(), {}),), answer=CodeColumn("size", NumberColumn(), STATE)
    )
    ending = number_ending(facts.answer, 1, False)
    with pytest.raises(Explained, match="for classes only"):
        sound_parts(Project(name="sizes"), facts, ending)


def test_a_sound_that_is_kept_quiet_differs_from_a_loud_one() -> None:
    noise = np.random.default_rng(0).normal(0, 0.2, RATE).clip(-1, 1)
    rows = torch.tensor(noise * LOUDEST).to(torch.int16)[None]
    for level, differs in (("even", False), ("kept", True)):
        column = Sounds(AudioColumn(rate=RATE, level=level), {})
        loud, quiet = column.tensor(rows), column.tensor(rows // 10)
        assert (float((loud - quiet).abs().mean()) > 0.2) is differs


@pytest.mark.parametrize("rate", [4_000, 8_000, 16_000])
def test_no_band_is_deaf(rate: int) -> None:
    column = AudioColumn(rate=rate, bands=128)
    assert (mel_bands(rate, column.window, 128).sum(1) > 0).all()


def test_what_is_not_heard_of_a_sound_is_told(tmp_path: Path) -> None:
    column = Sounds(AudioColumn(rate=RATE, seconds=1.0), {})
    soundfile.write(tmp_path / "long.wav", tone(440, 3.0), RATE)
    soundfile.write(tmp_path / "silent.wav", np.zeros(RATE), RATE)
    soundfile.write(tmp_path / "right.wav", tone(440), RATE)
    told = [column.doubt(file, column.read(file)) for file in sorted(tmp_path.iterdir())]
    assert [str(one) if one else "" for one in told] == [
        "Only the middle 1 of 3.0 seconds are heard.",
        "",
        "Nothing is heard in this sound.",
    ]


def test_a_text_is_no_sound() -> None:
    with pytest.raises(Explained, match="takes sounds"):
        Sounds(AudioColumn(), {}).read("hello")

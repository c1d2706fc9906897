"""Where exports go: complete or not at all, and never over something that is not theirs."""

import json
import os
import stat
from pathlib import Path

import numpy as np
import pytest
from safetensors.torch import load_file

from deepstudio.catalog import registry
from deepstudio.core.events import Note, Progress
from deepstudio.core.explained import Explained
from deepstudio.engine.export import export
from deepstudio.engine.export import weights as weights_module
from deepstudio.engine.export.column import COUNT
from deepstudio.engine.export.model import ExportedModel
from deepstudio.engine.export.samples import real_samples
from deepstudio.engine.export.target import new_file, new_folder
from deepstudio.engine.weights import load_run
from deepstudio.storage.leftovers import beside
from deepstudio.storage.process import ProcessIdentity
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.using import digits_run, photograph_run, result_of, untrained_run

__all__ = ["digits_run", "photograph_run", "untrained_run"]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_weights_come_with_all_that_is_needed_to_rebuild(digits_run, tmp_path):
    out = tmp_path / "out" / "weights"
    events = list(export(digits_run, "weights", out))
    found = result_of(events)
    assert found["files"] == names(out)
    assert load_file(out / "model.safetensors").keys() == load_run(digits_run).network.state_dict().keys()
    architecture = json.loads((out / "architecture.json").read_text(encoding="utf-8"))
    assert [node["layer"] for node in architecture["nodes"]][:2] == ["input", "conv2d"]
    assert architecture["nodes"][1]["calls"][0]["path"] == "torch.nn.Conv2d"
    preprocessing = json.loads((out / "preprocessing.json").read_text(encoding="utf-8"))
    assert preprocessing["classes"] == list("0123456789")
    assert (preprocessing["mean"], preprocessing["std"]) == ([0.0], [1.0])
    progress = [event for event in events if isinstance(event, Progress)]
    assert [event.done for event in progress] == [0, 1, 2, 3, 4]
    told = [str(event.message.text()) for event in events if isinstance(event, Note)]
    assert told == ["The weights were read back and are the same, bit by bit."]
    assert all(event.time for event in (*progress, events[-1]))


def test_standardised_pictures_say_by_what(photograph_run, tmp_path):
    list(export(photograph_run, "weights", tmp_path / "out"))
    preprocessing = json.loads((tmp_path / "out" / "preprocessing.json").read_text(encoding="utf-8"))
    assert preprocessing["mean"] == pytest.approx(list(load_run(photograph_run).inputs.mean))
    assert min(preprocessing["std"]) > 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_files_can_be_read_by_others_as_usual(digits_run, tmp_path):
    list(export(digits_run, "weights", tmp_path / "out"))
    usual = tmp_path / "usual"
    usual.touch()
    for path in (tmp_path / "out").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode), path.name


def test_an_export_is_replaced_by_a_new_one(digits_run, tmp_path):
    for _ in range(2):
        list(export(digits_run, "weights", tmp_path / "out"))
    assert names(tmp_path) == ["out"]


def test_an_empty_folder_is_filled(digits_run, tmp_path):
    (tmp_path / "out").mkdir()
    list(export(digits_run, "weights", tmp_path / "out"))
    assert "model.safetensors" in names(tmp_path / "out")


def changed(folder: Path) -> None:
    (folder / "architecture.json").write_text("{}", encoding="utf-8")


def added(folder: Path) -> None:
    (folder / "mine.txt").write_text("mine", encoding="utf-8")


def forged(folder: Path) -> None:
    (folder / "export.json").write_text("[" * 100_000, encoding="utf-8")


@pytest.mark.parametrize("touch", [changed, added, forged])
def test_an_export_that_was_changed_is_not_overwritten(digits_run, tmp_path, touch):
    out = tmp_path / "out"
    list(export(digits_run, "weights", out))
    touch(out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    with pytest.raises(Explained, match="changed") as caught:
        list(export(digits_run, "weights", out))
    assert caught.value.cause == "exists"
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert names(tmp_path) == ["out"]


@pytest.mark.parametrize("format", ["weights", "python"])
def test_a_folder_with_something_else_is_left_alone(digits_run, tmp_path, format):
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(Explained) as caught:
        list(export(digits_run, format, tmp_path))
    assert caught.value.cause == "exists"
    assert names(tmp_path) == ["thesis.txt"]


@pytest.mark.parametrize("format", ["weights", "python"])
def test_a_file_is_not_replaced_by_a_folder(digits_run, tmp_path, format):
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(Explained):
        list(export(digits_run, format, tmp_path / "out"))
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_a_failed_check_leaves_nothing(digits_run, tmp_path, monkeypatch):
    monkeypatch.setattr(weights_module, "load_file", lambda path: {})
    with pytest.raises(Explained) as caught:
        list(export(digits_run, "weights", tmp_path / "out"))
    assert caught.value.cause == "export_differs"
    assert names(tmp_path) == []


@pytest.mark.parametrize("steps", [1, 2, 3, 4])
def test_a_cancelled_export_leaves_nothing(digits_run, tmp_path, steps):
    events = export(digits_run, "weights", tmp_path / "out")
    for _ in range(steps):
        next(events)
    events.close()
    assert names(tmp_path) == []


def left_by_a_killed_process(out: Path, kind: str) -> Path:
    own = ProcessIdentity.of()
    dead = own.model_copy(update={"ticks": own.ticks + 1, "created": own.created - 1000})
    made = beside(out, kind)
    return made.with_name(made.name.replace(own.mark, dead.mark))


def test_an_earlier_export_survives_a_kill_in_the_middle_of_its_replacement(digits_run, tmp_path):
    out = tmp_path / "out"
    list(export(digits_run, "weights", out))
    out.rename(left_by_a_killed_process(out, "old"))

    def fail() -> None:
        with new_folder(out, {}):
            assert names(out)  # back at its place
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert names(tmp_path) == ["out"]


def test_what_a_killed_export_left_is_cleared_by_the_next(digits_run, tmp_path):
    left = left_by_a_killed_process(tmp_path / "out", "export")
    left.mkdir()
    (left / "half").touch()
    list(export(digits_run, "weights", tmp_path / "out"))
    assert names(tmp_path) == ["out"]
    assert "half" not in names(tmp_path / "out")


def test_a_disk_that_fails_is_explained(tmp_path):
    def fill() -> None:
        with new_folder(tmp_path / "out", {}) as folder:
            (folder / "half").touch()
            raise OSError(28, "No space left on device")

    with pytest.raises(Explained) as caught:
        fill()
    assert caught.value.cause == "disk_full"
    assert names(tmp_path) == []


def test_a_file_of_another_kind_is_not_replaced(tmp_path):
    (tmp_path / "thesis.doc").write_text("mine", encoding="utf-8")
    with pytest.raises(Explained), new_file(tmp_path / "thesis.doc", ".onnx"):
        pass
    with pytest.raises(Explained, match=r"model\.pt2") as caught, new_file(tmp_path, ".pt2"):
        pass
    assert caught.value.cause == "not_a_file"


@pytest.mark.parametrize("format", [cls.id for cls in registry().exporters])
def test_exporting_before_training_is_explained(untrained_run, tmp_path, format):
    with pytest.raises(Explained) as caught:
        list(export(untrained_run, format, tmp_path / "out"))
    assert caught.value.cause == "not_trained"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("format", ["", "tensorflow", "../onnx"])
def test_an_unknown_form_is_explained(digits_run, tmp_path, format):
    with pytest.raises(Explained) as caught:
        list(export(digits_run, format, tmp_path / "out"))
    assert caught.value.cause == "unknown_format"


def drained(events):
    """The events and the result of a generator."""
    seen = []
    while True:
        try:
            seen.append(next(events))
        except StopIteration as end:
            return seen, end.value


def test_samples_are_real_and_from_the_test_part(photograph_run):
    leaving = ExportedModel(load_run(photograph_run))
    _, samples = drained(real_samples(leaving, photograph_run, photograph_run.project().data))
    assert len(samples) == COUNT
    assert all(sample["picture"].is_file() for sample in samples)
    assert leaving.inputs[0].given(samples).shape == (COUNT, 3, 24, 24)


def test_without_the_data_random_pictures_serve_and_a_note_says_so(photograph_run, tmp_path):
    leaving = ExportedModel(load_run(photograph_run))
    plan = photograph_run.project().data
    source = plan.source.replace(settings={"path": str(tmp_path / "gone")})
    elsewhere = RunFolder(
        tmp_path / "project" / "runs" / "run-001"
    )  # of a project that knows no better place
    events, samples = drained(real_samples(leaving, elsewhere, plan.replace(source=source)))
    assert isinstance(events[-1], Note)
    expected = leaving.inputs[0].given(leaving.invented())
    np.testing.assert_array_equal(leaving.inputs[0].given(samples), expected)

"""Answers for pictures: right, in order, whatever lies between them, and while a run is at work."""

import csv
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PIL import Image

from deepstudio.catalog import registry
from deepstudio.core.events import EpochStarted, Note, Progress, Result, RunStarted
from deepstudio.core.explained import Explained
from deepstudio.data.sources import reader
from deepstudio.engine import predictions
from deepstudio.engine import trained as trained_module
from deepstudio.engine.predict import Predictor
from deepstudio.engine.predictions import BATCH
from deepstudio.engine.tables import predict_table
from deepstudio.engine.trained import load_trained, weights_key
from deepstudio.engine.weights import weights_file
from deepstudio.storage.run_folder import RunFolder
from deepstudio.storage.spreadsheet import harmless
from tests.journeys.commands import here
from tests.unit.engine.using import digits_run, photograph_run, untrained_run

__all__ = ["digits_run", "photograph_run", "untrained_run"]


def digits(count: int) -> list[Image.Image]:
    """Scans from all over the set."""
    template = registry().templates.get("digits-cnn")
    source = reader(template().build("D").data, registry())
    found = source.scan(lambda progress: None, lambda: False)
    return [source.load(found.ids[i * 1797 // count], "picture") for i in range(count)]


def answers(run: RunFolder, *pictures: Any) -> list[dict[str, Any]]:
    """What is said of pictures, as `predict --json` says it."""
    return said(Predictor(run), pictures)


def said(predictor: Predictor, pictures: Sequence[Any]) -> list[dict[str, Any]]:
    found = predictor.answers([{"picture": picture} for picture in pictures])
    return [answer.as_dict() for answer in found]


def copy_of(run: RunFolder, folder: Path) -> RunFolder:
    return RunFolder(shutil.copytree(run.path, folder / "project" / "runs" / run.id))


def test_answers_have_the_documented_form(digits_run):
    (answer,) = answers(digits_run, *digits(1))
    assert list(answer) == ["input", "label", "confidence", "probabilities"]
    assert list(answer["probabilities"]) == list("0123456789")
    assert sum(answer["probabilities"].values()) == pytest.approx(1, abs=1e-5)
    assert answer["confidence"] == max(answer["probabilities"].values())
    assert answer["probabilities"][answer["label"]] == answer["confidence"]


def test_most_digits_are_told_right(digits_run):
    found = answers(digits_run, *digits(100))
    right = sum(answer["label"] == str(number // 10) for number, answer in enumerate(found))
    assert right > 70


def test_a_batch_gives_the_answers_of_single_pictures(digits_run):
    pictures = digits(BATCH + 3)
    together = answers(digits_run, *pictures)
    alone = [answers(digits_run, picture)[0] for picture in pictures[-4:]]
    for one, other in zip(together[-4:], alone, strict=True):
        assert one["probabilities"] == pytest.approx(other["probabilities"], abs=1e-5)


def test_one_output_gives_two_probabilities(photograph_run):
    (answer,) = answers(photograph_run, Image.new("RGB", (90, 20), "red"))
    first, second = answer["probabilities"].values()
    assert first + second == pytest.approx(1, abs=1e-6)


def test_what_cannot_be_read_does_not_stop_the_others(digits_run, tmp_path):
    good, broken = tmp_path / "3.png", tmp_path / "text.png"
    digits(1)[0].save(good)
    broken.write_text("no picture", encoding="utf-8")
    found = answers(digits_run, broken, good, tmp_path / "missing.png")
    assert [list(answer)[1] for answer in found] == ["error", "label", "error"]
    assert found[0]["input"] == str(broken)
    assert "text.png" in found[0]["error"]


def test_a_picture_is_shown_as_the_network_sees_it(photograph_run):
    (answer,) = Predictor(photograph_run).answers([{"picture": Image.new("RGB", (100, 50), "white")}])
    seen = answer.seen["picture"]
    assert seen.shape == (24, 24, 3)
    assert seen[0].max() == 0  # the rim
    assert seen[12].min() == 255
    assert answer.milliseconds > 0


def test_an_answer_that_is_no_number_is_an_error(digits_run):
    predictor = Predictor(digits_run)
    for parameter in predictor.trained.network.parameters():
        parameter.data.fill_(float("nan"))
    (answer,) = said(predictor, digits(1))
    assert "not a number" in answer["error"]


# Which weights


def test_without_weights_there_is_a_sentence(untrained_run):
    with pytest.raises(Explained) as caught:
        Predictor(untrained_run)
    assert caught.value.cause == "not_trained"


def test_the_last_checkpoint_is_used_while_the_run_is_at_work(digits_run, tmp_path):
    run = copy_of(digits_run, tmp_path)
    assert weights_file(run) == run.best_weights
    run.claim()
    run.append(RunStarted(run=run.id, device="cpu", epochs=9, batches=1, batch_size=1), EpochStarted(epoch=1))
    assert run.state().is_active
    assert weights_file(run) == run.last_weights
    run.last_weights.unlink()
    assert weights_file(run) == run.best_weights
    assert weights_file(run, "last") == run.best_weights
    assert Predictor(run).which == "best"


def test_the_key_changes_with_the_weights(digits_run, tmp_path):
    run = copy_of(digits_run, tmp_path)
    before = weights_key(run)
    assert weights_key(run) == before
    run.best_weights.write_bytes(run.best_weights.read_bytes() + b"\0")
    assert weights_key(run) != before


def test_a_file_that_is_being_replaced_is_tried_again(digits_run, tmp_path, monkeypatch):
    run = copy_of(digits_run, tmp_path)
    whole = run.best_weights.read_bytes()
    run.best_weights.write_bytes(whole[: len(whole) // 2])
    monkeypatch.setattr(trained_module.time, "sleep", lambda _: run.best_weights.write_bytes(whole))
    assert load_trained(run).classes == tuple("0123456789")


def test_weights_that_stay_damaged_are_explained(digits_run, tmp_path, monkeypatch):
    run = copy_of(digits_run, tmp_path)
    run.best_weights.write_bytes(b"rubbish")
    monkeypatch.setattr(trained_module.time, "sleep", lambda _: None)
    with pytest.raises(Explained, match="damaged"):
        load_trained(run, "best")


# A whole folder


def test_a_folder_becomes_a_table(digits_run, tmp_path):
    folder = tmp_path / "图片"
    (folder / "deep er").mkdir(parents=True)
    for number, picture in enumerate(digits(3)):
        picture.save(folder / "deep er" / f"{number}.png")
    (folder / "=cmd.png").write_bytes(b"broken")
    (folder / "notes.txt").write_text("not a picture", encoding="utf-8")
    out = tmp_path / "answers.csv"
    events = list(predict_table(digits_run, folder, out))
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0] == ["input", "label", "confidence", *"0123456789"]
    assert rows[1] == ["'=cmd.png"]
    assert [row[0] for row in rows[2:]] == [f"deep er/{number}.png" for number in range(3)]
    assert float(rows[2][2]) == pytest.approx(max(map(float, rows[2][3:])))
    progress = [event for event in events if isinstance(event, Progress)]
    assert (progress[-1].done, progress[-1].total) == (4, 4)
    (note,) = [str(event.message.text()) for event in events if isinstance(event, Note)]
    assert "=cmd.png" in note
    assert note.endswith("Files of other kinds are left out (1): notes.txt.")
    assert isinstance(events[-1], Result)
    assert (events[-1].value["errors"], events[-1].value["left_out"]) == (1, 1)


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
def test_names_that_are_no_text_cost_no_answer(digits_run, tmp_path):
    """A name in GBK on a system that speaks UTF-8."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    digits(1)[0].save(folder / "1.png")
    for name in (b"\xc4\xe3.png", b"\xba\xc3.png"):
        shutil.copy(folder / "1.png", os.fsencode(folder) + b"/" + name)
    (folder / os.fsdecode(b"\xba\xc3.png")).write_bytes(b"broken")
    out = tmp_path / "answers.csv"
    events = list(predict_table(digits_run, folder, out))
    rows = {row[0]: row[1:] for row in csv.reader(out.read_text(encoding="utf-8-sig").splitlines())}
    assert rows[r"\xc4\xe3.png"] == rows["1.png"]
    assert rows[r"\xba\xc3.png"] == []
    assert isinstance(events[-1], Result)
    assert events[-1].value["unreadable"] == [r"\xba\xc3.png"]
    assert all(event.model_dump_json() for event in events)
    (answer,) = answers(digits_run, folder / os.fsdecode(b"\xc4\xe3.png"))
    assert answer["input"].endswith(r"\xc4\xe3.png")


@pytest.mark.parametrize("make", [True, False])
def test_a_folder_without_pictures_is_explained(digits_run, tmp_path, make):
    folder = tmp_path / "empty"
    if make:
        folder.mkdir()
    with pytest.raises(Explained):
        list(predict_table(digits_run, folder, tmp_path / "answers.csv"))
    assert not (tmp_path / "answers.csv").exists()


def test_a_table_that_is_cancelled_leaves_nothing(digits_run, tmp_path):
    for number in range(2):
        Image.new("L", (8, 8)).save(tmp_path / f"{number}.png")
    events = predict_table(digits_run, tmp_path, tmp_path / "answers.csv")
    next(events)
    events.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0.png", "1.png"]


@pytest.mark.parametrize("cell", ["=1+1", "+1+1", "-x", "--1", "-inf", "@x", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(cell):
    assert harmless(cell) == f"'{cell}"
    assert harmless("cat.png") == "cat.png"


@pytest.mark.parametrize("cell", ["-1", "+1", "-0.5", "+2,5%", "-1e-05", "1"])
def test_a_number_stays_as_it_is(cell):
    assert harmless(cell) == cell


def test_a_picture_is_not_overwritten_by_its_answers(digits_run, tmp_path):
    picture = tmp_path / "0.png"
    Image.new("L", (8, 8)).save(picture)
    content = picture.read_bytes()
    with pytest.raises(Explained) as caught:
        list(predict_table(digits_run, tmp_path, picture))
    assert caught.value.cause == "same_file"
    assert picture.read_bytes() == content


def test_random_pictures_never_break_an_answer(digits_run):
    draw = np.random.RandomState(0)
    pictures = [
        Image.fromarray(draw.randint(0, 256, (h, w, 3), dtype=np.uint8))
        for h, w in ((1, 1), (3, 500), (500, 3))
    ]
    assert all("label" in answer for answer in answers(digits_run, *pictures))


@pytest.mark.skipif(os.name != "posix", reason="pipes with a name")
def test_answers_are_written_into_a_pipe_and_nothing_else_is(digits_run, tmp_path, capsys):
    folder = tmp_path / "pictures"
    folder.mkdir()
    digits(1)[0].save(folder / "a.png")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        ended = here(capsys, "predict", digits_run.project_folder, folder, "--csv", pipe)
        rows = list(csv.reader(os.read(reading, 100_000).decode("utf-8-sig").splitlines()))
    finally:
        os.close(reading)
    assert [row[0] for row in rows] == ["input", "a.png"]
    assert ended.code == 0
    assert ended.out == "", "the sentence goes where no answers go"
    assert "1 pictures" in ended.err
    assert pipe.is_fifo()


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text")
def test_a_name_that_is_no_text_is_predicted_and_told(digits_run, tmp_path):
    folder = tmp_path / "pictures"
    folder.mkdir()
    digits(1)[0].save(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.png"))
    Path(os.fsdecode(os.fsencode(folder) + b"/br\xe9.png")).write_bytes(b"x")
    out = tmp_path / "answers.csv"
    events = list(predict_table(digits_run, folder, out))
    rows = list(csv.reader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert [row[0] for row in rows[1:]] == [r"br\xe9.png", r"caf\xe9.png"]
    assert all(event.model_dump_json() for event in events)


def test_the_time_of_an_answer_is_also_that_of_the_network(
    digits_run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(100))
    predictor = Predictor(digits_run)
    monkeypatch.setattr(predictions, "time", SimpleNamespace(perf_counter=lambda: next(clock)))
    outputs = predictor.trained.outputs
    monkeypatch.setattr(predictor.trained, "outputs", lambda *inputs: (next(clock), outputs(*inputs))[1])
    (answer,) = predictor.answers([{"picture": Image.new("L", (8, 8))}])
    assert answer.milliseconds == 2000, "one tick for the network, one for looking at the clock again"

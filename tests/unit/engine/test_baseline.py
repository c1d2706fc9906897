"""The simple method beside a network: the same samples, honest numbers, a way out."""

import json
import shutil
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from deepstudio.catalog import registry
from deepstudio.core.events import Progress, Result
from deepstudio.core.explained import Explained
from deepstudio.data.scanning import scan
from deepstudio.engine.baseline import baseline
from deepstudio.engine.baseline import texts as counting
from deepstudio.engine.evaluate import evaluate
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.texting import text_run
from tests.unit.engine.using import digits_run

__all__ = ["digits_run", "text_run"]


@pytest.fixture
def run(text_run: RunFolder, tmp_path: Path) -> RunFolder:
    """A copy of a run on sentences."""
    copy = tmp_path / "project" / "runs" / "run-001"
    shutil.copytree(text_run.path, copy)
    return RunFolder(copy)


def result(run: RunFolder, split: str = "test") -> dict:
    *_, last = baseline(run, split)
    assert isinstance(last, Result)
    return last.value


@pytest.mark.slow
def test_it_is_examined_with_exactly_the_samples_of_the_network(run: RunFolder) -> None:
    simple = result(run)
    *_, examined = evaluate(run)
    assert isinstance(examined, Result)
    network = examined.value
    for key in ("samples", "classes"):
        assert simple[key] == network[key]
    assert [one["support"] for one in simple["per_class"]] == [one["support"] for one in network["per_class"]]
    parts = scan(run.project().data, registry()).split(run.project().data.split)
    assert simple["trained_on"] == len(parts["train"])
    assert sum(map(sum, simple["confusion"])) == len(parts["test"])


def test_counting_words_tells_sentences_apart(run: RunFolder) -> None:
    value = result(run)
    assert 0.6 < value["accuracy"] <= 1
    assert 0.6 < value["macro_f1"] <= 1
    right = np.trace(np.array(value["confusion"]))
    assert value["accuracy"] == pytest.approx(right / value["samples"])
    assert value["features"] > 500
    assert value["strength"] in (1.0, 3.0, 10.0)
    assert value["seconds"] > 0


def test_it_is_saved_with_the_run_for_each_part(run: RunFolder) -> None:
    for split in ("validation", "test"):
        value = result(run, split)
        assert json.loads((run.path / f"baseline-{split}.json").read_bytes()) == value


def test_corrected_labels_and_exclusions_of_the_run_count(run: RunFolder) -> None:
    before = result(run)
    project = run.project()
    found = scan(project.data, registry())
    classes, rows = found.classes, found.split(project.data.split)["train"][:40]
    ids = [found.ids[row] for row in rows]
    data = project.data.replace(
        excluded=tuple(ids[:10]), corrected={key: {"label": classes[0]} for key in ids[10:]}, found=None
    )
    run.save_project(project.replace(data=data))
    after = result(run)
    assert after["trained_on"] == before["trained_on"] - 10
    assert before["trained_on"] + before["samples"] > after["trained_on"] + after["samples"]
    assert after["accuracy"] != before["accuracy"] or after["features"] != before["features"]


def test_it_tells_how_far_it_is_and_can_be_left_at_any_time(run: RunFolder) -> None:
    with closing(baseline(run)) as events:
        for event in events:
            if isinstance(event, Progress) and event.what.source == "Counting words and groups of letters":
                break
    assert not (run.path / "baseline-test.json").exists()
    seen = [event for event in baseline(run) if isinstance(event, Progress)]
    whats = list(dict.fromkeys(event.what.source for event in seen))
    assert whats[-2:] == ["Counting words and groups of letters", "Training the simple method"]
    assert seen[-1].done == seen[-1].total


def test_texts_with_nothing_in_common_are_counted_all_the_same(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing occurs twice among them; then what occurs once has to do."""
    counter = counting._counter
    asked: list[int] = []

    def rare(most: int, least: int) -> object:
        asked.append(least)
        return counter(most, 100_000 if least > 1 else 1)

    monkeypatch.setattr(counting, "_counter", rare)
    assert result(run)["features"] > 0
    assert asked == [2, 1]


def test_pictures_have_a_simple_method_too(digits_run: RunFolder, tmp_path: Path) -> None:
    copy = tmp_path / "project" / "runs" / "run-001"
    shutil.copytree(digits_run.path, copy)
    value = result(RunFolder(copy))
    assert value["method"] == "picture"
    assert value["features"] == 64
    assert 0.9 < value["accuracy"] < 1


def test_an_unknown_part_is_refused(run: RunFolder) -> None:
    with pytest.raises(Explained, match="is no part of the data"):
        result(run, "tomorrow")


def test_too_little_data_is_one_sentence(run: RunFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deepstudio.engine.baseline.np.unique", lambda labels: labels[:1])
    with pytest.raises(Explained, match="too few samples for a comparison"):
        result(run)

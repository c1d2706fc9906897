"""The simple method beside a network: the same samples, honest numbers, a way out."""

import json
import shutil
import warnings
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from deepstudio.catalog import registry
from deepstudio.catalog.columns import TextColumn
from deepstudio.catalog.objectives.classes import ClassObjective
from deepstudio.core.events import Note, Progress, Result
from deepstudio.core.explained import Explained
from deepstudio.data.scanning import scan
from deepstudio.engine.baseline import baseline
from deepstudio.engine.baseline import texts as counting
from deepstudio.engine.evaluate import evaluate
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.texting import text_run

__all__ = ["text_run"]


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
    assert whats[-2:] == ["Counting words and groups of letters", "Training the simple method: {title}"]
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


def test_texts_without_any_word_are_one_sentence(run: RunFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deepstudio.data.sources.toy_sentiment.ToySentimentReader.load", lambda *_: "")
    with pytest.raises(Explained, match="hold no words"):
        result(run)


def test_an_unknown_part_is_refused(run: RunFolder) -> None:
    with pytest.raises(Explained, match="is no part of the data"):
        result(run, "tomorrow")


def test_too_little_data_is_one_sentence(run: RunFolder) -> None:
    """All samples of the training part are of one class now."""
    project = run.project()
    found = scan(project.data, registry())
    train = set(found.split(project.data.split)["train"].tolist())
    one = {found.ids[row]: {"label": found.classes[0]} for row in sorted(train)}
    run.save_project(project.replace(data=project.data.replace(corrected=one, found=None)))
    with pytest.raises(Explained, match="too few samples for a comparison"):
        result(run)


def test_each_method_is_told_and_guessing_is_one_of_them(run: RunFolder) -> None:
    value = result(run)
    assert list(value["methods"]) == ["linear", "guess"]
    titles = [one["title"]["source"] for one in value["methods"].values()]
    assert titles == ["Logistic regression", "Guess: most frequent class"]
    for one in value["methods"].values():
        assert set(one["metrics"]) == set(one["validation"]) == {"accuracy", "macro_f1"}
        assert one["seconds"] > 0
    assert value["method"] == "linear"
    assert value["metrics"] == value["methods"]["linear"]["metrics"]
    assert value["metrics"] == {name: value[name] for name in ("accuracy", "macro_f1")}
    assert value["seconds"] == value["methods"]["linear"]["seconds"]
    largest = max(one["support"] for one in value["per_class"])
    assert value["methods"]["guess"]["metrics"]["accuracy"] <= largest / value["samples"]


def test_a_kind_without_a_simple_method_says_so(run: RunFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TextColumn, "compared", "")
    with pytest.raises(
        Explained, match="no simple method to compare with for data of this kind: texts"
    ) as no:
        result(run)
    assert no.value.cause == "no_baseline"


def test_an_objective_without_a_simple_method_says_so(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ClassObjective, "estimators", "")
    with pytest.raises(Explained, match="for answers of this kind: Class") as no:
        result(run)
    assert no.value.cause == "no_baseline"


def test_methods_that_an_objective_lacks_are_no_simple_method(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TextColumn, "methods", ("dreams",))
    with pytest.raises(Explained, match="no simple method to compare the answers in “label” with"):
        result(run)


def test_a_method_that_fails_is_left_out_with_a_note(run: RunFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> object:
        raise ValueError("no such luck\nand more")

    monkeypatch.setattr("sklearn.linear_model.LogisticRegression.fit", fails)
    *events, last = baseline(run)
    (note,) = [event.message.text() for event in events if isinstance(event, Note)]
    assert str(note) == (
        "The simple method “Logistic regression” cannot learn from this data and is left out: no such luck"
    )
    assert isinstance(last, Result)
    assert last.value["method"] == "guess"


def test_nothing_that_the_libraries_warn_of_reaches_the_terminal(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One step is too few for the solver, which says so."""
    monkeypatch.setattr("deepstudio.engine.baseline.classes.STEPS", 1)
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        result(run)
    assert [str(one.message) for one in warned if "sklearn" in str(one.filename)] == []

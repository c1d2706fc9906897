"""Simple methods beside networks that take rows of a table and answer classes, numbers, or both."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from deepstudio.core.events import Message, Note, Result
from deepstudio.engine.baseline import baseline, trees
from deepstudio.engine.evaluate import evaluate
from deepstudio.jobs.evaluations import Baseline, compared
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.tabling import flats, flats_project, flats_run
from tests.unit.engine.using import result_of, train


def result(run: RunFolder, split: str = "test") -> dict[str, Any]:
    *_, last = baseline(run, split)
    assert isinstance(last, Result)
    return last.value


def test_numbers_are_told_by_ridge_trees_and_the_mean(tmp_path: Path) -> None:
    run = flats_run(tmp_path, {"price": 1})
    value = result(run)
    assert set(value["metrics"]) == {"mae", "rmse", "r2"}
    assert {name: value[name] for name in value["metrics"]} == value["metrics"]
    assert list(value["methods"]) == ["linear", "trees", "guess"]
    assert value["method"] == "linear"
    assert value["mae"] < 8
    assert value["r2"] > 0.98
    assert value["methods"]["trees"]["metrics"]["r2"] > 0.9
    assert value["methods"]["guess"]["metrics"]["r2"] == pytest.approx(0, abs=0.1)
    assert value["features"] == 1 + 1 + 1 + 3
    assert json.loads((run.path / "baseline-test.json").read_bytes()) == value
    network = result_of(list(evaluate(run)))
    assert (value["samples"], value["state"]) == (network["samples"], network["state"])
    assert set(value["metrics"]) == set(network["metrics"])


def test_classes_are_told_by_logistic_regression_and_trees(tmp_path: Path) -> None:
    value = result(flats_run(tmp_path, {"class": 2}), "validation")
    assert list(value["methods"]) == ["linear", "trees", "guess"]
    assert value["accuracy"] > 0.9
    assert value["methods"]["guess"]["metrics"]["accuracy"] < 0.8
    assert value["classes"] == ["cheap", "dear"]


def test_each_of_several_answers_has_its_methods(tmp_path: Path) -> None:
    run = flats_run(tmp_path, {"price": 1, "class": 2})
    value = result(run)
    assert set(value["metrics"]["price"]) == {"mae", "rmse", "r2"}
    assert set(value["metrics"]["class"]) == {"accuracy", "macro_f1"}
    assert value["method"] == {"price": "linear", "class": value["method"]["class"]}
    assert list(value["methods"]) == ["linear", "trees", "guess"]
    for name, id in value["method"].items():
        assert value["metrics"][name] == value["methods"][id]["metrics"][name]
    title = Message.model_validate(value["methods"]["linear"]["title"]).text()
    assert str(title) == "Ridge regression / Logistic regression"
    assert value["methods"]["trees"]["title"]["source"] == "Gradient-boosted trees"
    shown = compared(Baseline.model_validate(value), run)
    assert shown.methods[0].of("price") == value["methods"]["linear"]["metrics"]["price"]
    assert "accuracy" not in value
    assert value["state"] == result_of(list(evaluate(run)))["state"]


def test_one_constant_column_leaves_guessing_in_front(tmp_path: Path) -> None:
    project = flats_project(flats(tmp_path, 90), {"class": 2}, ["floors"])
    *events, last = baseline(train(tmp_path / "project", project))
    assert isinstance(last, Result)
    same = {one["metrics"]["accuracy"] for one in last.value["methods"].values()}
    assert len(same) == 1
    assert not [event for event in events if isinstance(event, Note)]


def test_few_rows_are_enough_to_be_compared(tmp_path: Path) -> None:
    value = result(flats_run(tmp_path, {"class": 2}, rows=12))
    assert value["samples"] < 4
    assert 0 <= value["accuracy"] <= 1


def test_a_run_that_has_not_noted_its_parts_is_compared_on_those_of_today(tmp_path: Path) -> None:
    run = flats_run(tmp_path, {"price": 1})
    (run.path / "parts.json").unlink()
    *events, last = baseline(run)
    assert isinstance(last, Result)
    assert any("has not noted" in str(event.message.text()) for event in events if isinstance(event, Note))
    assert last.value["state"] == result_of(list(evaluate(run)))["state"]


def test_a_method_that_would_take_too_long_is_left_out_with_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trees, "MOST_TREES", 10)
    *said, last = baseline(flats_run(tmp_path, {"class": 2}))
    assert isinstance(last, Result)
    assert list(last.value["methods"]) == ["linear", "guess"]
    notes = [str(one.message.text()) for one in said if isinstance(one, Note)]
    assert notes == [
        "The simple method “Gradient-boosted trees” is left out: with so many numbers or classes it would take too "
        "long."
    ]

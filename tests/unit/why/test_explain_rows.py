"""Why a row is answered so: by what its columns add to the answer, or take from it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest

from deepstudio.core.effects import AnswerEffects, ColumnEffect, RowExplanation
from deepstudio.core.explained import Explained
from deepstudio.engine.predict import Predictor
from deepstudio.engine.server import Server
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.several import two_views, two_views_project
from tests.unit.engine.using import digits_run, train
from tests.unit.why.test_importance import flat_run

__all__ = ["digits_run", "flat_run"]

ROW = {"area": "110", "age": "50", "floors": "2", "town": "上海"}


def explained(run: RunFolder, row: dict[str, Any]) -> RowExplanation:
    found = RowExplanation.read(Predictor(run).trained.explained(row))
    assert found is not None
    return found


def price(run: RunFolder, row: dict[str, Any]) -> float:
    (answer,) = Predictor(run).answers([row])
    return float(answer.answers["price"].plain)


def test_effects_are_the_answer_less_that_with_the_usual_value(flat_run: RunFolder) -> None:
    found = explained(flat_run, ROW).answers["price"]
    now = price(flat_run, ROW)
    assert found.value == pytest.approx(now, rel=1e-5)
    for one in found.columns:
        assert one.change == pytest.approx(now - price(flat_run, ROW | {one.name: one.instead}), abs=0.5)
    assert {one.name: one.instead for one in found.columns}["floors"] == "2"
    assert [one.name for one in found.columns][-1] == "floors"
    sizes = [abs(one.change) for one in found.columns]
    assert sizes == sorted(sizes, reverse=True)


def test_the_strongest_column_of_a_large_flat_is_its_area(flat_run: RunFolder) -> None:
    both = explained(flat_run, ROW | {"town": "Lyon"}).answers
    assert both["price"].columns[0].name == "area"
    assert both["price"].columns[0].change > 50
    assert (both["class"].label, both["class"].form) == ("dear", "percent")


def test_another_class_is_asked_about(flat_run: RunFolder) -> None:
    trained = Predictor(flat_run).trained
    found = {label: RowExplanation.read(trained.explained(ROW, label=label)) for label in ("cheap", "dear")}
    cheap, dear = (one.answers["class"] for one in found.values() if one is not None)
    assert (cheap.label, dear.label) == ("cheap", "dear")
    assert cheap.value == pytest.approx(1 - dear.value, abs=1e-5)
    assert cheap.columns[0].change == pytest.approx(-dear.columns[0].change, abs=1e-5)
    with pytest.raises(Explained, match="Atlantis"):
        trained.explained(ROW, label="Atlantis")


def test_it_is_found_again_to_the_last_digit(flat_run: RunFolder) -> None:
    assert explained(flat_run, ROW).answers == explained(flat_run, ROW).answers


def test_missing_and_unknown_values_are_explained(flat_run: RunFolder) -> None:
    found = explained(flat_run, ROW | {"area": None, "town": "Atlantis"})
    assert {one.name for one in found.answers["price"].columns} == {"area", "age", "floors", "town"}


def test_the_most_frequent_value_that_training_knows_is_usual(flat_run: RunFolder) -> None:
    town = next(one for one in explained(flat_run, ROW).answers["price"].columns if one.name == "town")
    assert town.instead in ("Lyon", "Oslo", "上海")


def test_the_engine_answers_a_request(flat_run: RunFolder) -> None:
    server = Server(StringIO())
    request = {"id": 1, "do": "explain", "run": str(flat_run.path), "given": ROW}
    found = server.answer(json.dumps(request).encode())["ok"]
    assert list(found["answers"]) == ["price", "class"]
    assert json.loads(json.dumps(found)) == found
    bad = server.answer(json.dumps(request | {"given": ROW | {"area": "wide"}}).encode())
    assert "wide" in str(bad["error"])


@pytest.fixture
def views() -> Iterator[None]:
    with two_views():
        yield


def test_columns_that_have_no_usual_value_are_not_explained(tmp_path: Any, views: None) -> None:
    run = train(tmp_path / "project", two_views_project(epochs=1))
    front = {"path": "a.png"}
    with pytest.raises(Explained) as caught:
        Predictor(run).trained.explained({"front": front, "back": front})
    assert caught.value.cause == "no_explanation"


def effects(form: Any, unit: str = "") -> AnswerEffects:
    columns = (ColumnEffect(name="a", change=0.1234), ColumnEffect(name="b", change=-0.0001))
    return AnswerEffects(label="cat", value=0.9, form=form, unit=unit, columns=columns)


def test_changes_are_told_with_their_sign_and_unit() -> None:
    share, number = effects("percent"), effects("number", "m")
    assert [share.words(one) for one in share.columns] == ["+12.3", "0.0"]
    assert [number.words(one) for one in number.columns] == ["+0.123 m", "0.000 m"]


def test_what_explains_something_else_is_no_explanation_of_a_row() -> None:
    assert RowExplanation.read({"label": "cat", "pieces": []}) is None
    assert RowExplanation.read({"answers": {}}) is None

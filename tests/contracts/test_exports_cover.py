"""Forms of export beside kinds and answers, by a cover: each form, kind and answer at least once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from deepstudio.core.registry import Registry
from deepstudio.engine.export import export
from tests.contracts.test_kinds_and_answers import ANSWERED, ENTERING
from tests.fen import installed
from tests.invented import inventing, project
from tests.unit.engine.training import new_run, trained
from tests.unit.engine.using import result_of

COVER = (
    ("weights", ["category"], ["category"]),
    ("onnx", ["text"], ["category"]),
    ("onnx", ["picture"], ["fen-squares"]),
    ("onnx", ["number", "category"], ["category"]),
    ("pt2", ["fen-board"], ["number"]),
    ("pt2", ["audio"], ["fen-squares"]),
    ("pt2", ["number", "picture"], ["category", "number"]),
    ("python", ["audio"], ["category"]),
    ("python", ["number", "category"], ["category"]),
    ("fen-list", ["number"], ["fen-squares"]),
)
LARGEST = 1e-3


@pytest.fixture(scope="module", autouse=True)
def known() -> Iterator[Registry]:
    with installed(), inventing() as found:
        yield found


def test_the_cover_has_each_form_kind_and_answer(known: Registry) -> None:
    assert {form for form, _, _ in COVER} == {cls.id for cls in known.exporters}
    assert {kind for _, enters, _ in COVER for kind in enters} >= {*ENTERING}
    assert {kind for _, _, answers in COVER for kind in answers} >= {*ANSWERED}
    assert len(COVER) <= 10


@pytest.mark.parametrize(("form", "enters", "answers"), COVER)
def test_it_leaves_and_gives_the_same_answers(
    form: str, enters: list[str], answers: list[str], tmp_path: Path, known: Registry
) -> None:
    made = project(tmp_path / "samples", enters, answers)
    made = made.replace(training=made.training.replace(epochs=1))
    run = new_run(tmp_path, made)
    trained(made, run)
    declared = known.exporters.get(form)
    assert declared is not None
    value = result_of(list(export(run, form, tmp_path / f"out{declared.suffix}")))
    assert value["format"] == form
    assert value["files"]
    assert float(str(value.get("difference", 0.0))) < LARGEST

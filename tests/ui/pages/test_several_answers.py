"""The page Evaluate of a run that answers several columns: a tab for each."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from deepstudio.catalog.objectives.class_results import class_examination
from deepstudio.core.events import Message
from deepstudio.core.results import Examination, Figures, NumberAnswer, Quantity, Samples
from deepstudio.core.text import verbatim
from deepstudio.ui.pages.evaluate import EvaluatePage
from deepstudio.ui.pages.page import Page
from deepstudio.ui.results.figures import FiguresView
from deepstudio.ui.studio import Studio
from tests.ui.pages.test_evaluate import answer, example, figures_of

LEFT = Qt.MouseButton.LeftButton
ShowPage = Callable[..., Page]


def ages() -> Examination:
    """How old somebody is, off by 4 years on average."""
    figure = Quantity(
        id="mae", title=Message.of(verbatim("Mean error")), value=4.0, unit="years", higher_is_better=False
    )
    worst = {"id": "cat/0.png", "true": NumberAnswer(value=3), "predicted": NumberAnswer(value=9)}
    samples = Samples(heading=Message.of(verbatim("Largest errors")), samples=(worst,), total=60)
    return Examination(
        target="age", objective="number", metrics={"mae": 4.0}, sections=(Figures(figures=(figure,)), samples)
    )


@pytest.fixture
def page(trained: Studio, show_page: ShowPage, qtbot: QtBot) -> EvaluatePage:
    """A run that answers a class and a number, examined and compared."""
    run = trained.runs[0]
    found = [class_examination(example(), "pet"), ages()]
    value = {"split": "test", "epoch": 3, "samples": 60, "loss": 0.5, "state": "now"}
    value["examinations"] = [one.model_dump(mode="json") for one in found]
    run.write_json("evaluation-test.json", value)
    simple = {
        "samples": 60,
        "state": "now",
        "method": {"pet": "linear", "age": "trees"},
        "methods": {
            "linear": {
                "metrics": {"pet": {"accuracy": 0.6, "macro_f1": 0.5}, "age": {"mae": 5}},
                "seconds": 1,
            },
            "trees": {"metrics": {"age": {"mae": 3.0}}, "seconds": 2},
        },
    }
    run.write_json("baseline-test.json", simple)
    made = show_page(EvaluatePage, trained)
    assert isinstance(made, EvaluatePage)
    qtbot.waitUntil(lambda: made.evaluation() is not None)
    return made


def test_each_answer_has_a_tab_with_its_own_sections(page: EvaluatePage, qtbot: QtBot) -> None:
    assert [page.tabs.tabText(number) for number in range(page.tabs.count())] == ["pet", "age"]
    assert answer(page).examination.target == "pet"
    assert figures_of(page).figures["accuracy"].value.text() == "76.7 %"
    qtbot.mouseClick(page.tabs, LEFT, pos=page.tabs.tabRect(1).center())
    assert answer(page).examination.target == "age"
    assert figures_of(page).figures["mae"].value.text() == "4 years"
    assert "loss" not in figures_of(page).figures, "the loss is one of both together"
    page.tabs.setFocus()
    qtbot.keyClick(page.tabs, Qt.Key.Key_Left)
    assert answer(page).examination.target == "pet"


def test_each_answer_is_compared_with_the_method_that_stands_for_it(page: EvaluatePage, qtbot: QtBot) -> None:
    assert page.worth.verdict().startswith("The network wins by 16.7 points.")
    assert figures_of(page).figures["accuracy"].compared.text() == "simple: 60.0 %"
    page.tabs.setCurrentIndex(1)
    assert "The simple method wins: 3 years instead of 4 years." in page.worth.verdict()
    assert figures_of(page).figures["mae"].compared.text() == "simple: 3 years"
    rows = [(row.name, row.words) for row in page.worth.metrics[0][1].rows.rows]
    assert [words for _, words in rows] == ["4 years", "5 years", "3 years"]


def test_escape_closes_the_sample_of_the_tab_in_view(page: EvaluatePage, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(1)
    view = answer(page)
    view.samples[0].list.reveal("cat/0.png")
    assert view.has_sample
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not view.has_sample
    assert view.view(FiguresView) is not None


def test_one_answer_needs_no_tab(trained: Studio, show_page: ShowPage, qtbot: QtBot) -> None:
    (trained.runs[0].path / "evaluation-test.json").write_text(json.dumps(example()), encoding="utf-8")
    made = show_page(EvaluatePage, trained)
    assert isinstance(made, EvaluatePage)
    qtbot.waitUntil(lambda: made.evaluation() is not None)
    assert not made.tabs.isVisible()

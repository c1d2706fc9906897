"""The finding that a network looks at the rim, drawn and opened with mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from deepstudio.core.events import Message
from deepstudio.core.results import ClassAnswer, Examination, ExaminedSample, Figures, Quantity, Samples
from deepstudio.core.rim import RimCount, RimFinding
from deepstudio.core.text import verbatim
from deepstudio.ui.results.rim import RimView
from tests.ui.pages.conftest import named
from tests.ui.results.test_sections import ShowSections, drawn, ids, project

__all__ = ["drawn", "ids", "project"]

LEFT = Qt.MouseButton.LeftButton


def sample(id: str, label: str) -> ExaminedSample:
    return ExaminedSample(
        id=id, true=ClassAnswer(label=label), predicted=ClassAnswer(label=label, confidence=0.9)
    )


@pytest.fixture
def view(drawn: ShowSections, ids: tuple[str, ...]) -> RimView:
    found = RimFinding(
        chance=0.5,
        counts=(
            RimCount(label="0", count=20, rim=18, notable=True),
            RimCount(label="1", count=20, rim=8),
        ),
        samples=(sample(ids[0], "0"), sample(ids[1], "0"), sample(ids[2], "1")),
    )
    figure = Quantity(id="accuracy", title=Message.of(verbatim("Accuracy")), value=0.9, form="percent")
    wrong = Samples(heading=Message.of(verbatim("Wrong")), samples=(sample(ids[3], "1"),), total=1)
    examination = Examination(
        target="label",
        objective="class",
        metrics={"accuracy": 0.9},
        sections=(Figures(figures=(figure,)), found, wrong),
    )
    made = drawn(examination).view(RimView)
    assert isinstance(made, RimView)
    return made


def holder(view: RimView) -> QWidget:
    found = view.parentWidget()
    while found is not None and not hasattr(found, "has_sample"):
        found = found.parentWidget()
    assert found is not None
    return found


def test_it_says_where_how_often_and_what_to_do(view: RimView) -> None:
    assert view.title() == "It looks at the rim"
    assert view.words.text() == "In 90 % of the pictures of “0” it looks at the rim (18 of 20)."
    assert "50.0 %" in view.how.text()
    assert "crop" in view.advice.text()
    assert [(bar.name, bar.words, bar.strong) for bar in view.bars.rows.rows] == [
        ("0", "90.0 %, 18 of 20", True),
        ("1", "40.0 %, 8 of 20", False),
    ]


def test_a_bar_lists_the_pictures_of_its_class_and_once_more_all(view: RimView, qtbot: QtBot) -> None:
    assert len(view._shown()) == 3
    for expected in (1, 3):
        place = view.bars.visualRect(view.bars.rows.index(1)).center()
        qtbot.mouseClick(view.bars.viewport(), LEFT, pos=place)
        assert len(view._shown()) == expected


def test_its_pictures_are_opened_one_after_the_other(
    view: RimView, ids: tuple[str, ...], qtbot: QtBot
) -> None:
    around = holder(view)
    view.list.reveal(ids[0])
    assert around.has_sample
    assert around.sample.sample().id == ids[0]
    qtbot.mouseClick(named(around.sample, "evaluate.next"), LEFT)
    assert around.sample.sample().id == ids[1]
    qtbot.mouseClick(named(around.sample, "evaluate.close-sample"), LEFT)
    assert not around.has_sample
    assert view.list.selected() == []
    view.list.reveal(ids[0])
    assert around.has_sample, "the same picture can be opened again"

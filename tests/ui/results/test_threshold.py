"""The threshold between two classes, moved with mouse and keys: counts, bars and the ROC curve follow together."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.core.events import Message
from deepstudio.core.project import Project
from deepstudio.core.results import Examination, Threshold
from deepstudio.core.text import verbatim
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.ui.kinds.looks import looks_of
from deepstudio.ui.results.base import ResultContext
from deepstudio.ui.results.examination import ExaminationView
from deepstudio.ui.results.threshold import ThresholdView
from deepstudio.ui.studio import Studio

LEFT = Qt.MouseButton.LeftButton
SCORES = (0.1, 0.3, 0.4, 0.6, 0.7, 0.9)
COUNTS = ((40, 0), (20, 2), (10, 3), (6, 5), (3, 10), (1, 20))
"""Of 80 healthy and 40 ill."""

Shown = Callable[[str], ThresholdView]


@pytest.fixture
def shown(studio: Studio, tmp_path, qtbot: QtBot) -> Shown:
    """`shown(part)` draws it as of an examination of that part of the data."""

    def show(split: str) -> ThresholdView:
        project = Project(name="Ill")
        folder = ProjectFolder.create(tmp_path / split, project)
        context = ResultContext(
            studio, folder.new_run(project), None, looks_of(None, registry()), "ill", split
        )
        section = Threshold(
            heading=Message.of(verbatim("Where to draw the line")),
            names=("healthy", "ill"),
            scores=SCORES,
            counts=COUNTS,
        )
        view = ExaminationView(
            Examination(target="ill", objective="class", metrics={}, sections=(section,)), context
        )
        qtbot.addWidget(view)
        view.resize(900, 500)
        with qtbot.waitExposed(view):
            view.show()
        found = view.view(ThresholdView)
        assert found is not None
        return found

    return show


def numbers(view: ThresholdView) -> list[str]:
    """Precision, recall, F1 and accuracy as they stand there."""
    return [label.text() for label in view.numbers.values]


def test_it_begins_where_the_network_decides_with_the_rarer_class(shown: Shown) -> None:
    view = shown("validation")
    assert view.positive.value() == 1
    assert view.slider.value() == 50
    assert (view.decided().found, view.decided().false_alarms) == (35, 10)
    assert numbers(view)[:2] == ["77.8 %", "87.5 %"]
    assert view.words.text() == ("Of 40 “ill”, 35 are found and 5 missed; of 80 others, 10 are false alarms.")


def test_a_key_on_the_slider_moves_everything(shown: Shown, qtbot: QtBot) -> None:
    view = shown("validation")
    view.slider.setFocus()
    qtbot.keyClick(view.slider, Qt.Key.Key_PageDown)
    qtbot.keyClick(view.slider, Qt.Key.Key_PageDown)
    assert view.slider.value() == 30
    assert numbers(view)[1] == "100.0 %"
    assert view.bars.threshold == 0.3
    assert view.roc.at == (50.0, 100.0)
    assert view.slider.accessibleName() == "Taken for it from 30 % on"


def test_the_line_is_dragged_among_the_bars(shown: Shown, qtbot: QtBot) -> None:
    view = shown("validation")
    bars = view.bars

    def at(share: float) -> QPointF:
        return QPointF(bars.place(share * 100, 0).x(), bars.area().center().y())

    qtbot.mousePress(bars, LEFT, pos=at(0.5).toPoint())
    qtbot.mouseMove(bars, at(0.8).toPoint())
    qtbot.mouseRelease(bars, LEFT, pos=at(0.8).toPoint())
    assert abs(view.slider.value() - 80) <= 1
    assert view.decided().found == 20
    assert abs(bars.line() - at(0.8).x()) <= 3


def test_another_class_is_looked_for(shown: Shown, qtbot: QtBot) -> None:
    view = shown("validation")
    view.slider.setValue(80)
    view.positive.setFocus()
    qtbot.keyClick(view.positive, Qt.Key.Key_Up)
    assert view.positive.value() == 0
    assert view.slider.value() == 50, "it begins again where the network decides"
    assert view.words.text().startswith("Of 80 “healthy”, 70 are found and 10 missed")


@pytest.mark.parametrize(("split", "warned"), [("test", True), ("validation", False)])
def test_a_threshold_that_suits_the_test_samples_is_warned_of(shown: Shown, split: str, warned: bool) -> None:
    view = shown(split)
    said = " ".join(label.text() for label in view.findChildren(type(view.words)))
    assert "go on deciding at 50 %" in said
    assert ("choose it with the validation samples" in said) is warned

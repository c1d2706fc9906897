"""Two classes use their room: large cells, and beside them what every threshold comes to."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from deepstudio.core.events import Message
from deepstudio.core.results import ClassAnswer, Examination, ExaminedSample, Matrix, Samples, Threshold
from deepstudio.core.text import verbatim
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.looks import Looks
from deepstudio.ui.results.base import ResultContext
from deepstudio.ui.results.examination import ExaminationView
from deepstudio.ui.results.matrix import MatrixView
from deepstudio.ui.results.samples import SamplesView
from deepstudio.ui.results.threshold import ThresholdView
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets.confusion import ConfusionMatrix

NAMES = ("healthy", "ill")
# How probable "ill" is, and how many samples of either class got so much.
SCORES, COUNTS = (0.1, 0.3, 0.45, 0.7, 0.9), ((40, 0), (30, 2), (8, 6), (4, 10), (0, 20))


def words(text: str) -> Message:
    return Message.of(verbatim(text))


def wrong(number: int) -> ExaminedSample:
    shares = {"healthy": 0.4, "ill": 0.6}
    answer = ClassAnswer(label="ill", confidence=0.6, probabilities=shares)
    return ExaminedSample(id=f"{number}.png", true=ClassAnswer(label="healthy"), predicted=answer)


@pytest.fixture
def view(qtbot: QtBot, studio: Studio, tmp_path: Path) -> ExaminationView:
    sections = (
        Matrix(heading=words("Taken for"), names=NAMES, counts=((78, 4), (8, 30))),
        Threshold(heading=words("Threshold"), names=NAMES, scores=SCORES, counts=COUNTS),
        Samples(heading=words("Mistakes"), samples=tuple(map(wrong, range(12))), total=12),
    )
    context = ResultContext(studio, RunFolder(tmp_path), None, Looks())
    made = ExaminationView(Examination(target="", objective="class", metrics={}, sections=sections), context)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    with qtbot.waitExposed(made):
        made.show()
    return made


def threshold_of(view: ExaminationView) -> ThresholdView:
    found = view.view(ThresholdView)
    assert isinstance(found, ThresholdView)
    return found


def test_cells_are_large_and_the_mistakes_get_the_rest(view: ExaminationView) -> None:
    matrix, mistakes = view.view(MatrixView), view.view(SamplesView)
    assert matrix is not None
    assert mistakes is not None
    square = matrix.findChild(ConfusionMatrix)
    assert isinstance(square, ConfusionMatrix)
    first, last = square.cell_rect((0, 0)), square.cell_rect((1, 1))
    assert 90 <= first.width() <= 110
    foot = square.mapTo(matrix, QPoint(0, round(last.bottom()))).y()
    assert matrix.height() - foot < 60, "no empty room below the cells"
    assert mistakes.height() > 0.3 * view.height()
    assert mistakes.mapTo(view, QPoint(0, mistakes.height())).y() >= view.height() - 2


def test_the_roc_curve_is_read_with_the_keys(view: ExaminationView, qtbot: QtBot) -> None:
    roc = threshold_of(view).roc
    assert roc.points[0] == (0, 0)
    assert roc.points[-1] == (100, 100)
    roc.setFocus()
    qtbot.keyClick(roc, Qt.Key.Key_Right)
    assert roc.accessibleDescription() == "52.6 % found at 0.0 % false alarms"

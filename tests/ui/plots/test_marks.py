"""What helps to read curves: the best point, how far guessing gets, and what came after the best."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from pytestqt.qtbot import QtBot

from deepstudio.ui.plots.chart import Chart
from deepstudio.ui.plots.halo import free_place
from deepstudio.ui.plots.marks import Level
from deepstudio.ui.plots.trace import Trace

STEPS = np.arange(1.0, 11.0)
ROOM = QRectF(0, 0, 200, 100)


@pytest.fixture
def chart(qtbot: QtBot) -> Chart:
    made = Chart(percent=True)
    made.resize(420, 260)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.best_word = "best"
    return made


def draw(chart: Chart, y: list[float], best: int | None = None, end: float = 10) -> None:
    values = np.array(y)
    chart.show_traces([Trace("validation", "accent", STEPS[: len(values)], values, best=best)], end)


def word_rect(chart: Chart) -> QRectF:
    """Where the word of the best point is, in the pixels of the view."""
    word = chart.marks.best_word
    chart.plotItem.vb.updateMatrix()  # as painting does
    rect = word.deviceTransform(chart.viewportTransform()).mapRect(word.boundingRect())
    return rect.translated(-chart.plotItem.vb.sceneBoundingRect().topLeft())


def test_a_level_is_in_view_with_its_words(chart: Chart) -> None:
    chart.level = Level("guessing: 50 %", 0.5)
    draw(chart, [0.6, 0.7, 0.8])
    assert chart.plotItem.vb.viewRange()[1][0] < 0.5
    assert chart.marks.level.isVisible()
    assert chart.marks.level.value() == 0.5
    assert chart.marks.level.pen.style() != Qt.PenStyle.SolidLine
    assert chart.marks.level_word.text == "guessing: 50 %"


def test_a_level_far_away_leaves_the_curves_their_room_and_is_told_at_the_edge(chart: Chart) -> None:
    chart.level = Level("guessing: 10 %", 0.1)
    draw(chart, [0.97, 0.98, 0.99])
    assert chart.plotItem.vb.viewRange()[1][0] > 0.9
    assert chart.marks.level_word.isVisible()
    assert chart.marks.level_word.text == "guessing: 10 % ↓"


def test_without_a_level_there_is_none(chart: Chart) -> None:
    draw(chart, [0.6, 0.7])
    assert not chart.marks.level.isVisible()
    assert not chart.marks.level_word.isVisible()


def test_a_level_stands_on_a_logarithmic_axis_too(chart: Chart) -> None:
    chart.level = Level("always the mean: 0.1", 0.1)
    chart.set_logarithmic(True)
    draw(chart, [1.0, 0.5, 0.05])
    assert chart.marks.level.value() == pytest.approx(-1)


def test_what_came_after_the_best_is_shaded(chart: Chart) -> None:
    chart.shade = (4.0, 8.0)
    draw(chart, [0.5, 0.6, 0.7, 0.8, 0.7, 0.7, 0.6, 0.6], best=3)
    assert chart.marks.after.isVisible()
    assert chart.marks.after.getRegion() == (4.0, 8.0)
    chart.shade = None
    draw(chart, [0.5, 0.6])
    assert not chart.marks.after.isVisible()


@pytest.mark.parametrize("best", [0, 4, 9])
def test_the_word_of_the_best_stays_inside_and_off_its_curve(chart: Chart, best: int) -> None:
    y = np.linspace(0.5, 0.6, 10)
    y[best] = 0.9
    draw(chart, y.tolist(), best)
    view, rect = chart.plotItem.vb, word_rect(chart)
    assert QRectF(-5, -5, view.width() + 10, view.height() + 10).contains(rect)
    (low, high), (bottom, top) = view.viewRange()
    across = (STEPS - low) / (high - low) * view.width()
    heights = (top - y) / (top - bottom) * view.height()
    at = np.arange(rect.left() + 8, rect.right() - 8)
    curve = np.interp(at, across, heights, left=np.nan)
    assert not ((curve > rect.top() + 8) & (curve < rect.bottom() - 8)).any()


def test_a_best_point_at_the_edge_is_seen_whole(chart: Chart) -> None:
    draw(chart, np.linspace(0.5, 0.9, 10).tolist(), best=9)
    ring = chart.marks.ring
    assert ring.isVisible()
    assert ring.parentItem() is chart.plotItem  # the view cuts off what is in it
    assert chart.plotItem.sceneBoundingRect().contains(ring.sceneBoundingRect())


def test_a_best_point_out_of_view_has_no_mark(chart: Chart) -> None:
    draw(chart, np.linspace(0.5, 0.9, 10).tolist(), best=2)
    chart.zoom((5.0, 9.0))
    chart.redraw()
    assert not chart.marks.ring.isVisible()


def test_words_go_where_they_cover_the_fewest_lines() -> None:
    above, below = QRectF(50, 20, 40, 10), QRectF(50, 60, 40, 10)
    line = (np.array([0.0, 200.0]), np.array([25.0, 25.0]))
    assert free_place([above, below], ROOM, [line]) == below
    assert free_place([above, below], ROOM, []) == above
    assert free_place([above, below], ROOM, [], [QRectF(60, 15, 20, 30)]) == below


def test_words_never_leave_the_room() -> None:
    assert free_place([QRectF(190, -5, 40, 10)], ROOM, []) == QRectF(160, 0, 40, 10)

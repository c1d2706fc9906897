"""The chart itself, driven by mouse and keys."""

import itertools

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deepstudio.ui.plots.chart import Chart
from deepstudio.ui.plots.trace import Trace
from deepstudio.ui.theme import theme

STEPS = np.arange(1.0, 5001.0)


@pytest.fixture
def chart(qtbot: QtBot) -> Chart:
    made = Chart()
    made.resize(420, 260)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def trace(y: np.ndarray, **more: object) -> Trace:
    return Trace("validation", "accent", STEPS[: len(y)], y, **more)  # type: ignore[arg-type]


def place(chart: Chart, x: float) -> QPoint:
    """Where step `x` is on the chart's viewport."""
    view = chart.plotItem.vb
    return chart.mapFromScene(view.mapViewToScene(QPointF(x, sum(view.viewRange()[1]) / 2)))


def test_gaps_and_infinite_numbers_do_not_break_the_view(chart: Chart) -> None:
    y = np.linspace(2, 1, 5000)
    y[100:200], y[300], y[301] = np.nan, np.inf, -np.inf
    chart.show_traces([trace(y)], 5000)
    (low, high), (bottom, top) = chart.plotItem.vb.viewRange()
    assert (low, high) == (0, 5000)
    assert 0.8 < bottom < 1 < 2 < top < 2.2


def test_nothing_but_gaps_still_shows_an_axis(chart: Chart) -> None:
    chart.show_traces([trace(np.full(50, np.nan))], 50)
    assert chart.plotItem.vb.viewRange()[1][1] > 0
    chart.show_traces([], 10)
    assert chart.plotItem.vb.viewRange()[0] == [0, 10]


def test_the_best_point_is_marked_exactly_among_thousands(chart: Chart) -> None:
    y = np.ones(5000)
    y[3217] = 0.25
    chart.best_word = "best"
    chart.show_traces([trace(y, best=3217)], 5000)
    x_drawn, y_drawn = chart._lines[0].getData()
    assert len(x_drawn) < 2500
    assert y_drawn.min() == 0.25
    point = chart.marks.point
    assert point is not None
    assert (point.x, point.y) == (3218, 0.25)
    assert chart.marks.best_word.isVisible()


def test_a_logarithmic_axis_leaves_out_what_has_no_logarithm(chart: Chart) -> None:
    y = np.array([1.0, 0.1, 0.0, -5.0, 0.01])
    chart.set_logarithmic(True)
    chart.show_traces([trace(y)], 5)
    drawn = chart._lines[0].getData()[1]
    assert drawn[0] == 0
    assert np.isnan(drawn[2:4]).all()
    assert drawn[4] == pytest.approx(-2)


def test_the_pointer_reads_the_line(chart: Chart, qtbot: QtBot) -> None:
    chart.hovered.connect(chart.set_crosshair)
    chart.show_traces([trace(STEPS / 1000)], 5000)
    qtbot.mouseMove(chart.viewport(), place(chart, 1000))
    qtbot.waitUntil(lambda: chart.readout.isVisible())

    steps = itertools.cycle((2480, 2500))

    def moved() -> None:  # moves in quick succession are taken as one
        qtbot.mouseMove(chart.viewport(), place(chart, next(steps)))
        assert chart.crosshair == pytest.approx(2500, abs=30)

    qtbot.waitUntil(moved)
    assert float(chart.reading()[0].value) == pytest.approx(2.5, abs=0.05)


def test_the_wheel_zooms_along_the_steps_and_a_double_click_shows_all(chart: Chart, qtbot: QtBot) -> None:
    chart.moved.connect(lambda low, high: chart.zoom((low, high)))
    chart.reset.connect(lambda: chart.zoom(None))
    chart.show_traces([trace(STEPS / 1000)], 5000)
    spot = QPointF(place(chart, 2500))
    wheel = QWheelEvent(
        spot,
        chart.viewport().mapToGlobal(spot),
        QPoint(),
        QPoint(0, 600),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chart.viewport(), wheel)
    qtbot.waitUntil(lambda: chart.zoomed is not None)
    low, high = chart.zoomed or (0, 0)
    assert 0 < low < 2500 < high < 5000
    qtbot.waitUntil(lambda: chart.plotItem.vb.viewRange()[1][1] < 5)
    qtbot.mouseDClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=place(chart, 2500))
    assert chart.zoomed is None


def test_arrow_keys_move_the_crosshair(chart: Chart, qtbot: QtBot) -> None:
    chart.hovered.connect(chart.set_crosshair)
    chart.show_traces([trace(STEPS)], 5000)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    first = chart.crosshair
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert first is not None
    assert chart.crosshair == pytest.approx(first + 50)


def test_lines_take_the_colours_of_the_theme(chart: Chart, qapp: QApplication) -> None:
    chart.show_traces([trace(STEPS)], 5000)
    before = chart._lines[0].opts["pen"].color().name()
    theme.apply(qapp, "dark")
    assert chart._lines[0].opts["pen"].color().name() == theme.color("accent").name() != before

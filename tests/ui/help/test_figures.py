"""The figures of the help: each can be drawn, says what it shows, and follows the hand where it has a slider."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionSlider
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.core.rooms import imported
from deepstudio.ui.help.figures import convolution, curves, descent, scores
from deepstudio.ui.help.figures.networks import softmax
from deepstudio.ui.help.sketch import HelpFigure, MovedFigure
from deepstudio.ui.theme import theme

PATHS = sorted({entry.figure for entry in registry().glossary.values() if entry.figure})
MOVED = [path for path in PATHS if issubclass(imported(path), MovedFigure)]


@pytest.fixture
def made(request: pytest.FixtureRequest, qtbot: QtBot) -> HelpFigure:
    figure: HelpFigure = imported(request.param)()
    qtbot.addWidget(figure)
    figure.resize(388, figure.sizeHint().height())
    figure.show()
    return figure


def picture(figure: HelpFigure) -> QImage:
    return figure.paper.grab().toImage()


def colors(figure: HelpFigure) -> set[int]:
    image = picture(figure)
    return {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


@pytest.mark.parametrize("made", PATHS, indirect=True)
def test_a_figure_is_drawn_in_both_themes_and_said_in_words(made: HelpFigure, qapp: QApplication) -> None:
    light = colors(made)
    assert len(light) > 4
    assert made.accessibleName().endswith(".")
    theme.apply(qapp, "dark")
    assert colors(made) & light != light


@pytest.mark.parametrize("made", MOVED, indirect=True)
def test_a_figure_follows_the_keys_and_reads_the_value(made: MovedFigure) -> None:
    seen, read = picture(made), made.reading.text()
    assert made.slider.accessibleName()
    made.slider.setFocus()
    QTest.keyClick(made.slider, Qt.Key.Key_Home)
    assert made.value == made.least
    assert made.reading.text() != read
    assert picture(made) != seen
    assert made.slider.accessibleDescription() == made.reading.text()


def test_many_figures_can_be_moved() -> None:
    assert len(PATHS) >= 20
    assert len(MOVED) >= 8


def test_the_ball_is_dragged_to_a_rate_that_is_too_large(qtbot: QtBot) -> None:
    figure = descent.LearningRateFigure()
    qtbot.addWidget(figure)
    figure.resize(388, figure.sizeHint().height())
    figure.show()
    slider = figure.slider
    option = QStyleOptionSlider()
    slider.initStyleOption(option)
    part = QStyle.SubControl.SC_SliderHandle
    handle = slider.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, part, slider).center()
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=handle)
    QTest.mouseMove(slider, QPoint(slider.width() - 1, handle.y()))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 1, handle.y()))
    assert figure.value == figure.most
    assert "too large" in figure.reading.text()


def test_what_is_drawn_is_computed() -> None:
    assert descent.weights(0.5)[1] == 0  # w - 0.5 * 2 w
    assert abs(descent.weights(1.1)[-1]) > descent.START
    assert convolution.convolved(convolution.PICTURE, convolution.KERNEL)[0] == [0, 3, 3, 0]
    assert convolution.pooled(convolution.NUMBERS, 2) == [[5, 2], [2, 6]]
    assert scores.precision(0.8) > scores.precision(0.5) > scores.precision(0.2)
    assert scores.found(0.8)[0] < scores.found(0.5)[0] < scores.found(0.2)[0]
    assert sum(softmax((2.0, 1.0, 0.0))) == pytest.approx(1)
    assert curves.checked(curves.BEST) <= min(curves.checked(epoch) for epoch in range(1, curves.EPOCHS + 1))

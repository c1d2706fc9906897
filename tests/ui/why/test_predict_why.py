"""Why a picture is answered so, on the page Predict: a map over the picture, asked for with the mouse."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from deepstudio.data.sources import reader
from deepstudio.ui.kinds.picture.giver import PictureGiver
from deepstudio.ui.pages.predict import PredictPage
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets.fields import ChoiceField

LEFT = Qt.MouseButton.LeftButton
LONG = 60_000
Show = Callable[..., PredictPage]


@pytest.fixture
def giver(digits: Studio, show_page: Show, qtbot: QtBot) -> PictureGiver:
    page = show_page(PredictPage, digits)
    qtbot.waitUntil(lambda: page.panel is not None)
    assert page.panel is not None
    (giver,) = page.panel.givers
    assert isinstance(giver, PictureGiver)
    return giver


def scan(studio: Studio, path: Path) -> Path:
    assert studio.project is not None
    assert studio.project.data is not None
    reader(studio.project.data, studio.registry).load("digits/0007", "picture").save(path)
    return path


def choose(qtbot: QtBot, field: ChoiceField, value: str) -> None:
    """Opens the list and clicks the line."""
    qtbot.mouseClick(field, LEFT)
    view = field.view()
    row = field._values.index(value)
    place = view.visualRect(field.model().index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), LEFT, pos=place)


def large(giver: PictureGiver) -> QWidget:
    return giver._large


def test_a_drawing_is_explained_over_what_the_network_sees(giver: PictureGiver, qtbot: QtBot) -> None:
    pad = giver.drawing.pad
    sheet = pad.sheet()
    qtbot.mouseClick(giver.why.switch, LEFT, pos=QPoint(10, giver.why.switch.height() // 2))
    qtbot.mousePress(pad, LEFT, pos=QPoint(int(sheet.center().x()), int(sheet.top() + 0.2 * sheet.height())))
    qtbot.mouseMove(pad, QPoint(int(sheet.center().x()), int(sheet.top() + 0.8 * sheet.height())))
    qtbot.mouseRelease(
        pad, LEFT, pos=QPoint(int(sheet.center().x()), int(sheet.top() + 0.8 * sheet.height()))
    )
    qtbot.waitUntil(lambda: giver.view.heat() is not None, timeout=LONG)
    assert large(giver).heat() is None
    giver.window().grab().save("/tmp/why2/drawn.png")

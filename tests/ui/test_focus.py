"""The focus is on the main thing of a page: no key changes a number that nobody went to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import NumberField
from deepstudio.ui.window import MainWindow
from tests.ui.conftest import StudioWith

STEPS = ("data", "model", "train", "evaluate", "predict", "export")


@pytest.fixture
def window(studio_with: StudioWith, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(studio_with("digits-mlp"))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.studio.close_project()


def focused(window: MainWindow) -> QWidget:
    widget = window.focusWidget()
    assert widget is not None
    return widget


@pytest.mark.parametrize("step", STEPS)
def test_no_page_gives_the_focus_to_a_setting(window: MainWindow, step: str, qtbot: QtBot) -> None:
    before = window.studio.project
    window.go(step)
    widget = focused(window)
    assert not isinstance(widget, QLineEdit | QComboBox | QAbstractSlider), widget
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp):
        qtbot.keyClick(focused(window), key)
    assert window.studio.project == before


def test_what_is_next_has_the_focus(window: MainWindow, studio: Studio) -> None:
    for step, name in (("train", "train.start"), ("evaluate", "evaluate.go-train"), ("data", "data.grid")):
        window.go(step)
        assert focused(window).objectName() == name


def test_an_empty_data_page_gives_it_to_the_way_to_bring_some(studio_with: StudioWith, qtbot: QtBot) -> None:
    window = MainWindow(studio_with("empty"))
    qtbot.addWidget(window)
    window.show()
    window.go("data")
    assert focused(window).objectName() == "data.empty-choose"


def test_ctrl_home_leaves_a_page_from_any_field_of_one_line(window: MainWindow, qtbot: QtBot) -> None:
    window.go("train")
    fields = [
        field
        for field in (*window.findChildren(QLineEdit),)
        if field.isVisible() and field.isEnabled() and not isinstance(field.parent(), QComboBox)
    ]
    assert len(fields) > 4
    for field in fields:
        window.go("train")
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        assert window.pages.current() == "start", field.accessibleName()


def test_a_button_that_goes_leaves_the_focus_to_its_page(window: MainWindow, qtbot: QtBot) -> None:
    page = window.go("train")
    assert page is not None
    button = page.header.start  # type: ignore[attr-defined]
    for change in (lambda: button.set_blocked("Not now."), lambda: button.setVisible(False)):
        button.set_blocked("")
        button.setVisible(True)
        button.setFocus()
        change()
        assert focused(window) is page


def test_the_wheel_changes_nothing_it_passes(window: MainWindow, qtbot: QtBot) -> None:
    for step in ("data", "train"):
        page = window.go(step)
        assert page is not None
        before = window.studio.project
        for kind in (NumberField, QComboBox, QAbstractSlider):
            for field in page.findChildren(kind):
                was = field.value() if isinstance(field, QAbstractSlider) else None
                if field.isVisible() and type(field).__name__ not in ("QScrollBar",):
                    QApplication.sendEvent(field, turned(field))
                    assert was is None or field.value() == was, field.objectName()
        assert window.studio.project == before


def turned(widget: QWidget) -> QWheelEvent:
    middle = QPointF(widget.rect().center())
    return QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

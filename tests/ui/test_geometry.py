"""The window and all that is in it can be reached on small screens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget
from pytestqt.qtbot import QtBot

from deepstudio.ui import language
from deepstudio.ui.frame.geometry import fit_window, place_window
from deepstudio.ui.pages.data import DataPage
from deepstudio.ui.pages.model import ModelPage
from deepstudio.ui.widgets import Scroll
from deepstudio.ui.widgets.fold import SideFold
from deepstudio.ui.window import MainWindow
from tests.ui.conftest import StudioWith

STEPS = ("start", "data", "model", "train", "evaluate", "predict", "export")


@pytest.fixture
def window(studio_with: StudioWith, qtbot: QtBot) -> MainWindow:
    made = MainWindow(studio_with("digits-cnn"))
    qtbot.addWidget(made)
    made.show()
    return made


def saved_by_a_large_screen(qtbot: QtBot) -> str:
    """The geometry of a window that filled a large screen, as preferences keep it."""
    large = QWidget()
    qtbot.addWidget(large)
    large.setGeometry(300, 200, 2880, 1800)
    return bytes(large.saveGeometry().toBase64().data()).decode("ascii")


def screens() -> list[QScreen]:
    """A laptop, and the usual one at 150 % and 200 %; `packaging/screen.json` declares them."""
    return [screen for screen in QGuiApplication.screens() if screen.geometry().width() < 1400]


def test_on_a_large_screen_it_has_its_usual_size(window: MainWindow, qtbot: QtBot) -> None:
    assert (window.width(), window.height()) == (1440, 900)
    assert (window.minimumWidth(), window.minimumHeight()) == (960, 600)
    place_window(window, saved_by_a_large_screen(qtbot))
    assert (window.width(), window.height()) == (2880, 1800)
    assert not window.isMaximized()


def test_a_window_that_hangs_over_the_edge_is_moved_back(window: MainWindow) -> None:
    window.setGeometry(7000, 4000, 1300, 800)
    fit_window(window)
    assert window.screen().availableGeometry().contains(window.frameGeometry())
    assert (window.width(), window.height()) == (1300, 800)


@pytest.mark.parametrize("restored", [False, True], ids=["first", "restored"])
def test_everything_is_on_a_small_screen(window: MainWindow, restored: bool, qtbot: QtBot) -> None:
    assert len(screens()) == 3
    for screen in screens():
        window.showNormal()
        window.setScreen(screen)
        window.move(screen.geometry().topLeft())
        place_window(window, saved_by_a_large_screen(qtbot) if restored else "")
        window.setScreen(screen)
        window.move(screen.geometry().topLeft())
        fit_window(window)
        assert window.isMaximized()
        assert window.screen() is screen
        assert screen.availableGeometry().contains(window.frameGeometry())
        assert not list(out_of_reach(window, qtbot))


def out_of_reach(window: MainWindow, qtbot: QtBot) -> Iterator[str]:
    """Pages that do not fit, and buttons outside of the window that no scrolling brings back."""
    for step in STEPS:
        page = window.go(step) or window.pages.page(step)
        qtbot.wait(20)
        needed = page.minimumSizeHint()
        if needed != needed.boundedTo(page.size()):
            yield f"{step} needs {needed.toTuple()} of {page.size().toTuple()}"
        for button in window.findChildren(QAbstractButton):
            place = QRect(button.mapTo(window, QPoint(0, 0)), button.size())
            if button.isVisible() and not is_scrolled(button) and not window.rect().contains(place):
                yield f"{step}: {button.objectName()} {button.text()} at {place.getRect()} of {window.size()}"


def is_scrolled(widget: QWidget) -> bool:
    holder = widget.parentWidget()
    while holder is not None and not isinstance(holder, QAbstractScrollArea):
        holder = holder.parentWidget()
    return holder is not None


@pytest.mark.parametrize("step", ["data", "model"])
def test_the_right_column_folds_away_and_comes_back(window: MainWindow, step: str, qtbot: QtBot) -> None:
    page = window.go(step)
    assert isinstance(page, DataPage | ModelPage)
    side = page.side
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: side.panel.isVisible() and not side.button.isVisible())
    window.resize(960, 600)
    qtbot.waitUntil(lambda: side.button.isVisible() and not side.panel.isVisible())
    assert right_edge(side, window) == window.width()
    qtbot.mouseClick(side.button, Qt.MouseButton.LeftButton)
    assert side.panel.isVisible()
    assert right_edge(side.panel, window) == window.width() - side.strip.width()
    assert side.panel.height() == page.height()
    qtbot.mouseClick(side.button, Qt.MouseButton.LeftButton)
    assert not side.panel.isVisible()
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: side.panel.isVisible() and not side.button.isVisible())
    assert right_edge(side.panel, window) == window.width()


def test_a_folded_column_opens_for_what_is_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    page = window.go("model")
    assert isinstance(page, ModelPage)
    window.resize(960, 600)
    qtbot.waitUntil(lambda: page.side.is_narrow)
    page.canvas.details_wanted.emit("conv2d")
    assert page.inspector.isVisible()
    assert page.inspector.isAncestorOf(window.focusWidget())


def test_the_ways_to_begin_fit_in_each_language(window: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    window.show_start()
    window.resize(960, 600)
    area = window.pages.page("start").findChild(Scroll)
    for code in ("zh_CN", "en", "zh_CN"):
        language.install(qapp, code)
        qtbot.waitUntil(lambda: area.widget().minimumSizeHint().width() <= area.viewport().width())


def test_an_empty_data_page_has_no_strip(studio_with: StudioWith, qtbot: QtBot) -> None:
    window = MainWindow(studio_with("empty"))
    qtbot.addWidget(window)
    window.show()
    window.resize(960, 600)
    page = window.go("data")
    assert isinstance(page, DataPage)
    fold: SideFold = page.side
    assert not fold.isVisible()
    assert not fold.panel.isVisible()


def right_edge(widget: QWidget, window: MainWindow) -> int:
    return widget.mapTo(window, widget.rect().topRight()).x() + 1

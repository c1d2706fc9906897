"""Another language while a real project is open: every page speaks it, and nothing that a person did is lost."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from deepstudio.core.resources import resource
from deepstudio.ui import language
from deepstudio.ui.kinds.picture.giver import PictureGiver
from deepstudio.ui.pages.model import ModelPage
from deepstudio.ui.pages.predict import PredictPage
from deepstudio.ui.pages.predict.panel import TryPanel
from deepstudio.ui.pages.train import TrainPage
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import STEPS
from deepstudio.ui.widgets.drawing_pad import DrawingPad
from deepstudio.ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(trained: Studio, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(trained)
    with qtbot.waitExposed(made):
        made.show()
    made.resize(1300, 800)
    made.activateWindow()
    yield made
    made._may_close = True
    made.close()
    made.deleteLater()


@pytest.fixture(scope="module")
def translated() -> frozenset[str]:
    """English texts that read differently in Chinese."""
    messages = ElementTree.parse(resource("i18n") / "deepstudio_zh_CN.ts").iter("message")
    pairs = [(message.findtext("source", ""), message.findtext("translation", "")) for message in messages]
    return frozenset(source for source, translation in pairs if translation not in ("", source))


def switch(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.top.language, LEFT)


def said(window: QWidget) -> set[str]:
    """What can be read in a window, or heard."""
    words: set[str] = set()
    for widget in window.findChildren(QWidget):
        words |= {widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()}
        if isinstance(widget, QLabel | QAbstractButton):
            words.add(widget.text())
        if isinstance(widget, QLineEdit):
            words.add(widget.placeholderText())
    return words


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS)
def test_a_page_speaks_the_other_language(
    window: MainWindow, step: str, translated: frozenset[str], qtbot: QtBot
) -> None:
    window.go(step)
    qtbot.waitUntil(lambda: not window.studio.busy, timeout=20_000)
    switch(window, qtbot)
    qtbot.waitUntil(lambda: not window.studio.busy, timeout=20_000)
    assert language.current() == "zh_CN"
    assert (window.pages.current(), window.rail.current()) == (step, step)
    qtbot.waitUntil(lambda: not said(window) & translated)
    assert window.findChildren(QWidget, "frame.rail") == [window.rail], "the page before is gone"


def test_selection_zoom_and_undo_stay(window: MainWindow, qtbot: QtBot) -> None:
    page = window.go("model")
    assert isinstance(page, ModelPage)
    project = window.studio.project
    page.canvas.view.set_zoom(1.4)
    page.canvas.reveal("flatten")
    before = page.canvas.place()
    switch(window, qtbot)
    page = window.pages.page("model")
    assert isinstance(page, ModelPage)
    assert page.canvas.scene.selected_nodes() == ("flatten",)
    qtbot.waitUntil(page.inspector.node.isVisible)
    now = page.canvas.place()
    assert before is not None
    assert now is not None
    assert now[0] == pytest.approx(before[0])
    assert (now[1] - before[1]).manhattanLength() < 4
    assert window.studio.project is project
    page.canvas.view.setFocus()
    qtbot.keyClick(page.canvas.view, Qt.Key.Key_Delete)
    assert window.studio.can_undo
    switch(window, qtbot)
    assert window.top.undo.isEnabled()


def test_another_project_gets_nothing_of_the_one_before(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = window.go("model")
    assert isinstance(page, ModelPage)
    page.canvas.reveal("flatten")
    window.go("export")
    switch(window, qtbot)
    window.studio.create("digits-mlp", "Other", tmp_path / "Other")
    qtbot.waitUntil(lambda: not window.studio.busy, timeout=20_000)
    page = window.go("model")
    assert isinstance(page, ModelPage)
    assert page.canvas.scene.selected_nodes() == ()


def test_the_run_in_front_and_the_ticks_stay(window: MainWindow, qtbot: QtBot) -> None:
    page = window.go("train")
    assert isinstance(page, TrainPage)
    qtbot.waitUntil(lambda: bool(page.front) and page.runs.list.rows.rowCount() == 1)
    page.runs.list.rows.toggle(0)
    front = page.front
    switch(window, qtbot)
    page = window.pages.page("train")
    assert isinstance(page, TrainPage)
    assert page.front == front
    qtbot.waitUntil(lambda: page.runs.list.rows.rowCount() == 1)
    assert set(page.runs.list.rows.ticks) == {front}


def panel_of(window: MainWindow) -> TryPanel | None:
    page = window.pages.page("predict")
    assert isinstance(page, PredictPage)
    return page.panel


def pad_of(panel: TryPanel) -> DrawingPad:
    (giver,) = panel.givers
    assert isinstance(giver, PictureGiver)
    return giver.drawing.pad


@pytest.mark.slow
def test_what_was_drawn_and_tried_stays(window: MainWindow, qtbot: QtBot) -> None:
    window.go("predict")
    qtbot.waitUntil(lambda: panel_of(window) is not None)
    panel = panel_of(window)
    assert panel is not None
    pad = pad_of(panel)
    qtbot.mousePress(pad, LEFT, pos=pad.sheet().center().toPoint())
    qtbot.mouseMove(pad, pad.sheet().center().toPoint() + QPoint(40, 0))
    qtbot.mouseRelease(pad, LEFT, pos=pad.sheet().center().toPoint() + QPoint(40, 0))
    strokes = pad.strokes
    qtbot.mouseClick(panel.side.sample, LEFT)
    rows = panel.side.list.rows
    qtbot.waitUntil(lambda: bool(rows.rows) and rows.rows[0].reply is not None, timeout=60_000)
    tried = rows.rows[0]
    window.go("model")
    switch(window, qtbot)  # twice, while another page is in front
    switch(window, qtbot)
    window.go("predict")
    qtbot.waitUntil(lambda: panel_of(window) is not None)
    again = panel_of(window)
    assert again is not None
    assert again is not panel
    assert pad_of(again).strokes == strokes
    found = again.side.list.rows
    assert [row.cells for row in found.rows] == [tried.cells]
    assert Path(found.rows[0].picture).is_file()
    qtbot.waitUntil(lambda: found.rows[0].reply is not None, timeout=60_000)


def test_the_keyboard_stays_where_it_was(window: MainWindow, qtbot: QtBot) -> None:
    window.go("train")
    window.activateWindow()
    window.top.language.setFocus()
    qtbot.waitUntil(window.top.language.hasFocus)
    qtbot.keyClick(window.top.language, Qt.Key.Key_Space)
    assert language.current() == "zh_CN"
    qtbot.waitUntil(window.top.language.hasFocus)

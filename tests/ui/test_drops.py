"""Whatever is dropped anywhere in the window is copied, and what a drop would do is said before."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

import deepstudio.ui
from deepstudio.ui.widgets import PathField
from deepstudio.ui.widgets.drops import DropCover, dropped, local_paths
from deepstudio.ui.widgets.plain_text_box import PlainTextBox
from deepstudio.ui.window import MainWindow
from tests.ui.conftest import StudioWith

MOVE = Qt.DropAction.MoveAction
ANY = MOVE | Qt.DropAction.CopyAction | Qt.DropAction.LinkAction
LEFT, KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(studio_with: StudioWith, qtbot: QtBot) -> MainWindow:
    made = MainWindow(studio_with("digits-mlp"))
    qtbot.addWidget(made)
    made.show()
    return made


def files(*paths: Path) -> QMimeData:
    """What a file manager hands over: addresses, and the same as text."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText("\n".join(str(path) for path in paths))
    return data


def moved(widget: QWidget, data: QMimeData, place: QPoint) -> QDropEvent:
    """Drags with a source that proposes to move, as Qt does where nothing else is asked for."""
    enter = QDragEnterEvent(place, ANY, data, LEFT, KEYS)
    enter.setDropAction(MOVE)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    drop = QDropEvent(QPointF(place), ANY, data, LEFT, KEYS)
    drop.setDropAction(MOVE)
    drop.ignore()
    if enter.isAccepted():
        QApplication.sendEvent(widget, drop)
    return drop


@pytest.mark.parametrize("step", ["start", "data", "model", "train", "predict", "export"])
def test_no_widget_of_the_window_moves_a_file(
    window: MainWindow, step: str, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window, "_take_drop", lambda data: None)
    window.go(step)
    file = tmp_path / "notes.txt"
    file.write_text("one")
    taking = [w for w in (window, *window.findChildren(QWidget)) if w.acceptDrops()]
    assert not any(isinstance(widget, QLineEdit) for widget in taking)
    for widget in taking:
        drop = moved(widget, files(file), QPoint(5, 5))
        assert not drop.isAccepted() or drop.dropAction() == Qt.DropAction.CopyAction, widget
    assert file.read_text() == "one"


def test_a_path_field_copies(qtbot: QtBot, tmp_path: Path) -> None:
    field = PathField()
    qtbot.addWidget(field)
    drop = moved(field, files(tmp_path), QPoint(5, 5))
    assert drop.isAccepted()
    assert drop.dropAction() == Qt.DropAction.CopyAction
    assert field.value() == str(tmp_path)


def test_words_dragged_from_another_program_stay_there(qtbot: QtBot) -> None:
    box = PlainTextBox(1000)
    qtbot.addWidget(box)
    box.show()
    data = QMimeData()
    data.setText("a sentence")
    drop = moved(box.viewport(), data, QPoint(5, 5))
    assert box.text() == "a sentence"
    assert drop.dropAction() == Qt.DropAction.CopyAction


def test_the_window_says_what_a_drop_would_do(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    data = files(tmp_path)
    cover = next(c for c in window.findChildren(DropCover) if c.parentWidget() is window.pages)
    for step, words in (("train", "Drop to use as data"), ("start", "Drop to make a project of it")):
        window.go(step)
        QApplication.sendEvent(window, QDragEnterEvent(QPoint(700, 400), ANY, data, LEFT, KEYS))
        assert cover.isVisible()
        assert cover.words == words
        assert cover.size() == window.pages.size()
        QApplication.sendEvent(window, QDragLeaveEvent())
        assert not cover.isVisible()


def test_over_the_data_page_the_whole_page_is_tinted(window: MainWindow, tmp_path: Path) -> None:
    data = files(tmp_path)
    page = window.go("data")
    assert page is not None
    before = page.grab().toImage()
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(700, 400), ANY, data, LEFT, KEYS))
    changed = share_of_change(before, page.grab().toImage())
    assert changed > 0.5
    leave = QEvent(QEvent.Type.DragLeave)
    QApplication.sendEvent(page, leave)
    assert share_of_change(before, page.grab().toImage()) < 0.1


def share_of_change(first: QImage, second: QImage) -> float:
    """How many of some points differ, 0 to 1."""
    points = [(x, y) for x in range(0, first.width(), 17) for y in range(0, first.height(), 17)]
    return sum(first.pixel(*point) != second.pixel(*point) for point in points) / len(points)


@pytest.mark.parametrize("address", ["file://{path}", "file://localhost{path}"])
def test_each_spelling_of_a_local_address_is_understood(address: str, tmp_path: Path) -> None:
    folder = tmp_path / "宠物 pictures"
    folder.mkdir()
    data = QMimeData()
    path = "/" + folder.as_posix().lstrip("/")
    data.setUrls([QUrl(address.format(path=path))])
    assert local_paths(data) == [folder]
    found = dropped(data)
    assert found is not None
    assert (found.kind, found.path) == ("data", folder)


def test_what_lies_elsewhere_is_refused() -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/cat.png"), QUrl("https://localhost/cat.png")])
    assert local_paths(data) == []


def test_nothing_takes_the_action_that_a_source_proposes() -> None:
    code = Path(deepstudio.ui.__file__).parent
    taking = [
        path for path in code.rglob("*.py") if "acceptProposedAction" in path.read_text(encoding="utf-8")
    ]
    assert not taking

"""What Ctrl+Z takes back is said, and shown where it is."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from deepstudio.core import graph_edits, training_edits
from deepstudio.core.problems import Edit
from deepstudio.core.project import DEFAULT_ROLE
from deepstudio.core.text import T
from deepstudio.storage.preferred_places import default_projects_dir
from deepstudio.ui.widgets import Toast
from deepstudio.ui.window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


def toast(window: MainWindow) -> Toast:
    return next(toast for toast in window.findChildren(Toast) if toast.isVisible())


@pytest.mark.parametrize(
    ("edit", "shown_on", "before"),
    [
        (graph_edits.remove_nodes(DEFAULT_ROLE, ["flatten"]), "model", "train"),
        (training_edits.set_training({"epochs": 3}, T("epochs")), "train", "data"),
        (training_edits.rename_project("Other"), "train", "train"),
    ],
)
def test_it_says_what_was_undone_and_goes_there(
    window: MainWindow, qtbot: QtBot, edit: Edit, shown_on: str, before: str
) -> None:
    studio = window.studio
    studio.create("digits-mlp", "Digits", default_projects_dir() / "Digits")
    qtbot.waitUntil(lambda: not studio.busy, timeout=20_000)
    studio.edit(edit)
    window.go(before)
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert toast(window).text() == f"Undone: {edit.label}"
    assert window.pages.current() == shown_on
    qtbot.mouseClick(toast(window).action, Qt.MouseButton.LeftButton)
    assert studio.can_undo
    assert toast(window).text() == f"Done again: {edit.label}"


def test_where_nothing_is_left_to_undo_nothing_is_said(window: MainWindow, qtbot: QtBot) -> None:
    window.studio.create("empty", "Sketch", default_projects_dir() / "Sketch")
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert not [toast for toast in window.findChildren(Toast) if toast.isVisible()]

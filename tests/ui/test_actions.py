"""Actions: shortcuts work where they should, and only when they may."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from deepstudio.ui import language
from deepstudio.ui.actions import Action, Actions
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import STEPS
from deepstudio.ui.window import MainWindow


def action(id: str, ran: list[str], **more: object) -> Action:
    return Action(id, id, lambda: ran.append(id), **more)  # type: ignore[arg-type]


def shown(qtbot: QtBot) -> tuple[QWidget, QLineEdit, QLineEdit]:
    window = QWidget()
    qtbot.addWidget(window)
    first, second = QLineEdit(window), QLineEdit(window)
    column = QVBoxLayout(window)
    column.addWidget(first)
    column.addWidget(second)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window, first, second


def test_a_shortcut_runs_its_action(qtbot: QtBot) -> None:
    window, first, _ = shown(qtbot)
    ran: list[str] = []
    actions = Actions(window)
    actions.install(window)
    actions.add(action("later", ran, shortcut="Ctrl+J; Ctrl+U"))
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(first, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert ran == ["later", "later"]


def test_a_disabled_action_does_not_run(qtbot: QtBot) -> None:
    window, first, _ = shown(qtbot)
    ran: list[str] = []
    actions = Actions(window)
    actions.add(action("no", ran, shortcut="Ctrl+J", enabled=lambda: False))
    actions.install(window)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert not actions.trigger("no")
    assert ran == []


def test_a_shortcut_with_a_context_works_inside_it_only(qtbot: QtBot) -> None:
    window, first, second = shown(qtbot)
    ran: list[str] = []
    actions = Actions(window)
    actions.install(window)
    actions.add(action("inside", ran, shortcut="Ctrl+J", context=first))
    second.setFocus()
    qtbot.keyClick(second, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert ran == []
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert ran == ["inside"]


def test_a_removed_action_has_no_shortcut(qtbot: QtBot) -> None:
    window, first, _ = shown(qtbot)
    ran: list[str] = []
    actions = Actions(window)
    actions.install(window)
    actions.add(action("gone", ran, shortcut="Ctrl+J"))
    with qtbot.waitSignal(actions.changed):
        actions.remove("gone")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert ran == []
    assert "gone" not in actions


def together(one: Action, other: Action) -> bool:
    """Whether the shortcuts of two actions can be alive at once."""
    first, second = one.context, other.context
    if first is None or second is None:
        return True
    return first is second or first.isAncestorOf(second) or second.isAncestorOf(first)


@pytest.mark.parametrize("code", ["en", "zh_CN"])
def test_no_two_actions_of_the_window_share_a_key(
    studio_with: Callable[..., Studio], qapp: QApplication, qtbot: QtBot, code: str
) -> None:
    language.install(qapp, code)
    window = MainWindow(studio_with("digits-mlp"))
    qtbot.addWidget(window)
    for step in STEPS:
        window.pages.page(step)
    keyed = [one for one in window.commands if one.shortcut]
    found = [(key, one) for one in keyed for key in QKeySequence.listFromString(one.shortcut)]
    assert len(found) > 25
    for number, (key, one) in enumerate(found):
        assert not key.isEmpty(), one.id
        for other_key, other in found[number + 1 :]:
            clash = key.matches(other_key) != QKeySequence.SequenceMatch.NoMatch
            assert not (clash and together(one, other)), (key.toString(), one.id, other.id)
    assert len({one.text for one in window.commands if one.search}) == sum(
        one.search for one in window.commands
    )

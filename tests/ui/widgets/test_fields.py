"""Fields for text, choices, switches, paths and searching."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from deepstudio.ui.widgets import ChoiceField, Labelled, PathField, SearchField, SwitchField, TextField


def heard(field: QWidget) -> list[tuple[object, bool]]:
    said: list[tuple[object, bool]] = []
    field.edited.connect(lambda value, merge: said.append((value, merge)))  # type: ignore[attr-defined]
    return said


def test_text_joins_while_typing(qtbot, show) -> None:
    field = show(TextField())
    said = heard(field)
    field.setFocus()
    qtbot.keyClicks(field, "ab")
    field.set_value("other")
    assert said == [("a", False), ("ab", True)]
    assert field.value() == "other"


def test_a_choice_by_keyboard(qtbot, show) -> None:
    field = show(ChoiceField([("adam", "Adam"), ("sgd", "SGD"), (3, "three")]))
    said = heard(field)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert said == [("sgd", False)]
    field.set_value(3)
    assert field.currentText() == "three"
    assert len(said) == 1


def test_a_choice_by_mouse(qtbot, show) -> None:
    field = show(ChoiceField([("adam", "Adam"), ("sgd", "SGD")]))
    said = heard(field)
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    rows = field.view()
    qtbot.waitUntil(rows.isVisible)
    place = rows.visualRect(rows.model().index(1, 0)).center()
    qtbot.mouseMove(rows.viewport(), place)
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: said == [("sgd", False)])
    qtbot.waitUntil(lambda: not rows.isVisible())


def test_one_is_not_true(show) -> None:
    field = show(ChoiceField([(True, "yes"), (1, "one")]))
    field.set_value(1)
    assert field.currentText() == "one"
    field.set_value("gone")
    assert field.value() is None


def test_new_choices_keep_the_value(show) -> None:
    field = show(ChoiceField([("a", "A"), ("b", "B")]))
    said = heard(field)
    field.set_value("b")
    field.set_choices([("b", "乙"), ("a", "甲")])
    assert field.currentText() == "乙"
    assert said == []


def test_scrolling_past_does_not_change_a_choice(show) -> None:
    field = show(ChoiceField([("a", "A"), ("b", "B")]))
    event = QWheelEvent(
        QPointF(5, 5), field.mapToGlobal(QPointF(5, 5)), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field, event)
    assert field.value() == "a"


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_switch_by_keyboard(qtbot, show, key: Qt.Key) -> None:
    field = show(SwitchField("Augmentation"))
    said = heard(field)
    field.setFocus()
    qtbot.keyClick(field, key)
    assert said == [(True, False)]


def test_a_switch_by_mouse_and_from_outside(qtbot, show) -> None:
    field = show(SwitchField("Augmentation"))
    said = heard(field)
    field.set_value(True)
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    assert said == [(False, False)]
    assert field.value() is False


def test_a_blocked_field_says_why(show) -> None:
    field = show(SwitchField("Mixed precision"))
    field.set_blocked("Needs a GPU.")
    assert not field.isEnabled()
    assert field.toolTip() == "Needs a GPU."
    field.set_blocked("")
    assert field.isEnabled()
    assert field.toolTip() == ""


def test_a_folder_from_the_dialog(qtbot, show, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    field = show(PathField())
    said = heard(field)
    answers = iter([str(tmp_path / "猫 狗"), ""])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: next(answers))
    qtbot.mouseClick(field.browse_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(field.browse_button, Qt.MouseButton.LeftButton)
    assert said == [(str(tmp_path / "猫 狗"), False)]
    assert field.value() == str(tmp_path / "猫 狗")


@pytest.mark.parametrize(("mode", "dialog"), [("file", "getOpenFileName"), ("save", "getSaveFileName")])
def test_a_file_from_the_dialog(qtbot, show, monkeypatch: pytest.MonkeyPatch, mode, dialog: str) -> None:
    field = show(PathField(mode, "Pictures (*.png)"))
    asked = []
    monkeypatch.setattr(QFileDialog, dialog, lambda *args: asked.append(args) or ("/a/b.png", ""))
    field.browse()
    assert field.value() == str(Path("/a/b.png"))
    assert asked[0][3] == "Pictures (*.png)"


def test_a_folder_dropped_on_the_field(show, tmp_path: Path) -> None:
    field = show(PathField())
    said = heard(field)
    drop(field, QUrl.fromLocalFile(str(tmp_path)))
    assert said == [(str(tmp_path), False)]


def test_a_link_from_the_web_is_not_taken(show) -> None:
    field = show(PathField())
    assert not drop(field, QUrl("https://example.org/cat.png"))
    assert field.value() == ""


def drop(widget: QWidget, url: QUrl) -> bool:
    data = QMimeData()
    data.setUrls([url])
    rest = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), *rest)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), *rest))
    return enter.isAccepted()


def test_searching(qtbot, show) -> None:
    field = show(SearchField("Find a layer…", "Ctrl K"))
    moves: list[int] = []
    sent: list[str] = []
    field.moved.connect(moves.append)
    field.submitted.connect(sent.append)
    field.setFocus()
    qtbot.keyClicks(field, "conv")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        qtbot.keyClick(field, key)
    assert (moves, sent, field.text()) == ([1, -1], ["conv"], "")
    assert field.accessibleName() == "Find a layer…"


def test_clearing_a_search_with_the_mouse(qtbot, show) -> None:
    field = show(SearchField("Find"))
    qtbot.keyClicks(field, "x")
    qtbot.mouseClick(field._clear, Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert not field._clear.isVisible()


def test_a_labelled_field(show) -> None:
    field = TextField()
    labelled = show(Labelled("Name", field, help="What the project is called.", note="optional"))
    assert field.accessibleName() == "Name"
    assert field.toolTip() == "What the project is called."
    labelled.set_error("Choose another name.")
    assert labelled.error() == "Choose another name."
    assert labelled._error.isVisible()
    labelled.set_error("")
    assert not labelled._error.isVisible()

"""Preferences, About and the help on shortcuts."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QTreeView
from pytestqt.qtbot import QtBot

from deepstudio import __version__
from deepstudio.storage.components import components
from deepstudio.storage.places import usual_projects_dir
from deepstudio.storage.preferences import Preferences
from deepstudio.ui import language
from deepstudio.ui.about import AboutDialog
from deepstudio.ui.actions import Action, Actions
from deepstudio.ui.preferences_dialog import PreferencesDialog
from deepstudio.ui.shortcuts import FRAME, ShortcutsDialog, by_group
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import ChoiceField, PathField, Scroll, SwitchField
from deepstudio.ui.widgets.dialog import EDGE, ClosableDialog
from deepstudio.ui.window import MainWindow
from tests.ui.conftest import StudioWith


@pytest.fixture
def dialog(studio: Studio, qtbot: QtBot) -> PreferencesDialog:
    made = PreferencesDialog(studio)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_each_preference_has_an_editor(dialog: PreferencesDialog) -> None:
    assert set(dialog.form.names()) == {spec.name for spec in Preferences.specs()}


def test_a_choice_is_kept_at_once(dialog: PreferencesDialog, studio: Studio, qtbot: QtBot) -> None:
    field = dialog.form.field("theme")
    assert isinstance(field, ChoiceField)
    assert [field.itemText(place) for place in range(field.count())] == ["As the system", "Light", "Dark"]
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_End)
    assert studio.preferences.theme == "dark"
    assert Preferences.load().theme == "dark"


def test_a_switch_is_kept_at_once(dialog: PreferencesDialog, qtbot: QtBot) -> None:
    field = dialog.form.field("reduce_motion")
    assert isinstance(field, SwitchField)
    qtbot.keyClick(field, Qt.Key.Key_Space)
    assert Preferences.load().reduce_motion


def test_a_place_that_cannot_be_is_explained_and_not_kept(
    dialog: PreferencesDialog, studio: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    field = dialog.form.field("projects_dir")
    assert isinstance(field, PathField)
    dialog.form.edited.emit("projects_dir", "not/whole", False)
    assert studio.preferences.projects_dir == ""
    assert "whole path" in dialog.form.row("projects_dir").editor.edit.accessibleDescription()  # type: ignore[union-attr]
    dialog.form.edited.emit("projects_dir", str(tmp_path / "file"), False)
    assert studio.preferences.projects_dir == ""
    dialog.form.edited.emit("projects_dir", str(tmp_path / "项目"), False)
    assert Preferences.load().projects_dir == str(tmp_path / "项目")


def test_devices_are_those_the_engine_found(dialog: PreferencesDialog, studio: Studio) -> None:
    gpu = {"id": "cuda:0", "name": "RTX 4060", "kind": "cuda", "memory_bytes": 8 << 30, "works": True}
    studio._take_devices({"devices": [gpu]})
    field = dialog.form.field("device")
    assert isinstance(field, ChoiceField)
    shown = [field.itemText(place) for place in range(field.count())]
    assert shown == ["automatic: the fastest that works", "RTX 4060 · 8 GB", "CPU"]


def test_about_names_versions_and_licences(qtbot: QtBot, qapp: object) -> None:
    dialog = AboutDialog()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    known = {component.name: component for component in components()}
    assert "LGPL" in known["PySide6-Essentials"].licence
    assert all(component.version and component.licence for component in known.values())
    assert dialog.table.rowCount() == len(known)
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    copied = qapp.clipboard().text()  # type: ignore[attr-defined]
    assert f"DeepStudio {__version__}" in copied
    assert f"torch {known['torch'].version}" in copied


def test_the_help_lists_every_shortcut_under_its_group(qtbot: QtBot) -> None:
    actions = Actions()
    for id, keys, group in (("save", "Ctrl+S", "File"), ("add", "A", "Edit"), ("plain", "", "Edit")):
        actions.add(Action(id, id, lambda: None, shortcut=keys, group=group))
    assert [(name, [a.id for a in group]) for name, group in by_group(actions)] == [
        ("File", ["save"]),
        ("Edit", ["add"]),
    ]
    dialog = ShortcutsDialog(actions)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    assert {"save", "Ctrl+S", "add", "A", "File", "Edit"} <= set(dialog.texts())
    assert "plain" not in dialog.texts()


def test_several_keys_of_an_action_stand_in_one_line(qtbot: QtBot) -> None:
    actions = Actions()
    actions.add(Action("add", "Add a layer…", lambda: None, shortcut="A; /; Ctrl+Space", group="Canvas"))
    dialog = ShortcutsDialog(actions)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    assert dialog.texts() == ["Canvas", "Add a layer…", "A   /   Ctrl+Space"]


def test_the_list_of_shortcuts_needs_no_scrolling_on_a_usual_screen(
    studio_with: StudioWith, qtbot: QtBot
) -> None:
    window = MainWindow(studio_with("digits-mlp"))
    qtbot.addWidget(window)
    window.pages.page("model")
    dialog = window.show_shortcuts()
    texts = dialog.texts()
    assert len(texts) > 40
    assert texts.count("Add a layer…") == 1
    area = dialog.findChild(Scroll)
    needed = area.widget().sizeHint() + FRAME
    room = dialog.screen().availableSize() - EDGE
    assert dialog.size() == needed.boundedTo(room)
    assert needed == needed.boundedTo(QSize(1920, 1080) - EDGE)
    dialog.resize(needed)
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())
    assert area.viewport().height() >= area.widget().sizeHint().height()


def test_a_dialog_is_never_larger_than_the_screen(qtbot: QtBot) -> None:
    made = ClosableDialog("large", "Large", QSize(9000, 500))
    qtbot.addWidget(made)
    assert made.size() == QSize(made.screen().availableSize().width() - EDGE.width(), 500)


def test_a_folder_that_is_not_chosen_shows_the_usual_one(studio: Studio, qtbot: QtBot) -> None:
    dialog = PreferencesDialog(studio)
    qtbot.addWidget(dialog)
    field = dialog.form.field("projects_dir")
    assert field.value() == ""
    assert [edit.placeholderText() for edit in field.findChildren(QLineEdit)] == [str(usual_projects_dir())]


def test_the_file_dialog_of_qt_is_chinese_throughout(qapp: QApplication, qtbot: QtBot) -> None:
    language.install(qapp, "zh_CN")
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    words = [label.text() for label in dialog.findChildren(QLabel) if label.text()]
    assert len(words) == 3
    assert not [text for text in words if text.isascii()]
    model = dialog.findChild(QTreeView).model()
    assert model.headerData(1, Qt.Orientation.Horizontal) == "大小"

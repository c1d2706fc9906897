"""The window: its frame, and what it does with keys, clicks and drops."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from deepstudio.core import graph_edits, training_edits
from deepstudio.core.project import DEFAULT_ROLE
from deepstudio.core.text import T
from deepstudio.storage.preferences import Preferences
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.ui import language
from deepstudio.ui.pages.page import Page
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme import theme
from deepstudio.ui.widgets import Toast
from deepstudio.ui.widgets.question import Question
from deepstudio.ui.window import MainWindow
from deepstudio.ui.workers.saving import Saved

CONTROL = Qt.KeyboardModifier.ControlModifier


class PlainPage(Page):
    """A page without content, so that these tests are about the frame alone."""

    def __init__(self, studio: Studio, *rest: object) -> None:
        super().__init__(studio, *rest)  # type: ignore[arg-type]
        self.problems: list[str] = []

    def show_problem(self, problem: object) -> None:
        self.problems.append(problem.id)  # type: ignore[attr-defined]


@pytest.fixture
def window(studio: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    from deepstudio.ui.frame import page_stack

    for step in set(page_stack.PAGES) - {page_stack.START}:
        monkeypatch.setitem(page_stack.PAGES, step, PlainPage)
    made = MainWindow(studio)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made._may_close = True
    made.close()
    made.deleteLater()


def open_project(
    window: MainWindow, qtbot: QtBot, template: str = "digits-mlp", name: str = "Digits"
) -> None:
    window.projects.create(template, name)
    qtbot.waitUntil(lambda: not window.studio.busy, timeout=20_000)


def button(window: MainWindow | QDialog, name: str) -> QAbstractButton:
    found = window.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton), name
    return found


def click(qtbot: QtBot, window: MainWindow | QDialog, name: str) -> None:
    qtbot.mouseClick(button(window, name), Qt.MouseButton.LeftButton)


def drop(window: MainWindow, *paths: Path) -> bool:
    """Drops files as the system would; says whether the window takes them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(700, 400), Qt.DropAction.CopyAction, data, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        drop = QDropEvent(QPointF(700, 400), Qt.DropAction.CopyAction, data, buttons, keys)
        QApplication.sendEvent(window, drop)
    return enter.isAccepted()


def question(window: MainWindow, qtbot: QtBot) -> Question:
    qtbot.waitUntil(lambda: any(q.isVisible() for q in window.findChildren(Question)))
    return next(q for q in window.findChildren(Question) if q.isVisible())


def test_it_begins_with_the_start_page(window: MainWindow) -> None:
    assert window.pages.current() == "start"
    assert not window.rail.isVisible()
    assert window.windowTitle() == "DeepStudio"


def test_the_frame_has_the_sizes_of_the_look(window: MainWindow, qtbot: QtBot) -> None:
    open_project(window, qtbot)
    assert (window.rail.width(), window.top.height(), window.status.height()) == (76, 48, 28)
    window.resize(960, 600)
    assert (window.minimumWidth(), window.minimumHeight()) == (960, 600)
    assert window.size().toTuple() == (960, 600), "nothing in the frame needs more room"


def test_a_new_project_leads_to_its_data(window: MainWindow, qtbot: QtBot) -> None:
    open_project(window, qtbot, name="Zahlen 数字")
    assert window.pages.current() == "data"
    assert window.rail.isVisible()
    assert window.windowTitle() == "Zahlen 数字 – DeepStudio"
    assert window.top.name.name() == "Zahlen 数字"
    qtbot.waitUntil(lambda: window.top.saved.text() == "saved")
    assert window.status.data.text() == "1,797 samples · 10 classes · 70/15/15"


@pytest.mark.parametrize(("key", "step"), [(Qt.Key.Key_2, "model"), (Qt.Key.Key_5, "predict")])
def test_keys_go_to_steps(window: MainWindow, qtbot: QtBot, key: Qt.Key, step: str) -> None:
    open_project(window, qtbot)
    qtbot.keyClick(window, key, CONTROL)
    assert (window.pages.current(), window.rail.current()) == (step, step)


def test_the_rail_goes_to_steps(window: MainWindow, qtbot: QtBot) -> None:
    open_project(window, qtbot)
    qtbot.mouseClick(window.rail.button("train"), Qt.MouseButton.LeftButton)
    assert window.pages.current() == "train"


def test_the_rail_says_what_is_done_and_what_needs_attention(window: MainWindow, qtbot: QtBot) -> None:
    open_project(window, qtbot)
    states = {step: window.rail.state(step) for step in ("data", "model", "train", "evaluate")}
    assert states == {"data": "done", "model": "done", "train": "not_started", "evaluate": "not_started"}
    window.studio.edit(graph_edits.remove_nodes(DEFAULT_ROLE, ["flatten"]))
    assert window.rail.state("model") == "attention"
    window.studio.step_used.emit("predict")
    assert window.rail.state("predict") == "done"


def test_the_status_line_leads_to_the_worst_problem(window: MainWindow, qtbot: QtBot) -> None:
    open_project(window, qtbot)
    assert window.status.dot.text() == "No problems"
    window.studio.edit(graph_edits.remove_nodes(DEFAULT_ROLE, ["flatten"]))
    problem = window.studio.report.problems[0]
    assert window.status.dot.text().endswith(("problem", "problems"))
    click(qtbot, window, "status.problem")
    page = window.pages.page("model")
    assert isinstance(page, PlainPage)
    assert window.pages.current() == "model"
    assert page.problems == [problem.id]


def test_the_name_is_changed_where_it_stands(window: MainWindow, qtbot: QtBot) -> None:
    open_project(window, qtbot)
    click(qtbot, window, "project.name")
    field = window.findChild(QLineEdit, "project.name-field")
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "Second try")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.studio.project is not None
    assert window.studio.project.name == "Second try"
    assert window.windowTitle().startswith("Second try")
    click(qtbot, window, "project.name")
    qtbot.keyClicks(field, "No")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert window.studio.project.name == "Second try"


def test_undo_and_redo_by_button_and_key(window: MainWindow, qtbot: QtBot) -> None:
    open_project(window, qtbot)
    assert not button(window, "frame.undo").isEnabled()
    window.studio.edit(training_edits.set_training({"epochs": 3}, T("Epochs")))
    assert button(window, "frame.undo").toolTip() == "Undo: Epochs"
    click(qtbot, window, "frame.undo")
    assert window.studio.project is not None
    assert window.studio.project.training.epochs != 3
    qtbot.keyClick(window, Qt.Key.Key_Y, CONTROL)
    assert window.studio.project.training.epochs == 3
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert window.studio.project.training.epochs != 3


def test_the_theme_switches_and_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    click(qtbot, window, "frame.theme")
    assert theme.current().dark
    assert Preferences.load().theme == "dark"
    assert window.top.theme.toolTip() == "Light colours"
    click(qtbot, window, "frame.theme")
    assert not theme.current().dark


def test_the_language_switches_and_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    click(qtbot, window, "frame.language")
    assert language.current() == "zh_CN"
    assert Preferences.load().language == "zh_CN"
    assert window.top.language.text() == "EN"
    click(qtbot, window, "frame.language")
    assert language.current() == "en"
    assert window.top.language.text() == "中文"


def test_saving_that_fails_shows_a_sentence_and_a_way_out(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_project(window, qtbot)
    saving = window.studio.saving
    assert saving is not None
    monkeypatch.setattr(saving, "state", Saved.REFUSED)
    monkeypatch.setattr(saving, "cause", T("The disk is full. Free some space."))
    saving.changed.emit()
    assert window.notices.file.isVisible()
    assert window.notices.file.text() == "The disk is full. Free some space."
    assert window.top.saved.text() == "not saved"
    click(qtbot, window, "notice.retry")
    assert not window.notices.isVisible()
    assert window.top.saved.text() == "saved"


def test_another_program_changes_the_project(window: MainWindow, qtbot: QtBot) -> None:
    open_project(window, qtbot)
    assert window.studio.folder is not None
    qtbot.waitUntil(lambda: window.studio.saved_state is Saved.YES)
    other = ProjectFolder(window.studio.folder.path)
    other.save(other.load().replace(name="Theirs"))
    qtbot.waitUntil(window.notices.file.isVisible)
    click(qtbot, window, "notice.reload")
    assert window.top.name.name() == "Theirs"
    assert not window.notices.isVisible()


def test_an_uncaught_error_becomes_a_sentence_with_details(
    window: MainWindow, qtbot: QtBot, qapp: object
) -> None:
    window.errors.take(ZeroDivisionError("by nothing"))
    assert "ZeroDivisionError" in window.notices.error.text()
    click(qtbot, window, "notice.copy")
    assert "by nothing" in qapp.clipboard().text()  # type: ignore[attr-defined]
    qtbot.mouseClick(window.notices.error._close, Qt.MouseButton.LeftButton)
    assert not window.notices.isVisible()


def test_a_page_that_cannot_be_built_leaves_the_others(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from deepstudio.ui.frame import page_stack

    class Broken(Page):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args)
            raise RuntimeError("a fault in this page")

    monkeypatch.setitem(page_stack.PAGES, "export", Broken)
    open_project(window, qtbot)
    window.go("export")
    assert "RuntimeError" in window.notices.error.text()
    qtbot.waitUntil(lambda: not window.pages.findChildren(Broken))
    window.go("train")
    assert window.pages.current() == "train"


def test_the_search_finds_an_action_by_keys_alone(window: MainWindow, qtbot: QtBot) -> None:
    open_project(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    field = window.top.search
    assert field.hasFocus()
    assert window.search.isVisible()
    qtbot.keyClicks(field, "evalu")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.pages.current() == "evaluate"
    assert not window.search.isVisible()


def test_the_search_adds_a_layer(window: MainWindow, qtbot: QtBot) -> None:
    open_project(window, qtbot, template="empty")
    window.search.begin()
    qtbot.keyClicks(window.top.search, "add dense")
    qtbot.keyClick(window.top.search, Qt.Key.Key_Return)
    assert window.studio.project is not None
    assert "dense" in [n.layer for n in window.studio.project.models[DEFAULT_ROLE].nodes]
    assert window.pages.current() == "model"
    assert window.studio.undo()


def test_escape_leaves_the_search(window: MainWindow, qtbot: QtBot) -> None:
    window.search.begin()
    qtbot.keyClicks(window.top.search, "zzzz")
    assert window.search.list.count() == 1, "the way to search the guide for it"
    qtbot.keyClick(window.top.search, Qt.Key.Key_Escape)
    assert not window.search.isVisible()
    assert window.top.search.text() == ""


def test_a_project_folder_dropped_is_opened(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_project(window, qtbot, name="One")
    assert window.studio.folder is not None
    first = window.studio.folder.path
    open_project(window, qtbot, name="Two")
    assert drop(window, first)
    qtbot.waitUntil(lambda: window.top.name.name() == "One")


def test_pictures_dropped_on_a_project_become_its_data(
    window: MainWindow, qtbot: QtBot, pictures: Path
) -> None:
    open_project(window, qtbot)
    assert drop(window, pictures)
    qtbot.waitUntil(lambda: window.studio.project.data.source.id == "picture-folder")  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: window.status.data.text().startswith("12 samples"))
    toast = window.findChild(Toast)
    assert isinstance(toast, Toast)
    qtbot.mouseClick(toast.action, Qt.MouseButton.LeftButton)
    assert window.studio.project.data.source.id == "digits"  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: not window.studio.busy, timeout=20_000)


def test_pictures_dropped_on_the_start_page_become_a_project(
    window: MainWindow, qtbot: QtBot, pictures: Path
) -> None:
    from deepstudio.ui.pages.start.new_project import NewProjectDialog

    assert drop(window, pictures)
    qtbot.waitUntil(lambda: window.findChild(NewProjectDialog) is not None)
    dialog = window.findChild(NewProjectDialog)
    assert isinstance(dialog, NewProjectDialog)
    qtbot.waitUntil(lambda: "cats, dogs" in dialog.lead.text())
    assert dialog.template.value() == "cats-dogs-transfer", "the network for two classes"
    click(qtbot, dialog, "new.create")
    qtbot.waitUntil(lambda: window.status.data.text().startswith("12 samples · 2 classes"), timeout=20_000)
    assert window.studio.project is not None
    assert window.studio.project.name == pictures.name


def test_a_file_that_nobody_can_use_is_explained(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_project(window, qtbot)
    (tmp_path / "notes.txt").write_text("hello")
    assert drop(window, tmp_path / "notes.txt")
    qtbot.waitUntil(window.notices.error.isVisible)
    assert "notes.txt does not say which class" in window.notices.error.text()
    assert window.studio.project.data.source.id == "digits"  # type: ignore[union-attr]
    assert not drop(window, tmp_path / "nowhere")


def test_a_table_dropped_on_a_project_becomes_its_data(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    open_project(window, qtbot)
    rows = "\n".join(f"this is review number {n},{'good' if n % 2 else 'bad'}" for n in range(30))
    (tmp_path / "reviews.csv").write_text(f"review,label\n{rows}\n", "utf-8")
    assert drop(window, tmp_path / "reviews.csv")
    qtbot.waitUntil(lambda: window.status.data.text().startswith("30 samples · 2 classes"), timeout=20_000)
    assert window.studio.project.data.source.id == "text-table"  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: not window.studio.busy, timeout=20_000)


def test_closing_without_work_asks_nothing(window: MainWindow, qtbot: QtBot) -> None:
    open_project(window, qtbot)
    window.go("train")
    window.resize(1300, 800)
    window.close()
    assert not window.isVisible()
    saved = Preferences.load()
    assert saved.window_geometry
    assert [entry["page"] for entry in json.loads(saved.window_state).values()] == ["train"]


def test_the_next_window_remembers_page_and_size(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    restored: list[bytes] = []
    monkeypatch.setattr(MainWindow, "restoreGeometry", lambda _self, state: restored.append(state.data()))
    open_project(window, qtbot)
    assert window.studio.folder is not None
    path = window.studio.folder.path
    window.go("evaluate")
    window.resize(1310, 810)
    size = window.saveGeometry().data()
    window.close()
    studio = Studio()
    again = MainWindow(studio)
    qtbot.addWidget(again)
    again.open_project(path)
    assert again.pages.current() == "evaluate"
    assert restored == [size]
    again.close()


def test_edits_that_are_not_saved_are_not_lost_by_closing(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_project(window, qtbot)
    monkeypatch.setattr("deepstudio.ui.workers.saving.Saving.flush", lambda self: False)
    window.close()
    asked = question(window, qtbot)
    qtbot.keyClick(asked, Qt.Key.Key_Escape)
    assert window.isVisible()
    window.close()
    asked = question(window, qtbot)
    click(qtbot, asked, "question.close")
    qtbot.waitUntil(lambda: not window.isVisible())


def test_a_damaged_project_offers_its_last_good_copy(window: MainWindow, qtbot: QtBot) -> None:
    open_project(window, qtbot)
    window.studio.edit(training_edits.rename_project("Good"))
    assert window.studio.folder is not None
    path = window.studio.folder.path
    window.studio.close_project()
    file = path / "project.json"
    file.write_bytes(file.read_bytes()[:100])
    window.open_project(path)
    click(qtbot, question(window, qtbot), "question.restore")
    qtbot.waitUntil(lambda: window.studio.project is not None)
    assert window.top.name.name() == "Good"


def test_a_folder_that_is_no_project_is_refused_in_a_sentence(window: MainWindow, tmp_path: Path) -> None:
    window.open_project(tmp_path)
    assert "holds no DeepStudio project" in window.notices.error.text()
    assert window.pages.current() == "start"


@pytest.mark.parametrize(
    ("open_dialog", "name"),
    [
        (MainWindow.show_about, "about"),
        (MainWindow.show_shortcuts, "shortcuts"),
        (MainWindow.show_preferences, "preferences"),
    ],
)
def test_dialogs_open_and_follow_the_language(
    window: MainWindow, qtbot: QtBot, open_dialog: Callable[[MainWindow], None], name: str
) -> None:
    open_dialog(window)
    dialog = window.findChild(QDialog, name)
    assert isinstance(dialog, QDialog)
    assert dialog.isVisible()
    assert dialog.windowTitle()
    english, place = dialog.windowTitle(), dialog.geometry()
    window.switch_language()
    dialog = shown_dialog(window, name)
    assert dialog.windowTitle() not in ("", english)
    assert dialog.geometry() == place
    window.switch_language()
    dialog = shown_dialog(window, name)
    assert dialog.windowTitle() == english
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def shown_dialog(window: MainWindow, name: str) -> QDialog:
    (found,) = (dialog for dialog in window.findChildren(QDialog, name) if dialog.isVisible())
    return found


def test_an_empty_canvas_opens_where_it_is_and_scolds_nobody(window: MainWindow, qtbot: QtBot) -> None:
    open_project(window, qtbot, "empty", "From scratch")
    assert window.pages.current() == "model"
    assert window.status.dot.tone() == "text3"
    window.studio.edit(graph_edits.append_node(DEFAULT_ROLE, "conv2d", T("Convolution 2D"), None))
    assert window.status.dot.tone() == "bad"


def test_a_project_with_data_opens_with_it(window: MainWindow, qtbot: QtBot) -> None:
    open_project(window, qtbot)
    assert window.pages.current() == "data"

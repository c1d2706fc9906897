"""A project of a template is on the disk only once something was done with it."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deepstudio.core import graph_edits, training_edits
from deepstudio.core.project import DEFAULT_ROLE
from deepstudio.core.text import T
from deepstudio.storage.preferred_places import default_projects_dir
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.recent import recent_projects
from deepstudio.ui.frame.presence import is_held
from deepstudio.ui.pages.start import StartPage
from deepstudio.ui.pages.start.new_project import NewProjectDialog
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import Button, Toast
from deepstudio.ui.widgets.question import Question
from deepstudio.ui.window import MainWindow
from deepstudio.ui.workers.saving import Saved

NAME = "Handwritten digits, dense"
CONTROL = Qt.KeyboardModifier.ControlModifier


def choose(window: MainWindow, qtbot: QtBot, template: str = "digits-mlp") -> None:
    """Clicks the card of a template, and waits until its data is known."""
    window.show_start()
    page = window.pages.page("start")
    assert isinstance(page, StartPage)
    card = next(card for card in page.cards if card.template.id == template)
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.studio.project is not None and not window.studio.busy, timeout=20_000)


def written() -> list[str]:
    home = default_projects_dir()
    return sorted(path.name for path in home.iterdir()) if home.exists() else []


def change(studio: Studio) -> None:
    assert studio.edit(training_edits.set_training({"epochs": 3}, T("epochs")))


def test_a_template_that_is_only_looked_at_leaves_nothing(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, qtbot)
    assert window.windowTitle() == f"Untitled – {NAME} – DeepStudio"
    assert window.top.name.button.text() == f"Untitled – {NAME}"
    assert window.top.saved.text() == "not saved yet"
    assert window.studio.project is not None
    assert window.studio.project.data is not None
    assert window.studio.project.data.found is not None, "the data was looked through all the same"
    window.studio.close_project()
    assert written() == []
    assert recent_projects() == []


def test_the_first_change_makes_its_folder(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, qtbot)
    change(window.studio)
    assert written() == [NAME]
    assert window.windowTitle() == f"{NAME} – DeepStudio"
    assert window.top.saved.text() == "saved"
    folder = default_projects_dir() / NAME
    assert ProjectFolder(folder).load() == window.studio.project
    assert [project.path for project in recent_projects()] == [folder]
    assert is_held(folder)
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: window.studio.saved_state is Saved.YES)
    assert ProjectFolder(folder).load().training.epochs != 3
    assert written() == [NAME], "what was changed once is kept, also after it was taken back"


def test_a_drag_is_saved_as_before(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, qtbot)
    for place in range(4):
        window.studio.edit(graph_edits.move_nodes(DEFAULT_ROLE, {"input": (0.0, 10.0 * place + 7)}, "drag"))
    window.studio.end_merge()
    qtbot.waitUntil(lambda: window.studio.saved_state is Saved.YES)
    assert ProjectFolder(default_projects_dir() / NAME).load() == window.studio.project


def test_many_looks_at_a_template_never_pile_up(window: MainWindow, qtbot: QtBot) -> None:
    for _ in range(3):
        choose(window, qtbot)
        assert window.studio.folder is not None
        assert window.studio.folder.path.name == NAME
    change(window.studio)
    choose(window, qtbot)
    assert window.studio.folder.path.name == f"{NAME} 2"
    window.studio.close_project()
    assert written() == [NAME]


def test_save_makes_its_folder(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL)
    assert written() == [NAME]
    assert window.findChildren(Toast)[-1].text().startswith(f"Saved in {default_projects_dir() / NAME}")


def test_f2_gives_it_a_name(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_F2)
    field = window.top.name.field
    assert field.text() == NAME
    QApplication.clipboard().setText("数字 mine")
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_V, CONTROL)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert written() == ["数字 mine"]
    assert window.windowTitle() == "数字 mine – DeepStudio"
    assert ProjectFolder(default_projects_dir() / "数字 mine").load().name == "数字 mine"


def test_the_proposed_name_can_be_agreed_to(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_F2)
    qtbot.keyClick(window.top.name.field, Qt.Key.Key_Return)
    assert written() == [NAME]


def test_a_place_that_was_taken_meanwhile_gets_a_number(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, qtbot)
    (default_projects_dir() / NAME).mkdir(parents=True)
    change(window.studio)
    assert written() == [NAME, f"{NAME} 2"]
    assert window.windowTitle() == f"{NAME} 2 – DeepStudio"
    assert not any((default_projects_dir() / NAME).iterdir())


def test_another_window_with_the_same_template_gets_another_name(window: MainWindow, qtbot: QtBot) -> None:
    place = default_projects_dir() / NAME
    program = f"""
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from deepstudio.ui.frame.presence import Presence
app = QCoreApplication([])
presence = Presence()
presence.take(Path({str(place)!r}))
print("held", flush=True)
input()
"""
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        choose(window, qtbot)
        assert window.studio.folder is not None
        assert window.studio.folder.path.name == f"{NAME} 2"
        other.communicate("\n")


def test_where_it_cannot_be_written_nothing_is_lost(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(window, qtbot)
    home = default_projects_dir()
    home.parent.mkdir(parents=True, exist_ok=True)
    home.write_text("a file where the folder of projects should be")
    change(window.studio)
    assert window.studio.saved_state is Saved.REFUSED
    assert window.notices.file.isVisible()
    assert window.top.saved.text() == "not saved"
    window.close()
    question = next(q for q in window.findChildren(Question) if q.isVisible())
    question.reject()
    assert window.isVisible()
    home.unlink()
    retry = window.notices.file.findChild(Button, "notice.retry")
    assert isinstance(retry, Button)
    qtbot.mouseClick(retry, Qt.MouseButton.LeftButton)
    assert written() == [NAME]
    assert not window.notices.file.isVisible()


@pytest.mark.slow
def test_the_first_training_makes_its_folder(studio: Studio, qtbot: QtBot) -> None:
    studio.begin("digits-mlp", NAME, default_projects_dir() / NAME)
    qtbot.waitUntil(lambda: not studio.busy, timeout=20_000)
    assert studio.project is not None
    short = studio.project.replace(training=studio.project.training.replace(epochs=1))
    with qtbot.waitSignal(studio.run_ended, timeout=60_000):
        assert studio.start_run(device="cpu", project=short)
    assert written() == [NAME]
    assert studio.runs[0].state().status == "finished"
    assert studio.runs[0].project_folder == default_projects_dir() / NAME


def test_own_data_that_was_only_looked_at_leaves_nothing(
    window: MainWindow, qtbot: QtBot, pictures: Path
) -> None:
    window.offer_new_project(pictures)
    dialog = window.findChild(NewProjectDialog)
    assert isinstance(dialog, NewProjectDialog)
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert window.studio.is_untitled
    qtbot.waitUntil(lambda: not window.studio.busy, timeout=20_000)
    assert window.windowTitle() == "Untitled – 宠物 pictures – DeepStudio"
    window.studio.close_project()
    assert written() == []


def test_own_data_with_a_name_of_its_own_is_there_at_once(
    window: MainWindow, qtbot: QtBot, pictures: Path
) -> None:
    window.offer_new_project(pictures)
    dialog = window.findChild(NewProjectDialog)
    assert isinstance(dialog, NewProjectDialog)
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    dialog.name.selectAll()
    qtbot.keyClicks(dialog.name, "Pets")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert written() == ["Pets"]
    qtbot.waitUntil(lambda: not window.studio.busy, timeout=20_000)


def test_the_empty_canvas_opens_the_model(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, qtbot, "empty")
    assert window.pages.current() == "model"
    assert window.status.dot.tone() == "text3", "nothing was done yet, so nothing is wrong"
    assert window.top.saved.text() == "not saved yet"

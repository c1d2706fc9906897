"""Training from the window: a real child process, found again by the next window, and the worker's own thread."""

from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from deepstudio.core import training_edits
from deepstudio.core.events import BatchDone, Failed, Finished, RunStarted
from deepstudio.core.text import T
from deepstudio.jobs.child import reap
from deepstudio.storage.process import ProcessIdentity
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.ui.frame import page_stack
from deepstudio.ui.pages.page import Page
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets.question import Question
from deepstudio.ui.window import MainWindow
from tests.ui.conftest import StudioWith

LONG = 60_000


def train_for(studio: Studio, epochs: int, batch: int = 256) -> None:
    studio.edit(training_edits.set_training({"epochs": epochs, "batch_size": batch}, T("Epochs")))


def test_a_run_tells_everything_from_beginning_to_end(studio_with: StudioWith, qtbot: QtBot) -> None:
    studio = studio_with("digits-mlp")
    train_for(studio, 2)
    events: list[object] = []
    studio.run_event.connect(lambda _run, event: events.append(event))
    with qtbot.waitSignal(studio.run_ended, timeout=LONG) as ended:
        assert studio.start_run(device="cpu")
        assert str(studio.training_blocked()) == "A run is going already."
    assert ended.args == ["run-001"]
    started = next(event for event in events if isinstance(event, RunStarted))
    assert isinstance(events[-1], Finished)
    assert sum(isinstance(event, BatchDone) for event in events) == 2 * started.batches
    assert [run.id for run in studio.runs] == ["run-001"]
    assert studio.runs[0].has_weights
    assert studio.run_worker("run-001") is None
    assert studio.training_blocked() is None


def test_a_run_whose_process_is_killed_ends_with_a_sentence(studio_with: StudioWith, qtbot: QtBot) -> None:
    studio = studio_with("digits-mlp")
    train_for(studio, 2000)
    events: list[object] = []
    studio.run_event.connect(lambda _run, event: events.append(event))
    with qtbot.waitSignal(studio.run_started, timeout=LONG):
        studio.start_run(device="cpu")
    qtbot.waitUntil(lambda: any(isinstance(e, BatchDone) for e in events), timeout=LONG)
    with qtbot.waitSignal(studio.run_ended, timeout=LONG):
        worker = studio.run_worker("run-001")
        assert worker is not None
        worker.kill()
    failed = events[-1]
    assert isinstance(failed, Failed)
    assert failed.cause == "died"
    assert studio.training_blocked() is None


def test_debug_mode_trains_on_the_workers_own_thread(studio_with: StudioWith, qtbot: QtBot) -> None:
    studio = studio_with("digits-mlp")
    studio.set_preferences(debug=True)
    train_for(studio, 1)
    with qtbot.waitSignal(studio.run_ended, timeout=LONG):
        studio.start_run(device="cpu")
    run = studio.runs[0]
    assert run.state().status == "finished"
    assert run.record().process == ProcessIdentity.of()


def is_gone(pid: int) -> bool:
    reap()
    return not psutil.pid_exists(pid)


@pytest.fixture
def plain_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    for step in set(page_stack.PAGES) - {page_stack.START}:
        monkeypatch.setitem(page_stack.PAGES, step, Page)


def window_of(studio: Studio, qtbot: QtBot) -> MainWindow:
    window = MainWindow(studio)
    qtbot.addWidget(window, before_close_func=lambda w: setattr(w, "_may_close", True))
    with qtbot.waitExposed(window):
        window.show()
    return window


def answer(window: MainWindow, qtbot: QtBot, choice: str) -> None:
    qtbot.waitUntil(lambda: any(q.isVisible() for q in window.findChildren(Question)))
    asked = next(q for q in window.findChildren(Question) if q.isVisible())
    button = asked.findChild(QAbstractButton, f"question.{choice}")
    assert isinstance(button, QAbstractButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.usefixtures("plain_pages")
def test_a_run_survives_the_window_and_the_next_one_finds_it(
    studio_with: StudioWith, qtbot: QtBot, tmp_path: Path
) -> None:
    studio = studio_with("digits-mlp")
    assert studio.folder is not None
    path = studio.folder.path
    train_for(studio, 100_000)
    window = window_of(studio, qtbot)
    with qtbot.waitSignal(studio.run_started, timeout=LONG):
        studio.start_run(device="cpu")
    qtbot.waitUntil(lambda: "epoch" in window.status.run.what(), timeout=LONG)
    assert window.status.run_link.text() == "Run 1"

    window.close()
    answer(window, qtbot, "cancel")
    assert window.isVisible()
    window.close()
    answer(window, qtbot, "keep")
    qtbot.waitUntil(lambda: not window.isVisible())
    run = ProjectFolder(path).run("run-001")
    assert run.is_alive(), "it goes on without the window"
    process = run.record().process
    assert process is not None

    again = Studio()
    seen: list[object] = []
    again.run_event.connect(lambda _run, event: seen.append(event))
    next_window = window_of(again, qtbot)
    with qtbot.waitSignal(again.run_started, timeout=LONG) as found:
        next_window.open_project(path)
    assert found.args == ["run-001"]
    qtbot.waitUntil(lambda: any(isinstance(e, BatchDone) for e in seen), timeout=LONG)
    assert any(isinstance(e, RunStarted) for e in seen), "everything comes from the first event on"
    qtbot.waitUntil(lambda: "epoch" in next_window.status.run.what(), timeout=LONG)
    assert next_window.status.run_link.isVisible()
    assert next_window.status.run_link.text() == "Run 1"

    next_window.close()
    answer(next_window, qtbot, "stop")
    qtbot.waitUntil(lambda: not next_window.isVisible())
    qtbot.waitUntil(lambda: is_gone(process.pid), timeout=LONG)
    assert run.state().status == "stopped"
    assert run.has_weights

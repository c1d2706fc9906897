"""A project has one window: asking for it again brings that window to the front, and says so."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deepstudio.cli import app, gui
from deepstudio.ui.frame.presence import Presence, call
from deepstudio.ui.studio import Studio
from deepstudio.ui.window import MainWindow
from tests.ui.conftest import StudioWith

LONG = 60_000  # milliseconds


@pytest.fixture
def window(studio_with: StudioWith, qtbot: QtBot) -> MainWindow:
    made = MainWindow(studio_with("cats-dogs-cnn", "my project"))
    made.studio.opened.emit()  # it was opened before the window was there
    qtbot.addWidget(made)
    made.show()
    return made


def folder_of(window: MainWindow) -> Path:
    assert window.studio.folder is not None
    return window.studio.folder.path


def test_a_second_start_calls_the_window_and_ends(window: MainWindow, qtbot: QtBot) -> None:
    """The process is a real one, and is given the folder alone, without a command."""
    command = [sys.executable, "-m", "deepstudio", str(folder_of(window))]
    with (
        qtbot.waitSignal(window.presence.called, timeout=LONG),
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as second,
    ):
        said, _ = second.communicate(timeout=60)
    assert second.returncode == 0
    assert "is open in a window already" in said
    assert str(folder_of(window)) in said


def test_a_call_brings_a_minimised_window_back(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    alerted: list[object] = []
    monkeypatch.setattr(QApplication, "alert", lambda shown: alerted.append(shown))
    window.showMinimized()
    assert call(folder_of(window))
    qtbot.waitUntil(lambda: not window.isMinimized() and bool(alerted))


def test_a_second_window_says_so_and_keeps_what_it_has(
    window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    other = Studio()
    told: list[tuple[str, str]] = []
    other.notify.connect(lambda kind, text: told.append((kind, text)))
    second = MainWindow(other)
    qtbot.addWidget(second)
    with qtbot.waitSignal(window.presence.called):
        second.open_project(folder_of(window))
    assert other.project is None
    assert told == [("info", "This project is open in another window, which is in front now.")]
    path = folder_of(window)
    window.studio.close_project()
    second.open_project(path)
    assert other.project is not None
    other.shutdown()


def test_a_project_that_was_left_and_one_whose_window_crashed_are_free(
    tmp_path: Path, qapp: QApplication
) -> None:
    mine = Presence()
    mine.take(tmp_path)
    assert call(tmp_path)
    mine.leave()
    assert not call(tmp_path)
    script = f"""
import os
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from deepstudio.ui.frame.presence import Presence
app = QCoreApplication([])
presence = Presence()
presence.take(Path({str(tmp_path)!r}))
os._exit(0)
"""
    subprocess.run([sys.executable, "-c", script], check=True)
    assert not call(tmp_path)
    mine.take(tmp_path)
    assert call(tmp_path)
    mine.leave()


@pytest.mark.parametrize("name", ["my project", "project.json", "./train"])
def test_a_project_in_place_of_a_command_is_opened(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[Path | None] = []
    record: Callable[[Path | None], int] = lambda path: opened.append(path) or 0  # type: ignore[func-returns-value]  # noqa: E731
    monkeypatch.setattr(gui, "open_window", record)
    monkeypatch.chdir(tmp_path)
    for folder in ("my project", "train"):
        (tmp_path / folder).mkdir()
    (tmp_path / "project.json").write_text("{}")
    assert app.run([name]) == 0
    assert opened == [Path(name)]
    assert app.run(["evaluat"]) != 0
    assert "There is no command evaluat" in capsys.readouterr().err

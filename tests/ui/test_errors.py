"""Errors that nobody caught."""

import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer, qWarning
from pytestqt.qtbot import QtBot

from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.storage import places
from deepstudio.ui.errors import CRASH_FILE, QT_FILE, ErrorCatcher


@pytest.fixture
def catcher(qtbot: QtBot) -> Iterator[ErrorCatcher]:
    made = ErrorCatcher()
    made.install()
    yield made
    made.remove()


def logged() -> str:
    return "".join(path.read_text("utf-8") for path in places.log_dir().glob("deepstudio-*.log"))


def test_an_error_in_a_slot_is_logged_and_told(catcher: ErrorCatcher, qtbot: QtBot) -> None:
    def fault() -> None:
        raise LookupError("nothing there")

    timer = QTimer(singleShot=True)
    timer.timeout.connect(fault)
    with qtbot.waitSignal(catcher.caught) as caught:
        timer.start(0)
    text, details = caught.args
    assert "LookupError" in str(text)
    assert "nothing there" in details
    assert "nothing there" in logged()


def test_an_error_in_a_thread_is_told_on_the_windows_thread(catcher: ErrorCatcher, qtbot: QtBot) -> None:
    heard: list[threading.Thread] = []
    catcher.caught.connect(lambda *_: heard.append(threading.current_thread()))

    def fault() -> None:
        raise RuntimeError("in a thread")

    thread = threading.Thread(target=fault, name="worker")
    with qtbot.waitSignal(catcher.caught):
        thread.start()
        thread.join()
    assert "in the thread worker" in logged()
    assert len(heard) == 1


def test_an_explained_error_is_told_in_its_own_words(catcher: ErrorCatcher, qtbot: QtBot) -> None:
    with qtbot.waitSignal(catcher.caught) as caught:
        sys.excepthook(Explained, Explained(T("The disk is full.")), None)
    assert str(caught.args[0]) == "The disk is full."


def test_warnings_of_qt_go_to_a_file(catcher: ErrorCatcher) -> None:
    qWarning("a strange widget")
    assert "WARNING" in (places.log_dir() / QT_FILE).read_text("utf-8")
    assert "a strange widget" in (places.log_dir() / QT_FILE).read_text("utf-8")


def test_everything_is_put_back(qtbot: QtBot) -> None:
    before = sys.excepthook, threading.excepthook
    made = ErrorCatcher()
    made.install()
    assert sys.excepthook != before[0]
    made.remove()
    assert (sys.excepthook, threading.excepthook) == before


def test_a_native_crash_leaves_its_stack() -> None:
    program = (
        "import ctypes\n"
        "from deepstudio.ui.errors import ErrorCatcher\n"
        "catcher = ErrorCatcher()\n"
        "catcher.install()\n"
        "ctypes.string_at(0)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60)
    assert done.returncode != 0
    assert "string_at" in (places.log_dir() / CRASH_FILE).read_text("utf-8")

"""Guards that fail a test which leaves something behind.

Each source below lists what exists now: child processes, threads, Qt timers, Qt threads and animations,
visible windows, and open files in the tests' folder. What is there after a test and was not before it is a
leak, unless it ends by itself within `GRACE` seconds. A leak is cleared away, so that it fails one test only.
"""

import gc
import multiprocessing
import sys
import threading
import weakref
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import psutil
import pytest

from deepstudio.jobs.data_process import data_process
from tests import forking

GRACE = 2.0  # seconds for something already told to end

# Helpers of the interpreter and of test tools; they live as long as the process.
POOL_THREADS = ("asyncio_", "execnet", "fsspecIO", "pytest_timeout", "tqdm", "QueueManagerThread")
POOL_PROCESSES = ("multiprocessing.resource_tracker", "multiprocessing.forkserver")


@dataclass(frozen=True)
class Thing:
    """Something a test may have left behind; `ended` waits for it at most so many seconds."""

    key: Hashable
    text: str
    ended: Callable[[float], bool]
    remove: Callable[[], object]


def processes() -> Iterator[Thing]:
    """Child processes of this one, and theirs."""
    for child in psutil.Process().children(recursive=True):
        command = _command(child) if child.pid != data_process().pid else None  # that one is shared
        if command is not None and not any(name in command for name in POOL_PROCESSES):
            yield Thing(
                ("process", child.pid), f"process {child.pid}: {command}", _exited(child), _kill(child)
            )


def _command(child: psutil.Process) -> str | None:
    """The command line of a process; None if it has just gone, and for the server that tests fork from."""
    if child.pid == forking.server.pid:
        return None
    try:
        if child.status() != psutil.STATUS_ZOMBIE and child.pid in forking.server.commands:
            return forking.server.commands[child.pid]
        return " ".join(child.cmdline()) or child.name()
    except psutil.Error:
        return None


def _exited(child: psutil.Process) -> Callable[[float], bool]:
    return lambda seconds: not psutil.wait_procs([child], timeout=seconds)[1]


def _kill(child: psutil.Process) -> Callable[[], object]:
    def kill() -> None:
        try:
            child.kill()
            child.wait(GRACE)
        except psutil.Error:
            pass

    return kill


def threads() -> Iterator[Thing]:
    """Python threads; those that Qt or a library started are dummies to Python and are not counted."""
    for thread in threading.enumerate():
        shared = thread.name.startswith("data-") and thread.name.endswith(f"-{data_process().pid}")
        known = shared or thread.name.startswith(POOL_THREADS) or isinstance(thread, threading._DummyThread)
        if thread is not threading.current_thread() and not known:
            yield Thing(("thread", thread.ident), f"thread {thread.name!r}", _joined(thread), lambda: None)


def _joined(thread: threading.Thread) -> Callable[[float], bool]:
    def joined(seconds: float) -> bool:
        thread.join(seconds)
        return not thread.is_alive()

    return joined


class OpenFiles:
    """Open files, mapped ones too, below `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder.resolve())

    def __call__(self) -> Iterator[Thing]:
        for file in self._open():
            yield Thing(("file", *file), f"open file {file[0]}", self._closed(file), lambda: None)

    def _closed(self, file: tuple[str, int]) -> Callable[[float], bool]:
        return lambda _: file not in self._open()

    def _open(self) -> set[tuple[str, int]]:
        files = psutil.Process().open_files()
        return {(file.path, file.fd) for file in files if file.path.startswith(self._folder)}


class QtObjects:
    """Timers, threads and animations made in Python, and visible windows; nothing until Qt is imported."""

    def __init__(self) -> None:
        self._made: dict[int, weakref.ref[Any]] = {}
        self._serial = count()
        self._watching = False

    def watch(self) -> None:
        """Records every timer, thread and animation made from now on; call again after Qt was imported."""
        core = sys.modules.get("PySide6.QtCore")
        if core is None or self._watching:
            return
        self._watching = True
        for kind in (core.QTimer, core.QThread, core.QPropertyAnimation, core.QVariantAnimation):
            self._record(kind)

    def _record(self, kind: Any) -> None:
        original = kind.__init__

        def __init__(made: Any, *args: Any, **kwargs: Any) -> None:
            original(made, *args, **kwargs)
            self._made[next(self._serial)] = weakref.ref(made)

        kind.__init__ = __init__

    def flush(self) -> None:
        """Lets Qt finish what `deleteLater` has promised."""
        core = sys.modules.get("PySide6.QtCore")
        if core is not None and core.QCoreApplication.instance() is not None:
            core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)

    def __call__(self) -> Iterator[Thing]:
        for serial, reference in list(self._made.items()):
            made = reference()
            if made is None or not _is_valid(made):
                del self._made[serial]
            elif _is_active(made):
                yield _active(serial, made)
        yield from _windows()


def _is_valid(made: Any) -> bool:
    return bool(sys.modules["shiboken6"].isValid(made))


def _is_active(made: Any) -> bool:
    """Whether a timer, thread or animation runs."""
    if hasattr(made, "isActive"):
        return bool(made.isActive())
    if hasattr(made, "isRunning"):
        return bool(made.isRunning())
    return bool(made.state() == made.State.Running)


def _active(serial: int, made: Any) -> Thing:
    owner = made.parent()
    text = f"running {type(made).__name__}" + (f" of {type(owner).__name__}" if owner is not None else "")

    def ended(seconds: float) -> bool:
        if _is_valid(made) and hasattr(made, "wait"):
            made.wait(int(seconds * 1000))
        return not _is_valid(made) or not _is_active(made)

    def remove() -> None:
        (made.quit if hasattr(made, "quit") else made.stop)()
        ended(GRACE)

    return Thing(("qt", serial), text, ended, remove)


def _windows() -> Iterator[Thing]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    for window in widgets.QApplication.topLevelWidgets():
        if window.isVisible():
            text = f"visible window {type(window).__name__} {window.windowTitle()!r}"
            yield Thing(("window", id(window)), text, _hidden(window), window.hide)


def _hidden(window: Any) -> Callable[[float], bool]:
    return lambda _: not _is_valid(window) or not window.isVisible()


QT = QtObjects()


@pytest.fixture
def no_leaks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Fails the test if it leaves anything behind; must be set up before the test's other fixtures."""
    files = OpenFiles(tmp_path_factory.getbasetemp())
    QT.watch()
    before = {thing.key for thing in _things(files)}
    yield
    leaks = _leaks(before, files)
    for leak in leaks:
        leak.remove()
    if leaks:
        pytest.fail("The test left behind: " + "; ".join(leak.text for leak in leaks), pytrace=False)


def _leaks(before: set[Hashable], files: OpenFiles) -> list[Thing]:
    QT.flush()
    suspects = [thing for thing in _things(files) if thing.key not in before]
    if not suspects:
        return []
    gc.collect()  # a reference cycle may still hold a file, a widget or a process
    QT.flush()
    return [thing for thing in suspects if not thing.ended(GRACE)]


def _things(files: OpenFiles) -> list[Thing]:
    multiprocessing.active_children()  # reaps those that have ended
    return [*processes(), *threads(), *QT(), *files()]

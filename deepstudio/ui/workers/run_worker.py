"""Owns a training run: starts its process, or finds it again, and follows it off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from PySide6.QtCore import QObject, QThread, Signal

from deepstudio.core.events import AnyEvent, Failed, Finished, Message
from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.storage.error_log import record_error
from deepstudio.storage.run_folder import Command, RunFolder
from deepstudio.ui.workers.throttle import Throttle

ENDING = 10.0  # seconds a process gets to go after its last event


class Handle(Protocol):
    """What `deepstudio.jobs.run` and `deepstudio.jobs.inthread` offer."""

    @property
    def run(self) -> RunFolder: ...

    def follow(self, poll: float = 0.03) -> Iterator[AnyEvent]: ...

    def send(self, command: Command) -> None: ...

    def alive(self) -> bool: ...

    def kill(self) -> None: ...

    def wait(self, timeout: float | None = None) -> int | None: ...

    def release(self) -> None: ...


class RunWorker(QThread):
    """One run. `events` comes at most thirty times a second; `ended` is the last signal."""

    opened = Signal(object)
    events = Signal(list)
    ended = Signal(object)
    """The last event, `Finished` or `Failed`; `None` where the run was left to itself."""

    def __init__(
        self, open_run: Callable[[], Handle], history: bool = False, parent: QObject | None = None
    ) -> None:
        """`history`: the handle tells only what is new, so what the run's file holds comes first."""
        super().__init__(parent)
        self._history = history
        self._open = open_run
        self._handle: Handle | None = None
        self._last: AnyEvent | None = None
        self._leaving = False
        self._wanted: list[Command] = []
        self._gathered = Throttle(self)
        self._gathered.arrived.connect(self.events)
        self.finished.connect(self._over)

    @property
    def run_folder(self) -> RunFolder | None:
        """The run's folder, once there is one."""
        return self._handle.run if self._handle else None

    def send(self, command: Command) -> None:
        """Pauses, continues or stops the run; a run that has not begun gets it then. Raises `Explained`."""
        if self._handle is None:
            self._wanted.append(command)
        else:
            self._handle.send(command)

    def kill(self) -> None:
        if self._handle is not None:
            self._handle.kill()

    def leave(self) -> None:
        """Stops following. A run in a process of its own goes on; one on this thread is stopped."""
        self._leaving = True
        if self._handle is not None:
            self._handle.release()

    def run(self) -> None:
        """Runs on the worker's own thread."""
        try:
            self._follow()
        except Explained as error:
            self._fail(Message.of(error.text), error.cause)
        except Exception as error:
            record_error(error, "following a run")
            self._fail(Message.of(T("Training could not go on: {reason}", reason=str(error))), "unexpected")

    def _follow(self) -> None:
        handle = self._handle = self._open()
        self.opened.emit(handle.run)
        if self._leaving:
            handle.release()
        for command in self._wanted:
            handle.send(command)
        for event in handle.run.events()[0] if self._history else ():
            self._gathered.put(event)
        for event in handle.follow():
            self._take(event)
        if not self._leaving:
            handle.wait(ENDING)

    def _take(self, event: AnyEvent) -> None:
        if isinstance(event, Finished | Failed):
            self._last = event
        self._gathered.put(event)

    def _fail(self, message: Message, cause: str) -> None:
        self._take(Failed(message=message, cause=cause))

    def _over(self) -> None:
        self._gathered.flush()
        self.ended.emit(None if self._leaving else self._last)

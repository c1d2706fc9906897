"""Owns a training run: starts its process, or finds it again, and follows it off the window's thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from deepstudio.core.events import AnyEvent, Failed, Message
from deepstudio.core.text import T, Text
from deepstudio.jobs.inthread import ThreadHandle
from deepstudio.jobs.run import RunHandle
from deepstudio.storage.run_folder import Command, RunFolder
from deepstudio.ui.workers.work import Work

ENDING = 10.0  # seconds a process gets to go after its last event


class RunWorker(Work):
    """One run. `events` comes at most thirty times a second; a run that could not go on says so there as well.

    Cancelling stops following: a run in a process of its own goes on, one on this thread is stopped.
    """

    opened = Signal(object)
    events = Signal(list)
    doing = "following a run"

    def __init__(
        self,
        open_run: Callable[[], RunHandle | ThreadHandle],
        history: bool = False,
        parent: QObject | None = None,
    ) -> None:
        """`history`: the handle tells only what is new, so what the run's file holds comes first."""
        super().__init__(T("Training"), parent)
        self._history = history
        self._open = open_run
        self._handle: RunHandle | ThreadHandle | None = None
        self._wanted: list[Command] = []
        self.failed.connect(self._tell_failure)

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

    def work(self) -> None:
        handle = self._handle = self._open()
        self.opened.emit(handle.run)
        self.give_up_by(handle.release)
        for command in self._wanted:
            handle.send(command)
        for event in handle.run.events()[0] if self._history else ():
            self.tell(event)
        for event in handle.follow():
            self.tell(event)
        if not self.is_cancelled:
            handle.wait(ENDING)

    def unexpected(self, reason: str) -> Text:
        return T("Training could not go on: {reason}", reason=reason)

    def arrived(self, items: list[AnyEvent]) -> None:
        self.events.emit(items)

    def _tell_failure(self, text: Text) -> None:
        cause = self.failure.cause if self.failure is not None else ""
        self.events.emit([Failed(message=Message.of(text), cause=cause)])

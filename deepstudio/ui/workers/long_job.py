"""A long job in a process of its own: preparing, evaluating, predicting a folder, exporting."""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from typing import Any, Protocol, Self

from PySide6.QtCore import QObject, Signal

from deepstudio.core.events import AnyEvent, Failed, Message, Progress, Result
from deepstudio.core.explained import Explained
from deepstudio.core.text import Text
from deepstudio.ui.workers.work import ThreadedWork


class JobEvents(Protocol):
    """What `deepstudio.jobs.job.Job` offers."""

    def __iter__(self) -> Iterator[AnyEvent]: ...

    def cancel(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class LongJob(ThreadedWork):
    """Runs `deepstudio ARGUMENTS`. Exactly one of `finished`, `failed`, `cancelled` comes, then `ended`."""

    progress = Signal(object, int, int)
    came = Signal(object)
    """Each event as it comes."""
    finished = Signal(dict)
    failed = Signal(object)
    cancelled = Signal()
    doing = "a long job"

    def __init__(self, title: Text, *arguments: str, parent: QObject | None = None) -> None:
        super().__init__(title, parent)
        self._arguments = arguments
        self._result: dict[str, Any] | None = None
        self._failure: Failed | None = None

    @property
    def command(self) -> str:
        """What the job does: `evaluate`, `export`, …"""
        return self._arguments[0] if self._arguments else ""

    def work(self) -> None:
        """Reads the events of the job's process."""
        with self._make() as job:
            self.give_up_by(job.cancel)
            for event in job:
                self.tell(event)

    def refuse(self, reason: Explained) -> None:
        self.tell(Failed(message=Message.of(reason.text), cause=reason.cause))

    def _make(self) -> JobEvents:
        from deepstudio.jobs.job import Job

        return Job(*self._arguments)

    def arrived(self, items: list[AnyEvent]) -> None:
        latest = None
        for event in items:
            if isinstance(event, Progress):
                latest = event
            elif isinstance(event, Result):
                self._result = event.value
            elif isinstance(event, Failed):
                self._failure = event
            self.came.emit(event)
        if latest is not None:
            self.set_progress(latest.what.text(), latest.done, latest.total)
            self.progress.emit(self.what, self.done, self.total)

    def over(self) -> None:
        if self.is_cancelled:
            self.cancelled.emit()
        elif self._failure is not None:
            self.failed.emit(self._failure.message.text())
        else:
            self.finished.emit(self._result or {})

"""A long job in a process of its own: preparing, evaluating, predicting a folder, exporting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any, Protocol, Self

from PySide6.QtCore import QObject, QThread, Signal

from deepstudio.core.events import AnyEvent, Failed, Message, Progress, Result
from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text
from deepstudio.storage.error_log import record_error
from deepstudio.ui.workers.throttle import Throttle
from deepstudio.ui.workers.work import Work


class JobEvents(Protocol):
    """What `deepstudio.jobs.job.Job` offers."""

    def __iter__(self) -> Iterator[AnyEvent]: ...

    def cancel(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class LongJob(Work):
    """Runs `deepstudio ARGUMENTS`. Exactly one of `finished`, `failed`, `cancelled` comes, then `ended`."""

    progress = Signal(object, int, int)
    came = Signal(object)
    """Each event as it comes."""
    finished = Signal(dict)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, title: Text, *arguments: str, parent: QObject | None = None) -> None:
        super().__init__(title, parent)
        self._arguments = arguments
        self._thread = _Thread(self._make, self)
        self._gathered = Throttle(self)
        self._gathered.arrived.connect(self._arrived)
        self._thread.seen = self._gathered.put
        self._thread.finished.connect(self._over)
        self._result: dict[str, Any] | None = None
        self._failure: Failed | None = None
        self._is_cancelled = False

    @property
    def command(self) -> str:
        """What the job does: `evaluate`, `export`, …"""
        return self._arguments[0] if self._arguments else ""

    def start(self) -> None:
        self._thread.start()

    def cancel(self) -> None:
        self._is_cancelled = True
        self._thread.cancel()

    def wait(self) -> None:
        self._thread.wait()

    def _make(self) -> JobEvents:
        from deepstudio.jobs.job import Job

        return Job(*self._arguments)

    def _arrived(self, events: list[AnyEvent]) -> None:
        latest = None
        for event in events:
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

    def _over(self) -> None:
        self._gathered.flush()
        if self._is_cancelled:
            self.cancelled.emit()
        elif self._failure is not None:
            self.failed.emit(self._failure.message.text())
        else:
            self.finished.emit(self._result or {})
        self.ended.emit()


class _Thread(QThread):
    """Reads the events of the job's process."""

    seen: Callable[[AnyEvent], None]

    def __init__(self, make: Callable[[], JobEvents], parent: QObject) -> None:
        super().__init__(parent)
        self._make = make
        self._job: JobEvents | None = None
        self._stopped = False

    def cancel(self) -> None:
        self._stopped = True
        if self._job is not None:
            self._job.cancel()

    def run(self) -> None:
        try:
            with self._make() as job:
                self._job = job
                if self._stopped:
                    job.cancel()
                for event in job:
                    self.seen(event)
        except Explained as error:
            self.seen(Failed(message=Message.of(error.text), cause=error.cause))
        except Exception as error:
            record_error(error, "a long job")
            self.seen(Failed(message=Message.of(T("This did not work: {reason}", reason=str(error)))))

"""Long work that the status line shows: what it does, how far it is, and a way to cancel it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import QObject, QThread, Signal

from deepstudio.core.events import Progress
from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text
from deepstudio.storage.error_log import record_error
from deepstudio.ui.workers.throttle import Throttle


class Work(QObject):
    """Work in a thread of its own. `title` says what it is for, `what` what it does now; a total of 0 is not known.

    `work` runs in the thread. What it gives to `tell` comes to `arrived` in the window's thread; then exactly one of
    `finished`, `failed` and `cancelled` comes, and at last `ended`. Long waiting in `work` is given up by a function
    named with `give_up_by`.
    """

    progressed = Signal()
    finished = Signal(object)
    """What `work` returned."""
    failed = Signal(object)
    """The sentence why; `failure` knows the cause as well."""
    cancelled = Signal()
    ended = Signal()

    doing: ClassVar[str] = ""
    """What the error log says of a failure."""
    priority: ClassVar[QThread.Priority] = QThread.Priority.InheritPriority

    def __init__(self, title: Text, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.what: Text | None = None
        self.done = 0
        self.total = 0
        self.failure: Explained | None = None
        self._outcome: Any = None
        self._began = time.monotonic()
        self._stop = threading.Event()
        self._give_up: Callable[[], object] | None = None
        self._gathered = Throttle(self)
        self._gathered.arrived.connect(self.arrived)
        self.tell = self._gathered.put
        self._thread = _Thread(self._run, self)
        self._thread.finished.connect(self._over)

    @property
    def fraction(self) -> float | None:
        """0 to 1, or nothing while the total is not known."""
        return min(1.0, self.done / self.total) if self.total else None

    @property
    def seconds_left(self) -> float | None:
        """An estimate, once there is something to estimate from."""
        passed = time.monotonic() - self._began
        if not self.total or self.done <= 0 or passed < 1.0:
            return None
        return passed * (self.total - self.done) / self.done

    @property
    def is_cancelled(self) -> bool:
        return self._stop.is_set()

    def set_progress(self, what: Text, done: int, total: int) -> None:
        if self.what != what or done < self.done:
            self._began = time.monotonic()
        self.what, self.done, self.total = what, done, total
        self.progressed.emit()

    def start(self) -> None:
        self._thread.start(self.priority)

    def cancel(self) -> None:
        """Asks the work to end; `ended` follows."""
        self._stop.set()
        if self._give_up is not None:
            self._give_up()

    def wait(self) -> None:
        """Returns when the thread runs no more; call it after `cancel`."""
        self._thread.wait()

    def give_up_by(self, cancel: Callable[[], object]) -> None:
        """Called in the thread: `cancel` ends what it waits for from now on."""
        self._give_up = cancel
        if self.is_cancelled:
            cancel()

    def work(self) -> Any:
        """Runs in the thread."""
        raise NotImplementedError

    def unexpected(self, reason: str) -> Text:
        """The sentence for an error that nobody foresaw."""
        return T("This did not work: {reason}", reason=reason)

    def arrived(self, items: list[Any]) -> None:
        """What was told, in the window's thread; of how far it is, only the last matters."""
        told = [item for item in items if isinstance(item, Progress)]
        if told:
            self.set_progress(told[-1].what.text(), told[-1].done, told[-1].total)

    def _run(self) -> None:
        try:
            self._outcome = self.work()
        except Explained as error:
            self.failure = error
        except Exception as error:
            record_error(error, self.doing)
            self.failure = Explained(self.unexpected(str(error)), "unexpected")

    def _over(self) -> None:
        self._gathered.flush()
        if self.is_cancelled:
            self.cancelled.emit()
        elif self.failure is not None:
            self.failed.emit(self.failure.text)
        else:
            self.finished.emit(self._outcome)
        self.ended.emit()


class _Thread(QThread):
    def __init__(self, work: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def run(self) -> None:
        self._work()

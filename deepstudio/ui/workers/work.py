"""Long work that the status line shows: what it does, how far it is, and a way to cancel it."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Signal

from deepstudio.core.text import Text


class Work(QObject):
    """Base of long work. `title` says what it is for, `what` what it does now; a total of 0 is not known."""

    progressed = Signal()
    ended = Signal()

    def __init__(self, title: Text, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.what: Text | None = None
        self.done = 0
        self.total = 0
        self._began = time.monotonic()

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

    def set_progress(self, what: Text, done: int, total: int) -> None:
        if self.what != what or done < self.done:
            self._began = time.monotonic()
        self.what, self.done, self.total = what, done, total
        self.progressed.emit()

    def start(self) -> None:
        """Begins in a thread or a process of its own."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Asks the work to end; `ended` follows."""
        raise NotImplementedError

    def wait(self) -> None:
        """Returns when no thread of this work runs any more; call it after `cancel`."""

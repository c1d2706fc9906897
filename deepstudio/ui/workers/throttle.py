"""Brings what a thread produces to the window's thread, at most thirty times a second."""

from __future__ import annotations

import threading
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

PERIOD = 33  # milliseconds
AT_ONCE = 2000  # items; a long history comes in parts, so that the window stays calm


class Throttle(QObject):
    """`put` from any thread; `arrived(list)` comes in the thread this object lives in. Nothing is lost."""

    arrived = Signal(list)
    _waiting = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._items: list[Any] = []
        self._since = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._next)
        self._waiting.connect(self._schedule)

    def put(self, item: Any) -> None:
        with self._lock:
            self._items.append(item)
            first = len(self._items) == 1
        if first:
            self._waiting.emit()

    def flush(self) -> None:
        """Hands over all that is there, at once."""
        while self._hand_over():
            pass
        self._timer.stop()

    def _next(self) -> None:
        if self._hand_over():
            self._timer.start(PERIOD)

    def _hand_over(self) -> bool:
        """Says whether something is left."""
        with self._lock:
            items, self._items = self._items[:AT_ONCE], self._items[AT_ONCE:]
            left = bool(self._items)
        if items:
            self._since.start()
            self.arrived.emit(items)
        return left

    def _schedule(self) -> None:
        passed = self._since.elapsed() if self._since.isValid() else PERIOD
        if passed >= PERIOD:
            self._next()
        elif not self._timer.isActive():
            self._timer.start(int(PERIOD - passed))

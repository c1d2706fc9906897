"""Small pieces of work beside the window's thread: reading a file, decoding a picture."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import count
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from deepstudio.core.blame import blamed
from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text
from deepstudio.storage.error_log import record_error

Outcome = TypeVar("Outcome")
IsWanted = Callable[[], bool]

THREADS = 2  # decoding must not take the processor from training


class Aside:
    """Asks for work; answers come on the window's thread. What is newest begins first.

    Nothing comes any more after `forget`, which is called when `owner`, the one who asks, goes away.
    """

    def __init__(self, owner: QObject | None = None) -> None:
        if owner is not None:
            owner.destroyed.connect(self.forget)
        self._waiting: dict[int, tuple[Callable[[Any], object], Callable[[Text], object] | None]] = {}
        _mailbox()  # belongs to the thread that asks first

    def ask(
        self,
        work: Callable[[], Outcome],
        done: Callable[[Outcome], object],
        failed: Callable[[Text], object] | None = None,
        wanted: IsWanted | None = None,
    ) -> None:
        """`done(work())` or `failed(sentence)` follows. Work that is not `wanted` when its turn comes is dropped."""
        number = next(_numbers)
        self._waiting[number] = (done, failed)
        piece = _Piece(number, self, work, wanted)
        _pool().start(piece, number % 2**31)

    @property
    def busy(self) -> bool:
        return bool(self._waiting)

    def forget(self) -> None:
        """Drops what has not begun and ignores what is under way."""
        self._waiting.clear()

    def is_awaited(self, number: int) -> bool:
        return number in self._waiting

    def deliver(self, number: int, outcome: object, failure: Text | None) -> None:
        known = self._waiting.pop(number, None)
        if known is None or outcome is _DROPPED:
            return
        done, failed = known
        if failure is None:
            done(outcome)
        elif failed is not None:
            failed(failure)


class _Mailbox(QObject):
    """Lives as long as the program, so that a thread never speaks to something that is gone."""

    arrived = Signal(object, int, object, object)

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(self._deliver)

    def _deliver(self, asker: Aside, number: int, outcome: object, failure: Text | None) -> None:
        asker.deliver(number, outcome, failure)


class _Piece(QRunnable):
    def __init__(
        self, number: int, asker: Aside, work: Callable[[], object], wanted: IsWanted | None
    ) -> None:
        super().__init__()
        self._number, self._asker, self._work, self._wanted = number, asker, work, wanted

    def run(self) -> None:
        if self._asker.is_awaited(self._number):
            outcome, failure = self._outcome()
            _mailbox().arrived.emit(self._asker, self._number, outcome, failure)

    def _outcome(self) -> tuple[object, Text | None]:
        try:
            if self._wanted is not None and not self._wanted():
                return _DROPPED, None
            return self._work(), None
        except Explained as error:
            return None, error.text
        except Exception as error:
            record_error(error, "work beside the window")
            return None, blamed(error) or T("This did not work: {reason}", reason=str(error))


_DROPPED = object()
_numbers = count(1)


@cache
def _pool() -> QThreadPool:
    pool = QThreadPool()
    pool.setMaxThreadCount(THREADS)
    return pool


@cache
def _mailbox() -> _Mailbox:
    return _Mailbox()

"""Small pieces of work beside the window's thread: reading a file, decoding a picture."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import cache, partial
from itertools import count
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal

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
        number = self._wait_for(done, failed)
        _pool().start(partial(self._bring, number, work, wanted), number % 2**31)

    def follow(
        self,
        future: Future[Outcome],
        done: Callable[[Outcome], object],
        failed: Callable[[Text], object] | None = None,
    ) -> None:
        """The same of what somebody else is working at."""
        bring = partial(self._bring, self._wait_for(done, failed))
        future.add_done_callback(lambda ended: bring(ended.result))

    @property
    def busy(self) -> bool:
        return bool(self._waiting)

    def forget(self) -> None:
        """Drops what has not begun and ignores what is under way."""
        self._waiting.clear()

    def _wait_for(self, done: Callable[[Any], object], failed: Callable[[Text], object] | None) -> int:
        number = next(_numbers)
        self._waiting[number] = (done, failed)
        return number

    def _bring(self, number: int, work: Callable[[], object], wanted: IsWanted | None = None) -> None:
        """In the thread of the work."""
        if number not in self._waiting:
            return
        outcome, failure = _DROPPED, None
        try:
            if wanted is None or wanted():
                outcome = work()
        except Explained as error:
            failure = error.text
        except Exception as error:
            record_error(error, "work beside the window")
            failure = blamed(error) or T("This did not work: {reason}", reason=str(error))
        _mailbox().arrived.emit(self, number, outcome, failure)

    def deliver(self, number: int, outcome: object, failure: Text | None) -> None:
        known = self._waiting.pop(number, None)
        if known is None:
            return
        done, failed = known
        if failure is not None and failed is not None:
            failed(failure)
        elif failure is None and outcome is not _DROPPED:
            done(outcome)


class _Mailbox(QObject):
    """Lives as long as the program, so that a thread never speaks to something that is gone."""

    arrived = Signal(object, int, object, object)

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(self._deliver)

    def _deliver(self, asker: Aside, number: int, outcome: object, failure: Text | None) -> None:
        asker.deliver(number, outcome, failure)


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

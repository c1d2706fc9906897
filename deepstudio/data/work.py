"""Long work on many samples: in threads, in order, with progress, and stopped between samples."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from deepstudio.core.events import Message, Progress
from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")
OnProgress = Callable[[Progress], None]
IsCancelled = Callable[[], bool]

WORKERS = max(2, min(16, os.cpu_count() or 2))
SECONDS_BETWEEN_REPORTS = 0.05


class Cancelled(Explained):
    """The person asked to stop. Nothing half made is left behind."""

    def __init__(self) -> None:
        super().__init__(T("Stopped. Nothing was changed."), "cancelled")


def quietly(progress: Progress) -> None:
    """A listener that ignores progress."""


def never() -> bool:
    """Work that nobody cancels."""
    return False


class Reporter:
    """Reports progress on `total` units (0 is not known yet), at most every 50 ms and at the end."""

    def __init__(self, what: Text, total: int, on_progress: OnProgress) -> None:
        self._what = Message.of(what)
        self._total = total
        self._on_progress = on_progress
        self._last = 0.0

    def __call__(self, done: int) -> None:
        now = time.monotonic()
        if done == self._total or now - self._last >= SECONDS_BETWEEN_REPORTS:
            self._last = now
            event = Progress(time=time.time(), what=self._what, done=done, total=self._total)
            self._on_progress(event)


def in_threads(
    work: Callable[[Item], Outcome], items: Iterable[Item], cancelled: IsCancelled = never
) -> Generator[Outcome]:
    """`work` of each item, in order. Few results wait, so memory stays bounded. Raises `Cancelled`."""
    waiting: deque[Future[Outcome]] = deque()
    with ThreadPoolExecutor(WORKERS, "deepstudio-data") as pool:
        try:
            for item in items:
                if cancelled():
                    raise Cancelled
                waiting.append(pool.submit(work, item))
                if len(waiting) >= 4 * WORKERS:
                    yield waiting.popleft().result()
            while waiting:
                if cancelled():
                    raise Cancelled
                yield waiting.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

"""Memory that threads share which decode pictures, so that many large ones do not fill it together."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

TOGETHER = 640 << 20  # bytes for all pictures that are being decoded; a larger one waits until it is alone

_changed = threading.Condition()
_taken: list[int] = []


@contextmanager
def memory_for(count: int) -> Iterator[None]:
    """Waits until `count` bytes fit beside what others have. Do not ask for more while holding some."""
    with _changed:
        _changed.wait_for(lambda: not _taken or sum(_taken) + count <= TOGETHER)
        _taken.append(count)
    try:
        yield
    finally:
        with _changed:
            _taken.remove(count)
            _changed.notify_all()

"""Contents of files that readers share: read once while somebody needs them, and kept a while if they are small."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar
from weakref import WeakValueDictionary

from deepstudio.data.work import Cancelled, IsCancelled

Content = TypeVar("Content")

MOST_BYTES = 128 << 20  # of the files; in memory their content takes a few times as much
MOST = 2
SECONDS_BETWEEN_LOOKS = 0.1


class FileCache(Generic[Content]):
    """Content by key. Safe to use from threads; who wants one thing does not wait for another.

    Content that a reader holds is shared with others. Beyond that the newest stay, up to `MOST_BYTES` together.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: WeakValueDictionary[Hashable, Content] = WeakValueDictionary()
        self._making: WeakValueDictionary[Hashable, threading.Lock] = WeakValueDictionary()
        self._newest: OrderedDict[Hashable, tuple[Content, int]] = OrderedDict()

    def get(self, key: Hashable, size: int, make: Callable[[], Content], cancelled: IsCancelled) -> Content:
        """The content, made by one of those who want it. `size` is in bytes. Raises what `make` does, `Cancelled`."""
        with self._lock:
            making = self._making.setdefault(key, threading.Lock())
        while not making.acquire(timeout=SECONDS_BETWEEN_LOOKS):
            if cancelled():
                raise Cancelled
        try:
            found = self._held.get(key)
            if found is None:
                found = self._held[key] = make()
            self._keep(key, found, size)
            return found
        finally:
            making.release()

    def _keep(self, key: Hashable, content: Content, size: int) -> None:
        with self._lock:
            self._newest.pop(key, None)
            self._newest[key] = (content, size)
            while len(self._newest) > MOST or self._bytes() > MOST_BYTES:
                self._newest.popitem(last=False)

    def _bytes(self) -> int:
        return sum(size for _, size in self._newest.values())

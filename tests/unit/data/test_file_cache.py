"""Contents that readers share."""

import gc
import threading
from collections.abc import Iterator

import pytest

from deepstudio.core.explained import Explained
from deepstudio.data.sources import file_cache
from deepstudio.data.sources.file_cache import FileCache
from deepstudio.data.work import never


@pytest.fixture(autouse=True)
def only_what_is_new() -> Iterator[None]:
    """Collecting looks at nothing from earlier tests, of which a whole run leaves much."""
    gc.freeze()
    yield
    gc.unfreeze()


class Content:
    """Something a weak reference can be made to."""


def made(shelf: FileCache[Content], key: str, size: int = 1) -> bool:
    """Whether the content had to be made."""
    calls: list[str] = []

    def make() -> Content:
        calls.append(key)
        return Content()

    shelf.get(key, size, make, never)
    gc.collect()
    return bool(calls)


def test_the_newest_small_ones_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_cache, "MOST_BYTES", 10)
    shelf: FileCache[Content] = FileCache()
    assert [made(shelf, key) for key in "abab"] == [True, True, False, False]
    assert [made(shelf, key) for key in "ca"] == [True, True], "a third one takes the place of the oldest"
    assert [made(shelf, "large", 11), made(shelf, "large", 11)] == [True, True]


def test_what_somebody_holds_is_shared_however_large() -> None:
    shelf: FileCache[Content] = FileCache()
    held = shelf.get("large", file_cache.MOST_BYTES + 1, Content, never)
    assert shelf.get("large", file_cache.MOST_BYTES + 1, Content, never) is held


def test_who_waits_for_one_does_not_stop_others_and_may_give_up() -> None:
    shelf: FileCache[Content] = FileCache()
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> Content:
        begun.set()
        assert go_on.wait(10)
        return Content()

    thread = threading.Thread(target=lambda: shelf.get("slow", 1, slow, never))
    thread.start()
    try:
        assert begun.wait(10)
        assert made(shelf, "other")
        with pytest.raises(Explained) as stopped:
            shelf.get("slow", 1, Content, lambda: True)
        assert stopped.value.cause == "cancelled"
    finally:
        go_on.set()
        thread.join()


def test_what_failed_is_tried_again() -> None:
    shelf: FileCache[Content] = FileCache()

    def fail() -> Content:
        raise OSError("no")

    with pytest.raises(OSError, match="no"):
        shelf.get("a", 1, fail, never)
    assert made(shelf, "a")

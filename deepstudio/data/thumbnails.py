"""Small pictures for a grid that shows thousands: kept in memory, and on the disk where they were slow to make."""

from __future__ import annotations

import hashlib
import threading
import time
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path

from PIL import Image

from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.data.pictures import open_picture
from deepstudio.data.sources import Reader, reader
from deepstudio.storage.atomic import replacing
from deepstudio.storage.preferred_places import cache_dir

SLOW_SECONDS = 0.02
MEMORY_BYTES = 96 << 20
DISK_FILES = 20_000


class _Memory:
    """The pictures used last, within a number of bytes. Safe to use from threads."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._bytes = 0
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, Image.Image] = OrderedDict()

    def get(self, key: str) -> Image.Image | None:
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def put(self, key: str, picture: Image.Image) -> None:
        with self._lock:
            if key in self._kept:
                return
            self._kept[key] = picture
            self._bytes += _bytes(picture)
            while self._bytes > self._limit and len(self._kept) > 1:
                self._bytes -= _bytes(self._kept.popitem(last=False)[1])


_memory = _Memory(MEMORY_BYTES)


def thumbnail(plan: DataPlan, registry: Registry, sample_id: str, size: int) -> Image.Image:
    """A sample as a picture of mode `RGB` or `L` with its longer side at most `size` pixels; do not change it.

    May be called from any number of threads. Raises `Explained`.
    """
    source = reader(plan, registry)
    key = _key(plan, sample_id, source.version(sample_id), size)
    found = _memory.get(key)
    if found is None:
        found = _from_disk(key) or _make(source, sample_id, size, key)
        _memory.put(key, found)
    return found


def _make(source: Reader, sample_id: str, size: int, key: str) -> Image.Image:
    start = time.perf_counter()
    picture = source.thumbnail(sample_id, size)
    picture.thumbnail((size, size))
    if time.perf_counter() - start > SLOW_SECONDS:
        _to_disk(key, picture)
    return picture


def _key(plan: DataPlan, sample_id: str, version: str, size: int) -> str:
    return hashlib.sha256(f"{plan.source.key}\0{sample_id}\0{version}\0{size}".encode()).hexdigest()[:40]


def _bytes(picture: Image.Image) -> int:
    return picture.width * picture.height * len(picture.mode)


def _file(key: str) -> Path:
    return cache_dir() / "thumbnails" / key[:2] / f"{key}.png"


def _from_disk(key: str) -> Image.Image | None:
    file = _file(key)
    if not file.is_file():
        return None
    try:
        return open_picture(file)
    except Explained:  # A broken cache is made again.
        return None


def _to_disk(key: str, picture: Image.Image) -> None:
    """A cache only: a disk that refuses is no reason to show nothing."""
    file = _file(key)
    with suppress(Explained, OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        _thin_out(file.parent)
        with replacing(file) as beside, beside.open("wb") as stream:
            picture.save(stream, "PNG", compress_level=1)


def _thin_out(folder: Path) -> None:
    """Removes the older half of a folder that holds more than its share."""
    files = list(folder.iterdir())
    if len(files) > DISK_FILES // 256:
        for file in sorted(files, key=lambda file: file.stat().st_mtime)[: len(files) // 2]:
            file.unlink(missing_ok=True)

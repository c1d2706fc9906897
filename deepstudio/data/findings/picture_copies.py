"""Which pictures are copies of others: the same file, or the same picture stored in another way.

The time is linear in the number of pictures. Files of one size are compared by their content. Beyond that, pictures
whose perceptual hashes, which the scan has computed, differ in at most three of 64 bits share one of four bands of
16 bits; those that meet in a band are compared as miniatures, as hashes alone take too much for the same.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from functools import lru_cache, partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.data.pictures import open_picture
from deepstudio.data.sources.picture_folder import PictureFolderReader
from deepstudio.data.work import Cancelled, IsCancelled, OnProgress, Reporter, in_threads

BANDS = 4
MOST_DIFFERENT = 3  # bits; one less than bands
CROWDED = 200  # prints that share a band; that many are alike in a way that tells nothing
SIDE = 32  # pixels of a miniature
SAME = 3.0  # of 255, the mean difference of miniatures; storing as JPEG makes about 1
MOST_KEPT = 20_000  # miniatures
PIECE = 1 << 20  # bytes that are read at a time
Miniature = npt.NDArray[np.int16]
Pair = tuple[int, int]
Load = Callable[[str], Path]


def copies(
    source: PictureFolderReader,
    column: str,
    ids: Sequence[str],
    on_progress: OnProgress,
    cancelled: IsCancelled,
) -> list[list[int]]:
    """Rows of `ids` that show the same in `column`, two and more each, in order. Raises `Cancelled`."""
    groups, load = _Groups(len(ids)), partial(source.load, column=column)
    checks = source.checks(ids, on_progress, cancelled)
    for first, *others in _same_files(load, ids, {id: check.size for id, check in checks.items()}, cancelled):
        for other in others:
            groups.join(first, other)
    prints = {
        row: int(check.print, 16) for row, id in enumerate(ids) if (check := checks.get(id)) and check.print
    }
    pairs = [pair for pair in _near(prints) if groups.of(pair[0]) != groups.of(pair[1])]
    report = Reporter(T("Comparing pictures"), len(pairs), on_progress)
    look = lru_cache(MOST_KEPT)(lambda row: _miniature(load, ids[row]))
    for done, (one, other) in enumerate(pairs, 1):
        if cancelled():
            raise Cancelled
        if groups.of(one) != groups.of(other) and _alike(look(one), look(other)):
            groups.join(one, other)
        report(done)
    return groups.found()


class _Groups:
    """Rows that belong together; a row is called by the first of its group."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def of(self, row: int) -> int:
        while self._above[row] != row:
            self._above[row] = self._above[self._above[row]]
            row = self._above[row]
        return row

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.of(one), self.of(other)))
        self._above[second] = first

    def found(self) -> list[list[int]]:
        groups = defaultdict(list)
        for row in range(len(self._above)):
            groups[self.of(row)].append(row)
        return [rows for rows in groups.values() if len(rows) > 1]


def _same_files(
    load: Load, ids: Sequence[str], sizes: Mapping[str, int], cancelled: IsCancelled
) -> list[list[int]]:
    by_size = defaultdict(list)
    for row, id in enumerate(ids):
        if id in sizes:
            by_size[sizes[id]].append(row)
    asked = [row for rows in by_size.values() if len(rows) > 1 for row in rows]
    same = defaultdict(list)
    with closing(in_threads(lambda row: _content(load, ids[row]), asked, cancelled)) as contents:
        for row, content in zip(asked, contents, strict=True):
            if content:
                same[content].append(row)
    return [rows for rows in same.values() if len(rows) > 1]


def _content(load: Load, id: str) -> bytes:
    """What a file holds, in short; nothing where it cannot be read now."""
    digest = hashlib.blake2b(digest_size=16)
    try:
        with load(id).open("rb") as file:
            while piece := file.read(PIECE):
                digest.update(piece)
    except (OSError, Explained):
        return b""
    return digest.digest()


def _near(prints: Mapping[int, int]) -> Iterator[Pair]:
    """Pairs of rows with prints that are equal or nearly so: at most one for each row and band, and a few more."""
    rows_of = defaultdict(list)
    for row, print in prints.items():
        rows_of[print].append(row)
    for first, *others in rows_of.values():
        yield from ((first, other) for other in others)
    seen: set[Pair] = set()
    for band in range(BANDS):
        meeting = defaultdict(list)
        for print in rows_of:
            meeting[print >> (16 * band) & 0xFFFF].append(print)
        for some in meeting.values():
            for number, one in enumerate(some if len(some) <= CROWDED else ()):
                for other in some[:number]:
                    pair = (rows_of[other][0], rows_of[one][0])
                    if (one ^ other).bit_count() <= MOST_DIFFERENT and pair not in seen:
                        seen.add(pair)
                        yield pair


def _miniature(load: Load, id: str) -> Miniature | None:
    with suppress(Explained, OSError):
        small = open_picture(load(id), 2 * SIDE).convert("RGB")
        return np.asarray(small.resize((SIDE, SIDE), Image.Resampling.BOX, reducing_gap=2)).astype(np.int16)
    return None


def _alike(one: Miniature | None, other: Miniature | None) -> bool:
    return one is not None and other is not None and float(np.abs(one - other).mean()) <= SAME

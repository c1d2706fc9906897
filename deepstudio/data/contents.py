"""What tells whether a sample still holds what it held: size and time of its file, and a hash of its content."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from deepstudio.catalog.columns import entering, planned
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.core.text import T
from deepstudio.data.columns import input_column, input_name
from deepstudio.data.sources import file_ids, reader
from deepstudio.data.sources.class_folder import ClassFolder
from deepstudio.data.sources.table import TableReader
from deepstudio.data.work import IsCancelled, OnProgress, Reporter, in_threads

AT_ONCE = 64  # samples that a thread takes together
LETTERS = 24  # of a hash
COMPARING = T("Comparing the samples with those of the run")
NOTING = T("Noting the samples of the run")
FileState = tuple[int, int]  # bytes, and time of change in nanoseconds
GONE: FileState = (-1, -1)


class Contents:
    """The samples of one plan. Safe to use from threads.

    The content of a sample is "" where it cannot be read, and where samples never change.
    """

    def __init__(self, plan: DataPlan, registry: Registry) -> None:
        """Raises `Explained`."""
        self._source = reader(plan, registry)
        self._column = input_name(plan, registry)
        names = [
            name for name, chosen in planned(plan, registry).items() if chosen.use in ("input", "target")
        ]
        self._used = frozenset(names)
        self._in_words = len(entering(plan, registry)) == 1 and input_column(plan, registry).in_words
        self._root = self._source.root() if isinstance(self._source, ClassFolder) else None

    @property
    def are_files(self) -> bool:
        """Whether each sample is a file of its own."""
        return self._root is not None

    def state(self, id: str) -> FileState:
        """That of the sample's file; `GONE` where there is none."""
        place = self._place(id)
        try:
            found = os.stat(place) if place is not None else None
        except OSError:
            return GONE
        return (found.st_size, found.st_mtime_ns) if found is not None else GONE

    def content(self, id: str) -> str:
        """Equal for samples that hold the same."""
        try:
            if self.are_files:
                return self._file_content(id)
            held = self._held(id)
        except (OSError, Explained):
            return ""
        if not held:  # built in: it never changes
            return ""
        return hashlib.blake2b(str(held).encode(errors="surrogatepass")).hexdigest()[:LETTERS]

    def _held(self, id: str) -> Any:
        """The text of a sample that is one; of a row the cells that the network takes and answers."""
        if self._in_words:
            return self._source.load(id, self._column)
        if isinstance(self._source, TableReader):
            return self._source.held(id, self._used)
        return self._source.version(id)

    def _file_content(self, id: str) -> str:
        place = self._place(id)
        if place is None:
            return ""
        with place.open("rb") as file:
            return hashlib.file_digest(file, hashlib.blake2b).hexdigest()[:LETTERS]

    def _place(self, id: str) -> Path | None:
        return file_ids.place(self._root, id) if self._root is not None else None

    def all(
        self,
        ids: Sequence[str],
        on_progress: OnProgress,
        cancelled: IsCancelled,
        known: Callable[[str], str | None] = lambda id: None,
        noting: bool = False,
    ) -> Iterator[str]:
        """The content of each; read only where `known` has none. Raises `Cancelled`."""
        report = Reporter(NOTING if noting else COMPARING, len(ids), on_progress)
        done = 0
        with closing(
            in_threads(lambda some: [known(id) or self.content(id) for id in some], _cut(ids), cancelled)
        ) as found:
            for contents in found:
                yield from contents
                done += len(contents)
                report(done)


def _cut(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))

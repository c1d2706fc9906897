"""Reads a folder of text files in which each file is a class and each line a sample."""

from __future__ import annotations

import threading
from collections import OrderedDict
from functools import cached_property
from pathlib import Path

from deepstudio.catalog.sources import TextLinesSource
from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.data.network import refuse_network
from deepstudio.data.scan import Scan, Unreadable, assemble
from deepstudio.data.sources import file_ids
from deepstudio.data.sources.folders import SampleFile
from deepstudio.data.sources.rows import line_name, row_id, row_of
from deepstudio.data.sources.text_samples import TextSamples, gone
from deepstudio.data.text_files import UnreadableText, explaining, missing, read_text, text_problem
from deepstudio.data.work import Cancelled, IsCancelled, OnProgress, Reporter

SUFFIX = ".txt"
# Files that tell about the data instead of belonging to it.
NOTES = frozenset(
    {"readme", "license", "licence", "copying", "source", "sources", "changelog", "requirements"}
)
MAX_FILES = 1000
KEPT = 2
READING = T("Reading the texts")

Lines = dict[str, list[str]]
_kept: OrderedDict[tuple[Path, tuple[SampleFile, ...]], tuple[Lines, dict[str, UnreadableText]]] = (
    OrderedDict()
)
_lock = threading.Lock()


def line_files(root: Path) -> tuple[SampleFile, ...]:
    """The text files that lie directly in a folder, without those that only tell about it. Raises `Explained`."""
    with explaining(root):
        found = sorted(path for path in root.iterdir() if _may_hold_samples(path))
        stats = [(path, path.stat()) for path in found]
    return tuple(SampleFile(path.name, stat.st_size, stat.st_mtime_ns) for path, stat in stats)


class TextLinesReader(TextSamples):
    """Ids are a file and the number of a line in it, such as `pos.txt/0000012`.

    A reader sees its files as they are when it is asked for the first time.
    """

    def __init__(self, source: TextLinesSource) -> None:
        self.path = source.path

    def scan(self, progress: OnProgress, cancelled: IsCancelled) -> Scan:
        Reporter(READING, 0, progress)(0)
        files, lines, failed = self._content
        report = Reporter(READING, len(lines), progress)
        good: list[tuple[str, str]] = []
        bad = [Unreadable(name, error.reason) for name, error in failed.items()]
        for done, (name, rows) in enumerate(lines.items(), 1):
            if cancelled():
                raise Cancelled
            for row, line in enumerate(rows):
                id = row_id(row, name)
                reason = text_problem(line) if line.strip() else None
                if reason is not None:
                    bad.append(Unreadable(id, reason, line_name(id)))
                elif line.strip():
                    good.append((id, Path(name).stem.strip()))
            report(done)
        return assemble(good, file_ids.fingerprint(files), {}, tuple(bad))

    def load(self, sample_id: str) -> str:
        name, row = row_of(sample_id)
        rows = self._content[1].get(name, [])
        if row >= len(rows):
            raise gone(sample_id)
        return rows[row].strip()

    def version(self, sample_id: str) -> str:
        return f"{self.path}:{self._content[0]}"

    @cached_property
    def _content(self) -> tuple[tuple[SampleFile, ...], Lines, dict[str, UnreadableText]]:
        """The files, their lines by the name of the file, and why some cannot be read."""
        root = self._root()
        files = line_files(root)
        _refuse_number(root, len(files))
        key = (root, files)
        with _lock:
            if key not in _kept:
                _kept[key] = _read(root, files)
                while len(_kept) > KEPT:
                    _kept.popitem(last=False)
            _kept.move_to_end(key)
            return files, *_kept[key]

    def _root(self) -> Path:
        if not self.path:
            raise Explained(T("No folder is chosen. Choose the folder with your texts."), "no_data")
        refuse_network(self.path)
        root = Path(self.path).expanduser()
        if not root.exists():
            raise missing(root)
        if not root.is_dir():
            text = T("{path} is a file. Choose the folder with one .txt file for each class.", path=str(root))
            raise Explained(text, "not_a_folder")
        return root


def _read(root: Path, files: tuple[SampleFile, ...]) -> tuple[Lines, dict[str, UnreadableText]]:
    lines: Lines = {}
    failed: dict[str, UnreadableText] = {}
    for file in files:
        try:
            lines[file.id] = read_text(root / file.id).split("\n")
        except UnreadableText as error:
            failed[file.id] = error
    return lines, failed


def _may_hold_samples(path: Path) -> bool:
    name = path.name
    is_sample = name.lower().endswith(SUFFIX) and path.stem.casefold() not in NOTES
    return is_sample and not name.startswith(".") and file_ids.is_text(name) and path.is_file()


def _refuse_number(root: Path, count: int) -> None:
    if not count:
        raise Explained(
            T(
                "There are no text files (.txt) in {path}. Choose a folder with one for each class.",
                path=str(root),
            ),
            "empty",
        )
    if count > MAX_FILES:
        raise Explained(
            T(
                "There are {n} text files in {path}, too many to be a class each. Put those of each class into a "
                "sub-folder of its own.",
                n=count,
                path=str(root),
            ),
            "too_many",
        )

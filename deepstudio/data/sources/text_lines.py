"""Reads a folder of text files in which each file is a class and each line a sample."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from deepstudio.catalog.encodings import AUTO
from deepstudio.catalog.sources import TextLinesSource
from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.data.encoding_remarks import Understood, encoding_remarks, of_reading
from deepstudio.data.listing import Listing, Unreadable, listed_classes
from deepstudio.data.network import refuse_network
from deepstudio.data.sources import file_ids
from deepstudio.data.sources.file_cache import FileCache
from deepstudio.data.sources.folders import SampleFile
from deepstudio.data.sources.rows import line_name, mark_of, row_id, row_of, shown
from deepstudio.data.sources.text_samples import TextReader, gone
from deepstudio.data.spelling import as_classes
from deepstudio.data.text_files import (
    UnreadableText,
    explaining,
    joint_encoding,
    missing,
    read,
    text_problem,
)
from deepstudio.data.work import Cancelled, IsCancelled, OnProgress, Reporter, never

SUFFIX = ".txt"
# Files that tell about the data instead of belonging to it.
NOTES = frozenset(
    {"readme", "license", "licence", "copying", "source", "sources", "changelog", "requirements"}
)
MAX_FILES = 1000
READING = T("Reading the texts")


@dataclass(frozen=True)
class Content:
    """The files, their lines by the name of the file, and why some cannot be read."""

    files: tuple[SampleFile, ...]
    lines: dict[str, list[str]]
    failed: dict[str, UnreadableText]
    understood: dict[str, Understood]


_kept: FileCache[Content] = FileCache()


def line_files(root: Path) -> tuple[SampleFile, ...]:
    """The text files that lie directly in a folder, without those that only tell about it. Raises `Explained`."""
    with explaining(root):
        found = sorted(path for path in root.iterdir() if _may_hold_samples(path))
        stats = [(path, path.stat()) for path in found]
    return tuple(SampleFile(path.name, stat.st_size, stat.st_mtime_ns) for path, stat in stats)


class TextLinesReader(TextReader):
    """Ids are a file, the number of a line in it and a mark of its text, such as `pos.txt/0000012-ab12cd`.

    A reader sees its files as they are when it is asked for the first time.
    """

    def __init__(self, source: TextLinesSource) -> None:
        self.path = source.path
        self.apart = source.apart
        self.encoding = source.encoding
        self._opened: Content | None = None

    def scan(self, progress: OnProgress, cancelled: IsCancelled) -> Listing:
        Reporter(READING, 0, progress)(0)
        content = self._open(cancelled)
        report = Reporter(READING, len(content.lines), progress)
        good: list[tuple[str, str]] = []
        bad = [Unreadable(name, error.reason) for name, error in content.failed.items()]
        for done, (name, rows) in enumerate(content.lines.items(), 1):
            if cancelled():
                raise Cancelled
            for row, line in enumerate(rows):
                id = row_id(row, line, name)
                reason = text_problem(line) if line.strip() else None
                if reason is not None:
                    bad.append(Unreadable(id, reason, line_name(id)))
                elif line.strip():
                    good.append((id, Path(name).stem.strip()))
            report(done)
        labelled, merged = as_classes(good, self.apart)
        remarks = (*encoding_remarks(content.understood, self.encoding), *merged)
        return listed_classes(labelled, self._fingerprint(content), unreadable=tuple(bad), remarks=remarks)

    def load(self, sample_id: str, column: str) -> str:
        name, row, mark = row_of(sample_id)
        rows = self._open(never).lines.get(name, [])
        if row >= len(rows) or mark_of(rows[row]) != mark:
            raise gone(shown(sample_id))
        return rows[row].strip()

    def version(self, sample_id: str) -> str:
        return f"{self.path}:{self._open(never).files}:{self.encoding}"

    def _fingerprint(self, content: Content) -> str:
        found = file_ids.fingerprint(content.files)
        return found if self.encoding == AUTO else file_ids.digest(found, self.encoding)

    def _open(self, cancelled: IsCancelled) -> Content:
        """What the files held when they were asked for first."""
        if self._opened is None:
            root = self._root()
            files = line_files(root)
            _refuse_number(root, len(files))
            size = sum(file.size for file in files)
            make = partial(_read, root, files, self.encoding, cancelled)
            self._opened = _kept.get((root, files, self.encoding), size, make, cancelled)
        return self._opened

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


def _read(root: Path, files: tuple[SampleFile, ...], encoding: str, cancelled: IsCancelled) -> Content:
    lines: dict[str, list[str]] = {}
    failed: dict[str, UnreadableText] = {}
    understood: dict[str, Understood] = {}
    hint = joint_encoding(root / file.id for file in files)
    for file in files:
        if cancelled():
            raise Cancelled
        try:
            reading = read(root / file.id, encoding, hint)
        except UnreadableText as error:
            failed[file.id] = error
            continue
        lines[file.id] = reading.text.split("\n")
        said = of_reading(reading)
        if said is not None:
            understood[file.id] = said
    return Content(files, lines, failed, understood)


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

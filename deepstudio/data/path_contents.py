"""What lies at a path, judged by names and beginnings alone, and which forms of data that could be.

A source names one of these functions, or one of a plugin's own, as `recognises`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text
from deepstudio.data import pictures, tables
from deepstudio.data.sources.folders import SampleFile, first_files
from deepstudio.data.sources.table_files import table_columns, table_files
from deepstudio.data.sources.text_lines import line_files
from deepstudio.data.tables.guess import is_of_texts
from deepstudio.data.text_files import read_head

LOOKED_AT = 5000  # files
SAMPLED = 20  # files without an ending that are looked into
TXT = ".txt"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A source could read what lies there: `count` files are its own, `what` says so to a person.

    `sure` is for a form that nothing else has: where one source is sure, those that are not do not count. `at_need`
    is for one that could, but is taken only where it is wanted or nothing else fits.
    """

    count: int
    what: Text
    sure: bool = False
    at_need: bool = False


class PathContents:
    """A path, and what lies there; nothing where the path leads nowhere. Looks at the disk when it is asked."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def files(self, suffixes: Iterable[str]) -> list[SampleFile]:
        """The first files of a folder and the folders below with one of these endings, in small letters."""
        return first_files(self.path, tuple(suffixes), LOOKED_AT) if self.path.is_dir() else []

    @cached_property
    def _files(self) -> list[list[str]]:
        return [file.parts for file in self.files((*pictures.SUFFIXES, TXT))]

    @cached_property
    def pictures(self) -> int:
        """How many there are in sub-folders; loose ones count only if there is nothing else."""
        found = [parts for parts in self._files if parts[-1].lower().endswith(pictures.SUFFIXES)]
        deep = sum(len(parts) > 1 for parts in found)
        return deep or (0 if self.texts or self.tables or self.lines else len(found))

    @cached_property
    def texts(self) -> int:
        """Text files in sub-folders; where there is nothing else, also files without an ending that are texts."""
        if self._files or not self.path.is_dir() or self.tables:
            return sum(len(parts) > 1 and parts[-1].lower().endswith(TXT) for parts in self._files)
        found = [file for file in self.files(("",)) if len(file.parts) > 1]
        plain = [file for file in found if not Path(file.id).suffix[1:].isalpha()]
        return len(plain) if plain and all(map(self._is_text, plain[:SAMPLED])) else 0

    def _is_text(self, file: SampleFile) -> bool:
        try:
            return bool(read_head(self.path / file.id))
        except Explained:
            return False

    @cached_property
    def lines(self) -> int:
        """Text files that lie directly in the folder and may be a class each."""
        if not self.path.is_dir() or self.tables:
            return 0
        found = len(line_files(self.path))
        return found if found > 1 else 0

    @cached_property
    def tables(self) -> int:
        """Tables that lie directly in the folder; 1 for a file that is one.

        Text files are tables if all of them are; JSON beside them only tells about them.
        """
        if not self.path.is_dir():
            return int(_is_table(self.path))
        try:
            files = table_files(self.path)
        except Explained:
            return 0
        plain = [file for file in line_files(self.path) if self.path / file.id not in files]
        weak = all(file.suffix.lower() in (TXT, ".json") for file in files)
        return 0 if weak and len(plain) > 1 else len(files)

    @cached_property
    def holds_texts(self) -> bool:
        """Whether the tables are texts with labels, rather than rows of values; so is one that cannot be read."""
        try:
            return bool(self.tables) and is_of_texts(table_columns(self.path))
        except Explained:
            return True


def picture_folder(there: PathContents) -> Recognised:
    return Recognised(there.pictures, T("pictures ({n})", n=there.pictures))


def text_folder(there: PathContents) -> Recognised:
    return Recognised(there.texts, T("text files in folders ({n})", n=there.texts))


def text_lines(there: PathContents) -> Recognised:
    return Recognised(there.lines, T("text files ({n})", n=there.lines))


def text_table(there: PathContents) -> Recognised:
    return Recognised(there.tables, T("tables ({n})", n=there.tables), at_need=not there.holds_texts)


def table(there: PathContents) -> Recognised:
    return Recognised(there.tables, T("tables ({n})", n=there.tables), at_need=there.holds_texts)


def _is_table(file: Path) -> bool:
    return file.is_file() and (tables.is_table(file) or file.suffix.lower() == tables.OLD_EXCEL)

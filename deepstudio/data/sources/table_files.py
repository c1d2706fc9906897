"""The files of a source of tables: found, read once for all who ask, and what there is to say of them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.data.encoding_remarks import encoding_remarks, of_reading
from deepstudio.data.evidence import Evidence, remark
from deepstudio.data.network import refuse_network
from deepstudio.data.sources.file_cache import FileCache
from deepstudio.data.sources.layout import parts_of_files
from deepstudio.data.tables import SUFFIXES, is_table, read_tables
from deepstudio.data.tables.guess import TableColumn, columns_of
from deepstudio.data.tables.options import USUAL, TableOptions
from deepstudio.data.tables.table import TableOfCells, three
from deepstudio.data.text_files import explaining, missing
from deepstudio.data.work import IsCancelled, never

MAX_FILES = 100
LARGE = 64 << 20  # bytes; of larger tables a preview looks at the first rows only
FIRST_ROWS = 5000
LOOKED_AT = 20  # of many files that could be tables


@dataclass(frozen=True)
class Tables:
    """The files of a source and what they hold. `state` is name, size and time of change of each file."""

    files: tuple[Path, ...]
    state: tuple[tuple[str, int, int], ...]
    tables: tuple[TableOfCells, ...]

    @property
    def several(self) -> bool:
        """Whether ids of rows begin with the name of their file."""
        return len(self.files) > 1

    @cached_property
    def parts(self) -> dict[str, str]:
        """The part of the split that each of several files is called after."""
        return parts_of_files(file.name for file in self.files) if self.several else {}

    def fingerprint(self, options: TableOptions, more: Sequence[str]) -> str:
        """Changes with any file, the options and what else was asked for; not with where the files lie."""
        parts = [f"{name if self.several else ''}\0{size}\0{time}" for name, size, time in self.state]
        parts += [repr(options)] if options != USUAL else []
        return hashlib.sha256("\n".join((*parts, *more)).encode(errors="replace")).hexdigest()[:32]

    def remarks(self, encoding: str) -> Iterator[Evidence]:
        """What was decided on the way from the files to rows."""
        pairs = list(zip(self.files, self.tables, strict=True))
        read = {file.name: of_reading(table.reading) for file, table in pairs if table.reading is not None}
        yield from encoding_remarks({name: one for name, one in read.items() if one}, encoding)
        yield from (said for table in self.tables for said in table.remarks)
        yield from (_misfits(file.name, table.bad) for file, table in pairs if table.bad)

    def joining(self) -> Iterator[Evidence]:
        """What is said of several files that no part of the split is called after."""
        if self.several and not self.parts:
            yield from _joined([file.name for file in self.files])

    @cached_property
    def columns(self) -> tuple[TableColumn, ...]:
        return columns_of(self.joined)

    @property
    def joined(self) -> TableOfCells:
        """All rows in one table."""
        first, *others = self.tables
        if not others:
            return first
        columns = ([row for table in self.tables for row in table.column(name)] for name in first.names)
        return TableOfCells(first.names, tuple(columns), frozenset(), first.complete)


_kept: FileCache[Tables] = FileCache()


def options_of(settings: Mapping[str, Any]) -> TableOptions:
    """What the settings of a source say of its tables."""
    names = {field.name for field in fields(TableOptions)}
    return TableOptions(**{name: value for name, value in settings.items() if name in names})


def table_columns(path: Path | str, options: TableOptions = USUAL) -> tuple[TableColumn, ...]:
    """What each column of a table, or of the tables in a folder, holds; of very large ones the first rows.

    `guess_columns` tells of them which hold the texts and the labels. Raises `Explained` as a scan does.
    """
    root = root_of(str(path))
    files = table_files(root)
    size = sum(size for _, size, _ in _state(files))
    if size <= LARGE:
        return opened(root, options=options).columns
    return Tables(files, (), tuple(read_tables(files, FIRST_ROWS, options=options))).columns


def table_files(root: Path) -> tuple[Path, ...]:
    """The file itself, or the tables that lie directly in a folder. Raises `Explained`."""
    if not root.is_dir():
        return (root,)
    with explaining(root):
        there = sorted(path for path in root.iterdir() if _is_visible_file(path))
    found = [path for path in there if path.suffix.lower() in SUFFIXES]
    found = found or [path for path in there[:LOOKED_AT] if is_table(path)]
    # Beside other tables, JSON files and plain texts describe them.
    plain = [path for path in found if path.suffix.lower() not in (".json", ".txt")]
    files = plain or _tables_among(found)
    if not files or len(files) > MAX_FILES:
        raise _no_tables(root, len(files))
    return tuple(files)


def _tables_among(found: Sequence[Path]) -> Sequence[Path]:
    """Those that are tables by their beginning. Of very many only some are looked at: all are tables, or none."""
    if len(found) > MAX_FILES:
        return found if all(map(is_table, found[:LOOKED_AT])) else []
    return [path for path in found if is_table(path)]


def opened(root: Path, cancelled: IsCancelled = never, options: TableOptions = USUAL) -> Tables:
    """The tables below `root`, read anew only if a file changed. Safe to use from threads. Raises `Explained`."""
    files = table_files(root)
    state = _state(files)
    size = sum(size for _, size, _ in state)
    return _kept.get(
        (files, state, options),
        size,
        lambda: Tables(files, state, tuple(read_tables(files, cancelled=cancelled, options=options))),
        cancelled,
    )


def _misfits(name: str, rows: frozenset[int]) -> Evidence:
    words = {"n": len(rows), "name": name, "rows": three([str(row + 1) for row in sorted(rows)])}
    text = T("{n} rows of {name} do not fit its columns and are left out: {rows}.", **words)
    return remark("rows-left-out", text, len(rows))


def _joined(names: list[str]) -> Iterator[Evidence]:
    text = T("The files {names} are taken together; the split is made by the program.", names=three(names))
    yield remark("files-joined", text, len(names))


def root_of(path: str) -> Path:
    """Where the tables of a source lie. Raises `Explained`."""
    if not path:
        raise Explained(T("No table is chosen. Choose the file with your texts."), "no_data")
    refuse_network(path)
    root = Path(path).expanduser()
    if not root.exists():
        raise missing(root)
    return root


def _state(files: Sequence[Path]) -> tuple[tuple[str, int, int], ...]:
    found = []
    for file in files:
        with explaining(file):
            now = os.stat(file)
        found.append((file.name, now.st_size, now.st_mtime_ns))
    return tuple(found)


def _is_visible_file(path: Path) -> bool:
    hidden = path.name.startswith((".", "~$"))  # Excel puts the latter beside a file that is open
    return not hidden and path.is_file()


def _no_tables(root: Path, count: int) -> Explained:
    if count:
        text = T("There are {n} tables in {path}. Choose one of them.", n=count, path=str(root))
        return Explained(text, "too_many")
    text = T("There are no tables in {path}. Choose a .csv, .tsv, .xlsx or .jsonl file.", path=str(root))
    return Explained(text, "empty")

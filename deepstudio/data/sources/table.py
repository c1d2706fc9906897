"""Reads any table, or the tables of a folder that have the same columns: a sample is a row."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import compress
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from deepstudio.catalog.sources import TableSource
from deepstudio.core.data_edits import set_source
from deepstudio.core.explained import Explained
from deepstudio.core.project import ColumnFound
from deepstudio.core.text import T, Text
from deepstudio.data.cells import Array
from deepstudio.data.evidence import Evidence, Example, remark
from deepstudio.data.kinds.numerals import number_of
from deepstudio.data.listing import Listing
from deepstudio.data.pictures import open_picture
from deepstudio.data.sources.row_cells import parts_by_column
from deepstudio.data.sources.rows import row_of, shown
from deepstudio.data.sources.table_files import Tables, opened, options_of, root_of
from deepstudio.data.sources.table_values import Values
from deepstudio.data.sources.text_samples import gone
from deepstudio.data.spelling import class_names, keep_apart, label, missing_marks
from deepstudio.data.tables import TYPED
from deepstudio.data.tables.table import TableOfCells, three
from deepstudio.data.unreadable import UnreadablePicture
from deepstudio.data.work import Cancelled, IsCancelled, OnProgress, Reporter, never

READING = T("Reading the table")
MOST_SPELLED = 1000  # different values of a column whose spellings are compared
EXAMPLES = 5
LONGEST_SPELLED = 60  # characters
LETTERS = 0xFFFFFF  # of a mark in an id


@dataclass(frozen=True)
class CleanColumn:
    """The cells of a column; `marks` that stood for a missing value, how often, and what was `spelled` otherwise."""

    name: str
    cells: Sequence[str]
    marks: Mapping[str, int] = field(default_factory=dict)
    spelled: Mapping[str, str] = field(default_factory=dict)


class TableReader:
    """Ids are rows with a mark of all that they hold, such as `0000012-ab12cd`, behind the file's name if there are

    several. A reader sees its tables as they are when it is asked for the first time.
    """

    def __init__(self, source: TableSource) -> None:
        self.source = source
        self.options = options_of(source.values())
        self._opened: Tables | None = None

    def values(self) -> list[Values]:
        """What the columns hold. Raises `Explained`."""
        return [self._values_of(name) for name in self._tables.tables[0].names]

    @property
    def is_typed(self) -> bool:
        """Whether numbers are numbers in the files, and not how somebody writes them. Raises `Explained`."""
        return self._tables.files[0].suffix.lower() in TYPED

    def scan(self, progress: OnProgress, cancelled: IsCancelled) -> Listing:
        self._open(cancelled)
        names = self._tables.tables[0].names
        report = Reporter(READING, len(names), progress)
        found: list[CleanColumn] = []
        for done, name in enumerate(names, 1):
            if cancelled():
                raise Cancelled
            if name not in self._pictures:
                found.append(self._cleaned(name))
            report(done)
        given, said = self._given()
        return Listing(
            self.ids,
            {column.name: column.cells for column in found},
            self._tables.fingerprint(self.options, self._asked),
            facts={name: ColumnFound() for name in self._pictures},
            remarks=(
                *self._tables.remarks(self.source.encoding),
                *self._tables.joining(),
                *_missing({column.name: column.marks for column in found if column.marks}),
                *(said for column in found for said in _merged(column.name, column.spelled)),
                *said,
            ),
            given=given,
            columns=names,
        )

    @property
    def _asked(self) -> list[str]:
        """What else decides what is read, for the fingerprint."""
        return [f"{name}={value}" for name, value in self.source.values().items() if name != "path" and value]

    @property
    def _tables(self) -> Tables:
        return self._open(never)

    def _open(self, cancelled: IsCancelled) -> Tables:
        """The tables as they were when they were asked for first. Raises `Explained`."""
        if self._opened is None:
            self._opened = opened(root_of(self.source.path), cancelled, self.options)
            _refuse_unknown(self.source.part, self._opened.tables[0].names)
        return self._opened

    # Rows

    @cached_property
    def _kept(self) -> list[npt.NDArray[np.bool_]]:
        """Of each table which rows are samples."""
        return [_kept_rows(table) for table in self._tables.tables]

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Those of all samples, in the order of files and rows."""
        return tuple(
            id
            for file, table, kept in zip(self._tables.files, self._tables.tables, self._kept, strict=True)
            for id in compress(_ids(table, f"{file.name}/" if self._tables.several else ""), kept.tolist())
        )

    def _column(self, name: str) -> Array:
        """The cells of a column of all samples, strings, shape (N,)."""
        parts = [
            np.asarray(table.column(name), object)[kept]
            for table, kept in zip(self._tables.tables, self._kept, strict=True)
        ]
        return np.concatenate(parts) if len(parts) > 1 else parts[0]

    def _numbered(self, name: str) -> tuple[npt.NDArray[np.int64], list[str]]:
        """Of each sample the place of its cell among the different ones, and these."""
        import pandas

        codes, different = pandas.factorize(self._column(name))
        return codes.astype(np.int64), [str(value) for value in different]

    def _values_of(self, name: str) -> Values:
        codes, different = self._numbered(name)
        counts = np.bincount(codes, minlength=len(different))
        plain = [value.strip() for value in different]
        filled = int(counts[[bool(value) for value in plain]].sum()) if len(plain) else 0
        return Values(name, list(dict.fromkeys(filter(None, plain))), filled, self._folder)

    def _cleaned(self, name: str) -> CleanColumn:
        """The cells of a column without the space around them: one spelling for each value, nothing where one is

        missing.
        """
        codes, different = self._numbered(name)
        plain = [value.strip() for value in different]
        if not plain or len(plain) > MOST_SPELLED or max(map(len, plain)) > LONGEST_SPELLED:
            return CleanColumn(name, np.asarray(plain, object)[codes].tolist() if plain else [])
        counts: Counter[str] = Counter()
        for value, count in zip(plain, np.bincount(codes, minlength=len(plain)).tolist(), strict=True):
            counts[value] += count
        marks = frozenset() if self.source.keep_missing else missing_marks(counts)
        written: Counter[str] = Counter()
        for value, count in counts.items():
            written[label(value)] += 0 if value in marks else count
        names = {plain: plain for plain in written} if self.source.apart else class_names(+written)
        cells = ["" if value in marks else names.get(label(value), "") for value in plain]
        return CleanColumn(
            name,
            np.asarray(cells, object)[codes].tolist(),
            {mark: counts[mark] for mark in sorted(marks)},
            {way: name for way, name in names.items() if way != name},
        )

    # Cells

    def load(self, sample_id: str, column: str) -> Any:
        """A cell as it is written, or the file of a picture. Raises `Explained`."""
        table, row = self._place(sample_id)
        _refuse_unknown(column, table.names)
        cell = table.column(column)[row].strip()
        if column not in self._pictures:
            return cell
        path = self._folder / cell
        if not cell or not path.is_file():
            raise UnreadablePicture(cell or shown(sample_id), T("there is no such file"), lasting=False)
        return path

    def _place(self, sample_id: str) -> tuple[TableOfCells, int]:
        name, row, mark = row_of(sample_id)
        for file, table in zip(self._tables.files, self._tables.tables, strict=True):
            named = file.name == name or (not name and not self._tables.several)
            if named and row < len(table) and _mark(table, row) == mark:
                return table, row
        raise gone(shown(sample_id))

    @property
    def _folder(self) -> Path:
        """What paths of pictures begin at."""
        return self._tables.files[0].parent

    @cached_property
    def _pictures(self) -> frozenset[str]:
        """The columns whose cells are paths of pictures."""
        first = self._tables.tables[0]
        some = {name: list(dict.fromkeys(first.column(name)[:200])) for name in first.names}
        return frozenset(
            name for name, cells in some.items() if Values(name, cells, len(cells), self._folder).are_pictures
        )

    def _given(self) -> tuple[dict[str, str], tuple[Evidence, ...]]:
        """The part of each row, where a column or the names of the files say it."""
        if self.source.part:
            cells = map(str.strip, self._column(self.source.part).tolist())
            return parts_by_column(self.source.part, dict(zip(self.ids, cells, strict=True)))
        parts = self._tables.parts
        return {id: parts[row_of(id).file] for id in self.ids} if parts else {}, ()

    def reject(self, sample_id: str, reason: Text) -> None:
        """Nothing to remember: a scan does not open the pictures of a table."""

    def version(self, sample_id: str) -> str:
        return self.held(sample_id, self._tables.tables[0].names)

    def held(self, sample_id: str, columns: Collection[str]) -> str:
        """A mark of those cells of a row, and of their pictures size and time of change. Raises `Explained`."""
        table, row = self._place(sample_id)
        told = [f"{int(table.marks_of(frozenset(columns))[row]):016x}"]
        for name in sorted(self._pictures.intersection(columns)):
            file = self._folder / table.column(name)[row].strip()
            if file.is_file():
                told.append(f"{os.stat(file).st_size}:{os.stat(file).st_mtime_ns}")
        return "\n".join(told)

    def thumbnail(self, sample_id: str, size: int) -> Image.Image:
        """The picture of the first column that has some."""
        table, _ = self._place(sample_id)
        column = next((name for name in table.names if name in self._pictures), None)
        if column is None:
            raise AssertionError(f"{sample_id} is a row and has no picture")
        return open_picture(self.load(sample_id, column), size)


def _kept_rows(table: TableOfCells) -> npt.NDArray[np.bool_]:
    kept = np.ones(len(table), bool)
    kept[[*table.bad, *table.again]] = False
    empty = np.ones(len(table), bool)
    for column in table.columns:
        empty &= np.fromiter((not cell for cell in column), bool, len(column))
        if not empty.any():
            break
    return kept & ~empty


def _ids(table: TableOfCells, before: str) -> Iterator[str]:
    return (f"{before}{row:07d}-{mark & LETTERS:06x}" for row, mark in enumerate(table.marks.tolist(), 1))


def _mark(table: TableOfCells, row: int) -> str:
    return f"{int(table.marks[row]) & LETTERS:06x}"


def _missing(marks: Mapping[str, Mapping[str, int]]) -> Iterator[Evidence]:
    """What is said of cells that stand for a missing value, by column and mark."""
    if not marks:
        return
    count = sum(sum(counts.values()) for counts in marks.values())
    text = T(
        "Cells that count as missing ({n}): {marks} in {columns}.",
        n=f"{count:,}",
        marks=three(sorted({mark for counts in marks.values() for mark in counts})),
        columns=three(list(marks)),
    )
    examples = tuple(
        Example((), f"{name}: {', '.join(counts)}", T("{n:,} cells", n=sum(counts.values())))
        for name, counts in list(marks.items())[:EXAMPLES]
    )
    fix = set_source({"keep_missing": True}, T("Keep them as a value"))
    yield replace(remark("values-missing", text, count, (fix,), "--keep-missing"), examples=examples)


def _merged(column: str, spelled: Mapping[str, str]) -> Iterator[Evidence]:
    """What is said of values that are called as another one; numbers such as 1 and 1.0 are the same anyway."""
    ways = [
        T("{ways} → {name}", ways=[way], name=name)
        for way, name in spelled.items()
        if np.isnan(number_of(way))
    ]
    if ways:
        text = T(
            "Values of “{column}” that are only spelled differently are one ({n}): {spellings}.",
            column=column,
            n=len(ways),
            spellings=[*ways[:3], *(["…"] if len(ways) > 3 else [])],
        )
        yield remark("values-merged", text, len(ways), (keep_apart(),), "--apart")


def _refuse_unknown(name: str, names: Sequence[str]) -> None:
    if name and name not in names:
        text = T("The table has no column “{name}”. It has {names}.", name=name, names=list(names))
        raise Explained(text, "no_such_column")

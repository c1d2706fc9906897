"""Reads any table, or the tables of a folder that have the same columns: a sample is a row."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
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
from deepstudio.data.evidence import Evidence, remark
from deepstudio.data.listing import Listing
from deepstudio.data.pictures import open_picture
from deepstudio.data.sources.row_cells import parts_by_column
from deepstudio.data.sources.rows import row_of, shown
from deepstudio.data.sources.table_files import Tables, opened, options_of, root_of
from deepstudio.data.sources.table_values import Values
from deepstudio.data.sources.text_samples import gone
from deepstudio.data.spelling import class_names, keep_apart, label, missing_marks
from deepstudio.data.tables.table import Table, three
from deepstudio.data.unreadable import UnreadablePicture
from deepstudio.data.work import Cancelled, IsCancelled, OnProgress, Reporter, never

READING = T("Reading the table")
MOST_SPELLED = 1000  # different values of a column whose spellings are compared
LONGEST_SPELLED = 60  # characters
LETTERS = 0xFFFFFF  # of a mark in an id


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

    def scan(self, progress: OnProgress, cancelled: IsCancelled) -> Listing:
        self._open(cancelled)
        names = self._tables.tables[0].names
        report = Reporter(READING, len(names), progress)
        remarks: list[Evidence] = [*self._tables.remarks(self.source.encoding), *self._tables.joining()]
        values: dict[str, Sequence[Any]] = {}
        for done, name in enumerate(names, 1):
            if cancelled():
                raise Cancelled
            if name not in self._pictures:
                cells, said = self._cleaned(name)
                values[name] = cells.tolist()
                remarks += said
            report(done)
        given, said = self._given()
        return Listing(
            self.ids,
            values,
            self._tables.fingerprint(self.options, self._asked),
            facts={name: ColumnFound() for name in self._pictures},
            remarks=(*remarks, *said),
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

    def _cleaned(self, name: str) -> tuple[Array, tuple[Evidence, ...]]:
        """The cells of a column without the space around them: one spelling for each value, nothing where one is

        missing; and what is to be said of it.
        """
        codes, different = self._numbered(name)
        plain = [value.strip() for value in different]
        said: tuple[Evidence, ...] = ()
        if len(plain) <= MOST_SPELLED and max(map(len, plain), default=0) <= LONGEST_SPELLED:
            counts = dict(zip(plain, np.bincount(codes, minlength=len(plain)).tolist(), strict=False))
            marks = frozenset() if self.source.keep_missing else missing_marks(counts)
            spelled, said = self._spelled(
                name, [value for value in plain if value and value not in marks], counts
            )
            plain = [spelled.get(value, "") for value in plain]
            said = (*said, *_missing(name, {mark: counts[mark] for mark in marks}))
        return np.asarray(plain, object)[codes] if plain else self._column(name), said

    def _spelled(
        self, name: str, values: Sequence[str], counts: Mapping[str, int]
    ) -> tuple[dict[str, str], tuple[Evidence, ...]]:
        """What each value is called, and what is said of those that are only spelled in another way."""
        written: dict[str, int] = {}
        for value in values:
            written[label(value)] = written.get(label(value), 0) + counts[value]
        names = {plain: plain for plain in written} if self.source.apart else class_names(written)
        return {value: names[label(value)] for value in values}, _merged(name, names)

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

    def _place(self, sample_id: str) -> tuple[Table, int]:
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
        """All cells of the row, and of its pictures their size and time of change."""
        table, row = self._place(sample_id)
        told = [f"{name}={table.column(name)[row].strip()}" for name in sorted(table.names)]
        for name in sorted(self._pictures):
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


def _kept_rows(table: Table) -> npt.NDArray[np.bool_]:
    kept = np.ones(len(table), bool)
    kept[[*table.bad, *table.again]] = False
    empty = np.ones(len(table), bool)
    for column in table.columns:
        empty &= np.fromiter((not cell for cell in column), bool, len(column))
    return kept & ~empty


def _ids(table: Table, before: str) -> Iterator[str]:
    return (f"{before}{row:07d}-{mark & LETTERS:06x}" for row, mark in enumerate(table.marks.tolist(), 1))


def _mark(table: Table, row: int) -> str:
    return f"{int(table.marks[row]) & LETTERS:06x}"


def _missing(name: str, marks: Mapping[str, int]) -> Iterator[Evidence]:
    if marks:
        count = sum(marks.values())
        text = T(
            "Cells of “{name}” that count as missing ({n}): {marks}.",
            name=name,
            n=f"{count:,}",
            marks=three(sorted(marks)),
        )
        fix = set_source({"keep_missing": True}, T("Keep them as a value"))
        yield remark("values-missing", text, count, (fix,), "--keep-missing")


def _merged(column: str, names: Mapping[str, str]) -> tuple[Evidence, ...]:
    ways = [T("{ways} → {name}", ways=[way], name=name) for way, name in names.items() if way != name]
    if not ways:
        return ()
    text = T(
        "Values of “{column}” that are only spelled differently are one ({n}): {spellings}.",
        column=column,
        n=len(ways),
        spellings=[*ways[:3], *(["…"] if len(ways) > 3 else [])],
    )
    return (remark("values-merged", text, len(ways), (keep_apart(),), "--apart"),)


def _refuse_unknown(name: str, names: Sequence[str]) -> None:
    if name and name not in names:
        text = T("The table has no column “{name}”. It has {names}.", name=name, names=list(names))
        raise Explained(text, "no_such_column")

"""Reads texts and their labels from a table, or from the tables of a folder that have the same columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from deepstudio.catalog.sources import GROUP, TIME, TextTableSource
from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text
from deepstudio.data.evidence import Evidence
from deepstudio.data.listing import Listing, Unreadable, listed_classes
from deepstudio.data.sources.row_cells import RowCells, parts_by_column
from deepstudio.data.sources.rows import mark_of, row_id, row_name, row_of, shown
from deepstudio.data.sources.table_files import Tables, opened, options_of, root_of, table_columns
from deepstudio.data.sources.text_samples import TextReader, gone
from deepstudio.data.spelling import as_classes, missing_marks, missing_remark
from deepstudio.data.tables.guess import MAX_CLASSES, TableColumn, guess_columns
from deepstudio.data.tables.remarks import columns_remark
from deepstudio.data.text_files import text_problem
from deepstudio.data.work import Cancelled, IsCancelled, OnProgress, Reporter, never

KEPT = ("text", "label", "group", "time", "part")  # settings that name columns
ROWS_BETWEEN_LOOKS = 1024
READING = T("Reading the texts")
UNLABELLED = T("the label is missing")
MISSING_LABEL = T("the label stands for a missing value")


def kept_names(path: Path, settings: Mapping[str, Any]) -> dict[str, str]:
    """The columns that were chosen by name before, where this table has them too."""
    chosen = {key: str(settings[key]) for key in KEPT if settings.get(key)}
    there: set[str] = set()
    if chosen:
        with suppress(Explained):  # what is wrong with the table is told when it is read
            there = {column.name for column in table_columns(path)}
    return {key: name for key, name in chosen.items() if name in there}


class TextTableReader(TextReader):
    """Ids are rows with a mark of their text, such as `0000012-ab12cd`, behind the file's name if there are several.

    A reader sees its tables as they are when it is asked for the first time.
    """

    def __init__(self, source: TextTableSource) -> None:
        self.source = source
        self.options = options_of(source.values())
        self._opened: Tables | None = None

    def scan(self, progress: OnProgress, cancelled: IsCancelled) -> Listing:
        Reporter(READING, 0, progress)(0)
        self._open(cancelled)
        text, label = self.names
        report = Reporter(READING, sum(map(len, self._tables.tables)), progress)
        good: list[tuple[str, str]] = []
        bad: list[Unreadable] = []
        marks = self._missing(label)
        left_out: Counter[str] = Counter()
        for done, (id, name, reason) in enumerate(self._rows(text, label, marks), 1):
            if done % ROWS_BETWEEN_LOOKS == 1 and cancelled():
                raise Cancelled
            if reason is None:
                good.append((id, name))
            else:
                bad.append(Unreadable(id, reason, row_name(id)))
                left_out.update([name] if reason is MISSING_LABEL else [])
            report(done)
        labelled, merged = as_classes(good, self.source.apart)
        remarks = (*self._remarks(), *missing_remark(left_out), *merged)
        given, said = self._given([id for id, _ in labelled])
        return listed_classes(
            labelled,
            self._tables.fingerprint(self.options, (*self.names, *self._more)),
            self._cells([id for id, _ in labelled], self._others),
            unreadable=tuple(bad),
            remarks=(*remarks, *said),
            given=given,
        )

    def _cells(self, ids: Sequence[str], columns: Mapping[str, str]) -> dict[str, dict[str, str]]:
        """The cells of some columns by our names and the ids of the rows; `columns` says how the table calls them."""
        cells = RowCells(self._tables.files, self._tables.tables)
        return {ours: cells.of(ids, theirs) for ours, theirs in columns.items()}

    def _given(self, ids: Sequence[str]) -> tuple[dict[str, str], tuple[Evidence, ...]]:
        """The part of each row, where a column or the names of the files say it."""
        if self.source.part:
            return parts_by_column(self.source.part, self._cells(ids, {"part": self.source.part})["part"])
        parts = self._tables.parts
        return {id: parts[row_of(id).file] for id in ids} if parts else {}, ()

    @property
    def _others(self) -> dict[str, str]:
        """The columns beside text and label that are wanted: our names, and the table's."""
        wanted = {GROUP: self.source.group, TIME: self.source.time}
        return {ours: theirs for ours, theirs in wanted.items() if theirs}

    def load(self, sample_id: str, column: str) -> str:
        name, row, mark = row_of(sample_id)
        for file, table in zip(self._tables.files, self._tables.tables, strict=True):
            if (file.name == name or (not name and len(self._tables.files) == 1)) and row < len(table):
                text = table.column(self.names[0])[row].strip()
                if mark_of(text) == mark:
                    return text
        raise gone(shown(sample_id))

    def version(self, sample_id: str) -> str:
        return f"{self._tables.files}:{self._tables.state}:{self.names[0]}:{self.options}"

    @property
    def _tables(self) -> Tables:
        return self._open(never)

    def _open(self, cancelled: IsCancelled) -> Tables:
        """The tables as they were when they were asked for first."""
        if self._opened is None:
            self._opened = opened(root_of(self.source.path), cancelled, self.options)
        return self._opened

    @cached_property
    def names(self) -> tuple[str, str]:
        """The columns of texts and of labels, those of the source or guessed. Raises `Explained`."""
        columns = self._tables.columns
        for name in (self.source.text, self.source.label, self.source.part, *self._others.values()):
            _refuse_unknown(name, columns)
        text, label = guess_columns(columns, self.source.text, self.source.label)
        _refuse_unfit(text, label, columns)
        return text, label

    def _missing(self, label: str) -> frozenset[str]:
        """The labels that stand for a missing value."""
        if self.source.keep_missing:
            return frozenset()
        return missing_marks(Counter(name for table in self._tables.tables for name in table.column(label)))

    def _rows(self, text: str, label: str, marks: frozenset[str]) -> Iterator[tuple[str, str, Text | None]]:
        """Id, label and what is wrong with it, of each row that fits its table; `marks` are no labels."""
        several = len(self._tables.files) > 1
        for file, table in zip(self._tables.files, self._tables.tables, strict=True):
            pairs = zip(table.column(text), table.column(label), strict=True)
            for row, (words, name) in enumerate(pairs):
                if row not in table.bad and row not in table.again:
                    reason = text_problem(words) or (UNLABELLED if text_problem(name) else None)
                    reason = reason or (MISSING_LABEL if name in marks else None)
                    yield row_id(row, words, file.name if several else ""), name, reason

    @property
    def _more(self) -> list[str]:
        """What else was asked for, for the fingerprint."""
        asked = {**self._others, **({"part": self.source.part} if self.source.part else {})}
        return [f"{ours}={theirs}" for ours, theirs in asked.items()]

    def _remarks(self) -> tuple[Evidence, ...]:
        """What was decided on the way from the files to their columns."""
        return (
            *self._tables.remarks(self.source.encoding),
            *columns_remark(self._tables.columns, self.names, (self.source.text, self.source.label)),
            *self._tables.joining(),
        )


def _refuse_unknown(name: str, columns: Sequence[TableColumn]) -> None:
    names = [column.name for column in columns]
    if name and name not in names:
        text = T("The table has no column “{name}”. It has {names}.", name=name, names=names)
        raise Explained(text, "no_such_column")


def _refuse_unfit(text: str, label: str, columns: Sequence[TableColumn]) -> None:
    if not text:
        raise Explained(T("No column looks as if it held texts. Choose the one that does."), "no_text_column")
    if not label:
        raise Explained(
            T(
                "No column has few different values that could be the labels of the texts. "
                "Choose the column that holds them."
            ),
            "no_label_column",
        )
    if text == label:
        raise Explained(
            T("“{name}” cannot be both text and label. Choose another column.", name=text), "same_column"
        )
    different = next(column.distinct for column in columns if column.name == label)
    if different > MAX_CLASSES:
        raise Explained(
            T(
                "The column “{name}” has {n} different values; a label has at most {most}. Choose another column.",
                name=label,
                n=f"{different:,}",
                most=f"{MAX_CLASSES:,}",
            ),
            "too_many_classes",
        )

"""Tables of any common kind as columns of strings: CSV and its relatives, Excel, JSON lines."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from deepstudio.catalog.encodings import AUTO
from deepstudio.catalog.tables import FIRST
from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text
from deepstudio.data.tables.delimited import looks_divided, read_delimited
from deepstudio.data.tables.excel import EXCEL, no_such_sheet, read_excel
from deepstudio.data.tables.header import column_names, names_row
from deepstudio.data.tables.options import USUAL, TableOptions
from deepstudio.data.tables.records import RECORDS, read_records
from deepstudio.data.tables.remarks import names_remarks
from deepstudio.data.tables.table import NoTable, Rows, TableOfCells
from deepstudio.data.text_files import explaining, joint_encoding, missing
from deepstudio.data.work import Cancelled, IsCancelled, never

DELIMITED = frozenset({".csv", ".tsv", ".tab", ".txt"})
TYPED = EXCEL | RECORDS  # whose numbers are no words
SUFFIXES = DELIMITED | EXCEL | RECORDS
PLAIN = frozenset({"", ".txt", ".text", ".dat", ".data"})
OLD_EXCEL = ".xls"
# A field of a table can be a whole book; the standard library refuses more than 128 KiB unless told otherwise.
csv.field_size_limit(2**31 - 1)


def is_table(path: Path) -> bool:
    """Whether a file is a table, judged by its name, and by its first lines where the name does not tell."""
    suffix = path.suffix.lower()
    if suffix in SUFFIXES and suffix != ".txt":
        return True
    try:
        with explaining(path):
            return is_plain(path) and looks_divided(path)
    except Explained:
        return False


def is_plain(path: Path) -> bool:
    """Whether an ending leaves open what a file is: many collections of texts come without one."""
    suffix = path.suffix.lower()
    return suffix in PLAIN or not any(map(str.isalpha, suffix))


def read_tables(
    files: Sequence[Path], least: int = 0, cancelled: IsCancelled = never, options: TableOptions = USUAL
) -> list[TableOfCells]:
    """The tables of some files that have the same columns; only their first rows where `least` rows are enough.

    Raises `Explained`: `data_missing`, `not_a_table`, `data_unreadable`, `empty`, `other_columns`, `no_such_sheet`,
    and `cancelled`, which is looked at before each file.
    """
    if len(files) > 1:
        options = replace(options, hint=joint_encoding(files))
    rows = [_rows(file, least, cancelled, options) for file in files]
    starts = _names_rows([found for found in rows if not found.names], options.names)
    tables = []
    for file, found in zip(files, rows, strict=True):
        start = None if found.names else next(starts)
        tables.append(_table(file, found, start, options.names))
    _refuse_other_columns(files, tables)
    return tables


def _rows(path: Path, least: int, cancelled: IsCancelled, options: TableOptions) -> Rows:
    if cancelled():
        raise Cancelled
    if not path.exists():
        raise missing(path)
    suffix = path.suffix.lower()
    try:
        with explaining(path):
            if suffix in EXCEL:
                return read_excel(path, least, options)
            if options.sheet:
                raise no_such_sheet(path, options.sheet, ())
            if suffix in RECORDS:
                return read_records(path, least, options)
            if suffix in DELIMITED or is_plain(path):
                return read_delimited(path, least, options)
            raise NoTable(_not_known(suffix))
    except NoTable as error:
        raise not_a_table(path, error.reason) from error


def not_a_table(path: Path, reason: Text) -> Explained:
    text = T("{name} cannot be read as a table: {reason}.", name=path.name, reason=reason)
    return Explained(text, "not_a_table")


def _not_known(suffix: str) -> Text:
    if suffix == OLD_EXCEL:
        return T("it is an Excel file of the old kind; save it as .xlsx")
    return T("tables are .csv, .tsv, .xlsx, .jsonl and .json files")


def _names_rows(rows: Sequence[Rows], where: str) -> Iterator[int | None]:
    """Which row names the columns of each table. Of several without names some may look as if they had."""
    if where != AUTO:
        return iter([0 if where == FIRST else None] * len(rows))
    found = [names_row(one.columns) for one in rows]
    if any(start is None for start in found):
        same = len(rows) > 1 and len({one.first for one in rows}) == 1
        found = [0 if same else None] * len(rows)
    return iter(found)


def _table(path: Path, rows: Rows, start: int | None, where: str) -> TableOfCells:
    names = rows.names or column_names(("",) * len(rows.columns) if start is None else rows.row(start))
    below = 0 if start is None else start + 1
    columns = tuple(column[below:] for column in rows.columns) if below else rows.columns
    if not columns[0]:
        text = T("{name} holds no rows below the names of its columns.", name=path.name)
        raise Explained(text, "empty")
    again = _again(rows, start, below)
    said = names_remarks(path.name, names, start, len(again)) if not rows.names and where == AUTO else ()
    bad = frozenset(row - below for row in rows.bad if row >= below)
    return TableOfCells(names, columns, bad, rows.complete, again, (*rows.remarks, *said), rows.reading)


def _again(rows: Rows, start: int | None, below: int) -> frozenset[int]:
    """Rows that repeat the names of the columns, as in files that were put together."""
    if start is None:
        return frozenset()
    names = rows.row(start)
    column = max(range(len(names)), key=lambda place: len(names[place]))
    values = rows.columns[column]
    same = (row for row in range(below, len(values)) if values[row] == names[column])
    return frozenset(row - below for row in same if rows.row(row) == names)


def _refuse_other_columns(files: Sequence[Path], tables: Sequence[TableOfCells]) -> None:
    first = tables[0]
    for file, table in zip(files, tables, strict=True):
        if set(table.names) != set(first.names):
            raise Explained(
                T(
                    "The tables in {folder} have different columns: {one} has {these}, {other} has {those}. "
                    "Choose one of the files.",
                    folder=os.fspath(file.parent),
                    one=files[0].name,
                    these=list(first.names),
                    other=file.name,
                    those=list(table.names),
                ),
                "other_columns",
            )

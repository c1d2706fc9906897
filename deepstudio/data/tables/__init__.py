"""Tables of any common kind as columns of strings: CSV and its relatives, Excel, JSON lines."""

from __future__ import annotations

import csv
import os
from collections.abc import Sequence
from pathlib import Path

from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text
from deepstudio.data.tables.delimited import looks_divided, read_delimited
from deepstudio.data.tables.excel import EXCEL, read_excel
from deepstudio.data.tables.header import column_names, looks_like_header
from deepstudio.data.tables.records import RECORDS, read_records
from deepstudio.data.tables.table import NoTable, Rows, Table
from deepstudio.data.text_files import explaining, missing
from deepstudio.data.work import Cancelled, IsCancelled, never

DELIMITED = frozenset({".csv", ".tsv", ".tab", ".txt"})
SUFFIXES = DELIMITED | EXCEL | RECORDS
OLD_EXCEL = ".xls"
# A field of a table can be a whole book; the standard library refuses more than 128 KiB unless told otherwise.
csv.field_size_limit(2**31 - 1)


def is_table(path: Path) -> bool:
    """Whether a file is a table, judged by its name, and by its first lines where the name does not tell."""
    suffix = path.suffix.lower()
    if suffix != ".txt":
        return suffix in SUFFIXES
    try:
        with explaining(path):
            return looks_divided(path)
    except Explained:
        return False


def read_tables(files: Sequence[Path], least: int = 0, cancelled: IsCancelled = never) -> list[Table]:
    """The tables of some files that have the same columns; only their first rows where `least` rows are enough.

    Raises `Explained`: `data_missing`, `not_a_table`, `data_unreadable`, `empty`, `other_columns`, and
    `cancelled`, which is looked at before each file.
    """
    rows = [_rows(file, least, cancelled) for file in files]
    headed = _have_headers([found for found in rows if not found.names])
    tables = [
        _table(file, found, headed and not found.names) for file, found in zip(files, rows, strict=True)
    ]
    _refuse_other_columns(files, tables)
    return tables


def _rows(path: Path, least: int, cancelled: IsCancelled) -> Rows:
    if cancelled():
        raise Cancelled
    if not path.exists():
        raise missing(path)
    suffix = path.suffix.lower()
    try:
        with explaining(path):
            if suffix in EXCEL:
                return read_excel(path, least)
            if suffix in RECORDS:
                return read_records(path, least)
            if suffix in DELIMITED:
                return read_delimited(path, least)
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


def _have_headers(rows: Sequence[Rows]) -> bool:
    """Whether the first row names the columns. Of several tables without names some may look as if they had."""
    if all(looks_like_header(found.columns) for found in rows):
        return True
    return len(rows) > 1 and len({found.first for found in rows}) == 1


def _table(path: Path, rows: Rows, headed: bool) -> Table:
    names = rows.names or column_names(rows.first if headed else ("",) * len(rows.columns))
    columns = tuple(column[1:] for column in rows.columns) if headed else rows.columns
    if not columns[0]:
        text = T("{name} holds no rows below the names of its columns.", name=path.name)
        raise Explained(text, "empty")
    return Table(names, columns, frozenset(row - headed for row in rows.bad), rows.complete)


def _refuse_other_columns(files: Sequence[Path], tables: Sequence[Table]) -> None:
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

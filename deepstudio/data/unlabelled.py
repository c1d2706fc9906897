"""Texts without labels, as people bring them for predictions: a table, or a file with one text a line."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.data.encoding_remarks import encoding_remarks, of_reading
from deepstudio.data.evidence import Evidence
from deepstudio.data.network import refuse_network
from deepstudio.data.tables import DELIMITED, is_plain, is_table, read_tables
from deepstudio.data.tables.excel import no_such_sheet
from deepstudio.data.tables.guess import columns_of, guess_columns
from deepstudio.data.tables.names import is_telling
from deepstudio.data.tables.options import USUAL, TableOptions
from deepstudio.data.tables.quotes import repaired
from deepstudio.data.tables.records import RECORDS
from deepstudio.data.tables.table import TableOfCells
from deepstudio.data.text_files import Reading, missing, read
from deepstudio.data.unreadable import UnreadableSample

NOT_DIVIDED = ("not_a_table", "empty")  # why a table is refused that may have one column


@dataclass(frozen=True)
class FileTexts:
    """The texts of a file in order, and what was decided on the way to them."""

    texts: list[str]
    remarks: tuple[Evidence, ...] = ()


def texts_in(file: Path, column: str = "", usual: str = "", options: TableOptions = USUAL) -> FileTexts:
    """The texts of a file in order, one for each row of a table or line of a text file; a row may hold none.

    `column` names the column of texts. Where it is empty, the column called `usual` is taken, and one is guessed
    where there is none of this name. Raises `Explained`: `network_path`, `data_missing`, `not_a_file`,
    `not_a_table`, `unreadable_text`, `empty`, `no_such_column`, `no_text_column`, `no_such_sheet`.
    """
    refuse_network(str(file))
    if not file.exists():
        raise missing(file)
    if not file.is_file():
        text = T(
            "{path} is a folder. Choose one file: a table, or a text file with one text a line.",
            path=str(file),
        )
        raise Explained(text, "not_a_file")
    if is_plain(file) and not is_table(file):
        found = _lines(file, column, options)
    else:
        found = _rows(file, column, usual, options)
    if not any(text.strip() for text in found.texts):
        raise Explained(T("There are no texts in {name}.", name=file.name), "empty")
    return found


def _lines(file: Path, column: str, options: TableOptions) -> FileTexts:
    if column:
        raise Explained(
            T("{name} has one text a line and no columns. Leave the column out.", name=file.name),
            "no_such_column",
        )
    if options.sheet:
        raise no_such_sheet(file, options.sheet, ())
    reading = read(file, options.encoding)
    lines = [line.strip() for line in reading.text.rstrip().split("\n")]
    return FileTexts(lines, _encoding(file, reading, options))


def _encoding(file: Path, reading: Reading | None, options: TableOptions) -> tuple[Evidence, ...]:
    said = of_reading(reading) if reading is not None else None
    return encoding_remarks({file.name: said}, options.encoding) if said is not None else ()


def _rows(file: Path, column: str, usual: str, options: TableOptions) -> FileTexts:
    try:
        (table,) = read_tables([file], options=options)
    except UnreadableSample:
        raise
    except Explained as error:
        texts, reading = single_column(file, options) if error.cause in NOT_DIVIDED else ([], None)
        if not texts:
            raise
        return FileTexts(_of_single(texts[0], texts[1:], column, usual), _encoding(file, reading, options))
    remarks = (*_encoding(file, table.reading, options), *table.remarks)
    if len(table.names) == 1 and file.suffix.lower() not in RECORDS:
        return FileTexts(_of_single(table.names[0], table.columns[0], column, usual), remarks)
    values = table.column(_column(table, column, usual))
    texts = [text.strip() for row, text in enumerate(values) if row not in table.again]
    return FileTexts(texts, remarks)


def single_column(file: Path, options: TableOptions) -> tuple[list[str], Reading | None]:
    """The cells of a table that has one column, which no sign can divide; nothing if it is none."""
    if file.suffix.lower() not in DELIMITED:
        return [], None
    reading = read(file, options.encoding)
    whole, _ = repaired(reading.text, ",", 1)
    rows = [row for row in csv.reader(io.StringIO(whole)) if row]
    return ([row[0].strip() for row in rows], reading) if all(len(row) == 1 for row in rows) else ([], None)


def _of_single(first: str, others: Sequence[str], column: str, usual: str) -> list[str]:
    """A column that stands alone: its first cell is a name only if it is a common one, or the one asked for."""
    texts = [text.strip() for text in others]
    if column and column != first:
        raise _no_such_column(column, (first,))
    is_name = bool(column) or is_telling(first) or first in ("column 1", usual or "column 1")
    return texts if is_name else [first, *texts]


def _column(table: TableOfCells, wanted: str, usual: str) -> str:
    if wanted and wanted not in table.names:
        raise _no_such_column(wanted, table.names)
    found = wanted or (usual if usual in table.names else guess_columns(columns_of(table))[0])
    if not found:
        raise Explained(
            T(
                "None of the columns {names} looks as if it held texts. Name the one that does.",
                names=list(table.names),
            ),
            "no_text_column",
        )
    return found


def _no_such_column(wanted: str, names: Sequence[str]) -> Explained:
    text = T("The table has no column “{name}”. It has {names}.", name=wanted, names=list(names))
    return Explained(text, "no_such_column")

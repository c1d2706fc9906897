"""Excel tables: the sheet that was chosen, else the first of texts and labels, else the first that is a table."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from deepstudio.core.data_edits import set_source
from deepstudio.core.explained import Explained
from deepstudio.core.problems import Severity
from deepstudio.core.text import T
from deepstudio.data.evidence import Evidence, remark
from deepstudio.data.tables.guess import columns_of, guess_columns
from deepstudio.data.tables.header import named_columns
from deepstudio.data.tables.options import USUAL, TableOptions
from deepstudio.data.tables.table import NAMED, Columns, NoTable, Rows, TableOfCells, three

EXCEL = frozenset({".xlsx", ".xlsm"})
LARGEST = 1 << 30  # bytes, unpacked
OLE = b"\xd0\xcf\x11\xe0"  # how protected and old Excel files begin
LEAST_ROWS = 3  # of a table
GLANCE = 100  # rows that tell whether a sheet is a table


def read_excel(path: Path, least: int = 0, options: TableOptions = USUAL) -> Rows:
    """The rows of a file, or `least` of the first. Raises `Explained`, `NoTable` and `OSError`."""
    _refuse_no_excel(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of colours and rules that it does not know
            with _opened(path) as book:
                return _rows(path, book, least, options)
    except (OSError, MemoryError, Explained, NoTable):
        raise
    except Exception as error:  # The reader raises nearly anything on damaged files.
        raise NoTable(T("it is damaged; open it in Excel and save it again")) from error


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    from openpyxl import load_workbook

    with closing(load_workbook(path, read_only=True, data_only=True, keep_links=False)) as book:
        yield book


def _rows(path: Path, book: Any, least: int, options: TableOptions) -> Rows:
    from deepstudio.data.tables.sheets import read_sheet

    glances = {sheet.title: read_sheet(sheet, GLANCE) for sheet in book.worksheets}
    there = [name for name, glance in glances.items() if glance.columns]
    if options.sheet and options.sheet not in glances:
        raise no_such_sheet(path, options.sheet, list(glances))
    if not there:
        raise Explained(T("{name} is empty.", name=path.name), "empty")
    visible = [name for name in there if book[name].sheet_state == "visible"] or there
    best = next((name for name in visible if _is_table(glances[name].columns)), "")
    best = best or next((name for name in visible if _is_filled(glances[name].columns)), visible[0])
    chosen = options.sheet or best
    sheet = glances[chosen]
    if not sheet.whole:
        sheet = read_sheet(book[chosen], least)
    if not sheet.columns:
        raise Explained(T("The sheet “{sheet}” of {name} is empty.", sheet=chosen, name=path.name), "empty")
    remarks = _remarks(path.name, chosen, [] if options.sheet else there, sheet.filled, sheet.unstored)
    return Rows(sheet.columns, complete=sheet.whole, remarks=remarks)


def no_such_sheet(path: Path, sheet: str, there: Sequence[str]) -> Explained:
    if not there:
        text = T("{name} has no sheets; leave the sheet out.", name=path.name)
    else:
        words = {"name": path.name, "sheet": sheet, "names": list(there)}
        text = T("{name} has no sheet “{sheet}”. It has {names}.", **words)
    return Explained(text, "no_such_sheet")


def _is_table(columns: Columns) -> bool:
    """Whether there is a column of texts and one of labels."""
    names, start = named_columns(columns)
    below = tuple(column[start:] for column in columns)
    if not below or not below[0]:
        return False
    return all(guess_columns(columns_of(TableOfCells(names, below, frozenset(), False))))


def _is_filled(columns: Columns) -> bool:
    """Whether there are rows below names of columns, most of whose cells hold something."""
    names, start = named_columns(columns)
    below = [column[start:] for column in columns]
    cells = sum(map(len, below))
    filled = sum(bool(cell) for column in below for cell in column)
    return start > 0 and len(names) > 1 and len(below[0]) >= LEAST_ROWS and 2 * filled > cells


def _remarks(name: str, sheet: str, there: Sequence[str], filled: int, unstored: int) -> tuple[Evidence, ...]:
    said = []
    if len(there) > 1:
        others = [other for other in there if other != sheet]
        words = {"sheet": sheet, "name": name, "n": len(there), "others": three(others)}
        text = T("The sheet “{sheet}” of {name} is read, one of {n}. Not read: {others}.", **words)
        fixes = tuple(
            set_source({"sheet": other}, T("Read the sheet “{name}”", name=other)) for other in others[:NAMED]
        )
        said.append(remark("sheets-left-out", text, len(others), fixes, "--sheet"))
    if filled:
        text = T("Merged cells of {name} are filled with their value: {n}.", name=name, n=filled)
        said.append(remark("cells-filled", text, filled))
    if unstored:
        text = T(
            "{n} formulas in {name} were saved without their values and count as empty. Open the file in Excel and "
            "save it again.",
            n=unstored,
            name=name,
        )
        said.append(Evidence("formulas-unstored", Severity.WARNING, text, unstored))
    return tuple(said)


def _refuse_no_excel(path: Path) -> None:
    with path.open("rb") as file:
        start = file.read(4)
    if not start:
        raise Explained(T("{name} is empty.", name=path.name), "empty")
    if start == OLE:
        raise NoTable(
            T("it is protected by a password, or of the old kind; save it as .xlsx without a password")
        )
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise NoTable(T("it is no Excel file, or damaged")) from error
    if size > LARGEST:
        raise NoTable(T("it is too large; save it as .csv"))

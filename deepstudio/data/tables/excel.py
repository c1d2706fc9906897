"""Excel tables: the first sheet that holds something."""

from __future__ import annotations

import warnings
import zipfile
from pathlib import Path
from typing import Any

from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.data.tables.table import NoTable, Rows

EXCEL = frozenset({".xlsx", ".xlsm"})
LARGEST = 2 << 30  # bytes, unpacked
OLE = b"\xd0\xcf\x11\xe0"  # how protected and old Excel files begin


def read_excel(path: Path, least: int = 0) -> Rows:
    """The rows of a file, or `least` of the first. Raises `Explained`, `NoTable` and `OSError`."""
    _refuse_no_excel(path)
    frame = _frame(path, least)
    if frame is None:
        raise Explained(T("{name} is empty.", name=path.name), "empty")
    frame = frame.fillna("").astype(str)
    return Rows(tuple(frame[name].tolist() for name in frame), complete=not least or len(frame) < least)


def _frame(path: Path, least: int) -> Any:
    """The first sheet with cells in it, as pandas reads it."""
    import pandas

    options: dict[str, Any] = {"header": None, "dtype": str, "na_filter": False, "nrows": least or None}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of colours and rules that it does not know
            with pandas.ExcelFile(path, engine="openpyxl") as book:
                for sheet in book.sheet_names:
                    frame = book.parse(sheet, **options)
                    if frame.size:
                        return frame
    except (OSError, MemoryError):
        raise
    except Exception as error:  # The reader raises nearly anything on damaged files.
        raise NoTable(T("it is damaged; open it in Excel and save it again")) from error
    return None


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

"""Cells of the tables that people open in a spreadsheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

from deepstudio.core.results import Cell
from deepstudio.core.text import legible

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
NUMBER = re.compile(r"[-+]?[0-9]+([.,][0-9]+)?([eE][-+]?[0-9]+)?%?")


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe before the characters that begin one.

    Bytes of a file's name that are no text are written as `\\xe9`.

    So "=1+1" becomes "'=1+1" and "@user" becomes "'@user". Numbers such as "-1" and "+2.5%" stay as they are.
    """
    cell = legible(cell)
    return f"'{cell}" if cell.startswith(FORMULA) and not NUMBER.fullmatch(cell) else cell


def delimited(rows: Iterable[Sequence[object]], delimiter: str) -> str:
    """Rows as spreadsheets take them, from the clipboard with tabs between; no cell becomes a formula."""
    out = StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([harmless(c) if isinstance(c, str) else c for c in row] for row in rows)
    return out.getvalue()


def plain_cell(cell: Cell) -> object:
    """A number without what only people need; whole ones without a point."""
    if not isinstance(cell, float):
        return "" if cell is None else cell
    return int(cell) if cell.is_integer() and abs(cell) > 1 else f"{cell:.4f}"

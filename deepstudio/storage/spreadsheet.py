"""Cells of the tables that people open in a spreadsheet."""

from __future__ import annotations

import re

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

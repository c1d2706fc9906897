"""Whether the first row of a table names its columns, and what columns without a name are called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deepstudio.data.spelling import MISSING, key
from deepstudio.data.tables.names import is_telling
from deepstudio.data.tables.table import Columns

NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?%?")
LONGEST_NAME = 60
LOOKED_AT = 5000  # rows
SENTENCE_ENDS = (".", "!", "。", "！")
FEW = 50  # different values of a column that could be classes


MOST_TITLES = 10  # rows that may stand above the names
ENOUGH = 6  # rows that tell whether a column repeats its values


def named_columns(columns: Columns) -> tuple[tuple[str, ...], int]:
    """The names of columns and the number of the first row below them."""
    row = names_row(columns)
    if row is None:
        return column_names(("",) * len(columns)), 0
    return column_names(tuple(column[row] for column in columns)), row + 1


def names_row(columns: Columns) -> int | None:
    """The row that names the columns: the first, or one below titles that fill a cell each; none if none does."""
    height = len(columns[0]) if columns else 0
    for row in range(min(MOST_TITLES, height - 2) if len(columns) > 1 else 0):
        if sum(bool(column[row].strip()) for column in columns) > 1:
            break
        below = tuple(column[row + 1 :] for column in columns)
        if _names_below_title(below):
            return row + 1
    return 0 if columns and looks_like_header(columns) else None


def _names_below_title(columns: Columns) -> bool:
    """Whether the first row names columns for certain: usual names, or a column below that repeats its few values."""
    cells = [column[0].strip() for column in columns]
    if sum(map(bool, cells)) < 2 or not looks_like_header(columns):
        return False
    return any(map(is_telling, cells)) or any(_repeats(column[1:LOOKED_AT]) for column in columns)


def _repeats(values: Sequence[str]) -> bool:
    return len(values) >= ENOUGH and 1 < len(set(values)) <= min(FEW, len(values) / 2)


def looks_like_header(columns: Columns) -> bool:
    """Names of columns are short and no numbers; they stand above some, or are no sentences and not again below."""
    cells = [column[0].strip() for column in columns]
    if not any(cells) or any(NUMBER.fullmatch(cell) or len(cell) > LONGEST_NAME for cell in cells):
        return False
    if any(map(_is_above_numbers, columns)):
        return True
    if any(_occurs_again(column) for column in columns) and not _is_repeated_header(columns, cells):
        return False
    return any(map(is_telling, cells)) or not any(cell.endswith(SENTENCE_ENDS) for cell in cells)


def _is_above_numbers(column: Sequence[str]) -> bool:
    """Whether words stand above numbers alone."""
    first, below = column[0].strip(), [cell.strip() for cell in column[1:LOOKED_AT] if cell.strip()]
    named = first[:1].isalpha() and key(first) not in MISSING
    return named and len(below) >= ENOUGH and all(map(NUMBER.fullmatch, below))


def _is_repeated_header(columns: Columns, cells: Sequence[str]) -> bool:
    """Whether several usual names come again together, as where files with names were put together."""
    names = tuple(column[0] for column in columns)
    below = zip(*(column[1:LOOKED_AT] for column in columns), strict=True)
    return sum(map(is_telling, cells)) > 1 and names in below


def _occurs_again(column: Sequence[str]) -> bool:
    """Whether the first cell is one of the few values that its column has."""
    below = column[1:LOOKED_AT]
    different = set(below)
    return bool(column[0].strip()) and column[0] in different and len(different) <= min(FEW, len(below) / 2)


def column_names(cells: tuple[str, ...]) -> tuple[str, ...]:
    """A name for each column: its own, or its number; different ones in any case."""
    names: list[str] = []
    for number, cell in enumerate(cells, 1):
        plain = " ".join(cell.encode(errors="replace").decode().split()) or f"column {number}"
        name, again = plain, 2
        while name in names:
            name, again = f"{plain} ({again})", again + 1
        names.append(name)
    return tuple(names)

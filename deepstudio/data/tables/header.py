"""Whether the first row of a table names its columns, and what columns without a name are called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deepstudio.data.tables.names import is_telling
from deepstudio.data.tables.table import Columns

NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?%?")
LONGEST_NAME = 60
LOOKED_AT = 5000  # rows
SENTENCE_ENDS = (".", "!", "。", "！")
FEW = 50  # different values of a column that could be classes


def looks_like_header(columns: Columns) -> bool:
    """Names of columns are short, no numbers and no sentences, and do not occur again below."""
    cells = [column[0].strip() for column in columns]
    if not any(cells) or any(NUMBER.fullmatch(cell) or len(cell) > LONGEST_NAME for cell in cells):
        return False
    if any(_occurs_again(column) for column in columns):
        return False
    return any(map(is_telling, cells)) or not any(cell.endswith(SENTENCE_ENDS) for cell in cells)


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

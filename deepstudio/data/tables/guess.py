"""Which column of a table holds the texts and which the labels, by their names and by what is in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from deepstudio.data.suffixes import SUFFIXES
from deepstudio.data.tables.names import label_order, label_rank, text_rank
from deepstudio.data.tables.table import TableOfCells

CellKind = Literal["words", "numbers", "dates", "links"]

MAX_CLASSES = 1000
MOST_UNNAMED = 100  # different values of a column that may be the label although its name does not say so
EXAMPLES = 3
LONGEST_EXAMPLE = 80
LOOKED_AT = 200  # different values
NEARLY_ALL = 0.9
LEAST_DIFFERENT = 0.1  # share of different values of a column of texts
LONG_ENOUGH = 300  # characters; longer texts are no better a guess
CALLED_LABEL = 0.02
FEWEST_LETTERS = 5  # of texts, in the mean; Chinese ones are short
WEIGHTS = {2: 3.0, 1: 1.5, 0: 1.0, -1: 0.2}
DATE = r"\d{1,4}[-/.年]\d{1,2}([-/.月]\d{1,4}日?)?"
TIME = r"\d{1,2}:\d{2}(:\d{2})?[\d.]*( ?([-+]\d\S*|[APap][Mm]|Z))?"
KINDS: tuple[tuple[CellKind, re.Pattern[str]], ...] = (
    ("numbers", re.compile(r"[-+]?[\d.,]+([eE][-+]?\d+)?%?")),
    ("dates", re.compile(rf"{DATE}([T ]+{TIME})?|{TIME}")),
    (
        "links",
        re.compile(rf"(https?://|www\.)\S+|.*\.({'|'.join(e.strip('.') for e in SUFFIXES)})", re.IGNORECASE),
    ),
)


@dataclass(frozen=True, slots=True)
class TableColumn:
    """What a column holds: some values, how many different ones, how many of its `rows` are `filled`.

    `mean_length` counts characters, of the filled ones.
    """

    name: str
    examples: tuple[str, ...]
    distinct: int
    rows: int = 0
    filled: int = 0
    mean_length: float = 0.0
    kind: CellKind = "words"


def columns_of(table: TableOfCells) -> tuple[TableColumn, ...]:
    return tuple(_column(name, values) for name, values in zip(table.names, table.columns, strict=True))


def guess_columns(columns: Sequence[TableColumn], text: str = "", label: str = "") -> tuple[str, str]:
    """The names of the columns of texts and of labels: those given, else guessed; empty where none fits."""
    text = text or _guess_text([column for column in columns if column.name != label])
    return text, label or _guess_label([column for column in columns if column.name != text])


def is_of_texts(columns: Sequence[TableColumn]) -> bool:
    """Whether a table is one of texts with labels: it has both, and little else that tells something.

    A column that is called like one of texts is enough, as long as it holds some.
    """
    text, label = guess_columns(columns)
    if not text:
        return False
    found = next(column for column in columns if column.name == text)
    others = [column for column in columns if column.name not in (text, label) and column.distinct > 1]
    if text_rank(text) == 2 and found.kind == "words" and found.mean_length >= FEWEST_LETTERS:
        return True
    if text_rank(text) < 0 and others:
        return False
    values = [column for column in others if column.kind == "numbers" or may_be_label(column)]
    return bool(label) and not values and found.mean_length >= FEWEST_LETTERS


def _column(name: str, values: Sequence[str]) -> TableColumn:
    # Not a set: examples come in the order of the rows.
    different = dict.fromkeys(values)
    different.pop("", None)
    filled = len(values) - values.count("")
    length = sum(map(len, values)) / max(filled, 1)
    examples = tuple(_shown(value) for value in islice(different, EXAMPLES))
    kind = kind_of(list(islice(different, LOOKED_AT)))
    return TableColumn(name, examples, len(different), len(values), filled, length, kind)


def _shown(value: str) -> str:
    plain = " ".join(value[: 4 * LONGEST_EXAMPLE].split())
    return plain if len(plain) <= LONGEST_EXAMPLE else plain[: LONGEST_EXAMPLE - 1] + "…"


def kind_of(values: Sequence[str]) -> CellKind:
    """What nearly all of some values are."""
    for kind, pattern in KINDS:
        if values and sum(bool(pattern.fullmatch(value.strip())) for value in values) >= NEARLY_ALL * len(
            values
        ):
            return kind
    return "words"


def _guess_text(columns: Sequence[TableColumn]) -> str:
    """Texts are long and all different; a column that is called so may be less so."""
    fitting = [column for column in columns if may_be_text(column)]
    return max(fitting, key=_text_score).name if fitting else ""


def may_be_text(column: TableColumn) -> bool:
    """Texts are words and mostly different; a column that is called so may hold anything."""
    if text_rank(column.name) == 2:
        return column.distinct > 0 and column.kind in ("words", "numbers")
    return column.kind == "words" and column.distinct >= max(1, LEAST_DIFFERENT * column.filled)


def _text_score(column: TableColumn) -> float:
    share = column.distinct / column.rows
    rank = text_rank(column.name)
    weight = CALLED_LABEL if rank < 1 < label_rank(column.name) else WEIGHTS[rank]
    return min(column.mean_length, LONG_ENOUGH) * share * weight


def _guess_label(columns: Sequence[TableColumn]) -> str:
    """Labels are few and nearly everywhere. A column that is called so is taken even where it cannot be used,

    so that what is wrong with it can be said.
    """
    fitting = [column for column in columns if may_be_label(column)]
    fitting = fitting or [column for column in columns if column.distinct and label_rank(column.name) > 1]
    return max(fitting, key=_label_score).name if fitting else ""


def may_be_label(column: TableColumn) -> bool:
    most = MAX_CLASSES if label_rank(column.name) > 0 else min(MOST_UNNAMED, column.filled // 2)
    return column.kind in ("words", "numbers") and 2 <= column.distinct <= most


def _label_score(column: TableColumn) -> tuple[int, float, int, int]:
    filled = round(column.filled / column.rows, 1)
    return label_rank(column.name), filled, -label_order(column.name), -column.distinct

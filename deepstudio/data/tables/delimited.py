"""Tables as text: columns divided by comma, semicolon, tab or bar. Which it is, is found by looking."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Any

from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.data.tables.table import NoTable, Rows
from deepstudio.data.text_files import read_head, read_text

DELIMITERS = (",", "\t", ";", "|")
SNIFFED = 1 << 16  # characters
SNIFFED_ROWS = 500
HEAD = 1 << 22  # bytes of a file of which only the first rows are wanted
EVEN = 0.5  # share of the rows that must have the same number of columns
SURE = 0.9  # the same for a file that is not called a table
LOOK = 1 << 18  # bytes that tell whether a file is a table
BAD = "\0bad"  # no text holds this


def read_delimited(path: Path, least: int = 0) -> Rows:
    """The rows of a file, or at least `least` of the first if it has as many. Raises `Explained` and `NoTable`."""
    text = read_head(path, HEAD) if least else read_text(path)
    if not text.strip():
        raise Explained(T("{name} is empty.", name=path.name), "empty")
    text = text.lstrip("\n")  # the parser counts no empty lines either
    named = path.suffix.lower() != ".txt"
    delimiter, width = _sniff(text, DELIMITERS if named else ("\t",), EVEN if named else SURE)
    if least and path.stat().st_size > HEAD:
        return _first_rows(text, delimiter, width)
    return _all_rows(text, delimiter, width)


def looks_divided(path: Path) -> bool:
    """Whether the beginning of a text file is divided into columns by tabs. Raises `Explained`."""
    text = read_head(path, LOOK).lstrip("\n")
    try:
        return bool(text.strip()) and bool(_sniff(text, ("\t",), SURE))
    except NoTable:
        return False


def _sniff(text: str, delimiters: tuple[str, ...], even: float) -> tuple[str, int]:
    """The delimiter that divides most rows into equally many columns, at least two, and that number."""
    shares: dict[tuple[str, int], float] = {}
    for delimiter in delimiters:
        rows = _head_rows(text, delimiter)
        width, count = Counter(len(row) for row in rows).most_common(1)[0]
        if width > 1:
            shares[delimiter, max(width, len(rows[0]))] = count / len(rows)
        elif any(len(row) > 1 for row in rows):
            shares.setdefault((delimiter, 1), 0.0)
    best = max(shares, key=lambda found: shares[found], default=None)
    if best is not None and shares[best] >= even:
        return best
    if not any(shares.values()):
        raise NoTable(T("its lines are not divided into columns by comma, semicolon, tab or bar"))
    raise NoTable(T("its rows have different numbers of columns; texts that hold commas belong in quotes"))


def _head_rows(text: str, delimiter: str) -> list[list[str]]:
    """The rows at the beginning that are not empty, at least one; the last of them may be cut off, unless alone."""
    head = text[:SNIFFED]
    reader = csv.reader(io.StringIO(head), delimiter=delimiter)
    rows = [row for row in islice(reader, SNIFFED_ROWS) if row]
    return rows[:-1] if len(head) < len(text) and 1 < len(rows) < SNIFFED_ROWS else rows


def _first_rows(text: str, delimiter: str, width: int) -> Rows:
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if row]
    rows = rows[:-1] or rows
    fitting = [row + [""] * (width - len(row)) for row in rows if len(row) <= width]
    return Rows(tuple(zip(*fitting, strict=True)), complete=False)


def _all_rows(text: str, delimiter: str, width: int) -> Rows:
    """Quotes count as such unless that makes no sense: one that never ends, or whole rows within quotes."""
    from pandas.errors import ParserError

    try:
        rows = _parsed(text, delimiter, width, csv.QUOTE_MINIMAL)
    except ParserError:
        return _parsed(text, delimiter, width, csv.QUOTE_NONE)
    swallowed = ("\t" in field and "\n" in field for column in rows.columns for field in column)
    if delimiter == "\t" and any(swallowed):
        return _parsed(text, delimiter, width, csv.QUOTE_NONE)
    return rows


def _parsed(text: str, delimiter: str, width: int, quoting: int) -> Rows:
    """The fast parser refuses rows that are too long; the slow one tells which they are."""
    import pandas
    from pandas.errors import ParserError

    options: dict[str, Any] = {
        "sep": delimiter,
        "header": None,
        "names": range(width),
        "index_col": False,
        "dtype": str,
        "keep_default_na": False,
        "na_filter": False,
        "quoting": quoting,
    }
    try:
        frame = pandas.read_csv(io.StringIO(text), **options)
    except ParserError as error:
        if "EOF inside string" in str(error):
            raise
        mark = [BAD] + [""] * (width - 1)
        frame = pandas.read_csv(io.StringIO(text), **options, engine="python", on_bad_lines=lambda row: mark)
    columns = [frame[name].fillna("").tolist() for name in frame]
    bad = frozenset(row for row, field in enumerate(columns[0]) if field == BAD)
    columns[0] = [("" if field == BAD else field) for field in columns[0]] if bad else columns[0]
    return Rows(tuple(columns), bad=bad)

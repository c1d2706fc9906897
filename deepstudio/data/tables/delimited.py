"""Tables as text: columns divided by comma, semicolon, tab or bar. Which it is, is found by looking."""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from deepstudio.catalog.encodings import AUTO
from deepstudio.catalog.tables import DELIMITER_NAMES, DELIMITER_WORDS
from deepstudio.core.data_edits import set_source
from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.data.evidence import Evidence, remark
from deepstudio.data.tables.options import USUAL, TableOptions
from deepstudio.data.tables.quotes import closed_rows, repaired
from deepstudio.data.tables.table import NoTable, Rows, refuse_too_many, three
from deepstudio.data.text_files import read, read_head

DELIMITERS = (",", "\t", ";", "|")
SNIFFED = 1 << 16  # characters
SNIFFED_ROWS = 500
HEAD = 1 << 22  # bytes of a file of which only the first rows are wanted
EVEN = 0.5  # share of the rows that must have the same number of columns
SURE = 0.9  # the same for a file that is not called a table
LOOK = 1 << 18  # bytes that tell whether a file is a table
BAD = "\0bad"  # no text holds this
NEARLY = 0.95  # of the best delimiter's share
NAMED = (".csv", ".tsv", ".tab")
SEPARATOR = re.compile(r'"?sep=(.)"?[ \t]*(?:\n|$)', re.IGNORECASE)


def read_delimited(path: Path, least: int = 0, options: TableOptions = USUAL) -> Rows:
    """The rows of a file, or at least `least` of the first if it has as many. Raises `Explained` and `NoTable`."""
    reading = read(path, options.encoding, options.hint, HEAD if least else None)
    if not reading.text.strip():
        raise Explained(T("{name} is empty.", name=path.name), "empty")
    text, told = _without_first_line(reading.text.lstrip("\n"))  # the parser counts no empty lines either
    chosen = told if options.delimiter == AUTO else DELIMITER_NAMES[options.delimiter]
    found = _sniff(text, *_possible(path, chosen))
    text, broken = repaired(text, found.delimiter, found.width)
    refuse_too_many(text.count("\n"), found.width)
    cut = bool(least) and path.stat().st_size > HEAD
    rows = (_first_rows if cut else _all_rows)(text, found.delimiter, found.width)
    remarks = _remarks(path.name, found, broken, bool(chosen))
    return replace(rows, reading=reading, remarks=remarks)


def looks_divided(path: Path) -> bool:
    """Whether the beginning of a text file is divided into columns by tabs. Raises `Explained`."""
    text, told = _without_first_line(read_head(path, LOOK).lstrip("\n"))
    try:
        return bool(text.strip()) and bool(_sniff(text, (told or "\t",), SURE))
    except NoTable:
        return False


def _possible(path: Path, chosen: str) -> tuple[tuple[str, ...], float]:
    """Which delimiters a file may have, and the share of its rows that must agree."""
    named = path.suffix.lower() in NAMED
    if chosen:
        return (chosen,), EVEN
    return (DELIMITERS, EVEN) if named else (("\t",), SURE)


def _without_first_line(text: str) -> tuple[str, str]:
    """The text without the line in which spreadsheets tell the delimiter, and that delimiter."""
    found = SEPARATOR.match(text)
    return (text[found.end() :], found[1]) if found else (text, "")


@dataclass(frozen=True)
class Division:
    """How lines are divided; `others` are delimiters that would do nearly as well."""

    delimiter: str
    width: int
    others: tuple[str, ...] = ()


def _sniff(text: str, delimiters: tuple[str, ...], even: float) -> Division:
    """The delimiter that divides most rows into equally many columns, at least two, and that number."""
    shares: dict[tuple[str, int], float] = {}
    for delimiter in delimiters:
        for rows in (_head_rows(text, delimiter), _head_lines(text, delimiter)):
            width, count = Counter(map(len, rows)).most_common(1)[0] if rows else (1, 0)
            if width > 1:
                found = delimiter, max(width, *map(len, rows[:1]))
                shares[found] = max(shares.get(found, 0.0), count / len(rows))
            elif any(len(row) > 1 for row in rows):
                shares.setdefault((delimiter, 1), 0.0)
    best = max(shares, key=lambda found: shares[found], default=None)
    if best is not None and shares[best] >= even:
        equal = [one for (one, _), share in shares.items() if share >= NEARLY * shares[best]]
        return Division(*best, tuple(dict.fromkeys(one for one in equal if one != best[0])))
    if not any(shares.values()):
        raise NoTable(T("its lines are not divided into columns by comma, semicolon, tab or bar"))
    raise NoTable(T("its rows have different numbers of columns; texts that hold commas belong in quotes"))


def _head_lines(text: str, delimiter: str) -> list[list[str]]:
    """The lines at the beginning that are rows alone, where there are quotes that a parser may misunderstand."""
    head = text[:SNIFFED]
    if '"' not in head:
        return []
    return list(islice(closed_rows(head.rpartition("\n")[0] or head, delimiter), SNIFFED_ROWS))


def _head_rows(text: str, delimiter: str) -> list[list[str]]:
    """The rows at the beginning that are not empty, at least one; the last of them may be cut off, unless alone."""
    head = text[:SNIFFED]
    reader = csv.reader(io.StringIO(head), delimiter=delimiter)
    rows = [row for row in islice(reader, SNIFFED_ROWS) if row]
    return rows[:-1] if len(head) < len(text) and 1 < len(rows) < SNIFFED_ROWS else rows


def _remarks(name: str, found: Division, broken: Sequence[int], chosen: bool) -> tuple[Evidence, ...]:
    said = []
    if broken:
        words = {"n": len(broken), "name": name, "lines": three([str(number) for number in broken])}
        text = T(
            "Lines of {name} with a quotation mark that is not closed ({n}): {lines}. Each is read as a row of its "
            "own.",
            **words,
        )
        said.append(remark("quotes-open", text, len(broken)))
    if found.others and not chosen:
        names = {sign: name for name, sign in DELIMITER_NAMES.items()}
        text = T(
            "The columns of {name} are divided by {sign}; other signs would divide them as evenly.",
            name=name,
            sign=DELIMITER_WORDS[names[found.delimiter]],
        )
        fixes = tuple(
            set_source({"delimiter": names[sign]}, T("Divide by {sign}", sign=DELIMITER_WORDS[names[sign]]))
            for sign in found.others
        )
        said.append(remark("delimiter-guessed", text, 1, fixes, "--delimiter"))
    return tuple(said)


def _first_rows(text: str, delimiter: str, width: int) -> Rows:
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if row]
    rows = rows[:-1] or rows
    fitting = [row + [""] * (width - len(row)) for row in rows if len(row) <= width]
    return Rows(tuple(zip(*fitting, strict=True)), complete=False)


def _all_rows(text: str, delimiter: str, width: int) -> Rows:
    """Quotes count as such unless that makes no sense: whole rows within quotes."""
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
    from pandas.errors import ParserError, ParserWarning

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
        with warnings.catch_warnings():
            warnings.simplefilter("error", ParserWarning)  # it would cut off what is too long
            frame = pandas.read_csv(io.StringIO(text), **options)
    except (ParserError, ParserWarning) as error:
        if "EOF inside string" in str(error):
            raise
        mark = [BAD] + [""] * (width - 1)
        frame = pandas.read_csv(io.StringIO(text), **options, engine="python", on_bad_lines=lambda row: mark)
    columns = [frame[name].fillna("").tolist() for name in frame]
    bad = frozenset(row for row, field in enumerate(columns[0]) if field == BAD)
    columns[0] = [("" if field == BAD else field) for field in columns[0]] if bad else columns[0]
    return Rows(tuple(columns), bad=bad)

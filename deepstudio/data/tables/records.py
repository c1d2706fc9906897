"""Tables in JSON: an object for each row, one a line or all in one list."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.data.tables.header import column_names
from deepstudio.data.tables.options import USUAL, TableOptions
from deepstudio.data.tables.table import NoTable, Rows, refuse_too_many
from deepstudio.data.text_files import read

RECORDS = frozenset({".jsonl", ".ndjson", ".json"})
HEAD = 1 << 22  # bytes of a file of which only the first rows are wanted


def read_records(path: Path, least: int = 0, options: TableOptions = USUAL) -> Rows:
    """The rows of a file, or some of the first if it has an object a line. Raises `Explained` and `NoTable`."""
    reading = read(path, options.encoding, options.hint, HEAD if least else None)
    text = reading.text
    if not text.strip():
        raise Explained(T("{name} is empty.", name=path.name), "empty")
    if text.lstrip()[0] == "[":
        whole = read(path, options.encoding, options.hint) if least else reading
        return replace(_rows(_list(whole.text)), reading=whole)
    cut = bool(least) and path.stat().st_size > HEAD
    lines = [line for line in text.split("\n") if line.strip()]
    rows = _rows([_parsed(line) for line in (lines[:-1] if cut else lines)], complete=not cut)
    return replace(rows, reading=reading)


def _list(text: str) -> list[Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NoTable(T("its JSON is damaged, or ends too early")) from error
    return found if isinstance(found, list) else []


def _parsed(line: str) -> Any:
    """What a line holds; nothing if it is damaged."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _rows(records: list[Any], complete: bool = True) -> Rows:
    good = [record for record in records if isinstance(record, dict)]
    names = list(dict.fromkeys(name for record in good for name in record))
    if not names or 2 * len(good) < len(records):
        raise NoTable(T("JSON tables have an object with named values for each row, one a line"))
    refuse_too_many(len(records), len(names))
    columns = tuple(tuple(_fields(records, name)) for name in names)
    bad = frozenset(row for row, record in enumerate(records) if not isinstance(record, dict))
    return Rows(columns, column_names(tuple(names)), bad, complete)


def _fields(records: list[Any], name: str) -> Iterator[str]:
    for record in records:
        value = record.get(name) if isinstance(record, dict) else None
        if isinstance(value, str):
            yield value
        else:
            yield "" if value is None else json.dumps(value, ensure_ascii=False)

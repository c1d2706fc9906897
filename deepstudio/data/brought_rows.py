"""The rows of a table as samples without an answer: each column that a network takes, by its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from deepstudio.catalog.tables import FIRST
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.explained import Explained
from deepstudio.core.rooms import has_part
from deepstudio.core.text import T, Text
from deepstudio.data.brought import Bringing, Brought
from deepstudio.data.cells import encoded, values_of, without_value
from deepstudio.data.encoding_remarks import encoding_remarks, of_reading
from deepstudio.data.evidence import Evidence, remark
from deepstudio.data.network import refuse_network
from deepstudio.data.tables import read_tables
from deepstudio.data.tables.options import TableOptions
from deepstudio.data.tables.table import Table
from deepstudio.data.text_files import missing

Columns = Mapping[str, ColumnKind]
MOST_NAMES = 3


def rows(place: Path, columns: Columns, how: Bringing) -> Brought:
    """All rows of a table, by their number; what each column of `columns` holds there.

    What the table does not have is missing, and told. Raises `Explained`, `no_such_column` among its causes.
    """
    table = _read(place, columns, how)
    gone = [name for name in columns if name not in table.names]
    refuse_needed({name: columns[name] for name in gone}, list(table.names))
    read = {
        name: _values(table, name, kind, place.parent) for name, kind in columns.items() if name not in gone
    }
    kept, left_out = _kept(table, read)
    return Brought(
        [str(row + 1) for row in kept],
        [{name: values[row] for name, values in read.items()} for row in kept],
        [place, *_files(read, kept)],
        "rows",
        T("Reading the table"),
        _refused,
        tuple(_remarks(place, table, gone, how.options)),
        tuple(left_out),
    )


def may_be_missing(kind: ColumnKind) -> bool:
    """Whether a sample may say nothing in a column of this kind."""
    return not is_file(kind) and without_value([""], kind) is not None


def refuse_needed(gone: Columns, there: Sequence[str]) -> None:
    """Raises `Explained` (`no_such_column`) where what is not given cannot be missing."""
    needed = [name for name, kind in gone.items() if not may_be_missing(kind)]
    if needed:
        words = {"names": needed, "those": list(there)}
        text = T("The network needs {names}, which is not given. Given are {those}.", **words)
        raise Explained(text, "no_such_column")


def not_given(names: Sequence[str]) -> Text:
    """That columns count as missing."""
    return T("Not given, so that the network takes it as missing: {names}.", names=list(names))


def _read(place: Path, columns: Columns, how: Bringing) -> Table:
    """The table, named by its first row where a guess finds none of the columns. Raises `Explained`."""
    refuse_network(str(place))
    if not place.exists():
        raise missing(place)
    if place.is_dir():
        text = T(
            "{path} is a folder. Choose one file: a table with the columns {names}.",
            path=str(place),
            names=[*columns],
        )
        raise Explained(text, "not_a_file")
    (table,) = read_tables([place], options=how.options)
    if not {*columns} & {*table.names}:
        (named,) = read_tables([place], options=replace(how.options, names=FIRST))
        if not {*columns} & {*named.names}:
            words = {"name": place.name, "names": [*columns], "those": list(table.names)}
            text = T(
                "{name} has none of the columns that the network takes ({names}). It has {those}.", **words
            )
            raise Explained(text, "no_such_column")
        table = named
    return table


def _values(table: Table, name: str, kind: ColumnKind, folder: Path) -> list[Any]:
    """The cells of a column as the kind reads them, all together, as what one means may depend on the others."""
    cells = [cell.strip() for cell in table.column(name)]
    if is_file(kind):
        return [folder / cell if cell else None for cell in cells]
    values = values_of(*encoded(cells, kind))
    gone = without_value(cells, kind)
    # What is no value stays as it was written, so that whoever reads it can say so.
    return (
        values
        if gone is None
        else [
            (cell or None) if lacks else value
            for cell, value, lacks in zip(cells, values, gone.tolist(), strict=True)
        ]
    )


def is_file(kind: ColumnKind) -> bool:
    """Whether a cell is the path of a file."""
    return has_part(kind, "brought") and not kind.in_words


def _files(read: Mapping[str, Sequence[Any]], kept: Sequence[int]) -> Iterator[Path]:
    for values in read.values():
        yield from (values[row] for row in kept if isinstance(values[row], Path))


def _kept(table: Table, read: Mapping[str, Sequence[Any]]) -> tuple[list[int], list[Evidence]]:
    """The rows that are samples, and what is to be said of the others."""
    there = [row for row in range(len(table)) if row not in table.again]
    kept = [
        row for row in there if row not in table.bad and any(column[row].strip() for column in table.columns)
    ]
    bad = [str(row + 1) for row in there if row in table.bad]
    if not kept:
        raise Explained(T("The table has no rows that can be read."), "empty")
    if not bad:
        return kept, []
    text = T("Rows that do not fit the others are left out ({n}): {rows}.", n=len(bad), rows=_few(bad))
    return kept, [remark("rows-bad", text, len(bad))]


def _remarks(place: Path, table: Table, gone: Sequence[str], options: TableOptions) -> Iterator[Evidence]:
    said = of_reading(table.reading) if table.reading is not None else None
    yield from encoding_remarks({place.name: said}, options.encoding) if said is not None else ()
    # That names stand in the first row is no guess where some of them are known.
    yield from (told for told in table.remarks if told.finding != "names-guessed")
    if gone:
        yield remark("columns-missing", not_given(gone), len(gone))


def _refused(names: Sequence[str], total: int) -> Text:
    return T("Rows without an answer ({n} of {total}): {rows}.", n=len(names), total=total, rows=_few(names))


def _few(names: Sequence[str]) -> list[str]:
    return [*names[:MOST_NAMES], *(["…"] if len(names) > MOST_NAMES else [])]

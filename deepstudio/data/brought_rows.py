"""Rows that a person brings for predictions: those of a file, or one that is given as its cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deepstudio.catalog.columns import entering
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.core.text import T, Text
from deepstudio.data.bringing import Bringing, Brought
from deepstudio.data.columns import as_found
from deepstudio.data.encoding_remarks import encoding_remarks, of_reading
from deepstudio.data.evidence import Evidence, remark
from deepstudio.data.kinds import is_cell, stored
from deepstudio.data.network import refuse_network
from deepstudio.data.spelling import label
from deepstudio.data.tables import TYPED, read_tables
from deepstudio.data.tables.table import TableOfCells, three
from deepstudio.data.text_files import missing
from deepstudio.data.unlabelled import NOT_DIVIDED, single_column

Kinds = Mapping[str, ColumnKind]


@dataclass(frozen=True)
class BroughtRow:
    """One sample, its values by column, and what is to be told of it."""

    values: Mapping[str, Any]
    remarks: tuple[Evidence, ...] = ()


def rows(place: Path, how: Bringing) -> Brought:
    """The rows of a table with the columns that the network learned from; what else it holds stands beside.

    Columns that are not there count as missing, which is told. Raises `Explained`: as `read_tables` does, and
    `no_such_column` where none of them is there, or one that cannot be missing is not.
    """
    kinds = _kinds(how.plan, how.registry)
    table = _table(place, kinds, how)
    named = _named(kinds, table.names)
    if not named:
        words = {"name": place.name, "there": three(table.names), "wanted": list(kinds)}
        text = T(
            "None of the columns that this network takes is in {name}: {wanted}. It has {there}.", **words
        )
        raise Explained(text, "no_such_column")
    gone = _refused(kinds, [name for name in kinds if name not in named])
    kept = [
        row
        for row in range(len(table))
        if row not in table.again and row not in table.bad and _filled(table, row)
    ]
    written = place.suffix.lower() not in TYPED
    cells = {
        name: stored(kinds[name]).of_cells(
            [table.column(theirs)[row].strip() for row in kept],
            place.parent,
            kinds[name] if written else None,
        )
        for name, theirs in named.items()
    }
    values = [dict(zip(cells, row, strict=True)) for row in zip(*cells.values(), strict=True)]
    # That names stand in the first row is no guess where some of them are known.
    remarks = (told for told in table.remarks if told.finding != "names-guessed")
    said = (*_encoding(place, table, how), *remarks, *_gone(gone), *_misfits(table))
    return Brought(
        [f"{row + 1}" for row in kept],
        values,
        [place],
        "rows",
        T("Reading rows"),
        _rows_refused,
        said,
        beside={name: [table.column(name)[row] for row in kept] for name in table.names},
    )


def row_given(given: Mapping[str, Any], plan: DataPlan, registry: Registry) -> BroughtRow:
    """One row from its cells by column, however the names are spelled.

    Columns without a cell, or with an empty one, count as missing.

    Raises `Explained` (`no_such_column`) for a column that the network does not take, or one that cannot be missing.
    """
    kinds = _kinds(plan, registry)
    known = {label(name).casefold(): name for name in kinds}
    strange = [name for name in given if label(name).casefold() not in known]
    if strange:
        text = T(
            "This network takes no column “{name}”. It takes {wanted}.", name=strange[0], wanted=list(kinds)
        )
        raise Explained(text, "no_such_column")
    spelled = {
        known[label(name).casefold()]: cell.strip() if isinstance(cell, str) else cell
        for name, cell in given.items()
    }
    cells = {name: cell for name, cell in spelled.items() if cell not in ("", None)}
    gone = _refused(kinds, [name for name in kinds if name not in cells])
    values = {
        name: stored(kinds[name]).of_cells([_cell(cell, kinds[name])], Path.cwd(), kinds[name])[0]
        for name, cell in cells.items()
    }
    return BroughtRow(values, _gone(gone))


def _cell(cell: Any, kind: ColumnKind) -> Any:
    """A number that somebody gives as one, and not in words, stays one where it is a whole cell."""
    return cell if is_cell(kind) else str(cell)


def _kinds(plan: DataPlan | None, registry: Registry) -> Kinds:
    """What the network takes of a row."""
    if plan is None:
        return {}
    return {name: as_found(name, kind, plan.found) for name, kind in entering(plan, registry)}


def _table(place: Path, kinds: Kinds, how: Bringing) -> TableOfCells:
    refuse_network(str(place))
    if not place.exists():
        raise missing(place)
    if not place.is_file():
        text = T(
            "{path} is a folder. Choose one file: a table with the columns of the data.", path=str(place)
        )
        raise Explained(text, "not_a_file")
    try:
        (table,) = read_tables([place], options=how.options)
    except Explained as error:
        if len(kinds) > 1 or error.cause not in NOT_DIVIDED:
            raise
        cells, reading = single_column(place, how.options)
        if not _named(kinds, cells[:1]) or not cells[1:]:
            raise
        table = TableOfCells((cells[0],), (cells[1:],), frozenset(), complete=True, reading=reading)
    return table


def _filled(table: TableOfCells, row: int) -> bool:
    return any(column[row].strip() for column in table.columns)


def _named(kinds: Kinds, there: Sequence[str]) -> dict[str, str]:
    """The columns that are there, by our names and the table's, which may be spelled in another way."""
    spelled = {label(name).casefold(): name for name in reversed(there)}
    found = {name: name if name in there else spelled.get(label(name).casefold(), "") for name in kinds}
    return {name: theirs for name, theirs in found.items() if theirs}


def _refused(kinds: Kinds, gone: Sequence[str]) -> Sequence[str]:
    """Those columns again, which may all be missing. Raises `Explained` where one may not."""
    needed = [name for name in gone if not stored(kinds[name]).may_be_missing]
    if needed:
        text = T("The column “{name}” is missing, and the network cannot do without it.", name=needed[0])
        raise Explained(text, "no_such_column")
    return gone


def _gone(names: Sequence[str]) -> tuple[Evidence, ...]:
    if not names:
        return ()
    text = T("Not given, so counted as missing ({n}): {names}.", n=len(names), names=three(names))
    return (remark("columns-not-given", text, len(names)),)


def _misfits(table: TableOfCells) -> tuple[Evidence, ...]:
    if not table.bad:
        return ()
    shown = three([str(row + 1) for row in sorted(table.bad)])
    text = T("Rows that do not fit the columns are left out ({n}): {rows}.", n=len(table.bad), rows=shown)
    return (remark("rows-left-out", text, len(table.bad)),)


def _encoding(place: Path, table: TableOfCells, how: Bringing) -> tuple[Evidence, ...]:
    said = of_reading(table.reading) if table.reading is not None else None
    return encoding_remarks({place.name: said}, how.options.encoding) if said is not None else ()


def _rows_refused(names: Sequence[str], total: int) -> Text:
    return T(
        "{n} of {total} rows hold something that cannot be read, such as row {rows}. Their lines have no answer.",
        n=len(names),
        total=total,
        rows=three(names),
    )

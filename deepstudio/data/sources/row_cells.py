"""The cells of a table's rows beside text and label: what belongs together, when it was, and the part of each row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from deepstudio.core.data_edits import set_source
from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.data.evidence import Evidence, remark
from deepstudio.data.sources.layout import part_named
from deepstudio.data.sources.rows import row_of
from deepstudio.data.split import PARTS
from deepstudio.data.tables.table import TableOfCells, three


class RowCells:
    """Looks cells up by the ids of their rows."""

    def __init__(self, files: Iterable[Path], tables: Iterable[TableOfCells]) -> None:
        self._tables = {file.name: table for file, table in zip(files, tables, strict=True)}

    def of(self, ids: Iterable[str], column: str) -> dict[str, str]:
        """The cells of rows that there are, by id, without the space around them."""
        columns = {name: table.column(column) for name, table in self._tables.items()}
        only = next(iter(columns.values())) if len(columns) == 1 else None
        places = ((id, row_of(id)) for id in ids)
        return {
            id: (only if only is not None else columns[place.file])[place.row].strip() for id, place in places
        }


def parts_by_column(column: str, cells: Mapping[str, str]) -> tuple[dict[str, str], tuple[Evidence, ...]]:
    """The part that each row says it is in, by id. Raises `Explained` (`no_parts`) where a column says no parts."""
    part_of = {cell: part_named(cell) or part_named(cell.casefold()) for cell in set(cells.values())}
    named = {id: part_of[cell] for id, cell in cells.items()}
    counts = Counter(part for part in named.values() if part in PARTS)
    if not counts[PARTS[0]] or len(counts) < 2:
        examples = three([cell for cell, _ in Counter(cells.values()).most_common(4)])
        raise Explained(
            T(
                "The column “{name}” does not say which rows are for training and which for the test; it holds "
                "{examples}. Choose another column, or none.",
                name=column,
                examples=examples,
            ),
            "no_parts",
        )
    strange = Counter(cells[id] for id, part in named.items() if part not in PARTS)
    return {id: part if part in PARTS else PARTS[0] for id, part in named.items()}, _strange(column, strange)


def _strange(column: str, cells: Counter[str]) -> tuple[Evidence, ...]:
    count = cells.total()
    if not count:
        return ()
    text = T("Rows whose column “{name}” says no part are taken for training ({n}).", name=column, n=count)
    if words := [cell for cell, _ in cells.most_common() if cell]:
        text = T(
            "Rows whose column “{name}” says no part are taken for training ({n}); it says {examples}.",
            name=column,
            n=count,
            examples=three(words),
        )
    fix = set_source({"part": ""}, T("Do not use this column"))
    return (remark("parts-unknown", text, count, (fix,), "--part"),)

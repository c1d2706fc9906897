"""The cells of one sheet of a workbook, read one after the other and never spread out beyond what there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import FORMULA_TAG, VALUE_TAG, WorkSheetParser

from deepstudio.core.text import T
from deepstudio.data.tables.table import NoTable, refuse_too_many

MOST_FILLED = 5_000_000  # cells of merged ranges; a sheet has a million rows


@dataclass(frozen=True)
class Sheet:
    """Columns of equal length, from the first row and column of the sheet on, all of them strings.

    `filled` counts the cells below the first of a merged range, which got its value; `unstored` the formulas whose
    value was not saved with them. `whole` tells whether all rows were read.
    """

    columns: tuple[list[str], ...] = ()
    filled: int = 0
    unstored: int = 0
    whole: bool = True


class _Parser(WorkSheetParser):  # type: ignore[misc]
    """Counts formulas without a value on the way."""

    unstored = 0

    def parse_cell(self, element: Any) -> dict[str, Any]:
        if element.find(FORMULA_TAG) is not None and not element.findtext(VALUE_TAG):
            self.unstored += 1
        cell: dict[str, Any] = super().parse_cell(element)
        return cell


def read_sheet(sheet: ReadOnlyWorksheet, least: int = 0) -> Sheet:
    """The cells of a sheet, or of its first `least` rows. Raises `NoTable` where these would be far too many."""
    book = sheet.parent
    with sheet._get_source() as source:
        parser = _Parser(
            source,
            sheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        cells: dict[int, dict[int, str]] = {}
        width, whole = 0, True
        for number, row in parser.parse():
            if least and len(cells) >= least:
                whole = False
                break
            found = {cell["column"]: text for cell in row if (text := _text(cell))}
            if found:
                cells[number] = found
                width = max(width, *found)
                refuse_too_many(number, width)
    height = max(cells, default=0)
    columns = tuple([""] * height for _ in range(width))
    for number, found in cells.items():
        for column, text in found.items():
            columns[column - 1][number - 1] = text
    filled = _fill(columns, parser.merged_cells) if whole else 0
    return Sheet(columns, filled, parser.unstored, whole)


def _text(cell: dict[str, Any]) -> str:
    """What a person sees in a cell, more or less; nothing for an error."""
    value = cell["value"]
    if value is None or cell["data_type"] == "e":
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _fill(columns: tuple[list[str], ...], merged: Any) -> int:
    """Gives the value of a merged range to the cells below its first; how many. To the right of it stay none,

    so that a title does not become the name of all columns.
    """
    filled = 0
    for found in merged.mergeCell if merged is not None else ():
        left, top, _, bottom = found.bounds
        cells = columns[left - 1] if left <= len(columns) else []
        value = cells[top - 1] if top <= len(cells) else ""
        if value:
            below = slice(top, min(bottom, len(cells)))
            cells[below] = [cell or value for cell in cells[below]]
            filled += len(cells[below])
        if filled > MOST_FILLED:
            raise NoTable(T("its merged cells overlap; undo that in Excel"))
    return filled

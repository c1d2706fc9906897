"""The cells of the table of runs, which of them are compared, and in which order they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt, Signal

from deepstudio.catalog.run_metrics import LOSS
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.train.run_columns import NAME, NOTE, VERDICT, RunColumn, columns_of, sorted_rows
from deepstudio.ui.pages.train.run_rows import RunRow
from deepstudio.ui.plots.run_looks import LineLook, free_slot, look_of
from deepstudio.ui.theme import fonts
from deepstudio.ui.widgets.rows import LEFT, RIGHT, ROOT, ROW, Index, KeyedRows
from deepstudio.ui.widgets.styling import wrapped

EDITED = (NAME, NOTE)


class RunModel(KeyedRows[RunRow], QAbstractTableModel):
    """Says `renamed` or `noted` when something was typed, and `ticked` when other runs are compared."""

    renamed = Signal(str, str)
    noted = Signal(str, str)
    ticked = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.rows = []
        self.metric = LOSS
        self.columns: tuple[RunColumn, ...] = columns_of((), LOSS)
        self.ticks: dict[str, int] = {}
        """The compared runs, each with the number by which its line looks; it keeps that while it is ticked."""
        self.order = (NAME, True)
        """By which column rows stand, and whether the largest is on top."""
        self._listed: list[RunRow] = []

    def key_of(self, row: RunRow) -> str:
        return row.id

    # What is shown

    def set_rows(self, rows: Sequence[RunRow]) -> None:
        """`rows` newest first. The run in front stays it without being chosen again."""
        self._listed = list(rows)
        if rows:  # none are known yet where the page was just built anew
            known = {row.id for row in rows}
            self.ticks = {id: slot for id, slot in self.ticks.items() if id in known}
        columns = columns_of(rows, self.metric)
        if [one.id for one in columns] != [one.id for one in self.columns]:
            self.beginResetModel()
            self.columns = columns
            self.rows, self._places = self._ordered(), None
            self.endResetModel()
            return
        self.columns = columns
        self._place()

    def sort_by(self, column: str, down: bool) -> None:
        self.order = column, down
        self._place()

    def column(self, id: str) -> int:
        """The place of a column; -1 where there is none."""
        return next((place for place, one in enumerate(self.columns) if one.id == id), -1)

    def _ordered(self) -> list[RunRow]:
        place = self.column(self.order[0])
        return sorted_rows(self._listed, self.columns[place], self.order[1]) if place >= 0 else self._listed

    def _place(self) -> None:
        """Puts rows where they belong; those that stay are only painted anew."""
        rows = self._ordered()
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = rows
            self.refresh()
            return
        self.beginResetModel()
        self.rows, self._places = rows, None
        self.endResetModel()

    def refresh(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.columns) - 1))

    # Comparing

    def toggle(self, row: int) -> None:
        """Compares a run, or no longer."""
        run_id = self.rows[row].id
        if run_id in self.ticks:
            del self.ticks[run_id]
        else:
            self.ticks[run_id] = free_slot(self.ticks.values())
        self.refresh()
        self.ticked.emit([run.id for run in self.rows if run.id in self.ticks])

    def look(self, run_id: str) -> LineLook | None:
        """How the line of a compared run looks."""
        slot = self.ticks.get(run_id)
        return look_of(slot) if slot is not None else None

    # Cells

    def said(self, row: RunRow) -> str:
        """The row in words."""
        return ", ".join(words for one in self.columns if (words := one.words(row)))

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return column.words(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.said(row) if column.id == NAME else column.words(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if column.is_number else LEFT
            case Qt.ItemDataRole.FontRole:
                return fonts.tabular(fonts.body()) if column.is_number else fonts.body()
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row, column)
            case Qt.ItemDataRole.CheckStateRole if column.id == NAME:
                return Qt.CheckState.Checked if row.id in self.ticks else Qt.CheckState.Unchecked
        return row if role == ROW else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical or section >= len(self.columns):
            return None
        column = self.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if column.is_number else LEFT
            case Qt.ItemDataRole.ToolTipRole if column.about:
                return wrapped(column.about)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, column = self.rows[index.row()], self.columns[index.column()]
        typed = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or typed == column.words(row):
            return False
        (self.noted if column.id == NOTE else self.renamed).emit(row.id, typed)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        known = super().flags(index)
        is_edited = index.isValid() and self.columns[index.column()].id in EDITED
        return known | Qt.ItemFlag.ItemIsEditable if is_edited else known

    def _tip(self, row: RunRow, column: RunColumn) -> str | None:
        """What is new in a run at its name; elsewhere what may be cut off."""
        if column.id == NAME:
            change = [tr_text(row.change)] if row.change is not None else []
            return wrapped("\n".join([column.words(row), *change]))
        if column.id == VERDICT and row.verdict is not None:
            return wrapped(tr_text(row.verdict.sentence))
        words = column.words(row)
        return wrapped(words) if not column.is_number and words else None

"""Samples as the rows of a table. Only what is in view is asked for, however many rows and columns there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from deepstudio.core.results import written
from deepstudio.data.sample_table import EXCLUDED, SampleEntry, SampleTable
from deepstudio.ui.answers.target import TONES, part_word
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.widgets.rows import LEFT, RIGHT, ROOT, Index, KeyedRows, KeyedSelection
from deepstudio.ui.widgets.tables import lay_out_table

ROW, WIDEST = 28, 220  # pixels


class RowsModel(KeyedRows[SampleEntry], QAbstractTableModel):
    """The cells of the samples; the answers stand first and the part of the data last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = []
        self.columns: tuple[str, ...] = ()
        self.units: Mapping[str, str] = {}
        """What the numbers of each column count."""
        self.table = SampleTable()
        self.order = (-1, Qt.SortOrder.AscendingOrder)
        """By which column, and up or down."""

    def key_of(self, row: SampleEntry) -> str:
        return row.id

    def set_rows(self, rows: Sequence[SampleEntry]) -> None:
        column, order = self.order
        self.beginResetModel()
        self.columns = self.table.columns
        if 0 <= column < len(self.columns):
            down = order == Qt.SortOrder.DescendingOrder
            rows = self.table.ordered(rows, self.columns[column], down)
        self.rows, self._places = list(rows), None
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry, column = self.rows[index.row()], index.column()
        is_part = column == len(self.columns)
        if role == Qt.ItemDataRole.DisplayRole:
            value = None if is_part else self.table.value(entry.id, self.columns[column])
            return part_word(entry.part) if is_part else written(value)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(column)
        if role == Qt.ItemDataRole.FontRole and self._side(column) is RIGHT:
            return fonts.tabular(fonts.body())
        if role == Qt.ItemDataRole.ForegroundRole:
            tone = "text3" if entry.part == EXCLUDED else "text"
            return theme.color(TONES[entry.part] if is_part else tone)
        return None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        """Numbers stand at the right."""
        return RIGHT if column < len(self.columns) and self.table.is_number(self.columns[column]) else LEFT

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        if orientation == Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        name = self.columns[section] if section < len(self.columns) else self.tr("Part")
        return f"{name} ({self.units[name]})" if self.units.get(name) else name


class RowsTable(KeyedSelection[SampleEntry], QTableView):
    """A click on a title sorts by it."""

    chosen = Signal(list)
    menu_wanted = Signal(QPoint)
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowsModel(self)
        self.setModel(self.rows)
        self.setObjectName("data.rows")
        lay_out_table(self, ROW)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        head = self.horizontalHeader()
        head.setMaximumSectionSize(2 * WIDEST)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        head.sortIndicatorChanged.connect(self._sort)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit(self.selected()))

    def show_entries(self, table: SampleTable, entries: Sequence[SampleEntry]) -> None:
        columns = self.rows.columns
        self.rows.table = table
        self.set_rows(entries)
        head = self.horizontalHeader()
        for column in range(self.rows.columnCount()) if self.rows.columns != columns else ():
            wide = max(72, self.sizeHintForColumn(column) + 20, head.sectionSizeHint(column))
            self.setColumnWidth(column, min(WIDEST, wide))

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self.rows.order = column, order
        self.set_rows(self.rows.rows)

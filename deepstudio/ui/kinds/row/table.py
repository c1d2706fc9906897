"""Samples as the rows of a table. Only what is in view is asked for, however many rows and columns there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from deepstudio.core.results import Cell, written
from deepstudio.data.sample_table import EXCLUDED, SampleEntry, SampleTable
from deepstudio.ui.answers.target import TONES, part_word
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.widgets.rows import LEFT, RIGHT, ROOT, Index, KeyedRows, KeyedSelection

ROW, WIDEST = 28, 220  # pixels


class RowsModel(KeyedRows[SampleEntry], QAbstractTableModel):
    """The cells of the samples; the answers stand first and the part of the data last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = []
        self.columns: tuple[str, ...] = ()
        self.units: Mapping[str, str] = {}
        """What the numbers of each column count."""
        self._table = SampleTable()
        self._sorted = (-1, Qt.SortOrder.AscendingOrder)

    def key_of(self, row: SampleEntry) -> str:
        return row.id

    def show(self, table: SampleTable, entries: Sequence[SampleEntry]) -> None:
        self._table, self.columns = table, table.columns
        self._take(entries)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted = column, order
        self._take(self.rows)

    def _take(self, entries: Sequence[SampleEntry]) -> None:
        column, order = self._sorted
        if 0 <= column < len(self.columns):
            down = order == Qt.SortOrder.DescendingOrder
            entries = self._table.ordered(entries, self.columns[column], down)
        self.beginResetModel()
        self.rows, self._places = list(entries), None
        self.endResetModel()

    def value(self, row: int, column: int) -> Cell:
        return self._table.value(self.rows[row].id, self.columns[column])

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
            return part_word(entry.part) if is_part else written(self.value(index.row(), column))
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
        return RIGHT if column < len(self.columns) and self._table.is_number(self.columns[column]) else LEFT

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
        self.rows = rows = RowsModel(self)
        self.setModel(rows)
        self.setObjectName("data.rows")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMaximumSectionSize(2 * WIDEST)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._kept: list[str] = []
        rows.modelAboutToBeReset.connect(lambda: setattr(self, "_kept", self.selected()))
        rows.modelReset.connect(lambda: self.select(self._kept))
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit(self.selected()))
        theme.notifier().changed.connect(self.viewport().update)

    def show_entries(self, table: SampleTable, entries: Sequence[SampleEntry]) -> None:
        columns, place = self.rows.columns, self.verticalScrollBar().value()
        self.rows.show(table, entries)
        head = self.horizontalHeader()
        for column in range(self.rows.columnCount()) if self.rows.columns != columns else ():
            wide = max(72, self.sizeHintForColumn(column) + 20, head.sectionSizeHint(column))
            self.setColumnWidth(column, min(WIDEST, wide))
        self.verticalScrollBar().setValue(place)

"""Samples as the rows of a table. Only what is in view is asked for, however many rows and columns there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QItemSelection, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from deepstudio.core.results import Cell, written
from deepstudio.ui.answers.parts import EXCLUDED, TONES, part_word
from deepstudio.ui.kinds.sample_table import SampleEntry, SampleTable
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.widgets.model_index import Index

ROOT = QModelIndex()
ROW, WIDEST = 28, 220  # pixels
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RowsModel(QAbstractTableModel):
    """The cells of the samples; the answers stand first and the part of the data last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: list[SampleEntry] = []
        self.columns: tuple[str, ...] = ()
        self._table = SampleTable()
        self._units: Mapping[str, str] = {}
        self._sorted = (-1, Qt.SortOrder.AscendingOrder)

    def show(self, table: SampleTable, entries: Sequence[SampleEntry], units: Mapping[str, str]) -> None:
        self.beginResetModel()
        self._table, self._units, self.columns = table, units, table.columns
        self.entries = list(entries)
        self._order()
        self.endResetModel()

    def value(self, row: int, column: int) -> Cell:
        entry = self.entries[row]
        return self._table.value(entry.id, self.columns[column])

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted = column, order
        self.layoutAboutToBeChanged.emit()
        self._order()
        self.layoutChanged.emit()

    def _order(self) -> None:
        column, order = self._sorted
        if not 0 <= column < len(self.columns):
            return
        values = [self.value(row, column) for row in range(len(self.entries))]
        there = [row for row, value in enumerate(values) if value is not None]
        there.sort(key=lambda row: values[row], reverse=order == Qt.SortOrder.DescendingOrder)  # type: ignore[arg-type, return-value]
        missing = [row for row, value in enumerate(values) if value is None]
        self.entries = [self.entries[row] for row in (*there, *missing)]

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        part = index.column() == len(self.columns)
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.ForegroundRole:
            if part:
                return theme.color(TONES[entry.part])
            return theme.color("text3") if entry.part == EXCLUDED else None
        if part:
            return part_word(entry.part) if role == Qt.ItemDataRole.DisplayRole else None
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.TextAlignmentRole,
            Qt.ItemDataRole.FontRole,
        ):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return written(self.value(index.row(), index.column()))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        return fonts.tabular(fonts.body()) if self._side(index.column()) is RIGHT else None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        """Numbers stand at the right."""
        return RIGHT if column < len(self.columns) and self._table.is_number(self.columns[column]) else LEFT

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == len(self.columns):
            return self.tr("Part")
        name = self.columns[section]
        return f"{name} ({self._units[name]})" if self._units.get(name) else name


class RowsTable(QTableView):
    """A click on a title sorts by it."""

    chosen = Signal(list)
    menu_wanted = Signal(QPoint)
    delete_wanted = Signal()

    def __init__(self, rows: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        rows.setParent(self)
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
        self.setAlternatingRowColors(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMaximumSectionSize(2 * WIDEST)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit(self.selected()))
        theme.notifier().changed.connect(self.viewport().update)

    def show_entries(
        self, table: SampleTable, entries: Sequence[SampleEntry], units: Mapping[str, str]
    ) -> None:
        kept, columns = self.selected(), self.rows.columns
        place = self.verticalScrollBar().value()
        self.rows.show(table, entries, units)
        if self.rows.columns != columns:
            for column in range(self.rows.columnCount()):
                self.setColumnWidth(column, min(WIDEST, max(72, self.sizeHintForColumn(column) + 20)))
                head = self.horizontalHeader()
                if head.sectionSizeHint(column) > self.columnWidth(column):
                    self.setColumnWidth(column, min(WIDEST, head.sectionSizeHint(column)))
        self.select(kept)
        self.verticalScrollBar().setValue(place)

    def selected(self) -> list[str]:
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows.entries[row].id for row in rows]

    def select(self, ids: Sequence[str]) -> None:
        """Selects exactly these rows."""
        wanted, found = set(ids), QItemSelection()
        for row, entry in enumerate(self.rows.entries if wanted else ()):
            if entry.id in wanted:
                found.select(self.rows.index(row, 0), self.rows.index(row, len(self.rows.columns)))
        model = self.selectionModel()
        model.select(found, model.SelectionFlag.ClearAndSelect)
        if not found.isEmpty():
            model.setCurrentIndex(found.indexes()[0], model.SelectionFlag.NoUpdate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.selectionModel().hasSelection():
            self.menu_wanted.emit(event.globalPos())

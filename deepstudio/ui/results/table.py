"""Rows of numbers and words that can be sorted and copied."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from deepstudio.core.amounts import percent
from deepstudio.core.results import Cell, Heading, Section, Table, written
from deepstudio.storage.spreadsheet import delimited, plain_cell
from deepstudio.ui.language import tr_text
from deepstudio.ui.results.base import ResultContext, SectionView
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import IconButton
from deepstudio.ui.widgets.rows import LEFT, RIGHT, Index
from deepstudio.ui.widgets.styling import wrapped
from deepstudio.ui.widgets.tables import lay_out_table

VALUE = Qt.ItemDataRole.UserRole
BAR = Qt.ItemDataRole.UserRole + 1
LEAST, HIGHEST = 150, 380  # pixels, beyond which rows are scrolled
ROW_HEIGHT, PADDING = 28, 36  # pixels; the latter at both sides of the table, with the card's lines
NARROW = "QHeaderView::section { padding: 6px 5px; } QTableView::item { padding: 0 5px; }"


class TableView(SectionView):
    """Click a heading to sort; the table can be copied."""

    stretch = 3

    def __init__(self, context: ResultContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._copy = IconButton("copy", small=True, parent=self, name="evaluate.copy-table", run=self.copy)
        self._copy.setToolTip(self.tr("Copy the table"))
        self.set_trailing(self._copy)
        self.view = QuietTable(self)
        self.view.setObjectName("evaluate.table")
        self.view.copied.connect(self.copy)
        self.add(self.view, 1)

    def least_width(self) -> int:
        return self.view.needed_width() + PADDING

    def show_section(self, section: Section) -> None:
        if not isinstance(section, Table):
            return
        self._section = section
        self.set_title(tr_text(section.heading.text()))
        self.view.setAccessibleName(self.title())
        self._cells = cells_of(section, self)
        self.view.setModel(self._cells)
        self.view.lay_out()

    def copy(self) -> None:
        """Puts the table, as it is sorted, on the clipboard."""
        cells, columns = self._cells, range(self._cells.columnCount())
        head = [tr_text(column.title.text()) for column in self._section.columns]
        shown = [
            [plain_cell(cells.index(row, column).data(VALUE)) for column in columns]
            for row in range(cells.rowCount())
        ]
        QGuiApplication.clipboard().setText(delimited([head, *shown], "\t"))


def cells_of(table: Table, parent: QObject) -> QStandardItemModel:
    """The cells of a table, as they are written and as they are sorted."""
    made = QStandardItemModel(len(table.rows), len(table.columns), parent)
    made.setSortRole(VALUE)
    for place, column in enumerate(table.columns):
        heading = QStandardItem(tr_text(column.title.text()))
        heading.setTextAlignment(LEFT if column.form == "text" else RIGHT)
        if column.help is not None:
            heading.setToolTip(wrapped(tr_text(column.help.text())))
        made.setHorizontalHeaderItem(place, heading)
        for row, cells in enumerate(table.rows):
            made.setItem(row, place, _cell(cells[place], column))
    return made


def _cell(value: Cell, column: Heading) -> QStandardItem:
    words = written(value, column.form, column.unit)
    if column.form == "percent" and isinstance(value, float):
        words = percent(value)
    made = QStandardItem(words)
    made.setData(value, VALUE)
    if column.bar and isinstance(value, float):
        made.setData(value, BAR)
    if column.form != "text":
        made.setTextAlignment(RIGHT)
        made.setFont(fonts.tabular(fonts.body()))
    return made


class QuietTable(QTableView):
    """A table whose first column takes the room that is left."""

    copied = Signal()

    def lay_out(self) -> None:
        self.setItemDelegate(ShareDelegate(self))
        self.setStyleSheet(NARROW)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)  # rows come in their own order
        self.setSortingEnabled(True)
        lay_out_table(self, ROW_HEIGHT)
        self.setMinimumWidth(250)
        self.setMinimumHeight(min(self.whole_height(), LEAST))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def whole_height(self) -> int:
        """In which all rows are shown."""
        rows = self.model().rowCount() if self.model() is not None else 0
        return self.horizontalHeader().sizeHint().height() + rows * scaled(ROW_HEIGHT) + 4

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), min(self.whole_height(), HIGHEST))

    def needed_width(self) -> int:
        """In which no column is cut off."""
        head = self.horizontalHeader()
        return sum(max(head.sectionSizeHint(n), self.sizeHintForColumn(n)) for n in range(head.count()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room to be left, a column that stretches would keep the width it had."""
        super().resizeEvent(event)
        modes, head = QHeaderView.ResizeMode, self.horizontalHeader()
        if head.count():
            fits = self.needed_width() <= self.viewport().width()
            head.setSectionResizeMode(0, modes.Stretch if fits else modes.ResizeToContents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        else:
            super().keyPressEvent(event)


class ShareDelegate(QStyledItemDelegate):
    """Draws a share as a bar below its number."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        share = index.data(BAR)
        if share is None:
            return
        room = QRectF(option.rect).adjusted(8, scaled(ROW_HEIGHT) - 5, -6, 0)
        painter.fillRect(QRectF(room.x(), room.y(), room.width(), 2), theme.color("sunken"))
        wide = room.width() * min(max(share, 0.0), 1.0)
        painter.fillRect(QRectF(room.right() - wide, room.y(), wide, 2), theme.color("accent"))

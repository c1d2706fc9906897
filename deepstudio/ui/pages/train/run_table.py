"""The table of runs, newest first: a click shows a run's curves, a tick compares it, a title sorts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from deepstudio.core.declarations import Metric
from deepstudio.ui.pages.train.run_columns import BUILT, NAME, NOTE, STATE, TIME, VERDICT
from deepstudio.ui.pages.train.run_model import RunModel
from deepstudio.ui.pages.train.run_rows import RunRow
from deepstudio.ui.pages.train.run_status import TONES
from deepstudio.ui.plots.legend import draw_dash
from deepstudio.ui.theme import fonts, icons, theme
from deepstudio.ui.widgets.chip import draw_dot
from deepstudio.ui.widgets.rows import LEFT, RIGHT, ROW, Index, KeyedSelection, draw_words, room_of
from deepstudio.ui.widgets.tables import lay_out_table

HEIGHT = 34  # pixels of a row
BOX = 16.0
NAMED = 78  # pixels before a name: the tick, and what the line of the run looks like
PADDING = 24
NARROWEST, WIDEST = 56, 240
# Which columns give up room, and in which order; one without a smallest width goes away. The menu still sorts by it.
SMALLEST = {NOTE: 76, BUILT: 76, VERDICT: 64, NAME: 132}
FIRST_TO_GO = (NOTE, TIME, BUILT, NAME, VERDICT)
LAST_TO_GO = (NOTE, BUILT)  # where even the smallest ones do not fit
LONGEST = 200  # characters of a name or a note


class RunTable(KeyedSelection[RunRow], QTableView):
    """Says which run is in front, which ones are compared, and what the user calls them and notes of them."""

    chosen = Signal(str)
    compared = Signal(list)
    renamed = Signal(str, str)
    noted = Signal(str, str)
    sorted_by = Signal(str, bool)
    """The user wants another order: a column, and whether the largest comes first."""
    pointed = Signal(str)
    """The pointer is at this run; at none, it is empty."""
    menu_wanted = Signal(QPoint)
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = self.runs = RunModel()
        self.runs.setParent(self)
        self.setModel(self.runs)
        self.setItemDelegate(_RunDelegate(self))
        self.marked = ""
        """The run that stands out, as the pointer is at it or at its line."""
        self._widths: tuple[object, ...] = ()
        self._coming: tuple[list[RunRow], Metric] | None = None
        lay_out_table(self, HEIGHT)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Runs"))
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setMinimumSectionSize(NARROWEST)
        self._connect()
        self._show_order()

    def _connect(self) -> None:
        self.runs.renamed.connect(self.renamed)
        self.runs.noted.connect(self.noted)
        self.runs.ticked.connect(self.compared)
        self.runs.modelReset.connect(self._show_order)
        self.selectionModel().currentRowChanged.connect(self._chosen)
        self.horizontalHeader().sectionClicked.connect(self.sort_from)

    # Rows

    def set_runs(self, rows: Sequence[RunRow], metric: Metric) -> None:
        """Replaces the rows; the chosen one, the ticks and the order stay. While something is typed, they wait."""
        self._coming = list(rows), metric
        if self.state() == QAbstractItemView.State.EditingState:
            return  # a table that is set anew would close the editor
        self._take_coming()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Shows what came while something was typed."""
        super().closeEditor(editor, hint)
        QTimer.singleShot(0, self, self._after_typing)

    def _after_typing(self) -> None:
        if self.state() != QAbstractItemView.State.EditingState:
            self._take_coming()
            self._fit_columns(again=True)

    def _take_coming(self) -> None:
        if self._coming is None:
            return
        (rows, metric), self._coming = self._coming, None
        here, place = self.current_id(), self.verticalScrollBar().value()
        row = self.currentIndex().row()
        beside = [one.id for one in (*self.rows.rows[row + 1 :], *reversed(self.rows.rows[: max(row, 0)]))]
        self.runs.metric = metric
        self.runs.set_rows(rows)
        if self.current_id() != here:
            self._put_back(here if self.rows.row_of(here) is not None else self._beside(beside))
        self._fit_columns()
        self.verticalScrollBar().setValue(place)

    def current_id(self) -> str:
        row = self.current()
        return row.id if row is not None else ""

    def choose(self, run_id: str) -> None:
        """Brings a run to the front."""
        place = self.rows.row_of(run_id)
        if place is not None and run_id != self.current_id():
            self.setCurrentIndex(self.rows.index(place, 0))

    def rename_current(self) -> None:
        self._edit(NAME)

    def note_current(self) -> None:
        self._edit(NOTE)

    def sort_by(self, column: str, down: bool) -> None:
        """Another order of the rows; the run in front stays in view."""
        here = self.current_id()
        self.runs.sort_by(column, down)
        self._put_back(here)
        self._show_order()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def mark(self, run_id: str) -> None:
        """Lets a run stand out."""
        if run_id != self.marked:
            self.marked = run_id
            self.viewport().update()

    def _beside(self, ids: Sequence[str]) -> str:
        """The first of these that is still there: what takes the place of a run that went."""
        return next((id for id in ids if self.rows.row_of(id) is not None), "")

    def _put_back(self, run_id: str) -> None:
        place = self.rows.row_of(run_id)
        self.selectionModel().blockSignals(True)
        self.setCurrentIndex(self.rows.index(place, 0) if place is not None else QModelIndex())
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def _edit(self, column: str) -> None:
        place = self.runs.column(column)
        if self.currentIndex().isValid() and place >= 0:
            index = self.rows.index(self.currentIndex().row(), place)
            if self.isColumnHidden(place):  # for want of room; it stays while something is typed
                self.setColumnHidden(place, False)
                self.setColumnWidth(place, SMALLEST.get(column, NARROWEST))
            self.scrollTo(index)
            self.edit(index)

    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.current_id())

    # Order

    def sort_from(self, place: int) -> None:
        """A column's title was chosen: sorts by it, or the other way round."""
        column = self.runs.columns[place]
        was, down = self.runs.order
        self.sorted_by.emit(column.id, not down if was == column.id else column.best_first)

    def _show_order(self) -> None:
        column, down = self.runs.order
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(self.runs.column(column), order)

    # Columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns(again=True)

    def _fit_columns(self, again: bool = False) -> None:
        """Each as wide as what stands in it, narrower or away by `FIRST_TO_GO` where room is short."""
        key = (tuple(one.id for one in self.runs.columns), tuple(row.id for row in self.runs.rows))
        is_edited = self.state() == QAbstractItemView.State.EditingState
        if is_edited or (key == self._widths and not again):
            return  # a column that went away would take what is typed in it along
        self._widths = key
        ids = [one.id for one in self.runs.columns]
        wanted = {id: self._wanted(place) for place, id in enumerate(ids)}
        room = self.viewport().width()
        for id in FIRST_TO_GO:
            if sum(wanted.values()) > room and id in wanted:
                least = SMALLEST.get(id, 0)
                wanted[id] = max(least, wanted[id] - (sum(wanted.values()) - room)) if least else 0
        for id in LAST_TO_GO:
            if sum(wanted.values()) > room and id in wanted:
                wanted[id] = 0
        wanted[NOTE] += max(0, room - sum(wanted.values())) if wanted[NOTE] else 0
        for place, id in enumerate(ids):
            self.setColumnHidden(place, not wanted[id])
            if wanted[id]:
                self.setColumnWidth(place, wanted[id])

    def _wanted(self, place: int) -> int:
        column, metrics = self.runs.columns[place], self.fontMetrics()
        words = max((metrics.horizontalAdvance(column.words(row)) for row in self.runs.rows), default=0)
        extra = {NAME: NAMED, STATE: 16}.get(column.id, 0)
        least = self.horizontalHeader().fontMetrics().horizontalAdvance(column.title) + PADDING
        return min(WIDEST, max(words + extra + PADDING, least, NARROWEST, 120 if column.id == NOTE else 0))

    # Keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            self.runs.toggle(index.row())
        elif event.key() == Qt.Key.Key_F2 and index.isValid():
            self._edit(NOTE if self.runs.columns[index.column()].id == NOTE else NAME)
        elif event.key() != Qt.Key.Key_Backspace:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._tick_at(event):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._tick_at(event):
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self.pointed.emit(self.rows.rows[index.row()].id if index.isValid() else "")

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit("")

    def _tick_at(self, event: QMouseEvent) -> bool:
        """Ticks or unticks the run whose box was hit, without bringing it to the front."""
        place = event.position()
        index = self.indexAt(place.toPoint())
        if not index.isValid() or index.column() != 0 or event.button() != Qt.MouseButton.LeftButton:
            return False
        if not tick_box(self.visualRect(index)).adjusted(-8, -9, 8, 9).contains(place):
            return False
        self.runs.toggle(index.row())
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """At the pointer, or at the row where the keyboard is."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            corner = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(40, 0)
            self.menu_wanted.emit(self.viewport().mapToGlobal(corner))
        elif self.indexAt(event.pos()).isValid():
            self.menu_wanted.emit(event.globalPos())


class _RunDelegate(QStyledItemDelegate):
    """Paints the cells of a run and edits its name and its note in place."""

    def __init__(self, table: RunTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        room, row = room_of(option), index.data(ROW)
        column = self._table.runs.columns[index.column()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, room, row, index)
        if column.id == NAME:
            self._paint_name(painter, room, row)
        elif column.id == STATE:
            self._paint_state(painter, room, row)
        else:
            tone = "text" if column.is_number or column.id == NOTE else "text2"
            side = RIGHT if column.is_number else LEFT
            font = fonts.tabular(fonts.body()) if column.is_number else fonts.body()
            words = column.words(row) or self._hint(column.id, row)
            tone = "text3" if not column.words(row) or column.id == BUILT else tone
            if column.id == VERDICT and row.verdict is not None and row.verdict.tone != "plain":
                tone = row.verdict.tone
            draw_words(painter, room.adjusted(8, 0, -8, 0), words, tone, font, side=side)
        painter.restore()

    def _hint(self, column: str, row: RunRow) -> str:
        """What can be done where nothing stands yet."""
        is_here = row.id in (self._table.current_id(), self._table.marked)
        return self.tr("Add a note") if column == NOTE and is_here else ""

    def _paint_ground(self, painter: QPainter, room: QRectF, row: RunRow, index: Index) -> None:
        is_current = index.row() == self._table.currentIndex().row()
        if is_current or row.id == self._table.marked:
            painter.fillRect(room, theme.color("accent_soft" if is_current else "sunken"))
        if is_current and self._table.hasFocus():
            for y in (room.top(), room.bottom() - 1):
                painter.fillRect(QRectF(room.x(), y, room.width(), 1), theme.color("accent"))

    def _paint_name(self, painter: QPainter, room: QRectF, row: RunRow) -> None:
        box, look = tick_box(room.toRect()), self._table.runs.look(row.id)
        painter.setPen(QPen(theme.color("text3" if look is None else "accent"), 1))
        painter.setBrush(theme.color("surface" if look is None else "accent"))
        painter.drawRoundedRect(box, 4, 4)
        if look is not None:
            icons.paint(painter, box.adjusted(2, 2, -2, -2), "check", "on_accent")
            draw_dash(painter, QRectF(box.right() + 10, room.y(), 0, room.height()).center(), look)
        name = self._table.runs.columns[0].words(row)
        draw_words(painter, room.adjusted(NAMED - 8, 0, -4, 0), name, "text", fonts.strong())

    def _paint_state(self, painter: QPainter, room: QRectF, row: RunRow) -> None:
        tone = TONES.get(row.state.status, "text3")
        draw_dot(painter, room.x() + 12, room.center().y(), theme.color(tone))
        words = self._table.runs.columns[1].words(row)
        draw_words(painter, room.adjusted(24, 0, -4, 0), words, "text2", fonts.body())

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        is_note = self._table.runs.columns[index.column()].id == NOTE
        editor = QLineEdit(parent)
        editor.setAcceptDrops(False)
        editor.setMaxLength(LONGEST if is_note else 60)
        editor.setObjectName("train.run-note" if is_note else "train.run-title")
        editor.setAccessibleName(self.tr("Note") if is_note else self.tr("Name"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect = room_of(option).toRect()
        before = 0 if self._table.runs.columns[index.column()].id == NOTE else NAMED - 14
        editor.setGeometry(rect.x() + before, rect.y() + 2, rect.width() - before - 2, rect.height() - 4)


def tick_box(rect: QRect) -> QRectF:
    """Where the tick of a row stands in its first cell."""
    return QRectF(rect.x() + 10, rect.y() + (rect.height() - BOX) / 2, BOX, BOX)

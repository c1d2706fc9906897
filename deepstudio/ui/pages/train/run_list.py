"""The list of runs, newest first: a click shows a run's curves, a tick compares it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyleOptionViewItem, QWidget

from deepstudio.catalog.run_metrics import LOSS
from deepstudio.core.amounts import duration
from deepstudio.core.declarations import Metric
from deepstudio.storage.live_run import metric_of
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.train.run_rows import RunRow
from deepstudio.ui.pages.train.run_status import TONES, status_word
from deepstudio.ui.plots.axes import shown_metric
from deepstudio.ui.run_name import numbered_name
from deepstudio.ui.theme import fonts, icons, theme
from deepstudio.ui.theme.tokens import RADIUS
from deepstudio.ui.widgets.chip import draw_dot
from deepstudio.ui.widgets.rows import RIGHT, Index, RowDelegate, RowList, RowModel, draw_words, room_of
from deepstudio.ui.widgets.styling import wrapped

BOX = 16.0


class RunList(RowList[RunRow]):
    """Says which run is in front, which ones are compared, and what the user calls them."""

    chosen = Signal(str)
    compared = Signal(list)
    renamed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.runs = RunModel()
        super().__init__(self.runs, _RunDelegate(self.runs), parent)
        self.runs.renamed.connect(self.renamed)
        self.runs.ticked.connect(self.compared)
        self.setEditTriggers(QListView.EditTrigger.DoubleClicked | QListView.EditTrigger.EditKeyPressed)
        self.selectionModel().currentChanged.connect(self._chosen)
        self.setAccessibleName(self.tr("Runs"))

    def set_runs(self, rows: Sequence[RunRow], metric: Metric) -> None:
        """Replaces the rows; the chosen one and the ticks stay."""
        self.runs.metric = metric
        self.runs.set_rows(rows)

    def current_id(self) -> str:
        row = self.current()
        return row.id if row is not None else ""

    def choose(self, run_id: str) -> None:
        """Brings a run to the front."""
        place = self.rows.row_of(run_id)
        if place is not None and run_id != self.current_id():
            self.setCurrentIndex(self.rows.index(place))

    def rename_current(self) -> None:
        if self.currentIndex().isValid():
            self.edit(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            self.runs.toggle(index.row())
        elif event.key() != Qt.Key.Key_Backspace:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._tick_at(event):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._tick_at(event):
            super().mouseDoubleClickEvent(event)

    def _tick_at(self, event: QMouseEvent) -> bool:
        """Ticks or unticks the run whose box was hit, without bringing it to the front."""
        place = event.position()
        index = self.indexAt(place.toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return False
        if not tick_box(self.visualRect(index)).adjusted(-8, -10, 8, 10).contains(place):
            return False
        self.runs.toggle(index.row())
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.indexAt(event.pos()).isValid():
            self.menu_wanted.emit(event.globalPos())

    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.current_id())


class RunModel(RowModel[RunRow]):
    """Rows, and the ticks of those that are compared."""

    renamed = Signal(str, str)
    ticked = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.metric = LOSS
        self.ticks: set[str] = set()

    def key_of(self, row: RunRow) -> str:
        return row.id

    def said(self, row: RunRow) -> str:
        return ", ".join(part for part in self.words(row) if part)

    def tip(self, row: RunRow) -> str | None:
        return wrapped(tr_text(row.change)) if row.change is not None else None

    def set_rows(self, rows: Sequence[RunRow]) -> None:
        """The run in front stays it without being chosen again."""
        if [row.id for row in rows] == [row.id for row in self.rows]:
            super().set_rows(rows)
            return
        old = self.persistentIndexList()
        ids = [self.rows[index.row()].id for index in old]
        self.layoutAboutToBeChanged.emit()
        self.rows, self._places = list(rows), None
        self.changePersistentIndexList(old, [self._index_of(run_id) for run_id in ids])
        self.layoutChanged.emit()
        self.ticks &= {row.id for row in rows}

    def toggle(self, row: int) -> None:
        """Compares a run, or no longer."""
        self.ticks ^= {self.rows[row].id}
        self.refresh(row, row)
        self.ticked.emit([run.id for run in self.rows if run.id in self.ticks])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.EditRole:
            return numbered_name(row.number, row.title)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.id in self.ticks else Qt.CheckState.Unchecked
        return super().data(index, role)

    def words(self, row: RunRow) -> tuple[str, str, str, str]:
        """Name, how it stands, best result, duration."""
        state = row.state
        best = metric_of(state.best, self.metric.id)
        shown = shown_metric(best, self.metric) if best is not None else ""
        return (
            numbered_name(row.number, row.title),
            status_word(state.status),
            shown,
            tr_text(duration(state.seconds)) if state.seconds else "",
        )

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.rows[index.row()]
        title = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or title == numbered_name(row.number, row.title):
            return False
        self.renamed.emit(row.id, title)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def _index_of(self, run_id: str) -> QModelIndex:
        row = self.row_of(run_id)
        return self.index(row) if row is not None else QModelIndex()


class _RunDelegate(RowDelegate[RunRow]):
    """Paints a run and edits its name in place."""

    height = 38
    width = 200
    radius = RADIUS
    is_ringed = True

    def __init__(self, model: RunModel) -> None:
        super().__init__()
        self._model = model

    def paint_row(self, painter: QPainter, room: QRectF, row: RunRow, state: QStyle.StateFlag) -> None:
        self._paint_tick(painter, tick_box(room.toRect()), row.id in self._model.ticks)
        self._paint_words(painter, room, row)

    def _paint_tick(self, painter: QPainter, box: QRectF, ticked: bool) -> None:
        painter.setPen(QPen(theme.color("accent" if ticked else "text3"), 1))
        painter.setBrush(theme.color("accent" if ticked else "surface"))
        painter.drawRoundedRect(box, 4, 4)
        if ticked:
            icons.paint(painter, box.adjusted(2, 2, -2, -2), "check", "on_accent")

    def _paint_words(self, painter: QPainter, room: QRectF, row: RunRow) -> None:
        name, status, best, passed = self._model.words(row)
        line = room.adjusted(34, 0, -10, 0)
        draw_dot(painter, line.x() + 4, line.center().y(), theme.color(TONES.get(row.state.status, "text3")))
        line.adjust(16, 0, 0, 0)
        painter.setFont(fonts.tabular(fonts.secondary()))
        painter.setPen(theme.color("text2"))
        painter.drawText(line, RIGHT, passed)
        painter.setFont(fonts.tabular(fonts.strong()))
        painter.setPen(theme.color("text"))
        painter.drawText(line.adjusted(0, 0, -82, 0), RIGHT, best)
        middle = line.adjusted(0, 0, -142, 0)
        words = ((name, "text", fonts.strong(), 8), (status, "text2", fonts.secondary(), 12))
        for said, tone, font, gap in words:
            middle.adjust(draw_words(painter, middle, said, tone, font) + gap, 0, 0, 0)
        if row.change is not None:
            draw_words(painter, middle, tr_text(row.change), "text3", fonts.secondary())

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAcceptDrops(False)
        editor.setMaxLength(60)
        editor.setObjectName("train.run-title")
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect = room_of(option).toRect()
        editor.setGeometry(rect.x() + 44, rect.y() + 4, min(220, rect.width() - 60), rect.height() - 8)


def tick_box(rect: QRect) -> QRectF:
    """Where the tick of a row stands."""
    return QRectF(rect.x() + 10, rect.y() + (rect.height() - BOX) / 2, BOX, BOX)

"""The list of runs, newest first: a click shows a run's curves, a tick compares it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from deepstudio.core.declarations import Metric
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.train.live import metric_of
from deepstudio.ui.pages.train.run_rows import RunRow
from deepstudio.ui.pages.train.run_status import LOSS, TONES, shown_metric, status_word
from deepstudio.ui.run_name import numbered_name
from deepstudio.ui.theme import fonts, icons, theme
from deepstudio.ui.theme.tokens import RADIUS
from deepstudio.ui.widgets import Translated, duration
from deepstudio.ui.widgets.chip import draw_dot
from deepstudio.ui.widgets.model_index import Index

ROW = Qt.ItemDataRole.UserRole
HEIGHT = 38
BOX = 16.0


class RunList(Translated, QListView):
    """Says which run is in front, which ones are compared, and what the user calls them."""

    chosen = Signal(str)
    compared = Signal(list)
    renamed = Signal(str, str)
    menu_wanted = Signal(QPoint)
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RunModel(self)
        self.rows.renamed.connect(self.renamed)
        self.rows.ticked.connect(self.compared)
        self.setModel(self.rows)
        self.setItemDelegate(_RunDelegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.DoubleClicked | QListView.EditTrigger.EditKeyPressed)
        self.selectionModel().currentChanged.connect(self._chosen)
        theme.notifier().changed.connect(self.viewport().update)
        self.retranslate()

    def set_rows(self, rows: Sequence[RunRow], metric: Metric) -> None:
        """Replaces the rows; the chosen one and the ticks stay."""
        self.rows.set_rows(tuple(rows), metric)

    def current(self) -> str:
        index = self.currentIndex()
        return index.data(ROW).id if index.isValid() else ""

    def choose(self, run_id: str) -> None:
        """Brings a run to the front."""
        row = self.rows.row_of(run_id)
        if row is not None and run_id != self.current():
            self.setCurrentIndex(self.rows.index(row))

    def rename_current(self) -> None:
        if self.currentIndex().isValid():
            self.edit(self.currentIndex())

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Runs"))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            self.rows.toggle(index.row())
        elif event.key() == Qt.Key.Key_Delete and index.isValid():
            self.delete_wanted.emit()
        else:
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
        self.rows.toggle(index.row())
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.indexAt(event.pos()).isValid():
            self.menu_wanted.emit(event.globalPos())

    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(ROW).id)


class RunModel(QAbstractListModel):
    """Rows, and the ticks of those that are compared."""

    renamed = Signal(str, str)
    ticked = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[RunRow, ...] = ()
        self.metric = LOSS
        self.ticks: set[str] = set()

    def set_rows(self, rows: tuple[RunRow, ...], metric: Metric) -> None:
        same = [row.id for row in rows] == [row.id for row in self.rows]
        if same:
            self.rows, self.metric = rows, metric
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        old = self.persistentIndexList()
        ids = [self.rows[index.row()].id for index in old]
        self.layoutAboutToBeChanged.emit()
        self.rows, self.metric = rows, metric
        self.changePersistentIndexList(old, [self._index_of(run_id) for run_id in ids])
        self.layoutChanged.emit()
        self.ticks &= {row.id for row in rows}

    def row_of(self, run_id: str) -> int | None:
        return next((number for number, row in enumerate(self.rows) if row.id == run_id), None)

    def row(self, run_id: str) -> RunRow | None:
        return next((row for row in self.rows if row.id == run_id), None)

    def toggle(self, row: int) -> None:
        """Compares a run, or no longer."""
        self.ticks ^= {self.rows[row].id}
        self.dataChanged.emit(self.index(row), self.index(row))
        self.ticked.emit([run.id for run in self.rows if run.id in self.ticks])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.EditRole:
            return numbered_name(row.number, row.title)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in self.words(row) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr_text(row.change) if row.change is not None else None
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.id in self.ticks else Qt.CheckState.Unchecked
        return None

    def words(self, row: RunRow) -> tuple[str, str, str, str]:
        """Name, how it stands, best result, duration."""
        state = row.state
        best = metric_of(state.best, self.metric.id)
        shown = shown_metric(best, self.metric) if best is not None else ""
        return (
            numbered_name(row.number, row.title),
            status_word(state.status),
            shown,
            duration(state.seconds) if state.seconds else "",
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


class _RunDelegate(QStyledItemDelegate):
    """Paints a run and edits its name in place."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, RunModel)
        row: RunRow = index.data(ROW)
        rect = _rect(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, option.state)
        self._paint_tick(painter, tick_box(rect), row.id in model.ticks)
        self._paint_words(painter, rect, model, row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        ground = QRectF(rect).adjusted(0, 1, 0, -1)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(ground, RADIUS, RADIUS)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sunken"))
            painter.drawRoundedRect(ground, RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _paint_tick(self, painter: QPainter, box: QRectF, ticked: bool) -> None:
        painter.setPen(QPen(theme.color("accent" if ticked else "text3"), 1))
        painter.setBrush(theme.color("accent" if ticked else "surface"))
        painter.drawRoundedRect(box, 4, 4)
        if ticked:
            icons.paint(painter, box.adjusted(2, 2, -2, -2), "check", "on_accent")

    def _paint_words(self, painter: QPainter, rect: QRect, model: RunModel, row: RunRow) -> None:
        name, status, best, passed = model.words(row)
        line = QRectF(rect).adjusted(34, 0, -10, 0)
        draw_dot(painter, line.x() + 4, line.center().y(), theme.color(TONES.get(row.state.status, "text3")))
        line.adjust(16, 0, 0, 0)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.setFont(fonts.tabular(fonts.secondary()))
        painter.setPen(theme.color("text2"))
        painter.drawText(line, right, passed)
        painter.setFont(fonts.tabular(fonts.strong()))
        painter.setPen(theme.color("text"))
        painter.drawText(line.adjusted(0, 0, -82, 0), right, best)
        middle = line.adjusted(0, 0, -142, 0)
        wide = self._draw(painter, middle, name, "text", strong=True)
        wide += self._draw(painter, middle.adjusted(wide + 8, 0, 0, 0), status, "text2") + 8
        if row.change is not None:
            self._draw(painter, middle.adjusted(wide + 12, 0, 0, 0), tr_text(row.change), "text3")

    def _draw(self, painter: QPainter, room: QRectF, words: str, tone: str, strong: bool = False) -> float:
        """Draws words that are cut where room ends; returns their width."""
        painter.setFont(fonts.strong() if strong else fonts.secondary())
        painter.setPen(theme.color(tone))
        shown = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, max(0, round(room.width()))
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        return float(painter.fontMetrics().horizontalAdvance(shown))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAcceptDrops(False)
        editor.setMaxLength(60)
        editor.setObjectName("train.run-title")
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect = _rect(option)
        editor.setGeometry(rect.x() + 44, rect.y() + 4, min(220, rect.width() - 60), rect.height() - 8)


def tick_box(rect: QRect) -> QRectF:
    """Where the tick of a row stands."""
    return QRectF(rect.x() + 10, rect.y() + (rect.height() - BOX) / 2, BOX, BOX)


def _rect(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = option.rect
    return rect

"""Many pictures in a grid. Only those in view are decoded, beside the window's thread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QImage, QKeyEvent, QPainter, QPainterPath, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from deepstudio.ui.theme import fonts, icons, theme
from deepstudio.ui.widgets.chip import draw_dot
from deepstudio.ui.widgets.model_index import Index
from deepstudio.ui.widgets.thumbnail_pictures import LoadThumbnail, ThumbnailCache

CAPTION = 22  # pixels below a picture
GAP = 5
TINY = 48  # pictures up to this many pixels are shown with square pixels


@dataclass(frozen=True, slots=True)
class Thumb:
    """One picture. `key` is what `load` gets; `tone` colours a dot before the caption, `tip` explains it."""

    key: str
    caption: str = ""
    tone: str = ""
    tip: str = ""
    faded: bool = False
    note: str = ""


class ThumbnailGrid(QListView):
    """A virtual grid. `load(key, pixels)` runs in another thread, returns a PIL picture and may raise `Explained`."""

    chosen = Signal(list)
    """The keys that are selected now, in order."""
    opened = Signal(str)
    """A picture was double-clicked, or Enter was pressed on it."""
    menu_wanted = Signal(QPoint)
    """The context menu of the selection is wanted, at this place on the screen."""
    delete_wanted = Signal()
    """Delete was pressed while pictures are selected."""

    def __init__(
        self, load: LoadThumbnail | None = None, size: int = 92, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size = size
        self.thumbs = ThumbModel(self)
        self.pictures = ThumbnailCache(self)
        self.pictures.arrived.connect(self.thumbs.touch)
        self.setModel(self.thumbs)
        self.setItemDelegate(_ThumbDelegate(self))
        self._lay_out()
        self._settled = QTimer(self, singleShot=True, interval=15)
        self._settled.timeout.connect(self._ask_for_visible)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._settled.start())
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self.activated.connect(lambda index: self.opened.emit(index.data(KEY)))
        self.destroyed.connect(self.pictures.aside.forget)
        theme.notifier().changed.connect(self.viewport().update)
        self.set_load(load)

    def set_load(self, load: LoadThumbnail | None) -> None:
        """Changes where pictures come from; those that were loaded are forgotten."""
        self.pictures.set_load(load)
        self.viewport().update()
        self._settled.start()

    def set_thumbs(self, thumbs: Sequence[Thumb]) -> None:
        """Replaces what is shown; what was selected and is still there stays selected, and so does the place."""
        if tuple(thumbs) == self.thumbs.items:
            return
        kept, place = set(self.selected()), self.verticalScrollBar().value()
        current = self.currentIndex().data(KEY)
        self.thumbs.set_items(tuple(thumbs))
        self.select(kept, current)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(place)
        self._settled.start()

    def selected(self) -> list[str]:
        """The keys that are selected, in the order of the grid."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.thumbs.items[row].key for row in rows]

    def select(self, keys: Iterable[str], current: str | None = None) -> None:
        """Selects exactly these pictures."""
        model = self.selectionModel()
        rows = sorted(row for key in keys if (row := self.thumbs.row_of(key)) is not None)
        found = QItemSelection()
        for row in rows:
            found.select(self.thumbs.index(row), self.thumbs.index(row))
        here = self.thumbs.row_of(current) if current else None
        if here is None and rows:
            here = rows[0]
        if here is not None:
            model.setCurrentIndex(self.thumbs.index(here), model.SelectionFlag.NoUpdate)
        model.select(found, model.SelectionFlag.ClearAndSelect)

    def reveal(self, key: str) -> None:
        """Selects one picture and scrolls to it."""
        row = self.thumbs.row_of(key)
        if row is not None:
            self.setCurrentIndex(self.thumbs.index(row))
            self.scrollTo(self.thumbs.index(row), QListView.ScrollHint.PositionAtCenter)

    def cell(self) -> QSize:
        """The room of one picture with its caption; columns fill the width."""
        bar = self.verticalScrollBar().sizeHint().width()  # kept free, so that columns do not jump
        across = max(1, self.width() - bar - 1)
        columns = max(1, across // (self._size + 2 * GAP))
        return QSize(across // columns, self._size + CAPTION + 2 * GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setGridSize(self.cell())
        self._settled.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if event.key() in keys and self.selectionModel().hasSelection():
            self.delete_wanted.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.selectionModel().hasSelection():
            self.menu_wanted.emit(event.globalPos())

    def visible_keys(self) -> list[str]:
        """The pictures in view and a little beyond."""
        cell = self.gridSize()
        if not self.thumbs.items or cell.isEmpty():
            return []
        columns = max(1, self.width() // cell.width())
        first = max(0, self.verticalOffset() // cell.height() - 1) * columns
        rows = self.viewport().height() // cell.height() + 3
        return [thumb.key for thumb in self.thumbs.items[first : first + rows * columns]]

    def _ask_for_visible(self) -> None:
        pixels = round(self._size * self.devicePixelRatioF())
        self.pictures.want(self.visible_keys(), pixels)

    def _selection_changed(self) -> None:
        self.chosen.emit(self.selected())

    def _lay_out(self) -> None:
        self.setViewMode(QListView.ViewMode.ListMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMovement(QListView.Movement.Static)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QListView { background: transparent; }")  # it lies on the page itself
        self.verticalScrollBar().setSingleStep(40)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)


KEY = Qt.ItemDataRole.UserRole
THUMB = Qt.ItemDataRole.UserRole + 1


class ThumbModel(QAbstractListModel):
    """The pictures in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[Thumb, ...] = ()
        self._rows: dict[str, int] = {}

    def set_items(self, items: tuple[Thumb, ...]) -> None:
        self.beginResetModel()
        self.items = items
        self._rows = {item.key: row for row, item in enumerate(items)}
        self.endResetModel()

    def row_of(self, key: str) -> int | None:
        return self._rows.get(key)

    def touch(self, key: str) -> None:
        """Repaints one picture."""
        row = self._rows.get(key)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row), [Qt.ItemDataRole.DecorationRole])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        thumb = self.items[index.row()]
        if role == KEY:
            return thumb.key
        if role == THUMB:
            return thumb
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{thumb.caption} {thumb.key}" if thumb.caption else thumb.key
        if role == Qt.ItemDataRole.ToolTipRole:
            return thumb.tip or thumb.key
        return None


class _ThumbDelegate(QStyledItemDelegate):
    """Paints a picture, its caption, and whether it is selected or left out."""

    def __init__(self, grid: ThumbnailGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._grid.cell()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        thumb = index.data(THUMB)
        cell = _rect(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = _state(option)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        side = min(cell.width(), cell.height() - CAPTION) - 2 * GAP
        box = QRectF(cell.x() + (cell.width() - side) / 2, cell.y() + GAP, side, side)
        painter.setOpacity(0.35 if thumb.faded else 1.0)
        self._paint_picture(painter, box, thumb)
        painter.setOpacity(1.0)
        self._paint_ring(painter, box, state)
        self._paint_caption(painter, cell, box, thumb, selected)
        painter.restore()

    def _paint_picture(self, painter: QPainter, box: QRectF, thumb: Thumb) -> None:
        image = self._grid.pictures.get(thumb.key)
        shape = QPainterPath()
        shape.addRoundedRect(box, 6, 6)
        painter.fillPath(shape, theme.color("sunken"))
        if image is not None:
            painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, image.width() > TINY)
            painter.drawImage(_fitted(box, image), image)
            painter.setClipping(False)
        elif thumb.key in self._grid.pictures.failures:
            icons.paint(
                painter, QRectF(box.center().x() - 10, box.center().y() - 10, 20, 20), "warning", "warn"
            )

    def _paint_ring(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 7, 7)
        elif state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 7, 7)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(theme.color("text3"), 1))
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 7, 7)

    def _paint_caption(
        self, painter: QPainter, cell: QRect, box: QRectF, thumb: Thumb, selected: bool
    ) -> None:
        room = QRectF(box.x(), box.bottom() + 3, box.width(), CAPTION - 4)
        if thumb.tone:
            draw_dot(painter, room.x() + 4, room.center().y(), theme.color(thumb.tone))
            room.adjust(13, 0, 0, 0)
        painter.setFont(fonts.small())
        painter.setPen(theme.color("accent" if selected else "text3" if thumb.faded else "text2"))
        words = painter.fontMetrics().elidedText(
            thumb.caption, Qt.TextElideMode.ElideMiddle, round(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if thumb.note:
            painter.setPen(theme.color("text3"))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, thumb.note)


def _fitted(box: QRectF, image: QImage) -> QRectF:
    """The place of the whole picture in the middle of `box`."""
    scale = min(box.width() / image.width(), box.height() / image.height())
    width, height = image.width() * scale, image.height() * scale
    return QRectF(box.x() + (box.width() - width) / 2, box.y() + (box.height() - height) / 2, width, height)


def _rect(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = option.rect
    return rect


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    state: QStyle.StateFlag = option.state
    return state

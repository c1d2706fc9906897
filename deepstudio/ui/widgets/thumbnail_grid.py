"""Many pictures in a grid. Only those in view are decoded, beside the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget

from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.widgets.chip import draw_dot
from deepstudio.ui.widgets.rows import Index, RowDelegate, RowList, RowModel, draw_words, elided_pair
from deepstudio.ui.widgets.styling import draw_box
from deepstudio.ui.widgets.thumbnail_pictures import LoadThumbnail, ThumbnailCache, paint_thumbnail

CAPTION = 22  # pixels below a picture
USUAL, SMALLEST, LARGEST, STEP = 92, 48, 384, 16  # pixels of a picture
SIZES = (160, 256, LARGEST)  # that are asked for where pictures are larger
GAP = 5
DOT = 13  # pixels before a caption


@dataclass(frozen=True, slots=True)
class Thumb:
    """One picture. `key` is what `load` gets; `tone` colours a dot before the caption, `tip` explains it."""

    key: str
    caption: str = ""
    tone: str = ""
    tip: str = ""
    faded: bool = False
    note: str = ""


class ThumbnailGrid(RowList[Thumb]):
    """A virtual grid. `load(key, pixels)` runs in another thread, returns a PIL picture and may raise `Explained`."""

    chosen = Signal(list)
    """The keys that are selected now, in order."""
    opened = Signal(str)
    """A picture was double-clicked, or Enter was pressed on it."""
    sized = Signal(int)
    """A person chose another size, in pixels a side."""

    resizable = False

    def __init__(
        self,
        load: LoadThumbnail | None = None,
        size: int = USUAL,
        parent: QWidget | None = None,
        resizable: bool = False,
    ) -> None:
        """`resizable` lets a person change the size with Ctrl and the wheel, plus or minus."""
        self.thumbs = ThumbModel()
        super().__init__(self.thumbs, _ThumbDelegate(self), parent, several=True)
        self._size, self.resizable = size, resizable
        self.pictures = ThumbnailCache(self)
        self.pictures.arrived.connect(self.thumbs.touch)
        self._lay_out()
        self._settled = QTimer(self, singleShot=True, interval=15)
        self._settled.timeout.connect(self._ask_for_visible)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._settled.start())
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit(self.selected()))
        self.activated.connect(lambda index: self.opened.emit(self.thumbs.rows[index.row()].key))
        self.destroyed.connect(self.pictures.aside.forget)
        self.set_load(load)

    def set_load(self, load: LoadThumbnail | None) -> None:
        """Changes where pictures come from; those that were loaded are forgotten."""
        self.pictures.set_load(load)
        self.viewport().update()
        self._settled.start()

    def set_thumbs(self, thumbs: Sequence[Thumb]) -> None:
        """Replaces what is shown; what was selected and is still there stays selected, and so does the place."""
        if list(thumbs) != self.thumbs.rows:
            self.set_rows(thumbs)
            self.setGridSize(self.cell())
            self._settled.start()

    @property
    def side(self) -> int:
        """Pixels a side of a picture."""
        return self._size

    def set_size(self, pixels: int) -> None:
        """Shows pictures larger or smaller; the first one in view stays in view."""
        pixels = min(LARGEST, max(SMALLEST, pixels))
        if pixels == self._size:
            return
        first = self.indexAt(QPoint(GAP, GAP))
        self._size = pixels
        self.setGridSize(self.cell())
        self.doItemsLayout()
        if first.isValid():
            self.scrollTo(first, QListView.ScrollHint.PositionAtTop)
        self._settled.start()

    def choose_size(self, pixels: int) -> None:
        """A person wants another size."""
        self.set_size(pixels)
        self.sized.emit(self._size)

    def event(self, event: QEvent) -> bool:
        """The keys that change the size are its own while it has the focus."""
        overriding = event.type() == QEvent.Type.ShortcutOverride and self.resizable
        if overriding and isinstance(event, QKeyEvent) and _step_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _step_of(event) if self.resizable else 0
        if step:
            self.choose_size(self._size + step)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if self.resizable and event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
            self.choose_size(self._size + (STEP if turned > 0 else -STEP))
            event.accept()
        else:
            super().wheelEvent(event)

    def cell(self) -> QSize:
        """The room of one picture with its caption; columns fill the width."""
        bar = self.verticalScrollBar().sizeHint().width()  # kept free, so that columns do not jump
        across = max(1, self.width() - bar - 1)
        columns = max(1, across // (self._size + 2 * GAP))
        return QSize(across // columns, self._size + self.caption_height() + 2 * GAP)

    def caption_height(self) -> int:
        """Of all of them; where notes do not fit beside the captions, they stand below these."""
        line = max(CAPTION, QFontMetrics(fonts.small()).height() + 6)
        return line + (line - 4 if self._notes_below() else 0)

    def _notes_below(self) -> bool:
        wide = QFontMetrics(fonts.small()).horizontalAdvance
        return any(
            thumb.note and wide(thumb.caption) + wide(thumb.note) + DOT + 4 > self._size
            for thumb in self.thumbs.rows
        )

    def caption_places(self, box: QRectF, thumb: Thumb) -> list[tuple[QRectF, str]]:
        """Where the caption below a picture and its note stand, and what is written there."""
        metrics = QFontMetrics(fonts.small())
        high, dot = metrics.height() + 2, DOT if thumb.tone else 0
        room = QRectF(box.x() + dot, box.bottom() + 3, box.width() - dot, high)
        if not thumb.note:
            return [(room, elided_pair(thumb.caption, metrics, room.width()))]
        if self._notes_below():
            below = room.translated(0, high)
            note = metrics.elidedText(thumb.note, Qt.TextElideMode.ElideRight, int(room.width()))
            return [(room, elided_pair(thumb.caption, metrics, room.width())), (below, note)]
        wide = metrics.horizontalAdvance(thumb.note) + 2
        left, right = room.adjusted(0, 0, -wide - 2, 0), room.adjusted(room.width() - wide, 0, 0, 0)
        return [(left, elided_pair(thumb.caption, metrics, left.width())), (right, thumb.note)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setGridSize(self.cell())
        self._settled.start()

    def visible_keys(self) -> list[str]:
        """The pictures in view and a little beyond."""
        cell = self.gridSize()
        if not self.thumbs.rows or cell.isEmpty():
            return []
        columns = max(1, self.width() // cell.width())
        first = max(0, self.verticalOffset() // cell.height() - 1) * columns
        rows = self.viewport().height() // cell.height() + 3
        return [thumb.key for thumb in self.thumbs.rows[first : first + rows * columns]]

    def _ask_for_visible(self) -> None:
        wanted = self._size if self._size <= USUAL else next(size for size in SIZES if size >= self._size)
        pixels = round(wanted * self.devicePixelRatioF())
        self.pictures.want(self.visible_keys(), pixels)

    def _lay_out(self) -> None:
        self.setViewMode(QListView.ViewMode.ListMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setStyleSheet("QListView { background: transparent; }")  # it lies on the page itself
        self.verticalScrollBar().setSingleStep(40)


def _step_of(event: QKeyEvent) -> int:
    """By how many pixels a key makes pictures larger; 0 for every other key."""
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return 0
    if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        return STEP
    return -STEP if event.key() == Qt.Key.Key_Minus else 0


class ThumbModel(RowModel[Thumb]):
    """The pictures in order."""

    def said(self, row: Thumb) -> str:
        return f"{row.caption} {row.key}" if row.caption else row.key

    def tip(self, row: Thumb) -> str:
        return row.tip or row.key

    def touch(self, key: str) -> None:
        """Repaints one picture."""
        place = self.row_of(key)
        if place is not None:
            self.dataChanged.emit(self.index(place), self.index(place), [Qt.ItemDataRole.DecorationRole])


class _ThumbDelegate(RowDelegate[Thumb]):
    """Paints a picture, its caption, and whether it is selected or left out."""

    def __init__(self, grid: ThumbnailGrid) -> None:
        super().__init__()
        self._grid = grid

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._grid.cell()

    def paint_ground(self, painter: QPainter, room: QRectF, state: QStyle.StateFlag) -> None:
        """The page itself."""

    def paint_row(self, painter: QPainter, room: QRectF, row: Thumb, state: QStyle.StateFlag) -> None:
        side = min(room.width(), room.height() - self._grid.caption_height()) - 2 * GAP
        box = QRectF(room.x() + (room.width() - side) / 2, room.y() + GAP, side, side)
        painter.setOpacity(0.35 if row.faded else 1.0)
        self._paint_picture(painter, box, row)
        painter.setOpacity(1.0)
        self._paint_ring(painter, box, state)
        self._paint_caption(painter, box, row, bool(state & QStyle.StateFlag.State_Selected))

    def _paint_picture(self, painter: QPainter, box: QRectF, thumb: Thumb) -> None:
        paint_thumbnail(painter, box, thumb.key, self._grid.pictures)

    def _paint_ring(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        chosen, focus = state & QStyle.StateFlag.State_Selected, state & QStyle.StateFlag.State_HasFocus
        if chosen or focus:
            draw_box(painter, box.adjusted(-2, -2, 2, 2), 7, edge="accent", width=2 if chosen else 1)
        elif state & QStyle.StateFlag.State_MouseOver:
            draw_box(painter, box.adjusted(-1, -1, 1, 1), 7, edge="text3")

    def _paint_caption(self, painter: QPainter, box: QRectF, thumb: Thumb, selected: bool) -> None:
        if thumb.tone:
            middle = box.bottom() + 4 + QFontMetrics(fonts.small()).height() / 2
            draw_dot(painter, box.x() + 4, middle, theme.color(thumb.tone))
        tone = "accent" if selected else "text3" if thumb.faded else "text2"
        for (room, words), ink in zip(self._grid.caption_places(box, thumb), (tone, "text3"), strict=False):
            draw_words(painter, room, words, ink, fonts.small())

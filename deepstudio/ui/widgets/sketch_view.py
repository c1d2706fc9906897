"""Draws a few samples of data small, in the colours in use."""

from __future__ import annotations

from itertools import zip_longest

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from deepstudio.data.sketch import Sketch
from deepstudio.ui.theme import fonts, icons, theme
from deepstudio.ui.theme.tokens import RADIUS
from deepstudio.ui.widgets.rows import draw_words
from deepstudio.ui.widgets.styling import painting
from deepstudio.ui.widgets.thumbnail_pictures import TINY, to_image

GAP, INSET, LINE = 2.0, 6.0, 15.0
WIDE = 1.7  # a picture so much wider than high, such as the wave of a sound, takes a line of its own
LETTER = 9  # pixels
TREE, LARGER = 76, 1.35  # pixels of a drawn folder, and how much larger one of its own is


class DrawnSketch:
    """A sketch with its pictures as Qt has them."""

    def __init__(self, sketch: Sketch) -> None:
        self.images = tuple(map(to_image, sketch.pictures))
        self.rows = sketch.rows
        self.lines = sketch.lines

    def __bool__(self) -> bool:
        return bool(self.images or self.rows or self.lines)

    def paint(self, painter: QPainter, room: QRectF) -> None:
        """Fills `room`, whose corners are round."""
        painter.save()
        shape = QPainterPath()
        shape.addRoundedRect(room, RADIUS, RADIUS)
        painter.fillPath(shape, theme.color("sunken"))
        painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        if self.images:
            self._paint_pictures(painter, room)
        elif self.rows:
            self._paint_rows(painter, room)
        else:
            self._paint_lines(painter, room)
        painter.restore()

    def _paint_pictures(self, painter: QPainter, room: QRectF) -> None:
        wide = all(image.width() > WIDE * image.height() for image in self.images)
        across = 1 if wide or len(self.images) == 1 else 2
        down = -(-len(self.images) // across)
        width = (room.width() - GAP * (across - 1)) / across
        height = (room.height() - GAP * (down - 1)) / down
        for number, image in enumerate(self.images):
            left = room.x() + (number % across) * (width + GAP)
            top = room.y() + (number // across) * (height + GAP)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, image.width() > TINY)
            box = QRectF(left, top, width, height)
            painter.drawImage(box, image, QRectF(image.rect()) if wide else _middle(image, width / height))

    def _paint_rows(self, painter: QPainter, room: QRectF) -> None:
        """Columns as wide as their cells, as many as go in; the lines go on to the edge."""
        font, inner = _font(), room.adjusted(INSET, INSET - 2, 0, 0)
        metrics, left = QFontMetrics(font), inner.x()
        for column in zip_longest(*self.rows, fillvalue=""):
            width = max(metrics.horizontalAdvance(cell) for cell in column) + 1.0
            for number, cell in enumerate(column):
                box = QRectF(left, inner.y() + number * LINE, min(width, inner.right() - left), LINE)
                draw_words(painter, box, cell, "text2", font, Qt.TextElideMode.ElideNone)
            left += width + INSET
            if left >= inner.right():
                break
        painter.setPen(QPen(theme.color("line"), 1))
        for number in range(1, len(self.rows) + 1):
            y = inner.y() + number * LINE
            painter.drawLine(QPointF(inner.x(), y), QPointF(inner.right(), y))

    def _paint_lines(self, painter: QPainter, room: QRectF) -> None:
        font, inner = _font(), room.adjusted(INSET, INSET - 2, -2, 0)
        for number, line in enumerate(self.lines):
            box = QRectF(inner.x(), inner.y() + number * LINE, inner.width(), LINE)
            draw_words(painter, box, line, "text2", font, Qt.TextElideMode.ElideNone)


def paint_tree(painter: QPainter, room: QRectF) -> None:
    """The folder with a folder for each class that a person is to bring."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("sunken"))
    painter.drawRoundedRect(room, RADIUS, RADIUS)
    left, top, step = room.x() + 12, room.y() + 8, 20.0
    icons.paint(painter, QRectF(left, top, 18, 18), "folder", "accent")
    painter.setPen(QPen(theme.color("text3"), 1))
    trunk = left + 8
    painter.drawLine(QPointF(trunk, top + 19), QPointF(trunk, top + 2 * step + 11))
    for number in (1, 2):
        middle = top + number * step + 11
        painter.drawLine(QPointF(trunk, middle), QPointF(trunk + 8, middle))
        icons.paint(painter, QRectF(trunk + 11, middle - 8, 16, 16), "folder", "text2")
        for dot in range(3):
            painter.drawRect(QRectF(trunk + 32 + dot * 7, middle - 2, 4, 4))
    painter.restore()


class FolderTree(QWidget):
    """The same as a picture of its own, larger."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(round(TREE * LARGER), round(TREE * LARGER))
        self.setAccessibleName(self.tr("A folder with a folder for each class"))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.scale(LARGER, LARGER)
            paint_tree(painter, QRectF(0, 0, TREE, TREE))


def _middle(image: QImage, shape: float) -> QRectF:
    """The largest part in the middle of a picture that is `shape` times as wide as high."""
    width, height = float(image.width()), float(image.height())
    if width > shape * height:
        return QRectF((width - shape * height) / 2, 0, shape * height, height)
    return QRectF(0, (height - width / shape) / 2, width, width / shape)


def _font() -> QFont:
    font = fonts.small()
    font.setPixelSize(LETTER)
    return font

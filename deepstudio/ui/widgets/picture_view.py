"""One picture as large as there is room; small ones with square pixels, as a network sees them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.widgets.styling import draw_box

TINY = 96  # pictures up to this many pixels a side keep their pixels visible


class PictureView(QWidget):
    """Shows a picture, or a few words while there is none."""

    def __init__(self, smallest: int = 96, pixelated: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._words = ""
        self._pixelated = pixelated
        self.setMinimumSize(smallest, smallest)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def image(self) -> QImage:
        return self._image

    def set_image(self, image: QImage | None, name: str = "") -> None:
        """`name` is for those who do not see it."""
        self._image = image if image is not None else QImage()
        self.setAccessibleName(name)
        self.update()

    def set_words(self, words: str) -> None:
        """What stands there while there is no picture."""
        self._words = words
        self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image.isNull():
            self._paint_words(painter)
        else:
            self._paint_image(painter)
        painter.end()

    def picture_rect(self) -> QRectF:
        """Where the picture is drawn; tiny ones grow by whole factors, so that their pixels stay equal."""
        image, room = self._image, QRectF(self.rect())
        if image.isNull():
            return room
        scale = min(room.width() / image.width(), room.height() / image.height())
        if self._is_square_pixels() and scale > 2:
            scale = float(int(scale))
        wide, high = image.width() * scale, image.height() * scale
        return QRectF((room.width() - wide) / 2, (room.height() - high) / 2, wide, high)

    def _is_square_pixels(self) -> bool:
        return self._pixelated or max(self._image.width(), self._image.height()) <= TINY

    def _paint_image(self, painter: QPainter) -> None:
        place = self.picture_rect()
        shape = QPainterPath()
        shape.addRoundedRect(place, 6, 6)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(shape)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not self._is_square_pixels())
        painter.drawImage(place, self._drawn())
        self._paint_over(painter, place)
        painter.setClipping(False)
        painter.setPen(theme.color("line"))
        painter.drawPath(shape)

    def _drawn(self) -> QImage:
        """What is drawn for the picture."""
        return self._image

    def _paint_over(self, painter: QPainter, place: QRectF) -> None:
        """Paints what lies over the picture, which is drawn at `place`."""

    def _paint_words(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_box(painter, QRectF(self.rect()), 8, "sunken")
        painter.setPen(theme.color("text3"))
        painter.setFont(fonts.secondary())
        room = self.rect().adjusted(12, 8, -12, -8)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)

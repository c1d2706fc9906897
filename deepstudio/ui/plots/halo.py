"""Words over the lines of a chart, which stay readable: a halo around them, and a place where little is covered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem

from deepstudio.storage.growing import Numbers
from deepstudio.ui.theme import fonts, theme

HALO = 4.0  # pixels
EVERY = 2.0  # pixels between two looks at whether a line is covered
TAKEN = 1000  # as many looks as other words count

PixelLine = tuple[Numbers, Numbers]
"""Points of a line in pixels, `x` ascending."""


def free_place(
    places: Sequence[QRectF], room: QRectF, lines: Sequence[PixelLine], taken: Sequence[QRectF] = ()
) -> QRectF:
    """The first of the places, moved into the room, of those that cover the fewest lines and no other words."""
    inside = [_moved_in(place, room) for place in places]
    return min(inside, key=lambda place: _covered(place, lines, taken))


def _moved_in(place: QRectF, room: QRectF) -> QRectF:
    x = min(max(place.x(), room.x()), max(room.x(), room.right() - place.width()))
    y = min(max(place.y(), room.y()), max(room.y(), room.bottom() - place.height()))
    return QRectF(QPointF(x, y), place.size())


def _covered(place: QRectF, lines: Sequence[PixelLine], taken: Sequence[QRectF]) -> int:
    at = np.arange(place.left(), place.right(), EVERY)
    found = TAKEN * sum(place.intersects(other) for other in taken)
    for x, y in lines:
        if len(x):
            heights = np.interp(at, x, y, left=np.nan, right=np.nan)
            found += int(np.count_nonzero((heights > place.top()) & (heights < place.bottom())))
    return found


class HaloText(QGraphicsItem):
    """One line of words in pixels, whatever the scale of the view is that it lies in."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self._text = ""
        self._token = "text2"
        self._size = QSizeF()
        self._offset = QPointF()

    @property
    def text(self) -> str:
        return self._text

    def set_words(self, text: str, token: str) -> QSizeF:
        """Says `text` in the colour `token`, and how large it is."""
        self.prepareGeometryChange()
        metrics = QFontMetricsF(fonts.small())
        self._text, self._token = text, token
        self._size = QSizeF(metrics.horizontalAdvance(text) + HALO, metrics.height())
        self.update()
        return self._size

    def place(self, anchor: QPointF, offset: QPointF) -> None:
        """Its left upper corner is `offset` pixels beside a point of the view."""
        self.prepareGeometryChange()
        self._offset = offset
        self.setPos(anchor)

    def boundingRect(self) -> QRectF:
        return QRectF(self._offset, self._size).adjusted(-HALO, -HALO, HALO, HALO)

    def paint(self, painter: QPainter, *_: Any) -> None:
        metrics = QFontMetricsF(fonts.small())
        path = QPainterPath()
        path.addText(self._offset + QPointF(HALO / 2, metrics.ascent()), fonts.small(), self._text)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        halo = QPen(theme.color("surface", 0.9), HALO)
        halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, halo)
        painter.fillPath(path, theme.color(self._token))

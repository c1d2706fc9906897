"""The title of an open group: in the heading of its frame, and beside the frame where that is too low for letters."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from deepstudio.ui.canvas import paint
from deepstudio.ui.canvas.labels import FAR
from deepstudio.ui.theme import icons

ARROW = 16.0
PAD = 2.0  # pixels between a frame and a title beside it
LEAST_ARROW = 8.0  # pixels
REACH = 2400.0  # units that a title beside a frame may take
HALO = 0.82


@dataclass(frozen=True, slots=True)
class TitlePlace:
    """Where a title stands, in the scene; `upward` it is read from below."""

    text: str
    place: QRectF
    upward: bool = False


class Framed(Protocol):
    """What has a title: its body, the strip at the top of it, and the colour of its ground."""

    title: str

    def body(self) -> QRectF: ...

    def heading(self) -> QRectF: ...

    def ground(self) -> QColor: ...


def beside_frame(
    title: str, body: QRectF, zoom: float, free: float, sideways: bool = False
) -> TitlePlace | None:
    """The title outside of a frame in letters that stay as large; nothing where nodes leave it no room.

    `free` is how many units are free at the left, or above where data flows sideways. At the left it is read from
    below, unless nothing at all stands there.
    """
    size = paint.type_faces().label_size
    line, wide = size.height(), size.horizontalAdvance(title) + 1
    if (line + 2 * PAD) / zoom > free:
        return None
    edge = PAD / zoom
    if sideways:
        wide = min(wide, body.width() * zoom)
        corner = QPointF(body.left(), body.top() - edge - line / zoom)
    elif free >= FAR:
        wide = min(wide, REACH * zoom - PAD)
        corner = QPointF(body.left() - edge - wide / zoom, body.top())
    else:
        wide = min(wide, body.height() * zoom)
        corner = QPointF(body.left() - edge - line / zoom, body.center().y() - wide / zoom / 2)
        place = QRectF(corner.x(), corner.y(), line / zoom, wide / zoom)
        return TitlePlace(paint.cut(title, math.ceil(wide)), place, upward=True)
    place = QRectF(corner.x(), corner.y(), wide / zoom, line / zoom)
    return TitlePlace(paint.cut(title, math.ceil(wide)), place)


def free_beside(body: QRectF, others: Iterable[QRectF], sideways: bool) -> float:
    """How many units are free at the left of a frame, or above it where data flows sideways."""
    free = FAR
    for other in others:
        level = (
            (other.left() < body.right() and body.left() < other.right())
            if sideways
            else (other.top() < body.bottom() and body.top() < other.bottom())
        )
        gap = body.top() - other.bottom() if sideways else body.left() - other.right()
        if level and gap > -1.0:
            free = min(free, max(gap, 0.0))
    return free


class FrameTitle(QGraphicsItem):
    """Arrow and title of a frame, over the wires; never smaller on the screen than can be read."""

    def __init__(self, frame: Framed) -> None:
        super().__init__()
        self._frame = frame
        self._free, self._sideways = FAR, False
        self.setZValue(0.5)

    def give_room(self, free: float, sideways: bool) -> None:
        """What is free beside the frame, seen from far away."""
        if (free, sideways) != (self._free, self._sideways):
            self._free, self._sideways = free, sideways
            self.update()

    def boundingRect(self) -> QRectF:
        return self._frame.body().adjusted(-REACH, -REACH, 0, 0)

    def shape(self) -> QPainterPath:
        """Nothing: what is under the mouse is the frame."""
        return QPainterPath()

    def place_at(self, zoom: float) -> TitlePlace | None:
        """Where the title stands beside the frame; nothing where it is in the heading, or has no room."""
        if self.inside(zoom):
            return None
        return beside_frame(self._frame.title, self._frame.body(), zoom, self._free, self._sideways)

    def inside(self, zoom: float) -> bool:
        """Whether the heading is as high as a line of text."""
        return self._frame.heading().height() * zoom >= paint.type_faces().label_size.height()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        zoom = painter.worldTransform().m11() or 1.0
        painter.save()
        if self.inside(zoom):
            self._paint_heading(painter, zoom)
        else:
            self._paint_beside(painter, zoom)
        painter.restore()

    def _paint_heading(self, painter: QPainter, zoom: float) -> None:
        tools, kinds = paint.present(), paint.type_faces()
        grow = max(1.0, kinds.label.pixelSize() / (kinds.title.pixelSize() * zoom))
        strip = self._frame.heading()
        painter.translate(strip.left() + 10, strip.center().y())
        painter.scale(grow, grow)
        icons.paint(painter, QRectF(0, -ARROW / 2, ARROW, ARROW), "chevron-down", "text2")
        room = (strip.width() - 18) / grow - ARROW - 8
        words = kinds.title_size.elidedText(self._frame.title, Qt.TextElideMode.ElideRight, room)
        # A wire that comes from above passes behind the title, but the edge of the frame stays whole.
        high = min(22.0, strip.height() / grow - 4)
        wide = kinds.title_size.horizontalAdvance(words)
        painter.fillRect(QRectF(ARROW + 4, -high / 2, wide + 8, high), self._frame.ground())
        painter.setPen(tools.title)
        painter.setFont(kinds.title)
        painter.drawText(QPointF(ARROW + 8, kinds.title_size.ascent() / 2 - 2), words)

    def _paint_beside(self, painter: QPainter, zoom: float) -> None:
        tools, kinds, strip = paint.present(), paint.type_faces(), self._frame.heading()
        side = min(ARROW, strip.height())
        if side * zoom >= LEAST_ARROW:
            place = QRectF(strip.left() + 10, strip.center().y() - side / 2, side, side)
            icons.paint(painter, place, "chevron-down", "text2")
        found = self.place_at(zoom)
        if found is None:
            return
        painter.translate(found.place.bottomLeft() if found.upward else found.place.topLeft())
        painter.rotate(-90 if found.upward else 0)
        size = found.place.size().transposed() if found.upward else found.place.size()
        halo = QColor(tools.tokens.background)
        halo.setAlphaF(HALO)
        painter.fillRect(QRectF(QPointF(), size), halo)
        painter.setPen(tools.title)
        ascent = kinds.label_size.ascent() / zoom
        paint.paint_unscaled(painter, QPointF(0, ascent), found.text, kinds.label, zoom)

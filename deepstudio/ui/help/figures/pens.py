"""Lines, dots, arrows and words as the figures draw them; places are shares of the room, counted upwards."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.widgets.rows import LEFT, draw_words

CENTER = Qt.AlignmentFlag.AlignCenter
HEAD = 6.0  # pixels of an arrow's head


def at(room: QRectF, x: float, y: float) -> QPointF:
    """The point at the shares `x` from the left and `y` from below, 0 to 1."""
    return QPointF(room.x() + x * room.width(), room.bottom() - y * room.height())


def draw_axes(painter: QPainter, room: QRectF) -> None:
    """The lines at the left and below."""
    painter.setPen(QPen(theme.color("text3", 0.6), 1))
    painter.drawPolyline([room.topLeft(), room.bottomLeft(), room.bottomRight()])


def draw_curve(
    painter: QPainter,
    room: QRectF,
    function: Callable[[float], float],
    token: str,
    span: tuple[float, float] = (0.0, 1.0),
    alpha: float = 1.0,
) -> None:
    """The graph of a function of a share of the width that gives a share of the height."""
    first, last = span
    shares = [first + (last - first) * step / 80 for step in range(81)]
    draw_line(painter, [at(room, x, function(x)) for x in shares], token, alpha=alpha)


def draw_line(
    painter: QPainter,
    points: Iterable[QPointF],
    token: str,
    wide: float = 2.0,
    dashed: bool = False,
    alpha: float = 1.0,
) -> None:
    pen = QPen(theme.color(token, alpha), wide)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashed:
        pen.setDashPattern([3, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(list(points)))


def draw_dot(painter: QPainter, place: QPointF, token: str, radius: float = 4.0, filled: bool = True) -> None:
    painter.setPen(QPen(theme.color(token), 1.5))
    painter.setBrush(theme.color(token if filled else "sunken"))
    painter.drawEllipse(place, radius, radius)


def draw_arrow(
    painter: QPainter, start: QPointF, end: QPointF, token: str = "text3", wide: float = 1.5
) -> None:
    draw_line(painter, (start, end), token, wide)
    angle = math.atan2(end.y() - start.y(), end.x() - start.x())
    sides = [
        end - QPointF(HEAD * math.cos(angle + turn), HEAD * math.sin(angle + turn)) for turn in (-0.5, 0.5)
    ]
    draw_line(painter, (sides[0], end, sides[1]), token, wide)


def write(
    painter: QPainter,
    room: QRectF,
    words: str,
    tone: str = "text2",
    side: Qt.AlignmentFlag = CENTER,
    strong: bool = False,
) -> None:
    """Words on one line in a part of the room."""
    draw_words(painter, room, words, tone, fonts.strong() if strong else fonts.small(), side=side)


def write_right(painter: QPainter, place: QPointF, words: str, tone: str) -> None:
    """Words that begin at a place."""
    write(painter, QRectF(place.x() + 5, place.y() - 9, 200, 18), words, tone, LEFT)


def write_at(painter: QPainter, place: QPointF, words: str, tone: str = "text2", wide: float = 90.0) -> None:
    """Words around a place."""
    write(painter, QRectF(place.x() - wide / 2, place.y() - 10, wide, 20), words, tone)

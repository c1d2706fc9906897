"""Drawn strokes as lines, so that they can be scaled and thickened before they become pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from deepstudio.data.sample_style import SampleStyle

Point = tuple[float, float]
FINE = 12  # drawn pixels for each pixel of the network's input
MATCHED = 2.2  # strokes become at most this much thicker or thinner than drawn


@dataclass(frozen=True)
class Stroke:
    """Points in shares of the drawing's larger side; `pen` is the width in the same measure."""

    points: tuple[Point, ...]
    pen: float

    @property
    def length(self) -> float:
        pairs = zip(self.points, self.points[1:], strict=False)
        return sum(hypot(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairs)


def as_samples_look(strokes: Sequence[Stroke], look: SampleStyle, width: int, height: int) -> QImage:
    """The drawing as a picture that looks like the samples: same ground, place, size and boldness.

    `width` and `height` are those of the network's input; the picture has `FINE` times as many pixels.
    """
    placed = _placed(strokes, look, width, height) if look.is_plain else tuple(strokes)
    drawn = render(placed, width * FINE, height * FINE)
    if not look.light_on_dark:
        drawn.invertPixels()
    return drawn


def render(strokes: Sequence[Stroke], width: int, height: int) -> QImage:
    """White strokes on black, grey."""
    canvas = QImage(width, height, QImage.Format.Format_Grayscale8)
    canvas.fill(Qt.GlobalColor.black)
    painter = QPainter(canvas)
    paint_strokes(painter, strokes, max(width, height), QColor("white"))
    painter.end()
    return canvas


def paint_strokes(painter: QPainter, strokes: Sequence[Stroke], scale: float, ink: QColor) -> None:
    """Draws with round ends; `scale` is the pixels of a share of 1."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in strokes:
        round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(ink, stroke.pen * scale, Qt.PenStyle.SolidLine, round_cap, round_join))
        painter.drawPath(_path(stroke, scale))


def _path(stroke: Stroke, scale: float) -> QPainterPath:
    """A click without a movement becomes a dot: a line too short to see."""
    points = [QPointF(x * scale, y * scale) for x, y in stroke.points]
    path = QPainterPath(points[0])
    for point in points[1:] if stroke.length > 0 else [points[0] + QPointF(0.01, 0)]:
        path.lineTo(point)
    return path


def _placed(strokes: Sequence[Stroke], look: SampleStyle, width: int, height: int) -> tuple[Stroke, ...]:
    """In the middle, as large as the samples are, with lines about as bold."""
    if not strokes:
        return ()
    side = max(width, height)
    room_x, room_y = look.width * width / side, look.height * height / side
    pen = float(np.mean([stroke.pen for stroke in strokes]))
    (left, top), (right, bottom) = _box(strokes)
    for _ in range(2):  # the size depends on the pen, and the pen on the size
        scale = _scale(right - left, bottom - top, room_x - pen, room_y - pen)
        pen = _pen(strokes, scale, look, width * height / side**2)
    middle_x, middle_y = width / side / 2, height / side / 2
    center_x, center_y = (left + right) / 2, (top + bottom) / 2

    def moved(point: Point) -> Point:
        return middle_x + (point[0] - center_x) * scale, middle_y + (point[1] - center_y) * scale

    return tuple(Stroke(tuple(map(moved, stroke.points)), pen) for stroke in strokes)


def _box(strokes: Sequence[Stroke]) -> tuple[Point, Point]:
    xs = [x for stroke in strokes for x, _ in stroke.points]
    ys = [y for stroke in strokes for _, y in stroke.points]
    return (min(xs), min(ys)), (max(xs), max(ys))


def _scale(wide: float, high: float, room_x: float, room_y: float) -> float:
    """How much larger the drawing becomes; a dot stays a dot."""
    factors = [max(room, 0.05) / size for size, room in ((wide, room_x), (high, room_y)) if size > 0.02]
    return min(factors, default=1.0)


def _pen(strokes: Sequence[Stroke], scale: float, look: SampleStyle, area: float) -> float:
    """The pen with which the drawing covers as much as a sample's ink, but not far from the pen that drew it."""
    drawn = float(np.mean([stroke.pen for stroke in strokes]))
    length = sum(stroke.length for stroke in strokes) * scale
    if look.ink <= 0 or length <= 0:
        return drawn
    return float(np.clip(look.ink * area / length, drawn / MATCHED, drawn * MATCHED))

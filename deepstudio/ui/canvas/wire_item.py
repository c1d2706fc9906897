"""A wire on the canvas, and the way it takes around nodes."""

from __future__ import annotations

import math
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from deepstudio.core.graph import Link
from deepstudio.ui.canvas import paint
from deepstudio.ui.canvas.geometry import turned
from deepstudio.ui.canvas.routes import GAP_MIDDLE, is_long

GRIP = 14.0  # how far from a wire it can be grabbed, both sides together
ROUNDING = 11.0
_TURN = QTransform(0, 1, 1, 0, 0, 0)


class WireItem(QGraphicsItem):
    """Shows one link, or a link being drawn."""

    def __init__(self, link: Link | None = None) -> None:
        super().__init__()
        self.link = link
        self.start, self.end = QPointF(), QPointF()
        self.detour: float | None = None
        self._sideways = False
        self.long = False
        """Whether nodes may lie between the ends."""
        self.mistake = False
        self.hot = False
        self.draft = link is None
        self._path = QPainterPath()
        self._bounds = QRectF()
        self._shape: QPainterPath | None = None
        self.setZValue(3 if self.draft else 0)
        if not self.draft:
            self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)

    def route(
        self, start: QPointF, end: QPointF, detour: float | None = None, sideways: bool = False
    ) -> None:
        """Lays the wire from `start` down to `end`; with `detour`, past that x on the way.

        Where data flows `sideways`, it goes to the right, and past that y.
        """
        laid = (start, end, detour, sideways)
        if laid == (self.start, self.end, self.detour, self._sideways):
            return
        self.prepareGeometryChange()
        self.start, self.end, self.detour, self._sideways = laid
        first, last = (turned(start), turned(end)) if sideways else (start, end)
        self.long = is_long(first, last)
        path = wire_path(first, last, detour)
        self._path = _TURN.map(path) if sideways else path
        self._bounds = self._path.controlPointRect().adjusted(-4, -4, 4, 4)
        self._shape = None

    def set_mistake(self, mistake: bool) -> None:
        if mistake != self.mistake:
            self.mistake = mistake
            self.update()

    def set_hot(self, hot: bool) -> None:
        if hot != self.hot:
            self.hot = hot
            self.update()

    def middle(self) -> QPointF:
        return self._path.pointAtPercent(0.5) if not self._path.isEmpty() else self.start

    def boundingRect(self) -> QRectF:
        return self._bounds

    def shape(self) -> QPainterPath:
        if self._shape is None:
            stroker = QPainterPathStroker()
            stroker.setWidth(GRIP)
            self._shape = stroker.createStroke(self._path)
        return self._shape

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        tools = paint.present()
        pen = tools.wire
        if self.draft:
            pen = tools.wire_draft
        elif self.hot or self.isSelected():
            pen = tools.wire_hot
        elif self.mistake:
            pen = tools.wire_bad
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)


def wire_path(start: QPointF, end: QPointF, detour: float | None = None) -> QPainterPath:
    """A curve that leaves downward and arrives from above; nearly straight between neighbours."""
    path = QPainterPath(start)
    if detour is not None:
        return _around(path, start, end, detour)
    down = end.y() - start.y()
    if abs(end.x() - start.x()) < 0.5 and down > 0:
        path.lineTo(end)
        return path
    bend = max(down * 0.5, min(28.0, down * 0.7)) if down > 0 else min(60 - down * 0.3, 160.0)
    path.cubicTo(start + QPointF(0, bend), end - QPointF(0, bend), end)
    return path


def _around(path: QPainterPath, start: QPointF, end: QPointF, x: float) -> QPainterPath:
    """Sideways in the gap below the source, down past the nodes, and back in the gap above the target."""
    top, bottom = start.y() + GAP_MIDDLE, end.y() - GAP_MIDDLE
    corners = [QPointF(start.x(), top), QPointF(x, top), QPointF(x, bottom), QPointF(end.x(), bottom), end]
    for corner, following in pairwise(corners):
        before = path.currentPosition()
        path.lineTo(_towards(corner, before))
        path.quadTo(corner, _towards(corner, following))
    path.lineTo(end)
    return path


def _towards(corner: QPointF, other: QPointF) -> QPointF:
    """A point near `corner` on the way to `other`, where the rounding begins."""
    way = other - corner
    length = math.hypot(way.x(), way.y())
    return corner + way * (min(ROUNDING, length / 2) / length) if length else corner

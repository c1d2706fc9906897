"""The dotted ground of the canvas."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPixmap

from deepstudio.ui.canvas.geometry import GRID
from deepstudio.ui.theme import theme
from deepstudio.ui.widgets.painting import painting

if TYPE_CHECKING:
    from PySide6.QtWidgets import QGraphicsView

CLOSEST = 13  # pixels between dots; closer ones would be noise


def paint_ground(painter: QPainter, view: QGraphicsView, exposed: QRectF) -> None:
    """Fills the exposed part; the dots keep to the scene while it scrolls."""
    ratio = view.devicePixelRatioF()
    spacing = GRID * view.transform().m11()
    while spacing < CLOSEST:
        spacing *= 2
    tokens = theme.current()
    ink = theme.mix(QColor(tokens.line), QColor(tokens.text3), 0.12).name()
    painter.save()
    origin = painter.worldTransform().map(QPointF(0, 0))
    area = painter.worldTransform().mapRect(exposed).toAlignedRect()
    painter.resetTransform()
    painter.setBrushOrigin(origin)
    painter.fillRect(area, _dots(round(spacing * ratio), ratio, tokens.background, ink))
    painter.restore()


@lru_cache(maxsize=16)
def _dots(side: int, ratio: float, ground: str, ink: str) -> QBrush:
    tile = QPixmap(side, side)
    tile.fill(QColor(ground))
    with painting(tile) as painter:
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(QColor(ink))
        painter.drawEllipse(QPointF(1.5 * ratio, 1.5 * ratio), 0.9 * ratio, 0.9 * ratio)
    tile.setDevicePixelRatio(ratio)
    return QBrush(tile)

"""How pieces of a text are marked: the same in the text, in its legend and beside it.

Colour never speaks alone: what speaks against the answer also has an edge.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from deepstudio.ui.theme import theme
from deepstudio.ui.widgets.styling import draw_box

FAINTEST = 0.06  # weights below are left unmarked
STRONGEST = 0.36  # share of the tone in the ground of the strongest word; its text keeps 4.5 : 1
FOR, AGAINST = "accent", "family_attention"
UNKNOWN = "warn"  # as in the preview of the data


def tone(weight: float) -> str:
    """The colour token of a piece that speaks for or against the answer."""
    return FOR if weight >= 0 else AGAINST


def ground(weight: float) -> QColor:
    """The ground of a piece with `weight` from -1 to 1."""
    share = STRONGEST * min(1.0, 0.18 + 0.82 * abs(weight))
    return theme.mix(theme.color("surface"), theme.color(tone(weight)), share)


def paint_mark(painter: QPainter, room: QRectF, weight: float) -> None:
    """The ground behind a piece; nothing where it hardly mattered."""
    if abs(weight) < FAINTEST:
        return
    if weight >= 0:
        draw_box(painter, room, 4, ground(weight))
    else:
        edge = theme.mix(theme.color("surface"), theme.color(AGAINST), 0.15 + 0.85 * abs(weight))
        draw_box(painter, room.adjusted(0.5, 0.5, -0.5, -0.5), 4, ground(weight), edge)


def paint_unknown(painter: QPainter, room: QRectF) -> None:
    """Dots below a piece that the vocabulary does not hold."""
    pen = QPen(theme.color(UNKNOWN), 1.8, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.01, 1.9])
    painter.setPen(pen)
    y = room.bottom() - 0.5
    painter.drawLine(QPointF(room.left() + 1.5, y), QPointF(room.right() - 1, y))

"""Dots that colour and form tell apart, drawn by the thousand."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygonF

from deepstudio.core.data_map import DotForm, mark_of
from deepstudio.ui.theme import theme
from deepstudio.ui.widgets.styling import painting

SIDE = 14  # pixels of a dot's picture
FAINT = 0.22  # how much of a dot is seen that is not meant


@dataclass(frozen=True, slots=True)
class DotLook:
    """The colour token and the form of a dot; a hollow one is an outline."""

    token: str
    form: DotForm = "circle"
    hollow: bool = False


UNKNOWN_LOOK = DotLook("text3")
FADED_LOOK = DotLook("text3", hollow=True)


def look_of(number: int) -> DotLook:
    """By what one of several labels is told from the others."""
    colour, form = mark_of(number)
    return DotLook(f"run_{colour + 1}", form)


def draw_form(painter: QPainter, at: QPointF, radius: float, look: DotLook, alpha: float = 1.0) -> None:
    """A dot with its middle at a point, with a thin rim in the colour of the ground."""
    ink = theme.color(look.token, alpha)
    if look.hollow:
        painter.setPen(QPen(ink, 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(QPen(theme.color("surface", alpha), 1))
        painter.setBrush(ink)
    if look.form == "circle":
        painter.drawEllipse(at, radius, radius)
    elif look.form == "square":
        painter.drawRect(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius))
    elif look.form == "triangle":
        far = radius * 1.25
        painter.drawPolygon(_around(at, (0, -far), (far, radius), (-far, radius)))
    else:
        far = radius * 1.3
        painter.drawPolygon(_around(at, (0, -far), (far, 0), (0, far), (-far, 0)))


def _around(at: QPointF, *corners: tuple[float, float]) -> QPolygonF:
    return QPolygonF([at + QPointF(x, y) for x, y in corners])


def dot_picture(look: DotLook, radius: float, alpha: float, ratio: float) -> QPixmap:
    """A dot in the middle of a small picture, for a screen with `ratio` dots a pixel."""
    made = QPixmap(round(SIDE * ratio), round(SIDE * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    with painting(made) as painter:
        draw_form(painter, QPointF(SIDE / 2, SIDE / 2), radius, look, alpha)
    return made

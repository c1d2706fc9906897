"""Draws nodes that are too small on the screen for their settings and shapes: their colour and their title."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from deepstudio.ui.canvas import paint
from deepstudio.ui.canvas.faces import Face
from deepstudio.ui.canvas.labels import NodeLabel

STRIPE = 4.0  # pixels
HALO = 0.82


def paint_title(painter: QPainter, face: Face, label: NodeLabel | None, selected: bool) -> None:
    """A node with its title; a coloured stripe stands for the glyph where the title needs its room."""
    tools, zoom = paint.present(), painter.worldTransform().m11()
    paint.paint_body(painter, face, tools, selected)
    if label is None or label.place.left() >= paint.TEXT_LEFT:
        paint.paint_glyph(painter, face, tools)
    else:
        _paint_stripe(painter, tools.family(face.family), zoom)
    _paint_label(painter, label, zoom, tools)


def paint_block(painter: QPainter, face: Face, label: NodeLabel | None, selected: bool) -> None:
    """A node seen from far away."""
    tools, zoom = paint.present(), painter.worldTransform().m11()
    inside = label is not None and not label.beside
    if inside:
        painter.setPen(_thin(tools.edge.color()))
        painter.setBrush(tools.surface)
        painter.drawRect(paint.BODY)
        _paint_stripe(painter, tools.family(face.family), zoom)
    else:
        painter.fillRect(paint.BODY, tools.block(face.family))
    mark = {"error": tools.bad, "warning": tools.warn}.get(face.mark)
    if selected or mark is not None:
        ring = tools.accent if selected and mark is not tools.bad else mark or tools.accent
        painter.setPen(_thin(ring.color(), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(paint.BODY)
    _paint_label(painter, label, zoom, tools)


def _paint_stripe(painter: QPainter, color: QColor, zoom: float) -> None:
    inset = min(10.0, 3 / zoom)
    bar = QRectF(inset, inset, STRIPE / zoom, paint.BODY.height() - 2 * inset)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(bar, 2 / zoom, 2 / zoom)


def _paint_label(painter: QPainter, label: NodeLabel | None, zoom: float, tools: paint.Ink) -> None:
    if label is None:
        return
    size, corner = paint.type_faces().label_size, label.place.topLeft()
    painter.translate(corner)
    painter.rotate(label.slant)
    if label.beside:
        wide = size.horizontalAdvance(label.text) / zoom
        # Wires that pass behind the words do not strike them out.
        halo = QColor(tools.tokens.background)
        halo.setAlphaF(HALO)
        painter.fillRect(QRectF(-2 / zoom, 0, wide + 4 / zoom, label.place.height()), halo)
    painter.setPen(tools.title)
    paint.paint_unscaled(
        painter, QPointF(0, size.ascent() / zoom), label.text, paint.type_faces().label, zoom
    )
    painter.rotate(-label.slant)
    painter.translate(-corner)


def _thin(color: QColor, width: float = 1.0) -> QPen:
    pen = QPen(color, width)
    pen.setCosmetic(True)
    return pen

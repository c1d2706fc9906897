"""Draws a node and a wire. Pens, fonts and brushes are made once per theme."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QImage, QPainter, QPen

from deepstudio.ui.canvas.faces import Face
from deepstudio.ui.canvas.geometry import NODE_HEIGHT, NODE_WIDTH, PORT_RADIUS
from deepstudio.ui.theme import fonts, icons, theme
from deepstudio.ui.theme.tokens import ColorTokens, usual_size

BODY = QRectF(0, 0, NODE_WIDTH, NODE_HEIGHT)
GLYPH = QRectF(9, 15, 32, 32)
DRAWING = QRectF(6, 10, 42, 42)
TEXT_LEFT = 53.0
TEXT_RIGHT = NODE_WIDTH - 12
TITLE = QRectF(TEXT_LEFT, 10, TEXT_RIGHT - TEXT_LEFT - 44, 22)
RADIUS = 11.0


@dataclass(frozen=True, slots=True)
class Ink:
    """Everything that nodes and wires are drawn with, in one theme."""

    tokens: ColorTokens
    surface: QBrush
    edge: QPen
    accent: QPen
    ring: QPen
    bad: QPen
    bad_ring: QPen
    warn: QPen
    shadow: tuple[QColor, ...]
    title: QColor
    secondary: QColor
    port: QPen
    port_hot: QBrush
    wire: QPen
    wire_hot: QPen
    wire_bad: QPen
    wire_draft: QPen
    guide: QPen
    families: dict[str, QColor] = field(default_factory=dict)
    blocks: dict[str, QColor] = field(default_factory=dict)

    def family(self, name: str) -> QColor:
        """The colour of a family of layers."""
        if name not in self.families:
            self.families[name] = QColor(self.tokens.family(name))
        return self.families[name]

    def block(self, name: str) -> QColor:
        """A node seen from far away: its family's colour, calmed."""
        if name not in self.blocks:
            ground = QColor(self.tokens.background)
            self.blocks[name] = theme.mix(QColor(self.tokens.family(name)), ground, 0.45)
        return self.blocks[name]


@lru_cache(maxsize=4)
def ink(tokens: ColorTokens) -> Ink:
    accent, bad = QColor(tokens.accent), QColor(tokens.bad)
    # In the dark, shadows tell nothing: a node rises by a lighter ground and a stronger edge.
    raised, line = QColor(tokens.surface), QColor(tokens.line)
    if tokens.dark:
        raised = theme.mix(raised, QColor(tokens.text), 0.08)
        line = theme.mix(line, QColor(tokens.text3), 0.55)
    rest = theme.mix(QColor(tokens.text3), QColor(tokens.text2), 0.5)
    dark = 0.2 if tokens.dark else 0.028
    return Ink(
        tokens,
        surface=QBrush(raised),
        edge=QPen(line, 1),
        accent=QPen(accent, 1.5),
        ring=QPen(_faint(accent, 0.22), 3.5),
        bad=QPen(bad, 1.5),
        bad_ring=QPen(_faint(bad, 0.18), 3.5),
        warn=QPen(QColor(tokens.warn), 1.5),
        shadow=tuple(_faint(QColor("#000000"), dark * share) for share in (0.4, 0.7, 1.0)),
        title=QColor(tokens.text),
        secondary=QColor(tokens.text2),
        port=QPen(rest, 1.6),
        port_hot=QBrush(accent),
        wire=_pen(rest, 1.8),
        wire_hot=_pen(accent, 2.6),
        wire_bad=_pen(bad, 1.8, dashed=True),
        wire_draft=_pen(accent, 2.0, dashed=True),
        guide=QPen(_faint(accent, 0.6), 0),
    )


# The ink in use: asked for thousands of times in one picture, where even a look-up by value costs.
_present: list[Ink] = []


def present() -> Ink:
    """The ink of the theme in use."""
    tokens = theme.current()
    if not _present or _present[0].tokens is not tokens:
        _present[:] = [ink(tokens)]
    return _present[0]


@dataclass(frozen=True, slots=True)
class Type:
    """The fonts of a node and their metrics."""

    title: QFont
    summary: QFont
    numbers: QFont
    label: QFont
    """The title in the smallest size that is read with ease."""
    title_size: QFontMetricsF
    summary_size: QFontMetricsF
    numbers_size: QFontMetricsF
    label_size: QFontMetricsF


@lru_cache(maxsize=1)
def type_faces() -> Type:
    with usual_size():  # nodes grow with the zoom
        title, summary, numbers, label = fonts.strong(), fonts.secondary(), fonts.mono(11), fonts.strong()
        label.setPixelSize(fonts.small().pixelSize())
    kinds = (title, summary, numbers, label)
    return Type(*kinds, *map(QFontMetricsF, kinds))


@dataclass(frozen=True, slots=True)
class FaceTexts:
    """The texts of a face, cut to the room there is, with the left edges of those at the right."""

    title: str
    title_room: float
    summary: str
    parameters: str
    shape: str
    parameters_x: float
    shape_x: float
    title_y: float


def words_of(face: Face) -> FaceTexts:
    kinds = type_faces()
    parameters_x = TEXT_RIGHT - kinds.numbers_size.horizontalAdvance(face.parameters)
    shape_x = TEXT_RIGHT - kinds.numbers_size.horizontalAdvance(face.shape)
    lock = 16 if face.frozen else 0
    # A title without a second line stands in the middle, if the numbers at both sides leave it the room.
    room = min(parameters_x, shape_x) - TEXT_LEFT - 8 - lock
    alone = not face.summary and kinds.title_size.horizontalAdvance(face.title) <= room
    cut = Qt.TextElideMode.ElideRight
    title_room = parameters_x - TEXT_LEFT - 8 - lock
    return FaceTexts(
        kinds.title_size.elidedText(face.title, cut, title_room),
        title_room,
        kinds.summary_size.elidedText(face.summary, cut, shape_x - TEXT_LEFT - 8),
        face.parameters,
        face.shape,
        parameters_x,
        shape_x,
        36.0 if alone else 27.0,
    )


def paint_node(
    painter: QPainter, face: Face, words: FaceTexts, selected: bool, drawing: QImage | None = None
) -> None:
    """Draws a node that is large enough on the screen to be read, with a `drawing` instead of its sign."""
    tools = present()
    paint_body(painter, face, tools, selected)
    if drawing is None:
        paint_glyph(painter, face, tools)
    else:
        paint_drawing(painter, face, tools, drawing)
    _paint_words(painter, face, words, tools)


def paint_body(painter: QPainter, face: Face, tools: Ink, selected: bool) -> None:
    """The surface of a node with its edge, which tells mistakes and the selection."""
    painter.setPen(Qt.PenStyle.NoPen)
    for grow, shade in zip((3.0, 2.0, 1.0), tools.shadow, strict=True):
        painter.setBrush(shade)
        painter.drawRoundedRect(BODY.adjusted(-grow, 1 - grow, grow, 2 + grow), RADIUS + grow, RADIUS + grow)
    edge = {"error": tools.bad, "warning": tools.warn}.get(face.mark, tools.edge)
    ring = tools.bad_ring if face.mark == "error" else None
    if selected:
        ring = tools.ring
        edge = edge if face.mark == "error" else tools.accent
    if ring is not None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(ring)
        painter.drawRoundedRect(BODY.adjusted(-2, -2, 2, 2), RADIUS + 2, RADIUS + 2)
    painter.setPen(edge)
    painter.setBrush(tools.surface)
    painter.drawRoundedRect(BODY, RADIUS, RADIUS)


def paint_glyph(painter: QPainter, face: Face, tools: Ink) -> None:
    """The sign of a layer on the colour of its family."""
    color = tools.family(face.family)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_tint(color.name(), tools.tokens.dark))
    painter.drawRoundedRect(GLYPH, 8, 8)
    # The transform of the painter holds the zoom and the scale of the screen.
    ratio = math.ceil(painter.deviceTransform().m11() * 4) / 4
    picture = icons.pixmap(face.glyph, color, 18, min(4.0, max(0.5, ratio)))
    painter.drawPixmap(GLYPH.adjusted(7, 7, -7, -7), picture, QRectF(picture.rect()))


def paint_drawing(painter: QPainter, face: Face, tools: Ink, drawing: QImage) -> None:
    """What a node gives, in an edge of the colour of its family."""
    smooth = painter.testRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)  # its pixels are numbers
    painter.drawImage(DRAWING, drawing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(tools.family(face.family), 1.5))
    painter.drawRoundedRect(DRAWING, 4, 4)


def _paint_words(painter: QPainter, face: Face, words: FaceTexts, tools: Ink) -> None:
    kinds = type_faces()
    painter.setPen(tools.title)
    wide = _paint_title(painter, face.title, words, kinds)
    if face.frozen:
        left = TEXT_LEFT + wide + 4
        icons.paint(painter, QRectF(left, words.title_y - 11, 13, 13), "lock", "text3")
    painter.setPen(tools.secondary)
    painter.setFont(kinds.summary)
    painter.drawText(QPointF(TEXT_LEFT, 46), words.summary)
    painter.setFont(kinds.numbers)
    painter.drawText(QPointF(words.parameters_x, 26), words.parameters)
    painter.drawText(QPointF(words.shape_x, 45), words.shape)


def _paint_title(painter: QPainter, title: str, words: FaceTexts, kinds: Type) -> float:
    """The title, on the screen no smaller than a label; returns how wide it is."""
    at, zoom = QPointF(TEXT_LEFT, words.title_y), painter.worldTransform().m11()
    if kinds.title.pixelSize() * zoom < kinds.label.pixelSize():
        text = cut(title, int(words.title_room * zoom))
        paint_unscaled(painter, at, text, kinds.label, zoom)
        return kinds.label_size.horizontalAdvance(text) / zoom
    painter.setFont(kinds.title)
    painter.drawText(at, words.title)
    return kinds.title_size.horizontalAdvance(words.title)


def paint_unscaled(painter: QPainter, at: QPointF, text: str, font: QFont, zoom: float) -> None:
    """Writes on a baseline of the scene in letters as large as they are on the screen."""
    painter.translate(at)
    painter.scale(1 / zoom, 1 / zoom)
    painter.setFont(font)
    painter.drawText(QPointF(0, 0), text)
    painter.scale(zoom, zoom)
    painter.translate(-at)


@lru_cache(maxsize=2048)
def cut(title: str, width: int) -> str:
    """A title as a label of no more than `width` pixels."""
    return type_faces().label_size.elidedText(title, Qt.TextElideMode.ElideRight, width)


def paint_port(painter: QPainter, at: QPointF, hot: bool, filled: bool = True) -> None:
    """A round port; `hot` while the mouse can grab it, not filled where one more wire can end."""
    tools = present()
    if hot:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tools.port_hot)
        painter.drawEllipse(at, PORT_RADIUS + 2.5, PORT_RADIUS + 2.5)
        return
    painter.setPen(tools.port if filled else QPen(tools.port.color(), 1.2, Qt.PenStyle.DotLine))
    painter.setBrush(tools.surface)
    painter.drawEllipse(at, PORT_RADIUS, PORT_RADIUS)


@lru_cache(maxsize=64)
def _tint(color: str, dark: bool) -> QBrush:
    return QBrush(_faint(QColor(color), 0.22 if dark else 0.15))


def _faint(color: QColor, alpha: float) -> QColor:
    made = QColor(color)
    made.setAlphaF(alpha)
    return made


def _pen(color: QColor, width: float, dashed: bool = False) -> QPen:
    style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    return QPen(color, width, style, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)

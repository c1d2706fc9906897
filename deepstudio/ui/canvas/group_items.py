"""Groups on the canvas: a soft frame around the nodes of an open one, one node for a closed one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from deepstudio.core.graph import Node
from deepstudio.core.group_places import AROUND, HEADING
from deepstudio.ui.canvas import paint
from deepstudio.ui.canvas.faces import Face
from deepstudio.ui.canvas.frame_title import ARROW, FrameTitle
from deepstudio.ui.canvas.geometry import node_rect
from deepstudio.ui.canvas.labels import detail_at
from deepstudio.ui.canvas.node_item import NodeItem
from deepstudio.ui.theme import theme

FAMILY = "block"
RADIUS = 16.0
_SHEETS = (8.0, 4.0)  # how far the sheets under a closed group look out


class GroupItem(NodeItem):
    """A closed group. Its ports are those of its nodes at which wires cross its border, named `node.port`."""

    def __init__(self, id: str, face: Face, place: tuple[float, float], sideways: bool = False) -> None:
        self.id = id
        self.first = ""
        """The node in it that stands for all where one name is asked for."""
        super().__init__(Node(name="group", layer="group", position=place), face, sideways)

    def arrow(self) -> QRectF:
        """What opens it, in the scene."""
        return paint.GLYPH.translated(self.pos())

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if detail_at(painter.worldTransform().m11()) == "full":
            self._paint_sheets(painter)
        super().paint(painter, option, widget)

    def _paint_sheets(self, painter: QPainter) -> None:
        """Two sheets look out below: there is more than one layer here."""
        tools = paint.present()
        painter.setPen(tools.edge)
        painter.setBrush(tools.surface)
        for down in _SHEETS:
            body = paint.BODY.adjusted(down, 20, -down, down)
            painter.drawRoundedRect(body, paint.RADIUS, paint.RADIUS)


class FrameItem(QGraphicsItem):
    """An open group: ground under its nodes, with its title above them."""

    def __init__(self, id: str) -> None:
        super().__init__()
        self.id = id
        self.title = ""
        self._body = QRectF()
        self._chosen = False
        self.setZValue(-2)
        self.words = FrameTitle(self)

    def show_title(self, title: str) -> None:
        if title != self.title:
            self.title = title
            self.words.update()

    def surround(self, corners: Sequence[QPointF]) -> bool:
        """Goes around nodes with these corners; says whether it changed."""
        around = QRectF()
        for corner in corners:
            around = around.united(node_rect(corner.x(), corner.y()))
        body = around.adjusted(-AROUND, -HEADING, AROUND, AROUND)
        if body == self._body:
            return False
        self.prepareGeometryChange()
        self.words.prepareGeometryChange()
        self._body = body
        self.words.update()
        return True

    def set_chosen(self, chosen: bool) -> None:
        """Whether all of its nodes are selected."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    def body(self) -> QRectF:
        return self._body

    def heading(self) -> QRectF:
        """The strip with arrow and title."""
        return QRectF(self._body.left(), self._body.top(), self._body.width(), HEADING - 6)

    def arrow(self) -> QRectF:
        """What closes the group."""
        strip = self.heading()
        return QRectF(strip.left() + 8, strip.top(), ARROW + 12, strip.height())

    def title_place(self) -> QRectF:
        return self.heading().adjusted(ARROW + 20, 0, -12, 0)

    def ground(self) -> QColor:
        return _ground(paint.present())

    def boundingRect(self) -> QRectF:
        return self._body.adjusted(-2, -2, 2, 2)

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(self._body)
        return path

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        tools = paint.present()
        painter.setPen(QPen(tools.accent.color(), 1.5) if self._chosen else Qt.PenStyle.NoPen)
        painter.setBrush(self.ground())
        painter.drawRoundedRect(self._body, RADIUS, RADIUS)


def _ground(tools: paint.Ink) -> QColor:
    """The colour of a frame: that of the canvas with a little of the family of blocks."""
    ground, family = QColor(tools.tokens.background), tools.family(FAMILY)
    return theme.mix(ground, family, 0.16 if tools.tokens.dark else 0.1)

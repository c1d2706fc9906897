"""A node on the canvas: draws a face and knows where its ports are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from deepstudio.core.graph import Node
from deepstudio.ui.canvas import paint, paint_far
from deepstudio.ui.canvas.faces import Face
from deepstudio.ui.canvas.geometry import (
    Slot,
    free_slot,
    input_slots,
    on_sheet,
    reach_at,
    slot_at,
)
from deepstudio.ui.canvas.labels import REACH, NodeLabel, Room, detail_at, label_of

_BOUNDS = paint.BODY.adjusted(-8, -8, 8, 8)


class NodeItem(QGraphicsItem):
    """Shows one node. Its position follows the node's, except while a gesture moves it."""

    def __init__(self, node: Node, face: Face, sideways: bool = False) -> None:
        super().__init__()
        self.sideways = sideways
        """Whether wires enter at the left and leave at the right."""
        self.node = node
        self.face = face
        self._words: paint.FaceTexts | None = None
        self.room = Room()
        self._label: tuple[float, NodeLabel | None] = (0.0, None)
        self._bounds = _BOUNDS
        self.wires: tuple[str, ...] = ()
        self.slots: tuple[Slot, ...] = ()
        self.spare: Slot | None = None
        self.outputs: tuple[str, ...] = ()
        self.hot: tuple[str, Slot] | None = None
        self.drawing: QImage | None = None
        """What the node gives for a sample, in small; it stands in the place of its sign."""
        self.inside: NodeItem | None = None
        """The closed group that stands for this node, whose ports are called `node.port`."""
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setZValue(1)
        self.setPos(self.goal)
        self._place_ports()

    @property
    def name(self) -> str:
        return self.node.name

    @property
    def words(self) -> paint.FaceTexts:
        """The texts to draw; they are measured only once they are seen."""
        if self._words is None:
            self._words = paint.words_of(self.face)
        return self._words

    def label(self, zoom: float) -> NodeLabel | None:
        """The title as it is drawn at a zoom at which the node is not drawn in full."""
        if self._label[0] != zoom:
            self._label = zoom, label_of(self.face.title, zoom, self.room, self.sideways)
        return self._label[1]

    def title_place(self, zoom: float) -> QRectF:
        """Where the title stands, from the node's corner; empty where there is none."""
        if detail_at(zoom) == "full":
            return paint.TITLE
        label = self.label(zoom)
        return label.place if label is not None else QRectF()

    def give_room(self, room: Room, far: bool) -> None:
        """Takes what is free around; labels beside nodes are drawn while the view is `far` away."""
        if room != self.room:
            self.room, self._label = room, (0.0, None)
            self.update()
        reach = max(0.0, min(room.aside, REACH) - 8) if far else 0.0
        bounds = _BOUNDS.adjusted(0, 0, reach, reach if self.sideways else 0)
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds

    @property
    def goal(self) -> QPointF:
        """Where the node stands, gestures and movements aside."""
        return self.inside.goal if self.inside is not None else QPointF(*on_sheet(self.node.position))

    def show_face(self, face: Face, simple: bool = False) -> None:
        """Takes a new face; while nodes are drawn `simple`, other texts are no reason to draw."""
        outside = (face.mark, face.family, face.title)
        same_outside = outside == (self.face.mark, self.face.family, self.face.title)
        ports_differ = (face.inputs, face.outputs) != (self.face.inputs, self.face.outputs)
        self.face, self._words, self._label = face, None, (0.0, None)
        if ports_differ:
            self._place_ports()
        if ports_differ or not (simple and same_outside):
            self.update()

    def show_drawing(self, drawing: QImage | None) -> None:
        """Takes what the node gives, or nothing."""
        if drawing is not self.drawing:
            self.drawing = drawing
            self.update()

    def show_wires(self, inputs: Sequence[str]) -> bool:
        """Takes the ports at which wires end, in order; says whether ports moved."""
        wires = tuple(inputs)
        if wires == self.wires:
            return False
        self.wires = wires
        self._place_ports()
        self.update()
        return True

    def show_flow(self, sideways: bool) -> None:
        """Ports go to the sides that wires come from and go to."""
        if sideways != self.sideways:
            self.prepareGeometryChange()
            self.sideways, self._label = sideways, (0.0, None)
            self.update()

    def set_hot(self, hot: tuple[str, Slot] | None) -> None:
        """Marks the port under the mouse, as ("input" or "output", place)."""
        if self.inside is not None:
            self.inside.set_hot((hot[0], self._slot_of_group(hot[1])) if hot else None)
        elif hot != self.hot:
            self.hot = hot
            self.update()

    def input_point(self, port: str, index: int = 0) -> QPointF:
        """Where wire `index` ends at a port, in the scene; the middle of the side for an unknown port."""
        if self.inside is not None:
            return self.inside.input_point(*self._slot_of_group((port, index)))
        return self.pos() + self._input_at((port, index))

    def output_point(self, port: str) -> QPointF:
        if self.inside is not None:
            return self.inside.output_point(self._slot_of_group((port, 0))[0])
        return self.pos() + self._output_at(self.outputs.index(port) if port in self.outputs else 0)

    def port_at(self, point: QPointF, zoom: float) -> tuple[str, Slot] | None:
        """The port near a point of the scene, as ("input" or "output", place)."""
        if self.inside is not None:
            return self._port_of_group(self.inside.port_at(point, zoom))
        reach = reach_at(zoom)
        for index, port in enumerate(self.outputs):
            if _distance(self.pos() + self._output_at(index), point) <= reach:
                return "output", (port, 0)
        places = [*self.slots, *([self.spare] if self.spare else [])]
        found = [(_distance(self.pos() + self._input_at(slot), point), slot) for slot in places]
        nearest = min(found, default=None)
        return ("input", nearest[1]) if nearest and nearest[0] <= reach else None

    def boundingRect(self) -> QRectF:
        return self._bounds

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(paint.BODY.adjusted(-6, 0, 6, 0) if self.sideways else paint.BODY.adjusted(0, -6, 0, 6))
        return path

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        zoom = painter.worldTransform().m11()
        detail = detail_at(zoom)
        if detail == "block":
            paint_far.paint_block(painter, self.face, self.label(zoom), self.isSelected())
            return
        if detail == "title":
            paint_far.paint_title(painter, self.face, self.label(zoom), self.isSelected())
            self._paint_ports(painter)
            return
        paint.paint_node(painter, self.face, self.words, self.isSelected(), self.drawing)
        self._paint_ports(painter)

    def _paint_ports(self, painter: QPainter) -> None:
        for slot in self.slots:
            paint.paint_port(painter, self._input_at(slot), self.hot == ("input", slot))
        if self.spare:
            paint.paint_port(
                painter, self._input_at(self.spare), self.hot == ("input", self.spare), filled=False
            )
        for index, port in enumerate(self.outputs):
            paint.paint_port(painter, self._output_at(index), self.hot == ("output", (port, 0)))

    def _port_of_group(self, found: tuple[str, Slot] | None) -> tuple[str, Slot] | None:
        """A port of the closed group as one of this node, where it is."""
        if found is None:
            return None
        name, port, index = split_slot(found[1])
        return (found[0], (port, index)) if name == self.name else None

    def _slot_of_group(self, slot: Slot) -> Slot:
        return f"{self.name}.{slot[0]}", slot[1]

    def _input_at(self, slot: Slot) -> QPointF:
        count = len(self.slots)
        index = count if slot == self.spare else self.slots.index(slot) if slot in self.slots else 0
        return slot_at(index, max(count, 1), self.sideways)

    def _output_at(self, index: int) -> QPointF:
        return slot_at(index, max(len(self.outputs), 1), self.sideways, leaving=True)

    def _place_ports(self) -> None:
        self.slots = input_slots(self.face.inputs, self.wires)
        self.spare = free_slot(self.face.inputs, self.wires)
        self.outputs = tuple(port.name for port in self.face.outputs)


def split_slot(slot: Slot) -> tuple[str, str, int]:
    """The node, its port and the number of the wire, of a place at a closed group."""
    node, _, port = slot[0].partition(".")
    return node, port, slot[1]


def _distance(a: QPointF, b: QPointF) -> float:
    return float((a - b).manhattanLength())

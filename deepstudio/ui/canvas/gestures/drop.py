"""Dropping a layer from the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QGraphicsItem

from deepstudio.core import graph_edits
from deepstudio.core.graph import Link, Node
from deepstudio.core.graph_edits import ROW_HEIGHT
from deepstudio.core.layer import Layer
from deepstudio.ui.canvas.faces import CheckedNetwork, Face, face_of, key_of
from deepstudio.ui.canvas.geometry import NODE_HEIGHT, NODE_WIDTH, node_rect
from deepstudio.ui.canvas.gestures.base import Gesture
from deepstudio.ui.canvas.gestures.move import place_on_wire
from deepstudio.ui.canvas.hits import wire_under
from deepstudio.ui.canvas.node_item import NodeItem

if TYPE_CHECKING:
    from deepstudio.ui.canvas.view import CanvasView


class DropLayer(Gesture):
    """On a wire the layer goes into it, on a node it goes behind it, elsewhere it stands loose."""

    def __init__(self, view: CanvasView, layer: str) -> None:
        super().__init__(view)
        self.layer = layer
        self.kind: type[Layer] | None = view.layer_kind(layer)
        self._ghost: NodeItem | None = None
        self._wire: Link | None = None

    def start(self, at: QPointF) -> None:
        super().start(at)
        self.dragging = True
        if self.kind is None:
            return
        self._ghost = NodeItem(Node(name="ghost", layer=self.layer), self._face(self.kind))
        self._ghost.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable, False)
        self._ghost.setOpacity(0.6)
        self._ghost.setZValue(3)
        self.scene.addItem(self._ghost)
        self.drag(at, Qt.KeyboardModifier.NoModifier)

    def drag(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        corner = self._corner(at)
        if self._ghost is not None:
            behind = self._node_before(at)
            place = QPointF(behind.pos().x(), behind.pos().y() + ROW_HEIGHT) if behind else corner
            self._ghost.setPos(place)
        fits = self.kind is not None and bool(self.kind.inputs and self.kind.outputs)
        fits = fits and self.view.hit(at).kind != "node"
        self._aim(wire_under(self.scene, node_rect(corner.x(), corner.y())) if fits else None)

    def drop(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        wire, corner = self._wire, self._corner(at)
        self.cancel()
        if self.kind is None:
            return
        hit = self.view.hit(at)
        title, position = self.kind.title, (round(corner.x(), 1), round(corner.y(), 1))
        if self._node_before(at) is not None:
            self.view.apply(graph_edits.append_node(self.role, self.layer, title, hit.node), True)
        elif wire is not None:
            place = place_on_wire(self.view, wire, *position)
            self.view.apply(graph_edits.drop_on_link(self.role, wire, self.layer, title, place), True)
        else:
            place = self.view.free_place(*position)
            self.view.apply(graph_edits.add_node(self.role, self.layer, title, place), True)

    def cancel(self) -> None:
        self._aim(None)
        if self._ghost is not None:
            self.scene.removeItem(self._ghost)
            self._ghost = None

    def _node_before(self, at: QPointF) -> NodeItem | None:
        """The layer under the pointer, where the new one goes behind it."""
        hit = self.view.hit(at)
        if hit.kind != "node" or self.kind is None or not self.kind.inputs:
            return None
        node = self.scene.nodes[hit.node]
        return node if node.face.outputs else None

    def _corner(self, at: QPointF) -> QPointF:
        return at - QPointF(NODE_WIDTH / 2, NODE_HEIGHT / 2)

    def _face(self, kind: type[Layer]) -> Face:
        node = Node(name="ghost", layer=self.layer)
        analysis = CheckedNetwork().analysis
        analysis.layers["ghost"] = kind()
        return face_of(analysis, node)

    def _aim(self, wire: Link | None) -> None:
        for link, hot in ((self._wire, False), (wire, True)):
            if link is not None and key_of(link) in self.scene.wires:
                self.scene.wires[key_of(link)].set_hot(hot)
        self._wire = wire

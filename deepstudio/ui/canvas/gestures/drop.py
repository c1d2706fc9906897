"""Dropping a layer from the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QGraphicsItem

from deepstudio.core import graph_edits
from deepstudio.core.graph import Node
from deepstudio.core.layer import Layer
from deepstudio.core.layout import behind
from deepstudio.ui.canvas.faces import CheckedNetwork, face_of
from deepstudio.ui.canvas.geometry import NODE_HEIGHT, NODE_WIDTH, node_rect
from deepstudio.ui.canvas.gestures.base import Gesture
from deepstudio.ui.canvas.gestures.move import place_on_wire
from deepstudio.ui.canvas.hits import wire_under
from deepstudio.ui.canvas.node_item import NodeItem

if TYPE_CHECKING:
    from deepstudio.ui.canvas.view import CanvasView


class DropLayer(Gesture):
    """On a wire the layer goes into it, on a node it goes behind it, elsewhere it stands loose."""

    def __init__(self, view: CanvasView, kind: type[Layer]) -> None:
        super().__init__(view)
        self.kind = kind
        self.dragging = True
        node, analysis = Node(name="ghost", layer=kind.id), CheckedNetwork().analysis
        analysis.layers[node.name] = kind()
        self._ghost = NodeItem(node, face_of(analysis, node), view.network_scene.sideways)
        self._ghost.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable, False)
        self._ghost.setOpacity(0.6)
        self._ghost.setZValue(3)

    def start(self, at: QPointF) -> None:
        super().start(at)
        self.show(self._ghost)
        self.drag(at, Qt.KeyboardModifier.NoModifier)

    def drag(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        corner, before = self._corner(at), self._node_before(at)
        flow = self.scene.network.graph.flow
        self._ghost.setPos(QPointF(*behind(flow, (before.x(), before.y()))) if before else corner)
        fits = self.kind.inputs and self.kind.outputs and self.view.hit(at).kind != "node"
        self.aim_at(wire_under(self.scene, node_rect(corner.x(), corner.y())) if fits else None)

    def drop(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        corner, before = self._corner(at), self._node_before(at)
        layer, title, position = self.kind.id, self.kind.title, (round(corner.x(), 1), round(corner.y(), 1))
        if before is not None:
            self.view.apply(graph_edits.append_node(self.role, layer, title, before.name), True)
        elif self.wire is not None:
            place = place_on_wire(self.view, self.wire, *position)
            self.view.apply(graph_edits.drop_on_link(self.role, self.wire, layer, title, place), True)
        else:
            place = self.view.free_place(*position)
            self.view.apply(graph_edits.add_node(self.role, layer, title, place), True)

    def _node_before(self, at: QPointF) -> NodeItem | None:
        """The layer under the pointer, where the new one goes behind it."""
        hit = self.view.hit(at)
        if hit.kind != "node" or not self.kind.inputs:
            return None
        node = self.scene.nodes[self.scene.groups.exit(hit.node)]
        return node if node.face.outputs else None

    def _corner(self, at: QPointF) -> QPointF:
        return at - QPointF(NODE_WIDTH / 2, NODE_HEIGHT / 2)

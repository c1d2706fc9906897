"""Dropping a layer from the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QGraphicsItem

from deepstudio.core import graph_edits
from deepstudio.core.graph import Link, Node
from deepstudio.core.layer import Layer
from deepstudio.core.layout import behind
from deepstudio.core.own_block import OwnBlock, ends_of, insert_block, layers_in
from deepstudio.core.problems import Edit
from deepstudio.ui.canvas.faces import CheckedNetwork, Face, face_of
from deepstudio.ui.canvas.geometry import NODE_HEIGHT, NODE_WIDTH, node_rect
from deepstudio.ui.canvas.gestures.base import Gesture
from deepstudio.ui.canvas.gestures.move import place_on_wire
from deepstudio.ui.canvas.group_items import GroupItem
from deepstudio.ui.canvas.hits import wire_under
from deepstudio.ui.canvas.node_item import NodeItem
from deepstudio.ui.language import tr_text

if TYPE_CHECKING:
    from deepstudio.ui.canvas.view import CanvasView


class DropLayer(Gesture):
    """On a wire the layer goes into it, on a node it goes behind it, elsewhere it stands loose."""

    def __init__(self, view: CanvasView, kind: type[Layer]) -> None:
        node, analysis = Node(name="ghost", layer=kind.id), CheckedNetwork().analysis
        analysis.layers[node.name] = kind()
        ghost = NodeItem(node, face_of(analysis, node), view.network_scene.sideways)
        self._prepare(view, ghost, bool(kind.inputs), bool(kind.outputs))
        self.kind = kind

    def _prepare(self, view: CanvasView, ghost: NodeItem, enters: bool, leaves: bool) -> None:
        super().__init__(view)
        self.dragging = True
        self._enters, self._leaves, self._ghost = enters, leaves, ghost
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
        fits = self._enters and self._leaves and self.view.hit(at).kind != "node"
        self.aim_at(wire_under(self.scene, node_rect(corner.x(), corner.y())) if fits else None)

    def drop(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        corner, before = self._corner(at), self._node_before(at)
        position = (round(corner.x(), 1), round(corner.y(), 1))
        if before is not None:
            self.view.apply(self._behind(before.name), True)
        elif self.wire is not None:
            self.view.apply(self._into(self.wire, place_on_wire(self.view, self.wire, *position)), True)
        else:
            self.view.apply(self._loose(self.view.free_place(*position)), True)

    def _behind(self, name: str) -> Edit:
        return graph_edits.append_node(self.role, self.kind.id, self.kind.title, name)

    def _into(self, wire: Link, place: tuple[float, float]) -> Edit:
        return graph_edits.drop_on_link(self.role, wire, self.kind.id, self.kind.title, place)

    def _loose(self, place: tuple[float, float]) -> Edit:
        return graph_edits.add_node(self.role, self.kind.id, self.kind.title, place)

    def _node_before(self, at: QPointF) -> NodeItem | None:
        """The layer under the pointer, where the new one goes behind it."""
        hit = self.view.hit(at)
        if hit.kind != "node" or not self._enters:
            return None
        node = self.scene.nodes[self.scene.groups.exit(hit.node)]
        return node if node.face.outputs else None

    def _corner(self, at: QPointF) -> QPointF:
        return at - QPointF(NODE_WIDTH / 2, NODE_HEIGHT / 2)


class DropBlock(DropLayer):
    """The same for a block of one's own, which comes as a closed group."""

    def __init__(self, view: CanvasView, block: OwnBlock) -> None:
        entry, leave = ends_of(view.registry, block.part)
        face = Face(block.title, tr_text(layers_in(block)), "", "", "block", "chevron-right")
        self._prepare(
            view,
            GroupItem("", face, (0.0, 0.0), view.network_scene.sideways),
            entry is not None,
            leave is not None,
        )
        self.block = block

    def _behind(self, name: str) -> Edit:
        return insert_block(self.view.registry, self.role, self.block, after=name)

    def _into(self, wire: Link, place: tuple[float, float]) -> Edit:
        return insert_block(self.view.registry, self.role, self.block, wire=wire, position=place)

    def _loose(self, place: tuple[float, float]) -> Edit:
        return insert_block(self.view.registry, self.role, self.block, position=place)

"""What the mouse does between press and release, one class for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from deepstudio.ui.canvas.geometry import Slot
from deepstudio.ui.canvas.hits import hit_at
from deepstudio.ui.canvas.node_item import NodeItem
from deepstudio.ui.canvas.scene import NetworkScene

if TYPE_CHECKING:
    from deepstudio.ui.canvas.scene import NetworkScene
    from deepstudio.ui.canvas.view import CanvasView


DRAG = 5.0  # pixels before a press becomes a drag


class Gesture:
    """Points are those of the scene. A gesture shows what it would do and asks for one edit when it is finished."""

    def __init__(self, view: CanvasView) -> None:
        self.view = view
        self.origin = QPointF()
        self.dragging = False

    @property
    def scene(self) -> NetworkScene:
        return self.view.network_scene

    @property
    def role(self) -> str:
        return self.scene.network.role

    def start(self, at: QPointF) -> None:
        self.origin = at

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        far = (at - self.origin).manhattanLength() * self.view.zoom() >= DRAG
        if not self.dragging and far:
            self.dragging = True
            self.drag_begins()
        if self.dragging:
            self.drag(at, keys)

    def finish(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        if self.dragging:
            self.drop(at, keys)
        else:
            self.click(at, keys)

    def cancel(self) -> None:
        """Leaves everything as it was."""

    def drag_begins(self) -> None:
        """The mouse has moved far enough to mean it."""

    def drag(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        """The mouse moved."""

    def drop(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        """The mouse was released after a drag."""

    def click(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        """The mouse was released where it was pressed."""


def input_for(scene: NetworkScene, item: NodeItem, at: QPointF, zoom: float) -> Slot | None:
    """The input of a node that a wire dropped at `at` takes: the port there, else a free one, else the first."""
    if not item.face.inputs:
        return None
    port = item.port_at(at, zoom)
    if port is not None and port[0] == "input":
        return port[1]
    taken = {link.input for link in scene.network.graph.incoming.get(item.name, ())}
    free = next((slot for slot in item.slots if slot[0] not in taken), None)
    return free or item.spare or item.slots[0]


def output_for(item: NodeItem, at: QPointF, zoom: float) -> str | None:
    """The output of a node that a wire dropped at `at` begins from."""
    port = item.port_at(at, zoom)
    if port is not None and port[0] == "output":
        return port[1][0]
    return item.outputs[0] if item.outputs else None


def is_variadic(item: NodeItem, port: str) -> bool:
    return any(p.name == port and p.variadic for p in item.face.inputs)


def node_under(scene: NetworkScene, at: QPointF, zoom: float, without: str) -> NodeItem | None:
    """The node whose body or port lies at a point, `without` aside."""
    hit = hit_at(scene, scene.nodes, at, zoom)
    return scene.nodes[hit.node] if hit.node and hit.node != without else None

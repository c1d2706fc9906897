"""What the mouse does between press and release, one class for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QGraphicsItem

from deepstudio.core.graph import Link
from deepstudio.ui.canvas.geometry import Slot
from deepstudio.ui.canvas.hits import Hit
from deepstudio.ui.canvas.node_item import NodeItem
from deepstudio.ui.canvas.scene import NetworkScene

if TYPE_CHECKING:
    from deepstudio.ui.canvas.view import CanvasView


DRAG = 5.0  # pixels before a press becomes a drag


class Gesture:
    """Points are those of the scene. A gesture shows what it would do and asks for one edit when it is finished."""

    def __init__(self, view: CanvasView) -> None:
        self.view = view
        self.origin = QPointF()
        self.dragging = False
        self.wire: Link | None = None
        """The wire into which what is dragged would go."""
        self._shown: list[QGraphicsItem] = []

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
        self.clear()
        if self.dragging:
            self.drop(at, keys)
        else:
            self.click(at, keys)

    def cancel(self) -> None:
        """Leaves everything as it was."""
        self.clear()

    def drag_begins(self) -> None:
        """The mouse has moved far enough to mean it."""

    def drag(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        """The mouse moved."""

    def drop(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        """The mouse was released after a drag."""

    def click(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        """The mouse was released where it was pressed."""

    # What is seen of it

    def show(self, item: QGraphicsItem) -> None:
        """Shows something until it is cleared away, at the latest when the gesture ends."""
        self.scene.addItem(item)
        self._shown.append(item)

    def clear(self) -> None:
        """Takes away what is only shown while the mouse drags."""
        for item in self._shown:
            self.scene.removeItem(item)
        self._shown.clear()
        self.scene.mark(Hit())

    def aim_at(self, wire: Link | None) -> None:
        """Marks the wire into which what is dragged would go."""
        self.wire = wire
        self.scene.mark(Hit("wire", link=wire))


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

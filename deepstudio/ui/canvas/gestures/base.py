"""What the mouse does between press and release, one class for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

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

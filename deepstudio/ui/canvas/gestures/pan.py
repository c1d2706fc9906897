"""Moving the sheet under the window."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from deepstudio.ui.canvas.gestures.base import Gesture


class Pan(Gesture):
    """The point that was grabbed stays under the mouse."""

    def start(self, at: QPointF) -> None:
        super().start(at)
        self.view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def drag(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self.view.scroll_by((self.origin - at) * self.view.zoom())
        self.view.moved.emit()

"""Gestures on the empty ground: a rectangle that selects, and moving the view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QGraphicsRectItem

from deepstudio.ui.canvas.gestures.base import Gesture
from deepstudio.ui.theme import theme

if TYPE_CHECKING:
    from deepstudio.ui.canvas.view import CanvasView


ADDING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class RubberBand(Gesture):
    """Shift or Ctrl adds to the selection; a click on nothing clears it."""

    def __init__(self, view: CanvasView, keys: Qt.KeyboardModifier) -> None:
        super().__init__(view)
        self._before = self.scene.selected_nodes() if keys & ADDING else ()
        self._at_first = self.scene.selected_nodes()
        self._band = QGraphicsRectItem()

    def drag_begins(self) -> None:
        self._band.setPen(theme.color("accent"))
        self._band.setBrush(theme.color("accent", 0.1))
        self._band.setZValue(4)
        self.show(self._band)

    def drag(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        band = QRectF(self.origin, at).normalized()
        self._band.setRect(band)
        touched = [name for name, body in self.scene.bodies().items() if body.intersects(band)]
        together = (name for one in touched for name in self.scene.groups.together(one))
        wanted = {*self._before, *together}
        if wanted != set(self.scene.selected_nodes()):
            self.scene.select(wanted)

    def click(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        if not keys & ADDING:
            self.scene.select()

    def cancel(self) -> None:
        super().cancel()
        self.scene.select(self._at_first)


class Pan(Gesture):
    """The point that was grabbed stays under the mouse."""

    def start(self, at: QPointF) -> None:
        super().start(at)
        self.view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def drag(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self.view.scroll_by((self.origin - at) * self.view.zoom())
        self.view.moved.emit()

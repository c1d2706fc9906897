"""The gestures of the canvas, and which one a press begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from deepstudio.ui.canvas.gestures.band import RubberBand
from deepstudio.ui.canvas.gestures.base import Gesture
from deepstudio.ui.canvas.gestures.link import DrawLink, MoveLinkEnd
from deepstudio.ui.canvas.gestures.move import MoveGroup, MoveNodes
from deepstudio.ui.canvas.hits import Hit

if TYPE_CHECKING:
    from deepstudio.core.graph import Link
    from deepstudio.ui.canvas.view import CanvasView

__all__ = ["Gesture", "gesture_for"]


def gesture_for(view: CanvasView, hit: Hit, keys: Qt.KeyboardModifier) -> Gesture:
    """What a press of the left button on `hit` begins."""
    if hit.kind == "input":
        link = _wire_at(view, hit)
        return MoveLinkEnd(view, link, "target") if link else DrawLink(view, hit)
    if hit.kind == "output":
        return DrawLink(view, hit)
    if hit.group:
        return MoveGroup(view, hit, keys)
    if hit.kind == "node":
        return MoveNodes(view, hit.node, keys)
    if hit.kind == "wire" and hit.link is not None:
        return MoveLinkEnd(view, hit.link, hit.end)
    return RubberBand(view, keys)


def _wire_at(view: CanvasView, hit: Hit) -> Link | None:
    ending = view.network_scene.ending_at(hit.node, hit.slot[0])
    return ending[hit.slot[1]] if hit.slot[1] < len(ending) else None

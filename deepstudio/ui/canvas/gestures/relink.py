"""Taking one end of a wire elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, Qt

from deepstudio.core import graph_edits
from deepstudio.core.graph import Link
from deepstudio.ui.canvas.gestures.band import ADDING
from deepstudio.ui.canvas.gestures.base import is_variadic
from deepstudio.ui.canvas.gestures.link import DrawLink
from deepstudio.ui.canvas.hits import Hit
from deepstudio.ui.canvas.network import key_of
from deepstudio.ui.canvas.node_item import NodeItem

if TYPE_CHECKING:
    from deepstudio.ui.canvas.view import CanvasView


class MoveLinkEnd(DrawLink):
    """The other end stays. Dropped on nothing, the wire is taken away. A click selects the wire."""

    def __init__(self, view: CanvasView, link: Link, end: Literal["", "source", "target"]) -> None:
        fixed = Hit("input", link.target, (link.input, 0)) if end == "source" else None
        super().__init__(view, fixed or Hit("output", link.source, (link.output, 0)))
        self.link = link
        self.end = end

    def drag_begins(self) -> None:
        super().drag_begins()
        self.scene.wires[key_of(self.link)].setOpacity(0.2)

    def drop(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        hit = self.view.hit(at)
        self.cancel()
        if hit.node and hit.node != self.hit.node:
            item = self.scene.nodes[hit.node]
            if self._closes_circle(item):
                self.view.refuse_circle()
            else:
                self._connect(item, at)
        elif hit.kind in ("empty", "wire"):
            self.view.apply(graph_edits.disconnect(self.role, [self.link]), False)

    def click(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self.scene.select(links=[self.link], keep=bool(keys & ADDING))

    def cancel(self) -> None:
        super().cancel()
        wire = self.scene.wires.get(key_of(self.link))
        if wire is not None:
            wire.setOpacity(1.0)

    def _connect(self, item: NodeItem, at: QPointF) -> None:
        link = self.link_to(item, at)
        if link is None or link == self.link:
            return
        same_place = (link.target, link.input) == (self.link.target, self.link.input)
        if same_place and link.source == self.link.source:
            return
        variadic = is_variadic(self.scene.nodes[link.target], link.input)
        self.view.apply(graph_edits.reconnect(self.role, self.link, link, variadic), False)

    def _own_end(self) -> QPointF:
        start, end = self.scene.ends_of(self.link)
        return end if self.hit.kind == "input" else start

"""Drawing a new wire from a port."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, Qt

from deepstudio.core import graph_edits
from deepstudio.core.graph import Link
from deepstudio.ui.canvas.faces import key_of
from deepstudio.ui.canvas.gestures.band import ADDING
from deepstudio.ui.canvas.gestures.base import Gesture, input_for, is_variadic, output_for
from deepstudio.ui.canvas.hits import Hit
from deepstudio.ui.canvas.node_item import NodeItem
from deepstudio.ui.canvas.wire_item import WireItem

if TYPE_CHECKING:
    from deepstudio.ui.canvas.view import CanvasView


class DrawLink(Gesture):
    """From an output down or from an input up. Dropped on nothing, it asks what should come there."""

    def __init__(self, view: CanvasView, hit: Hit) -> None:
        super().__init__(view)
        self.hit = hit
        self._draft = WireItem()

    def drag_begins(self) -> None:
        self.show(self._draft)

    def drag(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        other = self._other(self.view.hit(at))
        refused = other is not None and self._closes_circle(other)
        end = self._end_on(other, at) if other is not None and not refused else None
        self.scene.mark(end or Hit())
        mine, far = self._own_end(), self.scene.port_point(end) if end is not None else at
        start, stop = (mine, far) if self.hit.kind == "output" else (far, mine)
        self._draft.route(start, stop, sideways=self.scene.sideways)
        shape = Qt.CursorShape.ForbiddenCursor if refused else Qt.CursorShape.CrossCursor
        if self.view.viewport().cursor().shape() != shape:
            self.view.viewport().setCursor(shape)

    def drop(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        hit = self.view.hit(at)
        other = self._other(hit)
        if other is not None and self._closes_circle(other):
            self.view.refuse_circle()
        elif other is not None:
            self._connect(other, at)
        elif hit.kind in ("empty", "wire"):
            self._leave(at)

    def click(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self.scene.select([self.hit.node])

    def _other(self, hit: Hit) -> NodeItem | None:
        """The node there, unless it is the one from which the wire is drawn."""
        if not hit.node or hit.node == self.hit.node:
            return None
        if hit.kind == "node" and hit.group:
            groups = self.scene.groups
            here = groups.entry(hit.node) if self.hit.kind == "output" else groups.exit(hit.node)
            return self.scene.nodes[here] if here != self.hit.node else None
        return self.scene.nodes[hit.node]

    def _connect(self, item: NodeItem, at: QPointF) -> None:
        end = self._end_on(item, at)
        if end is not None:
            start, end = (self.hit, end) if self.hit.kind == "output" else (end, self.hit)
            link = Link(source=start.node, output=start.slot[0], target=end.node, input=end.slot[0])
            self._take(link, is_variadic(self.scene.nodes[link.target], link.input))

    def _take(self, link: Link, variadic: bool) -> None:
        """Asks for the wire that was drawn."""
        self.view.apply(graph_edits.connect(self.role, link, variadic), False)

    def _leave(self, at: QPointF) -> None:
        """The wire ends at nothing."""
        self.view.search_wanted.emit(self.hit, at)

    def _closes_circle(self, item: NodeItem) -> bool:
        """Whether data would come back to where it was."""
        own, graph = self.hit.node, self.scene.network.graph
        source, target = (own, item.name) if self.hit.kind == "output" else (item.name, own)
        return target in graph.ancestors(source)

    def _own_end(self) -> QPointF:
        return self.scene.port_point(self.hit)

    def _end_on(self, item: NodeItem, at: QPointF) -> Hit | None:
        """The port of a node at which the wire would end."""
        if self.hit.kind == "output":
            slot = input_for(self.scene, item, at, self.view.zoom())
            return Hit("input", item.name, slot) if slot else None
        output = output_for(item, at, self.view.zoom())
        return Hit("output", item.name, (output, 0)) if output else None


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

    def click(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self.scene.select(links=[self.link], keep=bool(keys & ADDING))

    def clear(self) -> None:
        super().clear()
        wire = self.scene.wires.get(key_of(self.link))
        if wire is not None:
            wire.setOpacity(1.0)

    def _take(self, link: Link, variadic: bool) -> None:
        if link != self.link:
            self.view.apply(graph_edits.reconnect(self.role, self.link, link, variadic), False)

    def _leave(self, at: QPointF) -> None:
        self.view.apply(graph_edits.disconnect(self.role, [self.link]), False)

    def _own_end(self) -> QPointF:
        start, end = self.scene.ends_of(self.link)
        return end if self.hit.kind == "input" else start

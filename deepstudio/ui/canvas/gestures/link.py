"""Drawing a new wire from a port."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, Qt

from deepstudio.core import graph_edits
from deepstudio.core.graph import Link
from deepstudio.ui.canvas.faces import key_of
from deepstudio.ui.canvas.gestures.band import ADDING
from deepstudio.ui.canvas.gestures.base import Gesture, input_for, is_variadic, node_under, output_for
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
        self._draft: WireItem | None = None
        self._aimed: NodeItem | None = None

    def drag_begins(self) -> None:
        self._draft = WireItem()
        self.scene.addItem(self._draft)
        self.view.viewport().setCursor(Qt.CursorShape.CrossCursor)

    def drag(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        target = node_under(self.scene, at, self.view.zoom(), self.hit.node)
        self._aim(target, at)
        end = self._snapped(target, at)
        mine = self._own_end()
        if self._draft is not None:
            self._draft.route(*((mine, end) if self.hit.kind == "output" else (end, mine)))

    def drop(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        target = node_under(self.scene, at, self.view.zoom(), self.hit.node)
        self.cancel()
        if target is not None and self._closes_circle(target):
            self.view.refuse_circle()
        elif target is not None:
            self._connect(target, at)
        elif self.view.hit(at).kind in ("empty", "wire"):
            self.view.search_wanted.emit(self.hit, at)

    def click(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self.scene.select([self.hit.node])

    def cancel(self) -> None:
        if self._draft is not None:
            self.scene.removeItem(self._draft)
            self._draft = None
        self._aim(None, self.origin)

    def _connect(self, item: NodeItem, at: QPointF) -> None:
        link = self.link_to(item, at)
        if link is not None:
            variadic = is_variadic(self.scene.nodes[link.target], link.input)
            self.view.apply(graph_edits.connect(self.role, link, variadic), False)

    def link_to(self, item: NodeItem, at: QPointF) -> Link | None:
        """The wire that a drop on `item` would make; none that closes a circle."""
        if self._closes_circle(item):
            return None
        own, port = self.hit.node, self.hit.slot[0]
        if self.hit.kind == "output":
            slot = input_for(self.scene, item, at, self.view.zoom())
            return Link(source=own, output=port, target=item.name, input=slot[0]) if slot else None
        output = output_for(item, at, self.view.zoom())
        return Link(source=item.name, output=output, target=own, input=port) if output else None

    def _closes_circle(self, item: NodeItem) -> bool:
        """Whether data would come back to where it was."""
        own, graph = self.hit.node, self.scene.network.graph
        source, target = (own, item.name) if self.hit.kind == "output" else (item.name, own)
        return target in graph.ancestors(source)

    def _own_end(self) -> QPointF:
        item = self.scene.nodes[self.hit.node]
        if self.hit.kind == "output":
            return item.output_point(self.hit.slot[0])
        return item.input_point(*self.hit.slot)

    def _snapped(self, item: NodeItem | None, at: QPointF) -> QPointF:
        if item is None or self._closes_circle(item):
            return at
        if self.hit.kind == "output":
            slot = input_for(self.scene, item, at, self.view.zoom())
            return item.input_point(*slot) if slot else at
        output = output_for(item, at, self.view.zoom())
        return item.output_point(output) if output else at

    def _aim(self, item: NodeItem | None, at: QPointF) -> None:
        if self._aimed is not None and self._aimed is not item:
            self._aimed.set_hot(None)
        refused = item is not None and self._closes_circle(item)
        shape = Qt.CursorShape.ForbiddenCursor if refused else Qt.CursorShape.CrossCursor
        if self._draft is not None and self.view.viewport().cursor().shape() != shape:
            self.view.viewport().setCursor(shape)
        self._aimed = item
        if item is None or refused:
            return
        if self.hit.kind == "output":
            slot = input_for(self.scene, item, at, self.view.zoom())
            item.set_hot(("input", slot) if slot else None)
        else:
            output = output_for(item, at, self.view.zoom())
            item.set_hot(("output", (output, 0)) if output else None)


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

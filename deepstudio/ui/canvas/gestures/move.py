"""Moving nodes, and putting one on a wire."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtWidgets import QGraphicsLineItem

from deepstudio.core import graph_edits
from deepstudio.core.graph import Link
from deepstudio.ui.canvas import paint
from deepstudio.ui.canvas.geometry import NODE_HEIGHT, NODE_WIDTH, node_rect, on_sheet
from deepstudio.ui.canvas.gestures.band import ADDING
from deepstudio.ui.canvas.gestures.base import Gesture
from deepstudio.ui.canvas.hits import Hit, wire_under

if TYPE_CHECKING:
    from deepstudio.ui.canvas.view import CanvasView

SNAP = 7.0  # pixels of the screen


class MoveNodes(Gesture):
    """Moves the selected nodes together. A single loose node dropped on a wire goes into it. Alt moves freely."""

    def __init__(self, view: CanvasView, name: str, keys: Qt.KeyboardModifier) -> None:
        super().__init__(view)
        self.name = name
        selected = self.scene.selected_nodes()
        self._was_selected = name in selected
        if not self._was_selected:
            self.scene.select([name], keep=bool(keys & ADDING))
        self._moving = self.scene.selected_nodes()
        self._from = {n: self.scene.nodes[n].pos() for n in self._moving}
        self._lines: tuple[list[float], list[float]] = ([], [])

    def drag_begins(self) -> None:
        self.view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        seen = self.view.seen()
        bodies = self.scene.bodies(without=self._from).values()
        near = [body.topLeft() for body in bodies if body.intersects(seen)]
        self._lines = sorted({p.x() for p in near}), sorted({p.y() for p in near})
        for name in self._moving:
            self.scene.nodes[name].setZValue(2)

    def drag(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        delta = at - self.origin
        if not keys & Qt.KeyboardModifier.AltModifier:
            delta = self._snapped(delta)
        for name in self._moving:
            self.scene.nodes[name].setPos(self._from[name] + delta)
        self.scene.route_wires_of(self._moving)
        self.clear()
        self._show_guides(keys)
        self.aim_at(self._wire_below())

    def drop(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self.drag(at, keys)
        self.clear()
        positions = {n: self._at(n) for n in self._moving}
        if self.wire is not None:
            position = place_on_wire(self.view, self.wire, *positions[self.name])
            self.view.apply(graph_edits.place_on_link(self.role, self.wire, self.name, position), False)
        else:
            self.view.apply(graph_edits.move_nodes(self.role, positions), False)
        self._settle()

    def click(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        if keys & ADDING and self._was_selected:
            self.scene.select(set(self.scene.selected_nodes()) - {self.name}, self.scene.selected_links())
        elif not keys & ADDING:
            self.scene.select([self.name])

    def cancel(self) -> None:
        super().cancel()
        self._settle()

    def _settle(self) -> None:
        """Items stand where their nodes do, also where the edit changed nothing."""
        for name in self._moving:
            item = self.scene.nodes.get(name)
            if item is not None:
                item.setPos(item.goal)
                item.setZValue(1)
        self.scene.route_all()

    def _at(self, name: str) -> tuple[float, float]:
        """Where a node goes; one in a closed group moves as far as its group."""
        item = self.scene.nodes[name]
        at = item.pos()
        if item.inside is not None:
            at += QPointF(*on_sheet(item.node.position)) - item.goal
        return round(at.x(), 1), round(at.y(), 1)

    def _snapped(self, delta: QPointF) -> QPointF:
        reach = SNAP / self.view.zoom()
        wanted = self._from[self.name] + delta
        x = _nearest(self._lines[0], wanted.x(), reach)
        y = _nearest(self._lines[1], wanted.y(), reach)
        return QPointF(x, y) - self._from[self.name]

    def _show_guides(self, keys: Qt.KeyboardModifier) -> None:
        if keys & Qt.KeyboardModifier.AltModifier:
            return
        at, seen = self.scene.nodes[self.name].pos(), self.view.seen()
        if at.x() in self._lines[0]:
            x = at.x() + NODE_WIDTH / 2
            self._add_guide(QLineF(x, seen.top(), x, seen.bottom()))
        if at.y() in self._lines[1]:
            y = at.y() + NODE_HEIGHT / 2
            self._add_guide(QLineF(seen.left(), y, seen.right(), y))

    def _add_guide(self, line: QLineF) -> None:
        guide = QGraphicsLineItem(line)
        guide.setPen(paint.present().guide)
        guide.setZValue(-1)
        self.show(guide)

    def _wire_below(self) -> Link | None:
        """The wire that the node would go into: only one node, without wires, that has an input and an output."""
        graph, item = self.scene.network.graph, self.scene.nodes[self.name]
        loose = self.name not in graph.incoming and self.name not in graph.outgoing
        if len(self._moving) != 1 or not loose or not item.face.inputs or not item.face.outputs:
            return None
        return wire_under(self.scene, node_rect(item.x(), item.y()))


class MoveGroup(MoveNodes):
    """Moves all nodes of a group. A click selects them; one on the arrow opens or closes the group."""

    def __init__(self, view: CanvasView, hit: Hit, keys: Qt.KeyboardModifier) -> None:
        scene = view.network_scene
        members = scene.groups.members(hit.group)
        self.hit = hit
        self._all_were = set(members) <= set(scene.selected_nodes())
        if not self._all_were:
            scene.select(members, keep=bool(keys & ADDING))
        super().__init__(view, hit.node or members[0], keys)
        self._members = set(members)

    def click(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        if self.hit.part == "arrow":
            self.view.group_wanted.emit(self.hit.group)
        elif keys & ADDING and self._all_were:
            self.scene.select(set(self.scene.selected_nodes()) - self._members, self.scene.selected_links())
        elif not keys & ADDING:
            self.scene.select(self._members)


def place_on_wire(view: CanvasView, wire: Link, x: float, y: float) -> tuple[float, float]:
    """Where a node dropped on a wire stands: there if it covers neither end, else in place of the later end."""
    nodes = view.network_scene.nodes
    wide, high = (16, 0) if view.network_scene.sideways else (0, 16)
    body = node_rect(x, y).adjusted(-wide, -high, wide, high)
    ends = (nodes[wire.source], nodes[wire.target])
    if not any(node_rect(end.x(), end.y()).intersects(body) for end in ends):
        return x, y
    return ends[1].x(), ends[1].y()


def _nearest(lines: Iterable[float], value: float, reach: float) -> float:
    best = min(lines, key=lambda line: abs(line - value), default=value)
    return best if abs(best - value) <= reach else value

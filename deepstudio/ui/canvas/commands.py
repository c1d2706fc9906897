"""What can be done with the selection. Shortcuts, menus and buttons all end here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QGuiApplication

from deepstudio.core import candidates, graph_edits, group_edits, layout, opening
from deepstudio.core.freezing import set_learning
from deepstudio.core.graph import Flow, Graph, Link
from deepstudio.core.group_layout import tidy_groups
from deepstudio.core.layer import Layer
from deepstudio.core.own_block import OwnBlock, block_of, insert_block
from deepstudio.core.text import T, Text
from deepstudio.ui.canvas import clipboard, entries
from deepstudio.ui.canvas.geometry import node_rect, slot_at
from deepstudio.ui.canvas.gestures.base import input_for, is_variadic
from deepstudio.ui.canvas.hits import Hit
from deepstudio.ui.canvas.keyboard import current
from deepstudio.ui.language import tr_text

if TYPE_CHECKING:
    from deepstudio.ui.canvas.canvas import Canvas


class Commands:
    """Acts on one canvas and its selection; every change is one edit."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas, self._apply = canvas, canvas.apply
        self._view, self._scene = canvas.view, canvas.scene

    @property
    def _role(self) -> str:
        return self._scene.network.role

    @property
    def _graph(self) -> Graph:
        return self._scene.network.graph

    def has_selection(self) -> bool:
        return bool(self._scene.selectedItems())

    def has_nodes(self) -> bool:
        return bool(self._scene.selected_nodes())

    def has_network(self) -> bool:
        return bool(self._scene.nodes)

    def select_all(self) -> None:
        self._scene.select(self._scene.nodes)

    def delete(self) -> None:
        nodes, links = self._scene.selected_nodes(), self._scene.selected_links()
        if nodes or links:
            self._apply(graph_edits.remove(self._role, sorted(nodes), links))

    def copy(self) -> bool:
        names = self._scene.selected_nodes()
        if not names:
            return False
        part = graph_edits.part_of(self._graph, names)
        QGuiApplication.clipboard().setMimeData(clipboard.to_mime(part))
        return True

    def cut(self) -> None:
        if self.copy():
            self._apply(graph_edits.remove_nodes(self._role, sorted(self._scene.selected_nodes())))

    def paste(self, at: QPointF | None = None) -> None:
        """Puts what was copied beside its original, or in the middle of what is seen, or at a point of the scene."""
        part = clipboard.from_mime(QGuiApplication.clipboard().mimeData())
        if isinstance(part, Text):
            self._canvas.note.emit("info", tr_text(part))
            return
        self._apply(graph_edits.paste(self._role, part, self._offset(part, at)), select_added=True)

    def duplicate(self) -> None:
        names = self._scene.selected_nodes()
        if names:
            self._apply(graph_edits.duplicate(self._role, sorted(names)), select_added=True)

    def set_frozen(self, frozen: bool) -> None:
        names = self._scene.selected_nodes()
        if names:
            self._apply(set_learning(self._scene.network.analysis, names, not frozen))

    def flow(self) -> Flow:
        """The direction in which the network is laid out."""
        return self._graph.flow

    def tidy(self, flow: Flow | None = None) -> None:
        """Puts the layers in order, in the present direction or in another, which new layers then follow, too."""
        chosen, room = flow or self._graph.flow, self._view.room()
        positions = tidy_groups(self._graph, chosen, room)
        if positions:
            self._canvas.animate_next()
            self._apply(graph_edits.set_positions(self._role, positions, chosen))
            self._view.fit()

    def group(self) -> None:
        """Makes one group of the selected nodes and asks for its title."""
        names = self._scene.selected_nodes()
        if names:
            self._apply(group_edits.group(self._role, names))
            self._canvas.begin_group_title(self._graph.group_of.get(names[0], ""))

    def ungroup(self) -> None:
        """Takes away the groups that the selected nodes are in."""
        ids = self.touched_groups()
        if ids:
            chosen = self._scene.selected_nodes()
            self._apply(group_edits.ungroup(self._role, ids))
            self._scene.select(chosen)

    def take_out(self) -> None:
        """Lets the selected nodes leave their groups."""
        self._apply(group_edits.take_out(self._role, self._scene.selected_nodes()))

    def touched_groups(self) -> tuple[str, ...]:
        """The groups that selected nodes are in."""
        of = self._graph.group_of
        return tuple(dict.fromkeys(of[name] for name in self._scene.selected_nodes() if name in of))

    def in_group(self) -> bool:
        return bool(self.touched_groups())

    def toggle_group(self, id: str = "") -> None:
        """Opens a group or closes it, by default that of the selection, and selects it."""
        id = id or next(iter(self.touched_groups()), "")
        group = self._graph.groups.get(id)
        if group is not None:
            self._canvas.animate_next()
            self._apply(group_edits.set_collapsed(self._role, [id], not group.collapsed))
            self._scene.select(group.members)
            self._view.reveal(group.members[0])

    def can_open(self) -> bool:
        """Whether the one selected node is a block that opens."""
        names = self._scene.selected_nodes()
        return len(names) == 1 and bool(opening.parts_of(self._scene.network.analysis, names[0]))

    def open_block(self) -> None:
        """Puts the layers that the selected block consists of in its place."""
        if self.can_open():
            (name,) = self._scene.selected_nodes()
            analysis = self._scene.network.analysis
            title = tr_text(analysis.title(self._graph.by_name[name]))
            self._apply(opening.open_block(analysis, name, title), select_added=True)
            added = self._scene.selected_nodes()
            if added and self._scene.selected_group():
                self._view.reveal_body(self._scene.groups.open[self._scene.selected_group()].heading())

    def _last(self) -> str:
        """The node behind which something comes: that which the keyboard is at; of a closed group, its last."""
        here = current(self._view)
        return self._scene.groups.exit(here) if here else ""

    def append(self, layer: str) -> None:
        """Adds a layer behind the selected node, or behind the last loose end."""
        stored = self._canvas.blocks.get(layer)
        if stored is not None:
            self._append_block(stored.block)
            return
        kind = self._canvas.registry.layers.get(layer)
        if kind is not None:
            after = self._last() or None
            self._apply(graph_edits.append_node(self._role, layer, kind.title, after), select_added=True)

    def _append_block(self, block: OwnBlock) -> None:
        ends = [k.source for k in self._graph.links if self._graph.by_name[k.target].layer == "output"]
        after = self._last() or next(iter(ends), "")
        self._apply(insert_block(self._canvas.registry, self._role, block, after=after), select_added=True)

    def save_block(self) -> None:
        """Keeps the selected layers among one's own blocks, and asks for a title."""
        names = self._scene.selected_nodes()
        if names:
            group = self._graph.groups.get(self._scene.selected_group())
            title = (group.title if group else "") or tr_text(T("Block"))
            stored = self._canvas.blocks.save(block_of(self._graph, names, title))
            if stored is not None:
                self._canvas.block_saved.emit(stored)

    def search_to_append(self) -> None:
        """Asks which layer comes behind the selected node; without one, any layer can be added."""
        after = self._last()
        kinds = candidates.all_layers(self._canvas.registry)
        if after:
            kinds = candidates.following(self._canvas.registry, self._scene.network.analysis, after)
        self._canvas.pick_layer(kinds, self._beside(after), lambda kind: self.append(kind.id))

    def search_for_port(self, hit: Hit, at: QPointF) -> None:
        """Asks what shall stand where a wire was dropped; lists only what fits."""
        network, registry = self._scene.network, self._canvas.registry
        down = hit.kind == "output"
        kinds = (
            candidates.following(registry, network.analysis, hit.node, hit.slot[0])
            if down
            else candidates.preceding(registry, network.analysis, hit.node)
        )
        point = self._view.mapFromScene(at)
        self._canvas.pick_layer(kinds, point, lambda kind: self._add_at(hit, at, kind))

    def search_to_insert(self, link: Link, at: QPointF) -> None:
        """Asks which layer goes into a wire."""
        network = self._scene.network
        kinds = candidates.following(self._canvas.registry, network.analysis, link.source, link.output)
        kinds = [kind for kind in kinds if kind.outputs]
        point = self._view.mapFromScene(at)
        self._canvas.pick_layer(kinds, point, lambda kind: self._insert(link, kind))

    def connect(self) -> None:
        """Asks where a wire from the selected node goes; from an output, where its wire comes from."""
        here = current(self._view)
        if not here:
            return
        leaving = self._last()
        down = bool(self._scene.nodes[leaving].outputs)
        here = leaving if down else self._scene.groups.entry(here)
        rows = entries.connections(self._scene.network, here, down)

        def chosen(row: str) -> None:
            other, _, output = row.partition(".")
            self._join(*((here, other) if down else (other, here)), output or "out")

        self._canvas.pick_node(rows, self._beside(here), chosen)

    def search_behind(self, name: str, output: str) -> None:
        """Asks which layer comes behind one of several results of a node."""
        item = self._scene.nodes[name]
        gap = QPointF(layout.RIGHT_GAP, 0) if self._scene.sideways else QPointF(0, layout.DOWN_GAP)
        self.search_for_port(Hit("output", name, (output, 0)), item.output_point(output) + gap)

    def cut_wires(self) -> None:
        """Takes away all wires of the selected nodes."""
        names = set(self._scene.selected_nodes())
        links = [k for k in self._graph.links if k.source in names or k.target in names]
        if links:
            self._apply(graph_edits.disconnect(self._role, links))

    def remove_link(self, link: Link) -> None:
        self._apply(graph_edits.disconnect(self._role, [link]))

    def _join(self, source: str, target: str, output: str) -> None:
        item = self._scene.nodes[target]
        slot = input_for(self._scene, item, item.pos() - QPointF(999, 999), self._view.zoom())
        if slot is None:
            return
        link = Link(source=source, output=output, target=target, input=slot[0])
        self._apply(graph_edits.connect(self._role, link, is_variadic(item, slot[0])))

    def _insert(self, link: Link, kind: type[Layer]) -> None:
        self._apply(graph_edits.insert_on_link(self._role, link, kind.id, kind.title), select_added=True)

    def _add_at(self, hit: Hit, at: QPointF, kind: type[Layer]) -> None:
        down = hit.kind == "output"
        port = slot_at(0, 1, self._scene.sideways, leaving=not down)
        place = self._view.free_place(round(at.x() - port.x(), 1), round(at.y() - port.y(), 1))
        end = (hit.node, hit.slot[0])
        variadic = not down and is_variadic(self._scene.nodes[hit.node], hit.slot[0])
        edit = graph_edits.add_linked(
            self._role,
            kind.id,
            kind.title,
            place,
            source=end if down else None,
            target=None if down else end,
            variadic=variadic,
        )
        self._apply(edit, select_added=True)

    def _beside(self, name: str) -> QPoint:
        """A point of the view below a node, or in the upper middle of the view."""
        if not name:
            room = self._view.viewport().rect()
            return QPoint(room.center().x() - 140, room.top() + 90)
        self._view.reveal(name)
        item = self._scene.nodes[name]
        body = self._view.from_scene(node_rect(item.x(), item.y()))
        return QPoint(round(body.left()), round(body.bottom()) + 10)

    def _offset(self, part: Graph, at: QPointF | None) -> tuple[float, float]:
        around = QRectF()
        for node in part.nodes:
            around = around.united(node_rect(*node.position))
        if at is not None:
            return _to(around.center(), at)
        seen = self._view.seen()
        if not seen.intersects(around):
            return _to(around.center(), seen.center())
        return graph_edits.free_offset(self._graph, part)


def _to(start: QPointF, goal: QPointF) -> tuple[float, float]:
    return round(goal.x() - start.x(), 1), round(goal.y() - start.y(), 1)

"""The scene keeps one item per node and wire and changes only those that differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from deepstudio.core import layout
from deepstudio.core.graph import Link, Node
from deepstudio.core.group_edits import group_that_is
from deepstudio.ui.canvas.faces import CheckedNetwork, Face, LinkKey, face_after, face_of, key_of
from deepstudio.ui.canvas.geometry import NODE_HEIGHT, NODE_WIDTH, node_rect, on_sheet
from deepstudio.ui.canvas.group_items import GroupItem
from deepstudio.ui.canvas.groups import ShownGroups
from deepstudio.ui.canvas.hits import Hit
from deepstudio.ui.canvas.labels import Detail, rooms
from deepstudio.ui.canvas.node_item import NodeItem
from deepstudio.ui.canvas.routes import BESIDE, GAP_MIDDLE, Obstacles
from deepstudio.ui.canvas.wire_item import WireItem


@dataclass
class Changes:
    """The names of nodes that a new network added, took away, drew anew or moved."""

    added: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    redrawn: set[str] = field(default_factory=set)
    moved: set[str] = field(default_factory=set)
    wires: int = 0
    marked: bool = False
    places: list[tuple[float, float]] = field(default_factory=list)
    new_wires: list[WireItem] = field(default_factory=list)

    @property
    def geometry(self) -> bool:
        return bool(self.added or self.removed or self.moved)


class NetworkScene(QGraphicsScene):
    """Draws a network. Selection lives here; nodes and wires do not."""

    selection_moved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.network = CheckedNetwork()
        self.nodes: dict[str, NodeItem] = {}
        self.wires: dict[LinkKey, WireItem] = {}
        self.obstacles = Obstacles()
        self.groups = ShownGroups(self)
        self.drawings: Mapping[str, QImage] = {}
        self._detail: Detail = "full"
        self._content: QRectF | None = None
        self._marked = Hit()
        self._selecting = False
        self.selectionChanged.connect(self._selected)
        self.selection_moved.connect(lambda: self.groups.show_selection(self.selected_nodes()))

    @property
    def simple(self) -> bool:
        """Whether the view is so small that a node shows its title alone."""
        return self._detail != "full"

    def show_detail(self, detail: Detail) -> None:
        """How much of each node is drawn from now on."""
        if detail != self._detail:
            was_far, self._detail = self._detail == "block", detail
            if was_far or detail == "block":
                self._give_rooms()

    def _give_rooms(self) -> None:
        """What is free around nodes matters only from far away, where labels stand beside them."""
        far = self._detail == "block"
        seen = [item for item in self.nodes.values() if item.inside is None] + list(
            self.groups.closed.values()
        )
        places = {str(number): (item.goal.x(), item.goal.y()) for number, item in enumerate(seen)}
        found = rooms(places, self.sideways) if far else {}
        for number, item in enumerate(seen):
            item.give_room(found.get(str(number), item.room), far)
        if far:
            self.groups.give_rooms(node_rect(*place) for place in places.values())

    def show_network(self, network: CheckedNetwork, everything: bool = False) -> Changes:
        """Makes the items follow; `everything` draws all texts anew, as after a change of language."""
        old, self.network = self.network, network
        changes = Changes()
        selected = self._selected_keys()
        turned = self._show_flow(network)
        self._show_nodes(old, network, changes, everything)
        self.groups.follow_network(changes)
        dirty = changes.added | changes.moved | self._show_ports(old, network, changes.added)
        dirty |= self.nodes.keys() if turned else set()
        self._show_wires(old, network, dirty, changes)
        if changes.geometry:
            self._content = None
        if self._detail == "block" and (changes.geometry or old.graph.groups is not network.graph.groups):
            self._give_rooms()
        self._route_long(changes, dirty)
        if selected != self._selected_keys():
            self.selection_moved.emit()
        return changes

    def show_drawings(self, drawings: Mapping[str, QImage]) -> None:
        """What nodes give for a sample, by their names; nothing for all others."""
        self.drawings = drawings
        for name, item in self.nodes.items():
            item.show_drawing(drawings.get(name))

    @property
    def sideways(self) -> bool:
        """Whether data flows to the right."""
        return self.obstacles.sideways

    def _show_flow(self, network: CheckedNetwork) -> bool:
        """Says whether ports went to other sides of the nodes."""
        sideways = layout.sideways(network.graph.flow)
        if sideways == self.sideways:
            return False
        self.obstacles = self.obstacles.turned_to(sideways)
        for item in (*self.nodes.values(), *self.groups.closed.values()):
            item.show_flow(sideways)
        return True

    def _show_nodes(
        self, old: CheckedNetwork, new: CheckedNetwork, changes: Changes, everything: bool
    ) -> None:
        names = new.graph.by_name
        for name in [name for name in self.nodes if name not in names]:
            self.take_away(self.nodes.pop(name))
            self._leave(name, changes)
            changes.removed.add(name)
        other = set(names) if everything else _differing(old.graph.by_name, names)
        other |= _differing(old.analysis.layers, new.analysis.layers)
        results = set() if everything else _other_results(old, new)
        for name in [name for name in names if name in other or name in results]:
            item = self.nodes.get(name)
            if item is None:
                self._add_node(names[name], new, changes)
            elif name in other:
                item.node = names[name]
                self._show_face(
                    item, face_of(new.analysis, item.node, new.marks.get(name, ""), new.longest), changes
                )
                self._show_place(item, changes)
            else:
                mark = new.marks.get(name, "")
                self._show_face(
                    item, face_after(item.face, new.analysis, item.node, mark, new.longest), changes
                )

    def _add_node(self, node: Node, new: CheckedNetwork, changes: Changes) -> None:
        mark = new.marks.get(node.name, "")
        item = self.nodes[node.name] = NodeItem(
            node, face_of(new.analysis, node, mark, new.longest), self.sideways
        )
        item.drawing = self.drawings.get(node.name)
        self.addItem(item)
        self._settle(item, changes)
        changes.added.add(node.name)

    def _show_face(self, item: NodeItem, face: Face, changes: Changes) -> None:
        if face != item.face:
            changes.marked |= face.mark != item.face.mark
            item.show_face(face, self.simple)
            changes.redrawn.add(item.name)

    def _show_place(self, item: NodeItem, changes: Changes) -> None:
        if item.pos() != item.goal:
            item.setPos(item.goal)
            self._leave(item.name, changes)
            self._settle(item, changes)
            changes.moved.add(item.name)

    def _settle(self, item: NodeItem, changes: Changes) -> None:
        place = on_sheet(item.node.position)
        self.obstacles.put(item.name, *place)
        changes.places.append(place)

    def _leave(self, name: str, changes: Changes) -> None:
        """A place that becomes free may let wires pass."""
        place = self.obstacles.place(name)
        if place is not None:
            changes.places.append(place)
            self.obstacles.remove(name)

    def _show_ports(self, old: CheckedNetwork, new: CheckedNetwork, added: set[str]) -> set[str]:
        """Nodes whose ports moved because wires came or went."""
        if not added and old.graph.links == new.graph.links:
            return set()
        before, after = old.graph.incoming, new.graph.incoming
        changed = {name for name, links in after.items() if before.get(name) != links}
        changed |= (before.keys() - after.keys()) & self.nodes.keys() | added
        return {
            name for name in changed if self.nodes[name].show_wires([k.input for k in after.get(name, ())])
        }

    def _show_wires(
        self, old: CheckedNetwork, new: CheckedNetwork, dirty: set[str], changes: Changes
    ) -> None:
        regrouped = old.graph.groups != new.graph.groups
        if regrouped or old.graph.links != new.graph.links or len(self.wires) != len(new.graph.links):
            self._match_wires(new, dirty, changes)
        self.route_wires_of(dirty)
        for key in old.mistaken ^ new.mistaken:
            if key in self.wires:
                self.wires[key].set_mistake(key in new.mistaken)

    def _match_wires(self, network: CheckedNetwork, dirty: set[str], changes: Changes) -> None:
        links = {key_of(link): link for link in network.graph.links if not self.groups.hides(link)}
        for key in [key for key in self.wires if key not in links]:
            self.take_away(self.wires.pop(key))
            changes.wires += 1
        for key, link in links.items():
            if key not in self.wires:
                wire = self.wires[key] = WireItem(link)
                wire.set_mistake(key in network.mistaken)
                self.addItem(wire)
                if link.source not in dirty and link.target not in dirty:
                    self._route(wire)
                changes.wires += 1
                changes.new_wires.append(wire)

    def take_away(self, item: QGraphicsItem) -> None:
        self._selecting = True
        self.removeItem(item)
        self._selecting = False

    def mark(self, hit: Hit) -> None:
        """Marks what the mouse is at, instead of what it was at before."""
        for which, hot in ((self._marked, False), (hit, True)):
            if which.link is not None and key_of(which.link) in self.wires:
                self.wires[key_of(which.link)].set_hot(hot)
            elif which.kind in ("input", "output") and which.node in self.nodes:
                self.nodes[which.node].set_hot((which.kind, which.slot) if hot else None)
        self._marked = hit

    def port_point(self, port: Hit) -> QPointF:
        """Where wires end at a port."""
        item = self.nodes[port.node]
        return item.output_point(port.slot[0]) if port.kind == "output" else item.input_point(*port.slot)

    def route_wires_of(self, names: Iterable[str]) -> None:
        """Lets wires and groups follow nodes that a gesture moves."""
        self.groups.follow()
        for wire in self._wires_of(names):
            self._route(wire)

    def _wires_of(self, names: Iterable[str]) -> list[WireItem]:
        graph = self.network.graph
        keys: dict[LinkKey, None] = {}
        for name in names:
            for link in (*graph.incoming.get(name, ()), *graph.outgoing.get(name, ())):
                keys[key_of(link)] = None
        return [self.wires[key] for key in keys if key in self.wires]

    def route_all(self) -> None:
        """Lays every wire anew, as after nodes were moved without an edit."""
        self.groups.follow()
        for wire in self.wires.values():
            self._route(wire)
            self._find_way(wire)

    def _route(self, wire: WireItem) -> None:
        assert wire.link is not None
        wire.route(*self.ends_of(wire.link), wire.detour, self.sideways)

    def ends_of(self, link: Link) -> tuple[QPointF, QPointF]:
        """Where a wire begins and ends."""
        keys = [key_of(k) for k in self.ending_at(link.target, link.input)]
        index = keys.index(key_of(link)) if key_of(link) in keys else 0
        start = self.nodes[link.source].output_point(link.output)
        return start, self.nodes[link.target].input_point(link.input, index)

    def ending_at(self, name: str, port: str) -> list[Link]:
        """The wires that are seen to end at a port, in order."""
        links = self.network.graph.incoming.get(name, ())
        return [link for link in links if link.input == port and not self.groups.hides(link)]

    def _route_long(self, changes: Changes, dirty: set[str]) -> None:
        """Finds the way of long wires that changed, or that pass where a node came or went."""
        wires = {id(wire): wire for wire in (*changes.new_wires, *self._wires_of(dirty))}
        if changes.places:
            touched = _around(changes.places)
            for wire in self.wires.values():
                if wire.long and wire.boundingRect().intersects(touched):
                    wires[id(wire)] = wire
        for wire in wires.values():
            self._find_way(wire)

    def _find_way(self, wire: WireItem) -> None:
        detour = self.obstacles.detour(wire.start, wire.end) if wire.long else None
        wire.route(wire.start, wire.end, detour, self.sideways)

    def content(self) -> QRectF:
        """The rectangle around all nodes; empty without any."""
        if self._content is None:
            places = self._places()
            xs, ys = [x for x, _ in places] or [0.0], [y for _, y in places] or [0.0]
            corner, far = QPointF(*on_sheet((min(xs), min(ys)))), QPointF(*on_sheet((max(xs), max(ys))))
            size = QPointF(NODE_WIDTH, NODE_HEIGHT) if places else QPointF()
            # Folded, wires run above the first nodes of columns and below the last ones.
            outside = 2 * GAP_MIDDLE if self.network.graph.flow == "folded" and places else 0.0
            found = QRectF(corner, far + size).adjusted(0, -outside, 0, outside)
            self._content = found.united(self.groups.content())
        return self._content

    def _places(self) -> list[tuple[float, float]]:
        """Where nodes are seen."""
        if not self.groups.closed:
            return [node.position for node in self.network.graph.nodes]
        return [(item.goal.x(), item.goal.y()) for item in self.nodes.values()]

    def bodies(self, without: Iterable[str] = ()) -> dict[str, QRectF]:
        """The bodies that are seen, each once, by one of the nodes that it stands for."""
        left_out = set(without)
        shown = [item for item in self.nodes.values() if item.inside is None]
        found = {item.name: item for item in shown} | {
            item.first: item for item in self.groups.closed.values()
        }
        return {name: node_rect(i.x(), i.y()) for name, i in found.items() if name not in left_out}

    def _selected_keys(self) -> tuple[set[str], set[LinkKey]]:
        return set(self.selected_nodes()), set(map(key_of, self.selected_links()))

    def selected_nodes(self) -> tuple[str, ...]:
        """The names of selected nodes; of a closed group, all that are in it."""
        names: list[str] = []
        for item in self.selectedItems():
            if isinstance(item, GroupItem):
                names += self.groups.members(item.id)
            elif isinstance(item, NodeItem):
                names.append(item.name)
        return tuple(names)

    def selected_group(self) -> str:
        """The group all of whose nodes, and no others, are selected."""
        return group_that_is(self.network.graph, self.selected_nodes())

    def selected_links(self) -> tuple[Link, ...]:
        found = (item.link for item in self.selectedItems() if isinstance(item, WireItem))
        return tuple(link for link in found if link is not None)

    def select(self, nodes: Iterable[str] = (), links: Iterable[Link] = (), keep: bool = False) -> None:
        """Selects by name, instead of what was selected or with `keep` in addition."""
        wanted_nodes, wanted_links = set(nodes), {key_of(link) for link in links}
        self._selecting = True
        if not keep:
            for item in self.selectedItems():
                item.setSelected(False)
        for name in wanted_nodes & self.nodes.keys():
            (self.nodes[name].inside or self.nodes[name]).setSelected(True)
        for key in wanted_links & self.wires.keys():
            self.wires[key].setSelected(True)
        self._selecting = False
        self.selection_moved.emit()

    def select_again(self, names: Iterable[str]) -> None:
        """Selects nodes that were selected, as a group came to stand for them or went; tells nobody."""
        self._selecting = True
        for name in set(names) & self.nodes.keys():
            (self.nodes[name].inside or self.nodes[name]).setSelected(True)
        self._selecting = False

    def _selected(self) -> None:
        if not self._selecting:
            self.selection_moved.emit()


def _around(places: Iterable[tuple[float, float]]) -> QRectF:
    """The rectangle around nodes at these places, with some room for wires that pass."""
    xs, ys = zip(*places, strict=True)
    far = QPointF(max(xs) + NODE_WIDTH, max(ys) + NODE_HEIGHT)
    return QRectF(QPointF(min(xs), min(ys)), far).adjusted(-BESIDE, -BESIDE, BESIDE, BESIDE)


def _other_results(old: CheckedNetwork, new: CheckedNetwork) -> set[str]:
    """The names of nodes with another result, cost or mark."""
    return (
        _differing(old.analysis.shapes, new.analysis.shapes)
        | _differing(old.analysis.costs, new.analysis.costs)
        | _differing(old.marks, new.marks)
    )


def _differing(before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
    """The names whose values are other objects, or that only one of both has."""
    changed = {name for name, value in after.items() if before.get(name) is not value}
    return changed | (before.keys() - after.keys())

"""The groups of the network that the scene shows, and what of it they hide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from deepstudio.core.graph import Graph, Link, NodeGroup
from deepstudio.core.group_places import place_of
from deepstudio.ui.canvas.faces import Face, border_of, face_of_group, group_title
from deepstudio.ui.canvas.frame_title import free_beside
from deepstudio.ui.canvas.group_items import FrameItem, GroupItem
from deepstudio.ui.canvas.node_item import NodeItem

if TYPE_CHECKING:
    from deepstudio.ui.canvas.scene import Changes, NetworkScene


class ShownGroups:
    """Frames of open groups and nodes of closed ones. Nodes in a closed group stand hidden where it stands."""

    def __init__(self, scene: NetworkScene) -> None:
        self._scene = scene
        self._groups: Mapping[str, NodeGroup] = {}
        self.closed: dict[str, GroupItem] = {}
        self.open: dict[str, FrameItem] = {}

    def follow_network(self, changes: Changes) -> None:
        """Makes frames, closed groups and what they hide follow the network."""
        groups = self._scene.network.graph.groups
        if not groups and not self._groups:
            return
        self._groups = groups
        chosen = set(self._scene.selected_nodes())
        self._drop({id for id, group in groups.items() if group.collapsed}, set(groups))
        for id, group in groups.items():
            if group.collapsed:
                self._show_closed(id, group, changes)
            else:
                self._show_open(id, group)
        self._show_members(changes)
        self._scene.select_again(chosen)

    def _drop(self, collapsed: set[str], known: set[str]) -> None:
        for id in [id for id in self.closed if id not in collapsed]:
            item = self.closed.pop(id)
            self._scene.obstacles.remove(_key(id))
            self._scene.take_away(item)
        for id in [id for id in self.open if id in collapsed or id not in known]:
            frame = self.open.pop(id)
            self._scene.take_away(frame.words)
            self._scene.take_away(frame)

    def _show_closed(self, id: str, group: NodeGroup, changes: Changes) -> None:
        network = self._scene.network
        place, face = place_of(network.graph, group), face_of_group(network, id)
        item = self.closed.get(id)
        if item is None:
            item = self.closed[id] = GroupItem(id, face, place, self._scene.sideways)
            self._scene.addItem(item)
            changes.moved.update(group.members)
        item.first = group.members[0]
        self._face(item, face, changes)
        if item.node.position != place:
            item.node = item.node.replace(position=place)
            changes.moved.update(group.members)
        item.setPos(item.goal)
        self._scene.obstacles.put(_key(id), item.x(), item.y())
        entering, _ = border_of(network.graph, group)
        if item.show_wires([f"{link.target}.{link.input}" for link in entering]):
            changes.moved.update(group.members)

    def _face(self, item: GroupItem, face: Face, changes: Changes) -> None:
        if face != item.face:
            changes.marked |= face.mark != item.face.mark
            if (face.inputs, face.outputs) != (item.face.inputs, item.face.outputs):
                changes.moved.update(self._groups[item.id].members)
            item.show_face(face, self._scene.simple)

    def _show_open(self, id: str, group: NodeGroup) -> None:
        if id not in self.open:
            self.open[id] = FrameItem(id)
            self._scene.addItem(self.open[id])
            self._scene.addItem(self.open[id].words)
        self.open[id].show_title(group_title(group))

    def _show_members(self, changes: Changes) -> None:
        """Hides the nodes of closed groups and shows the others."""
        holder = {name: item for id, item in self.closed.items() for name in self._groups[id].members}
        for name, node in self._scene.nodes.items():
            inside = holder.get(name)
            if inside is not node.inside:
                self._hide(node, inside, changes)
            if inside is not None and node.pos() != inside.goal:
                node.setPos(inside.goal)
            if inside is not None:
                self._scene.obstacles.remove(name)
        self.follow()

    def _hide(self, node: NodeItem, inside: GroupItem | None, changes: Changes) -> None:
        node.inside = inside
        node.setVisible(inside is None)
        node.setPos(node.goal)
        changes.moved.add(node.name)
        if inside is None:
            self._scene.obstacles.put(node.name, node.x(), node.y())
        place = self._scene.obstacles.place(node.name)
        changes.places.extend([place] if place is not None else [])

    def follow(self) -> None:
        """Lets frames and closed groups follow their nodes, as while a gesture moves these."""
        for id, frame in self.open.items():
            nodes = (self._scene.nodes.get(name) for name in self._groups[id].members)
            frame.surround([node.pos() for node in nodes if node is not None])
        for id, item in self.closed.items():
            first = self._scene.nodes.get(self._groups[id].members[0])
            if first is not None:
                item.setPos(first.pos())

    def give_rooms(self, bodies: Iterable[QRectF]) -> None:
        """Tells the titles of frames what the bodies of nodes leave free beside these."""
        if self.open:
            known, sideways = list(bodies), self._scene.sideways
            for frame in self.open.values():
                frame.words.give_room(free_beside(frame.body(), known, sideways), sideways)

    def show_selection(self, names: Iterable[str]) -> None:
        """Marks the frames whose nodes are all selected."""
        chosen = set(names) if self.open else set()
        for id, frame in self.open.items():
            frame.set_chosen(chosen.issuperset(self._groups[id].members))

    # What is asked of them

    def members(self, id: str) -> tuple[str, ...]:
        group = self._groups.get(id)
        return group.members if group is not None else ()

    def holding(self, name: str) -> str:
        """The closed group that a node is in; empty where it is seen itself."""
        graph = self._scene.network.graph
        id = graph.group_of.get(name, "") if self.closed else ""
        return id if id in self.closed else ""

    def together(self, name: str) -> tuple[str, ...]:
        """All nodes that are seen as one with this one."""
        return self.members(self.holding(name)) or (name,)

    def entry(self, name: str) -> str:
        """The node that a wire to this one ends at: of a closed group, the first that something can enter."""
        graph = self._scene.network.graph
        inside = self.together(name)
        open_, all_ = _ends(graph, inside, self._scene.nodes, entering=True)
        return next(iter(open_ or all_), name)

    def exit(self, name: str) -> str:
        """The node that a wire from this one begins at: of a closed group, the last from which something leaves."""
        graph = self._scene.network.graph
        inside = self.together(name)
        open_, all_ = _ends(graph, inside, self._scene.nodes, entering=False)
        return next(reversed(all_ or open_), name)

    def hides(self, link: Link) -> bool:
        """Whether a wire runs inside of a closed group."""
        id = self.holding(link.source) if self.closed else ""
        return bool(id) and id == self.holding(link.target)

    def content(self) -> QRectF:
        """The rectangle around all frames."""
        around = QRectF()
        for frame in self.open.values():
            around = around.united(frame.body())
        return around


def _ends(
    graph: Graph, names: tuple[str, ...], nodes: Mapping[str, NodeItem], entering: bool
) -> tuple[list[str], list[str]]:
    """Of some nodes in the order of the data, those with a free port on that side, and those with a port at all."""
    inside, order = set(names), [node.name for node in graph.order()]
    ordered = [name for name in order if name in inside] or list(names)
    links = graph.incoming if entering else graph.outgoing
    ports = {name: nodes[name].face.inputs if entering else nodes[name].face.outputs for name in ordered}
    with_ports = [name for name in ordered if ports[name]]
    among = {
        name
        for name in with_ports
        for link in links.get(name, ())
        if (link.source if entering else link.target) in inside
    }
    outer = [name for name in with_ports if name not in among]
    free = [name for name in outer if name not in links]
    return free, outer or with_ports


def _key(id: str) -> str:
    """A name among the obstacles that no node has."""
    return f"group {id}"

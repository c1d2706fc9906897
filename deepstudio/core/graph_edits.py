"""Edits of a network: pure functions with a label. The window and the fixes of problems use the same ones."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from deepstudio.core.graph import Flow, Graph, Link, Node, NodeGroup
from deepstudio.core.layout import (
    COLUMN,
    FOLD_GAP,
    NODE_HEIGHT,
    NODE_WIDTH,
    ROW,
    NodeCorner,
    across,
    along,
    behind,
    beside,
    sideways,
)
from deepstudio.core.problems import Edit
from deepstudio.core.project import Project
from deepstudio.core.reserved import RESERVED_NAMES
from deepstudio.core.text import T, Text

GraphChange = Callable[[Graph], Graph]


def on_graph(label: Text, role: str, change: GraphChange, merge: str = "", removes: bool = False) -> Edit:
    """An edit that changes the network of one role."""

    def apply(project: Project) -> Project:
        graph = project.models.get(role, Graph())
        changed = change(graph)
        return project if changed is graph else project.with_graph(role, changed)

    return Edit(label, apply, merge, removes)


def free_name(graph: Graph, wanted: str) -> str:
    """`wanted` as an identifier that no node of the graph has: `conv2d`, `conv2d_2`, …"""
    base = re.sub(r"[^A-Za-z0-9_]+", "_", wanted).strip("_")[:50] or "layer"
    base = base if base[0].isalpha() else f"n_{base}"
    base = re.sub(r"_\d+$", "", base) if base not in graph.by_name and wanted == base else base
    stem = re.sub(r"_\d+$", "", base)
    candidates = (stem if number == 1 else f"{stem}_{number}" for number in range(1, len(graph.nodes) + 3))
    return next(name for name in candidates if name not in graph.by_name and name not in RESERVED_NAMES)


def with_node(graph: Graph, node: Node) -> Graph:
    return graph.replace(nodes=(*graph.nodes, node))


def with_link(graph: Graph, link: Link, variadic: bool = False) -> Graph:
    """Adds a wire. A port that takes one wire loses the one it had."""
    kept = tuple(
        old
        for old in graph.links
        if old.target != link.target or (old != link and (variadic or old.input != link.input))
    )
    return graph.replace(links=(*kept, link))


def without_links(graph: Graph, links: Iterable[Link]) -> Graph:
    gone = {(k.source, k.output, k.target, k.input) for k in links}
    return graph.replace(
        links=tuple(k for k in graph.links if (k.source, k.output, k.target, k.input) not in gone)
    )


def without_nodes(graph: Graph, names: Iterable[str], bridge: bool = True) -> Graph:
    """Removes nodes, in time that grows with the network alone.

    With `bridge`, what came after removed nodes is joined to the one kept node that came before them; where several
    did, nothing says which was meant.
    """
    gone = set(names)
    before = _before(graph, gone) if bridge else {}
    links: dict[Link, None] = {}
    for link in graph.links:
        if link.target in gone:
            continue
        if link.source in gone:
            source, output = before.get(link.source, ("", ""))
            if source in ("", link.target):
                continue
            link = link.replace(source=source, output=output)
        links[link] = None
    kept = tuple(node for node in graph.nodes if node.name not in gone)
    return graph.replace(nodes=kept, links=tuple(links))


def _before(graph: Graph, gone: set[str]) -> dict[str, tuple[str, str]]:
    """For removed nodes the kept node and its output that alone feeds them, directly or through removed ones."""
    feeding: dict[str, set[tuple[str, str]]] = {}
    for node in part_of(graph, gone).order():
        found: set[tuple[str, str]] = set()
        for link in graph.incoming.get(node.name, ()):
            found |= feeding[link.source] if link.source in gone else {(link.source, link.output)}
            if len(found) > 1:
                break
        feeding[node.name] = found
    return {name: next(iter(found)) for name, found in feeding.items() if len(found) == 1}


def with_changed_node(graph: Graph, name: str, **changes: Any) -> Graph:
    return graph.replace(
        nodes=tuple(node.replace(**changes) if node.name == name else node for node in graph.nodes)
    )


def inserted_on(graph: Graph, link: Link, node: Node, push: bool = True) -> Graph:
    """Puts a node on a wire, in the wire's place; nodes behind it move on to make room."""
    if push:
        graph = pushed(graph, node.position)
    links: list[Link] = []
    for old in graph.links:
        if old == link:
            links.append(Link(source=link.source, output=link.output, target=node.name))
            links.append(Link(source=node.name, target=link.target, input=link.input))
        else:
            links.append(old)
    return graph.replace(
        nodes=(*graph.nodes, node), links=tuple(links), groups=_joined_between(graph, link, node)
    )


def _joined_between(graph: Graph, link: Link, node: Node) -> Mapping[str, NodeGroup]:
    """The groups once a node stands on a wire: what comes between two members is one of them."""
    id = graph.group_of.get(link.source)
    if id is None or graph.group_of.get(link.target) != id:
        return graph.groups
    group = graph.groups[id]
    return {**graph.groups, id: group.replace(members=(*group.members, node.name))}


def pushed(graph: Graph, position: NodeCorner) -> Graph:
    """Room for a node: those at the same height and behind it move on; folded, those of the same column."""
    if not any(_covers(node.position, position) for node in graph.nodes):
        return graph
    flow = graph.flow
    places = {node.name: node.position for node in graph.nodes}
    column = column_at(places, position) if flow == "folded" else None
    start = along(flow, position) - 4

    def moved(node: Node) -> Node:
        pushed = along(flow, node.position) >= start and (column is None or node.name in column)
        return node.replace(position=behind(flow, node.position)) if pushed else node

    return graph.replace(nodes=tuple(map(moved, graph.nodes)))


def _covers(one: NodeCorner, other: NodeCorner) -> bool:
    """Whether two nodes would lie on each other or all but touch."""
    return abs(one[0] - other[0]) < NODE_WIDTH + 6 and abs(one[1] - other[1]) < NODE_HEIGHT + 8


def column_at(places: Mapping[str, NodeCorner], position: NodeCorner) -> set[str]:
    """The nodes of the column at a position in a folded layout: none of its gaps is as wide as between columns."""
    column: set[str] = set()
    right = -math.inf
    holds = False
    for name, (x, _) in sorted(places.items(), key=lambda item: item[1][0]):
        if x - right > FOLD_GAP * 0.7:
            if holds:
                return column
            column = set()
        column.add(name)
        right = max(right, x + NODE_WIDTH)
        holds |= abs(x - position[0]) < NODE_WIDTH
    return column


def add_node(role: str, layer: str, title: Text, position: tuple[float, float], **settings: Any) -> Edit:
    """Adds a layer that is not connected yet."""

    def change(graph: Graph) -> Graph:
        return with_node(
            graph, Node(name=free_name(graph, layer), layer=layer, settings=settings, position=position)
        )

    return on_graph(T("Add {layer}", layer=title), role, change)


def append_node(role: str, layer: str, title: Text, after: str | None, **settings: Any) -> Edit:
    """Adds a layer behind `after` (or the last loose end), on the one wire of its first result if there is one."""

    def change(graph: Graph) -> Graph:
        return appended(graph, layer, after, settings)

    return on_graph(T("Add {layer}", layer=title), role, change)


def appended(graph: Graph, layer: str, after: str | None, settings: Mapping[str, Any]) -> Graph:
    source = graph.by_name.get(after or "") or _loose_end(graph)
    position = behind(graph.flow, source.position) if source else (0.0, 0.0)
    node = Node(name=free_name(graph, layer), layer=layer, settings=settings, position=position)
    outgoing = [k for k in graph.outgoing.get(source.name, ()) if k.output == "out"] if source else []
    if source is None or layer == "input" or source.layer == "output":
        return with_node(graph, node)
    if len(outgoing) == 1 and layer != "output":
        return inserted_on(graph, outgoing[0], node)
    node = node.replace(position=_beside(graph, position))
    return with_link(with_node(graph, node), Link(source=source.name, target=node.name))


def _beside(graph: Graph, position: NodeCorner) -> NodeCorner:
    """The position, or the next one beside it that no node covers."""
    for place in sorted((n.position for n in graph.nodes), key=lambda place: across(graph.flow, place)):
        if _covers(place, position):
            moved = beside(graph.flow, place)
            position = (position[0], moved[1]) if sideways(graph.flow) else (moved[0], position[1])
    return position


def _loose_end(graph: Graph) -> Node | None:
    """The last node that leads nowhere; where all end in an output, the node before it."""
    ends = [n for n in graph.nodes if n.name not in graph.outgoing and n.layer != "output"]
    if not ends:
        ends = [graph.by_name[k.source] for k in graph.links if graph.by_name[k.target].layer == "output"]
    if graph.flow == "folded":
        # Columns begin at the top again.
        order = {node.name: number for number, node in enumerate(graph.order())}
        return max(ends, key=lambda node: order.get(node.name, -1), default=None)
    return max(ends, key=lambda node: along(graph.flow, node.position), default=None)


def append_branch(
    role: str, source: str | None, layers: Sequence[tuple[str, Mapping[str, Any]]], label: Text
) -> Edit:
    """Adds a chain of layers (id, settings) beside what already follows `source`; without one, unconnected."""

    def change(graph: Graph) -> Graph:
        before = graph.by_name.get(source or "")
        place = before.position if before is not None else (0.0, 0.0)
        for layer, settings in layers:
            place = _beside(graph, behind(graph.flow, place))
            node = Node(name=free_name(graph, layer), layer=layer, settings=settings, position=place)
            graph = with_node(graph, node)
            if before is not None:
                graph = with_link(graph, Link(source=before.name, target=node.name))
            before = node
        return graph

    return on_graph(label, role, change)


def insert_on_link(role: str, link: Link, layer: str, title: Text, **settings: Any) -> Edit:
    def change(graph: Graph) -> Graph:
        target = graph.by_name[link.target]
        node = Node(name=free_name(graph, layer), layer=layer, settings=settings, position=target.position)
        return inserted_on(graph, link, node)

    return on_graph(T("Insert {layer}", layer=title), role, change)


def drop_on_link(role: str, link: Link, layer: str, title: Text, position: tuple[float, float]) -> Edit:
    """Puts a new layer on a wire, at a place of its own; nodes below make room where it is tight."""

    def change(graph: Graph) -> Graph:
        return inserted_on(graph, link, Node(name=free_name(graph, layer), layer=layer, position=position))

    return on_graph(T("Insert {layer}", layer=title), role, change)


def add_linked(
    role: str,
    layer: str,
    title: Text,
    position: tuple[float, float],
    *,
    source: tuple[str, str] | None = None,
    target: tuple[str, str] | None = None,
    variadic: bool = False,
) -> Edit:
    """Adds a layer fed by `source` (node, output port) or feeding `target` (node, input port)."""

    def change(graph: Graph) -> Graph:
        name = free_name(graph, layer)
        graph = with_node(graph, Node(name=name, layer=layer, position=position))
        if source is not None:
            graph = with_link(graph, Link(source=source[0], output=source[1], target=name), True)
        if target is not None:
            graph = with_link(graph, Link(source=name, target=target[0], input=target[1]), variadic)
        return graph

    return on_graph(T("Add {layer}", layer=title), role, change)


def place_on_link(role: str, link: Link, name: str, position: tuple[float, float] | None = None) -> Edit:
    """Puts a node that exists and is loose on a wire; with `position`, there, and nodes below make room."""

    def change(graph: Graph) -> Graph:
        node = graph.by_name[name]
        node = node if position is None else node.replace(position=position)
        others = graph.replace(nodes=tuple(n for n in graph.nodes if n.name != name))
        return inserted_on(others, link, node, position is not None)

    return on_graph(T("Put on the wire"), role, change)


def connect(role: str, link: Link, variadic: bool = False) -> Edit:
    return on_graph(T("Connect"), role, lambda graph: with_link(graph, link, variadic))


def reconnect(role: str, old: Link, new: Link, variadic: bool = False) -> Edit:
    def change(graph: Graph) -> Graph:
        return with_link(without_links(graph, [old]), new, variadic)

    return on_graph(T("Reconnect"), role, change)


def disconnect(role: str, links: Sequence[Link]) -> Edit:
    return on_graph(T("Disconnect"), role, lambda graph: without_links(graph, links), removes=True)


def remove_nodes(role: str, names: Sequence[str], bridge: bool = True) -> Edit:
    return on_graph(T("Delete"), role, lambda graph: without_nodes(graph, names, bridge), removes=True)


def remove(role: str, names: Sequence[str], links: Sequence[Link]) -> Edit:
    """Deletes selected nodes and wires in one step."""
    return on_graph(
        T("Delete"), role, lambda graph: without_nodes(without_links(graph, links), names, not links)
    )


def move_nodes(role: str, positions: Mapping[str, tuple[float, float]], merge: str = "") -> Edit:
    def change(graph: Graph) -> Graph:
        return graph.replace(
            nodes=tuple(
                n.replace(position=positions[n.name]) if n.name in positions else n for n in graph.nodes
            )
        )

    return on_graph(T("Move"), role, change, merge)


def set_settings(role: str, name: str, values: Mapping[str, Any], label: Text, merge: str = "") -> Edit:
    """Changes settings of one node; `None` takes a setting back to its default."""

    def change(graph: Graph) -> Graph:
        settings = {k: v for k, v in {**graph.by_name[name].settings, **values}.items() if v is not None}
        return with_changed_node(graph, name, settings=settings)

    return on_graph(label, role, change, merge)


def set_title(role: str, name: str, title: str) -> Edit:
    return on_graph(T("Rename"), role, lambda graph: with_changed_node(graph, name, title=title))


def rename_node(role: str, old: str, new: str) -> Edit:
    """Changes a node's name; wires follow."""

    def change(graph: Graph) -> Graph:
        if old == new or new in graph.by_name:
            return graph
        nodes = tuple(n.replace(name=new) if n.name == old else n for n in graph.nodes)
        links = tuple(
            k.replace(
                source=new if k.source == old else k.source, target=new if k.target == old else k.target
            )
            if old in (k.source, k.target)
            else k
            for k in graph.links
        )
        groups = {
            id: group.replace(members=tuple(new if name == old else name for name in group.members))
            for id, group in graph.groups.items()
        }
        return graph.replace(nodes=nodes, links=links, groups=groups)

    return on_graph(T("Rename"), role, change)


def paste(role: str, part: Graph, offset: tuple[float, float]) -> Edit:
    return on_graph(T("Paste"), role, lambda graph: joined(graph, part, offset)[0])


def duplicate(role: str, names: Sequence[str]) -> Edit:
    """Copies of nodes, beside them where nothing else is."""

    def change(graph: Graph) -> Graph:
        part = part_of(graph, names)
        return joined(graph, part, free_offset(graph, part))[0]

    return on_graph(T("Duplicate"), role, change)


def free_offset(graph: Graph, part: Graph) -> NodeCorner:
    """How far a copy of `part` moves across the flow so that it covers no node."""
    places = [node.position for node in graph.nodes]
    cells: dict[tuple[float, float], list[NodeCorner]] = defaultdict(list)
    for x, y in places:
        cells[x // COLUMN, y // ROW].append((x, y))
    step = (0.0, ROW) if sideways(graph.flow) else (COLUMN, 0.0)
    for count in range(len(places) + 1):
        offset = step[0] * count, step[1] * count
        copies = ((n.position[0] + offset[0], n.position[1] + offset[1]) for n in part.nodes)
        if not any(_taken(cells, copy) for copy in copies):
            return offset
    return step


def _taken(cells: Mapping[tuple[float, float], Sequence[NodeCorner]], place: NodeCorner) -> bool:
    """Whether a node at a place would cover another; `cells` have as many places as a node is large."""
    column, row = place[0] // COLUMN, place[1] // ROW
    near = ((column + right, row + down) for right in (-1, 0, 1) for down in (-1, 0, 1))
    return any(_covers(place, other) for cell in near for other in cells.get(cell, ()))


def part_of(graph: Graph, names: Iterable[str]) -> Graph:
    """Some nodes, the wires among them and the groups that are among them as a whole."""
    chosen = set(names)
    return Graph(
        nodes=tuple(n for n in graph.nodes if n.name in chosen),
        links=tuple(k for k in graph.links if k.source in chosen and k.target in chosen),
        groups={id: group for id, group in graph.groups.items() if chosen.issuperset(group.members)},
    )


def joined(graph: Graph, part: Graph, offset: tuple[float, float]) -> tuple[Graph, tuple[str, ...]]:
    """The graph with a copy of `part`, and the names the copies got."""
    names: dict[str, str] = {}
    for node in part.nodes:
        names[node.name] = free_name(graph, node.name)
        position = (node.position[0] + offset[0], node.position[1] + offset[1])
        graph = with_node(graph, node.replace(name=names[node.name], position=position))
    links = tuple(k.replace(source=names[k.source], target=names[k.target]) for k in part.links)
    groups = dict(graph.groups)
    for group in part.groups.values():
        members = tuple(names[name] for name in group.members)
        groups[free_group(groups)] = group.replace(members=members)
    return graph.replace(links=graph.links + links, groups=groups), tuple(names.values())


def free_group(groups: Mapping[str, NodeGroup]) -> str:
    """An id that no group has: `group`, `group_2`, …"""
    ids = ("group" if number == 1 else f"group_{number}" for number in range(1, len(groups) + 2))
    return next(id for id in ids if id not in groups)


def set_positions(role: str, positions: Mapping[str, NodeCorner], flow: Flow | None = None) -> Edit:
    """The result of an automatic layout, of which new layers find their place by its flow."""
    moved = move_nodes(role, positions)

    def apply(project: Project) -> Project:
        project = moved.apply(project)
        graph = project.models.get(role, Graph())
        return project if flow in (None, graph.flow) else project.with_graph(role, graph.replace(flow=flow))

    return Edit(T("Tidy up"), apply)

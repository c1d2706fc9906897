"""Edits of groups. What an edit of nodes means for groups, `core.graph` and `core.graph_edits` see to."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

from deepstudio.core.graph import Graph, Link, NodeGroup
from deepstudio.core.graph_edits import ROW_HEIGHT, free_group, on_graph
from deepstudio.core.problems import Edit
from deepstudio.core.text import T

# A frame is larger than its nodes by its heading and by the room around them, and keeps a distance to what is above.
HEADING = 44.0
AROUND = 16.0
APART = 10.0
HEIGHT_OF_NODE = 62.0
WIDTH_OF_NODE = 244.0

NodePlace = tuple[float, float]
Box = tuple[float, float, float, float]


def whole_groups(graph: Graph, names: Iterable[str]) -> tuple[str, ...]:
    """The ids of groups all of whose nodes are among `names`."""
    chosen = set(names)
    return tuple(id for id, group in graph.groups.items() if chosen.issuperset(group.members))


def group_that_is(graph: Graph, names: Iterable[str]) -> str:
    """The id of the group that consists of exactly these nodes; empty where there is none."""
    chosen = set(names)
    found = (id for id, group in graph.groups.items() if set(group.members) == chosen)
    return next(found, "") if chosen else ""


def grouped(graph: Graph, names: Sequence[str], title: str = "") -> Graph:
    """The graph with these nodes as one group. Where one group is among them as a whole, it takes in the others."""
    whole = whole_groups(graph, names)
    wanted = set(names)
    in_order = (node.name for node in (*graph.order(), *graph.nodes) if node.name in wanted)
    chosen = dict.fromkeys(in_order)
    if not chosen:
        return graph
    id = whole[0] if len(whole) == 1 else free_group(graph.groups)
    kept = graph.groups[id].title if len(whole) == 1 else ""
    others = {key: _without(group, chosen) for key, group in graph.groups.items() if key != id}
    made = NodeGroup(title=title or kept, members=tuple(chosen))
    return _with_heading(graph.replace(groups={**others, id: made}), made)


def _without(group: NodeGroup, names: Iterable[str]) -> NodeGroup:
    gone = set(names)
    return group.replace(members=tuple(name for name in group.members if name not in gone))


def group(role: str, names: Sequence[str], title: str = "") -> Edit:
    """Makes one group of some nodes."""
    return on_graph(T("Group"), role, lambda graph: grouped(graph, names, title))


def ungroup(role: str, ids: Iterable[str]) -> Edit:
    """Takes groups away; their nodes stay, and come out of one that was closed."""
    gone = set(ids)

    def change(graph: Graph) -> Graph:
        for id in gone & graph.groups.keys():
            graph = _without_heading(with_collapsed(graph, id, False), graph.groups[id])
        return graph.replace(groups={id: group for id, group in graph.groups.items() if id not in gone})

    return on_graph(T("Ungroup"), role, change)


def take_out(role: str, names: Iterable[str]) -> Edit:
    """Lets nodes leave their groups."""
    leaving = tuple(names)

    def change(graph: Graph) -> Graph:
        return graph.replace(groups={id: _without(group, leaving) for id, group in graph.groups.items()})

    return on_graph(T("Take out of the group"), role, change)


def set_group_title(role: str, id: str, title: str) -> Edit:
    def change(graph: Graph) -> Graph:
        group = graph.groups.get(id)
        if group is None or group.title == title:
            return graph
        return graph.replace(groups={**graph.groups, id: group.replace(title=title)})

    return on_graph(T("Rename"), role, change)


def set_collapsed(role: str, ids: Iterable[str], collapsed: bool) -> Edit:
    """Shows groups as one node each, or opens them; what is below moves up or makes room."""
    wanted = tuple(ids)

    def change(graph: Graph) -> Graph:
        for id in wanted:
            graph = with_collapsed(graph, id, collapsed)
        return graph

    return on_graph(T("Close the group") if collapsed else T("Open the group"), role, change)


def with_collapsed(graph: Graph, id: str, collapsed: bool) -> Graph:
    group = graph.groups.get(id)
    if group is None or group.collapsed == collapsed:
        return graph
    changed = graph.replace(groups={**graph.groups, id: group.replace(collapsed=collapsed)})
    return _moved_up(changed, group) if collapsed else _with_room(changed, group)


def with_groups(graph: Graph, tidy: Callable[[Graph], Mapping[str, NodePlace]]) -> dict[str, NodePlace]:
    """The positions that a layout gives, with room for the frames of open groups.

    Each closed group counts as one node and keeps its inside.
    """
    positions = _around_closed(graph, tidy)
    open_ = [group for group in graph.groups.values() if not group.collapsed]
    if not open_ or not positions:
        return positions
    placed = _at(graph, positions)
    for group in sorted(open_, key=lambda one: min(positions[name][1] for name in one.members)):
        placed = _with_heading(placed, group)
    return {node.name: node.position for node in placed.nodes}


def _around_closed(graph: Graph, tidy: Callable[[Graph], Mapping[str, NodePlace]]) -> dict[str, NodePlace]:
    closed = [group for group in graph.groups.values() if group.collapsed]
    if not closed:
        return dict(tidy(graph))
    first = {name: group.members[0] for group in closed for name in group.members}
    positions = dict(tidy(_folded(graph, first)))
    for group in closed:
        x, y = place_of(graph, group)
        to_x, to_y = positions[group.members[0]]
        for name in group.members:
            at_x, at_y = graph.by_name[name].position
            positions[name] = round(at_x + to_x - x, 1), round(at_y + to_y - y, 1)
    return positions


def _folded(graph: Graph, first: Mapping[str, str]) -> Graph:
    """The graph with one node for those of each closed group, and the wires that are still seen."""
    links: dict[Link, None] = {}
    for link in graph.links:
        source, target = first.get(link.source, link.source), first.get(link.target, link.target)
        if source != target:
            links[link.replace(source=source, target=target)] = None
    nodes = tuple(node for node in graph.nodes if first.get(node.name, node.name) == node.name)
    return Graph(nodes=nodes, links=tuple(links))


def place_of(graph: Graph, group: NodeGroup) -> tuple[float, float]:
    """Where a closed group stands: in the middle between left and right, at the heading that it has while open."""
    left, top, right, _ = _box(graph, group)
    return round((left + right - WIDTH_OF_NODE) / 2, 1), top - (HEADING - AROUND)


def _box(graph: Graph, group: NodeGroup) -> Box:
    places = [graph.by_name[name].position for name in group.members]
    xs, ys = [x for x, _ in places], [y for _, y in places]
    return min(xs), min(ys), max(xs) + WIDTH_OF_NODE, max(ys) + HEIGHT_OF_NODE


def _moved_up(graph: Graph, group: NodeGroup) -> Graph:
    """What stands below a group that was closed comes nearer, unless something stands beside it."""
    _, top, _, bottom = _box(graph, group)
    by = bottom - top - HEIGHT_OF_NODE + HEADING - AROUND
    others = _others(graph, group)
    beside = any(top < y + HEIGHT_OF_NODE and y < bottom for _, y in others.values())
    return graph if beside or by <= 0 else _lowered(graph, _below(others, bottom), -by)


def _with_room(graph: Graph, group: NodeGroup) -> Graph:
    """What a group that was opened would cover moves down, with all that is below it."""
    left, top, right, bottom = _box(graph, group)
    others = _others(graph, group)
    covered = [
        y
        for x, y in others.values()
        if x + WIDTH_OF_NODE > left - AROUND
        and x < right + AROUND
        and top - HEADING + AROUND < y < bottom + AROUND
    ]
    if not covered:
        return graph
    first = min(covered)
    return _lowered(graph, _below(others, first), bottom + (ROW_HEIGHT - HEIGHT_OF_NODE) - first)


def _with_heading(graph: Graph, group: NodeGroup) -> Graph:
    """Moves a group down, with all that is beside and below it, until its frame covers nothing above."""
    _, top, _, _ = _box(graph, group)
    above = _bottom_above(graph, group)
    by = above + APART + HEADING - top
    return graph if by <= 0 else _lowered(graph, _below(_seen(graph), top), by)


def _without_heading(graph: Graph, group: NodeGroup) -> Graph:
    """Takes the room back that the heading of a frame had."""
    _, top, _, _ = _box(graph, group)
    above = _bottom_above(graph, group)
    by = top - above - (ROW_HEIGHT - HEIGHT_OF_NODE)
    return graph if top - above != APART + HEADING else _lowered(graph, _below(_seen(graph), top), -by)


def _bottom_above(graph: Graph, group: NodeGroup) -> float:
    """The lowest edge of what stands above a group, its frame included."""
    left, top, right, _ = _box(graph, group)
    framed = {name for other in graph.groups.values() if not other.collapsed for name in other.members}
    edges = (
        y + HEIGHT_OF_NODE + (AROUND if name in framed else 0)
        for name, (x, y) in _others(graph, group).items()
        if x + WIDTH_OF_NODE > left - AROUND and x < right + AROUND and y < top
    )
    return max(edges, default=-math.inf)


def _seen(graph: Graph) -> dict[str, NodePlace]:
    """Where all nodes are seen."""
    places = {node.name: node.position for node in graph.nodes}
    for group in graph.groups.values():
        if group.collapsed:
            places |= dict.fromkeys(group.members, place_of(graph, group))
    return places


def _others(graph: Graph, group: NodeGroup) -> dict[str, tuple[float, float]]:
    """Where all other nodes are seen."""
    inside = set(group.members)
    return {name: place for name, place in _seen(graph).items() if name not in inside}


def _below(places: Mapping[str, tuple[float, float]], y: float) -> set[str]:
    return {name for name, place in places.items() if place[1] >= y}


def _lowered(graph: Graph, names: Iterable[str], by: float) -> Graph:
    places = {name: graph.by_name[name].position for name in names}
    return _at(graph, {name: (x, round(y + by, 1)) for name, (x, y) in places.items()})


def _at(graph: Graph, places: Mapping[str, NodePlace]) -> Graph:
    return graph.replace(
        nodes=tuple(
            node.replace(position=places[node.name]) if node.name in places else node for node in graph.nodes
        )
    )

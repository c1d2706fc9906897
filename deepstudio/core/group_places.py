"""Where groups are seen: closed ones as one node, open ones as a frame around their nodes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from deepstudio.core.graph import Graph, NodeGroup
from deepstudio.core.graph_edits import column_at
from deepstudio.core.layout import NODE_HEIGHT, NODE_WIDTH, NodeCorner, sideways

# A frame is larger than its nodes by its heading and by the room around them, and keeps a distance to what is above.
HEADING = 44.0
AROUND = 16.0
APART = 10.0

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


def place_of(graph: Graph, group: NodeGroup) -> NodeCorner:
    """Where a closed group stands: in the middle of its inside, at the edge at which data enters.

    Where data flows downwards, that is the heading that it has while open.
    """
    left, top, right, bottom = box_of(graph, group)
    if sideways(graph.flow):
        return left, round((top + bottom - NODE_HEIGHT) / 2, 1)
    return round((left + right - NODE_WIDTH) / 2, 1), top - (HEADING - AROUND)


def box_of(graph: Graph, group: NodeGroup) -> Box:
    """The box around the nodes of a group, as while it is open."""
    return around(graph.by_name[name].position for name in group.members)


def frame_of(graph: Graph, group: NodeGroup) -> Box:
    left, top, right, bottom = box_of(graph, group)
    return left - AROUND, top - HEADING, right + AROUND, bottom + AROUND


def node_box(place: NodeCorner) -> Box:
    return place[0], place[1], place[0] + NODE_WIDTH, place[1] + NODE_HEIGHT


def around(places: Iterable[NodeCorner]) -> Box:
    """The box around nodes at these places, of which there is one at least."""
    corners = list(places)
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs) + NODE_WIDTH, max(ys) + NODE_HEIGHT


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes have more than an edge in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def seen(graph: Graph) -> dict[str, NodeCorner]:
    """Where all nodes are seen."""
    places = {node.name: node.position for node in graph.nodes}
    for group in graph.groups.values():
        if group.collapsed:
            places |= dict.fromkeys(group.members, place_of(graph, group))
    return places


def others(graph: Graph, group: NodeGroup) -> dict[str, NodeCorner]:
    """Where all nodes are seen that are not in a group."""
    inside = set(group.members)
    return {name: place for name, place in seen(graph).items() if name not in inside}


def framed(graph: Graph) -> set[str]:
    """The nodes of open groups."""
    return {name for group in graph.groups.values() if not group.collapsed for name in group.members}


def in_columns(graph: Graph, columns: Iterable[NodeCorner]) -> Mapping[str, NodeCorner]:
    """Where the nodes are seen that move together along the flow: folded, those of the columns at these places."""
    places = seen(graph)
    if graph.flow != "folded":
        return places
    names = set().union(*(column_at(places, place) for place in set(columns)))
    return {name: place for name, place in places.items() if name in names}


def placed(part: Graph, places: Mapping[str, NodeCorner], corner: NodeCorner) -> dict[str, NodeCorner]:
    """Places of the inside of a group, moved so that it stands at a corner while it is closed."""
    x, y = place_of(at(part, places), NodeGroup(members=tuple(places)))
    return {
        name: (round(left + corner[0] - x, 1), round(top + corner[1] - y, 1))
        for name, (left, top) in places.items()
    }


def at(graph: Graph, places: Mapping[str, NodeCorner]) -> Graph:
    """The graph with nodes at these places."""
    return graph.replace(
        nodes=tuple(
            node.replace(position=places[node.name]) if node.name in places else node for node in graph.nodes
        )
    )

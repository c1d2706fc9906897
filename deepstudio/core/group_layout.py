"""Layout of a network with groups: each is laid out on its own and then takes part as one box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from deepstudio.core.graph import Flow, Graph, Link, NodeGroup, wiring
from deepstudio.core.graph_edits import part_of
from deepstudio.core.group_places import AROUND, HEADING, around, placed
from deepstudio.core.layout import (
    NODE_HEIGHT,
    NODE_WIDTH,
    USUAL_ROOM,
    NodeCorner,
    Size,
    arranged,
    sideways,
    tidy,
)

# What a box has above its nodes: frames may come as near to others as nodes do, but for their outermost part.
ABOVE = HEADING - AROUND


def tidy_groups(graph: Graph, flow: Flow | None = None, room: Size = USUAL_ROOM) -> dict[str, NodeCorner]:
    """New positions by name, with room for the frames of open groups; closed ones take part as one node."""
    graph = graph.replace(flow=flow or graph.flow)
    if not graph.groups:
        return tidy(graph, graph.flow, room)
    insides = {id: tidy(_part(graph, group), graph.flow, room) for id, group in graph.groups.items()}
    boxes = {_unit(graph, node.name): (NODE_WIDTH, NODE_HEIGHT) for node in graph.nodes}
    boxes |= {
        _key(id): _size(graph.flow, insides[id]) for id, one in graph.groups.items() if not one.collapsed
    }
    wires, order = _outer(graph, tuple(boxes))
    corners = arranged(boxes, wires, order, graph.flow, room)
    places = {node.name: corners[_unit(graph, node.name)] for node in graph.nodes}
    for id, group in graph.groups.items():
        corner = corners[_key(id)]
        if group.collapsed:
            places |= placed(_part(graph, group), insides[id], corner)
        else:
            places |= _framed(insides[id], corner)
    return places


def _unit(graph: Graph, name: str) -> str:
    """What a node takes part in the layout as."""
    id = graph.group_of.get(name, "")
    return _key(id) if id else name


def _key(id: str) -> str:
    """A name that no node has."""
    return f"group {id}"


def _part(graph: Graph, group: NodeGroup) -> Graph:
    return part_of(graph, group.members).replace(flow=graph.flow, groups={})


def _size(flow: Flow, places: Mapping[str, NodeCorner]) -> Size:
    """The box of an open group. To the right, it has as much below its nodes as above: they stay in one row."""
    left, top, right, bottom = around(places.values())
    below = ABOVE if sideways(flow) else AROUND
    return right - left + 2 * AROUND, bottom - top + ABOVE + below


def _framed(places: Mapping[str, NodeCorner], corner: NodeCorner) -> dict[str, NodeCorner]:
    left, top, _, _ = around(places.values())
    right, down = corner[0] + AROUND - left, corner[1] + ABOVE - top
    return {name: (x + right, y + down) for name, (x, y) in places.items()}


def _outer(graph: Graph, units: Sequence[str]) -> tuple[list[tuple[str, str]], list[str]]:
    """The wires between units, and these in order, without what is on a circle of layers.

    Where data leaves a group and comes back into it, the wire that leads back counts for nothing.
    """
    pairs = ((_unit(graph, link.source), _unit(graph, link.target)) for link in graph.links)
    wires = list(dict.fromkeys(pair for pair in pairs if pair[0] != pair[1]))
    links = tuple(Link.model_construct(source=source, target=target) for source, target in wires)
    usual = dict.fromkeys(_unit(graph, node.name) for node in graph.order())
    order = [*(name for name in wiring(tuple(units), links).order if name in usual)]
    order += [name for name in usual if name not in set(order)]
    number = {name: count for count, name in enumerate(order)}
    return [(a, b) for a, b in wires if number.get(a, -1) < number.get(b, len(number))], order

"""Room for groups that open, and what comes nearer once they are closed.

Nodes move in one piece with all that stands behind or beside them, so that none comes to lie on another: along the
flow where they are behind a group, across it where they are beside it. Folded, only their column moves along.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from deepstudio.core.graph import Graph, NodeGroup
from deepstudio.core.graph_edits import part_of
from deepstudio.core.group_places import (
    APART,
    AROUND,
    HEADING,
    Box,
    at,
    box_of,
    frame_of,
    framed,
    in_columns,
    meet,
    node_box,
    others,
    place_of,
    placed,
)
from deepstudio.core.layout import (
    DOWN_GAP,
    FOLD_GAP,
    NODE_HEIGHT,
    NODE_WIDTH,
    RIGHT_GAP,
    SIDE_GAP,
    NodeCorner,
    sideways,
    tidy,
)

X, Y = 0, 1
SIZE = (NODE_WIDTH, NODE_HEIGHT)


def with_room(graph: Graph, group: NodeGroup) -> Graph:
    """The graph with what a group that was opened would cover out of its way."""
    place = place_of(graph, group)
    graph = _room_before(graph, group, place)
    graph = _room_behind(graph, group)
    return _room_beside(graph, group)


def _room_before(graph: Graph, group: NodeGroup, place: NodeCorner) -> Graph:
    """Moves a group on, with all behind it, where its frame would cover what comes before."""
    way, frame = _way(graph), frame_of(graph, group)
    ends = [box[way + 2] for box in _covered(graph, group).values() if box[way] < place[way] - SIZE[way] / 2]
    by = max(ends, default=-math.inf) + APART - frame[way]
    if by <= 0:
        return graph
    places = in_columns(graph, [place])
    return moved(graph, {*_from(places, way, place[way]), *group.members}, way, by)


def _room_behind(graph: Graph, group: NodeGroup) -> Graph:
    way, place = _way(graph), place_of(graph, group)
    column = in_columns(graph.replace(groups=_closed(graph, group)), [place])
    starts = [
        box[way]
        for name, box in _covered(graph, group).items()
        if name in column and box[way] > place[way] + SIZE[way] / 2
    ]
    if not starts:
        return graph
    first, gap = min(starts), RIGHT_GAP if sideways(graph.flow) else DOWN_GAP
    behind = set(_from(column, way, first)) - set(group.members)
    return moved(graph, behind, way, box_of(graph, group)[way + 2] + gap - first)


def _room_beside(graph: Graph, group: NodeGroup) -> Graph:
    """Moves what is still covered aside, on the near side by moving the group itself."""
    side = 1 - _way(graph)
    gap = (DOWN_GAP if side == Y else FOLD_GAP if graph.flow == "folded" else SIDE_GAP) - AROUND
    place = place_of(graph, group)
    ends = [box[side + 2] for box in _covered(graph, group).values() if box[side] < place[side]]
    if ends:
        by = max(ends) + gap - frame_of(graph, group)[side]
        graph = moved(graph, {*_from(others(graph, group), side, place[side]), *group.members}, side, by)
    starts = [box[side] for box in _covered(graph, group).values()]
    if not starts:
        return graph
    first = min(starts)
    by = frame_of(graph, group)[side + 2] + gap - first
    return moved(graph, _from(others(graph, group), side, first), side, by)


def without_room(graph: Graph, group: NodeGroup) -> Graph:
    """The graph with what stands behind a group that was closed nearer, as far as nothing is in the way."""
    place, box = place_of(graph, group), box_of(graph, group)
    rest = {name: node_box(at) for name, at in others(graph, group).items()}
    if any(meet(other, box) or meet(other, node_box(place)) for other in rest.values()):
        return _gathered(graph, group)
    way = _way(graph)
    column = in_columns(graph, [place])
    behind = set(_from(column, way, box[way + 2])) - set(group.members)
    by = min(box[way + 2] - place[way] - SIZE[way], _free(graph, rest, behind, box[way]))
    return moved(graph, behind, way, -by) if by > 0 else graph


def _gathered(graph: Graph, group: NodeGroup) -> Graph:
    """Puts the nodes of a closed group together that others stand between: it is seen where its first node was."""
    part = part_of(graph, group.members).replace(flow=graph.flow)
    return at(graph, placed(part, tidy(part), graph.by_name[group.members[0]].position))


def _free(graph: Graph, rest: Mapping[str, Box], behind: set[str], start: float) -> float:
    """How far nodes behind a group can come nearer before they meet what stands beside it."""
    way = _way(graph)
    side, inside, least = 1 - way, framed(graph), math.inf
    staying = {n: box for n, box in rest.items() if n not in behind and box[way + 2] > start}
    gap = RIGHT_GAP if way == X else DOWN_GAP
    for name, box in staying.items():
        low, high, end = box[side] - AROUND, box[side + 2] + AROUND, box[way + 2]
        for other in behind:
            coming = rest[other]
            if coming[side] < high and low < coming[side + 2]:
                edges = (AROUND if name in inside else 0) + (HEADING if other in inside else 0)
                least = min(least, coming[way] - end - max(gap, edges + APART if edges else 0))
    return least


def with_heading(graph: Graph, group: NodeGroup) -> Graph:
    """Moves a group down, with all that is beside and below it, until its frame covers nothing above."""
    top = box_of(graph, group)[Y]
    by = _bottom_above(graph, group) + APART + HEADING - top
    return graph if by <= 0 else moved(graph, _lower(graph, group, top), Y, by)


def without_heading(graph: Graph, group: NodeGroup) -> Graph:
    """Takes the room back that the heading of a frame had."""
    top, above = box_of(graph, group)[Y], _bottom_above(graph, group)
    if top - above != APART + HEADING:
        return graph
    return moved(graph, _lower(graph, group, top), Y, above + DOWN_GAP - top)


def _lower(graph: Graph, group: NodeGroup, top: float) -> set[str]:
    return _from(in_columns(graph, (graph.by_name[name].position for name in group.members)), Y, top)


def _bottom_above(graph: Graph, group: NodeGroup) -> float:
    """The lowest edge of what stands above a group, its frame included."""
    left, top, right, _ = frame_of(graph, group)
    inside, top = framed(graph), top + HEADING
    edges = (
        box[3] + (AROUND if name in inside else 0)
        for name, box in _boxes(graph, group).items()
        if box[2] > left and box[0] < right and box[1] < top
    )
    return max(edges, default=-math.inf)


def _way(graph: Graph) -> int:
    """The axis along which data flows."""
    return X if sideways(graph.flow) else Y


def _boxes(graph: Graph, group: NodeGroup) -> dict[str, Box]:
    return {name: node_box(place) for name, place in others(graph, group).items()}


def _covered(graph: Graph, group: NodeGroup) -> dict[str, Box]:
    frame = frame_of(graph, group)
    return {name: box for name, box in _boxes(graph, group).items() if meet(box, frame)}


def _closed(graph: Graph, group: NodeGroup) -> Mapping[str, NodeGroup]:
    """The groups as they were before one was opened."""
    return {
        id: one.replace(collapsed=True) if one.members == group.members else one
        for id, one in graph.groups.items()
    }


def _from(places: Mapping[str, NodeCorner], axis: int, start: float) -> set[str]:
    return {name for name, place in places.items() if place[axis] >= start}


def moved(graph: Graph, names: Iterable[str], axis: int, by: float) -> Graph:
    shift = (by, 0.0) if axis == X else (0.0, by)
    spots = {name: graph.by_name[name].position for name in names}
    return at(graph, {n: (round(x + shift[0], 1), round(y + shift[1], 1)) for n, (x, y) in spots.items()})

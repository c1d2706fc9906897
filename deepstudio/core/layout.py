"""Automatic layout: by longest path downwards or to the right, or downwards in several columns side by side."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from deepstudio.core.graph import Flow, Graph

NODE_WIDTH, NODE_HEIGHT = 244.0, 62.0
COLUMN, ROW = 284.0, 88.0  # from one node to the next one beside or below it
SIDE_GAP, DOWN_GAP, RIGHT_GAP = COLUMN - NODE_WIDTH, ROW - NODE_HEIGHT, 54.0
FOLD_GAP = 96.0  # between two columns of a folded layout; wires pass there
MOST_COLUMNS = 8
WORTH = 1.03  # how much larger a network must be seen to be worth one more column
UNREAD, WORTH_FOLDING = 0.7, 1.2  # zooms; above the first one all of a node is read
USUAL_ROOM = (1000.0, 760.0)

NodeCorner = tuple[float, float]
Size = tuple[float, float]


def sideways(flow: Flow) -> bool:
    """Whether data flows to the right, so that wires end at the left of a node."""
    return flow == "right"


def behind(flow: Flow, place: NodeCorner, steps: int = 1) -> NodeCorner:
    """Where the next node stands; with negative steps, the one before."""
    x, y = place
    return (x + steps * (NODE_WIDTH + RIGHT_GAP), y) if sideways(flow) else (x, y + steps * ROW)


def beside(flow: Flow, place: NodeCorner, steps: int = 1) -> NodeCorner:
    """Where a node of another branch stands."""
    x, y = place
    return (x, y + steps * ROW) if sideways(flow) else (x + steps * COLUMN, y)


def along(flow: Flow, place: NodeCorner) -> float:
    """How far down the flow a place is, among those of one column."""
    return place[0] if sideways(flow) else place[1]


def across(flow: Flow, place: NodeCorner) -> float:
    return place[1] if sideways(flow) else place[0]


def reading_order(flow: Flow, place: NodeCorner) -> NodeCorner:
    """What to sort places by, so that the first one comes first: folded, all of a column come before the next."""
    x, y = place
    return (y, x) if flow == "down" else (x, y)


def fitting_flow(graph: Graph, wanted: Flow, room: Size) -> Flow:
    """The wanted flow; folded instead of downwards where a network as high as this could not be read in `room`."""
    if wanted != "down" or not graph.nodes:
        return wanted
    down, folded = (_zoom(tidy(graph, flow, room), room) for flow in ("down", "folded"))
    return "folded" if down < UNREAD and folded > WORTH_FOLDING * down else "down"


def _zoom(places: Mapping[str, NodeCorner], room: Size) -> float:
    """How large nodes at these places are seen where all of them are."""
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    width, height = max(xs) - min(xs) + NODE_WIDTH, max(ys) - min(ys) + NODE_HEIGHT
    return min(room[0] / width, room[1] / height, 1.0)


def laid_out(graph: Graph, flow: Flow, room: Size = USUAL_ROOM) -> Graph:
    """The graph with its nodes in order."""
    places = tidy(graph, flow, room)
    nodes = tuple(node.replace(position=places[node.name]) for node in graph.nodes)
    return graph.replace(nodes=nodes, flow=flow)


def tidy(graph: Graph, flow: Flow | None = None, room: Size = USUAL_ROOM) -> dict[str, NodeCorner]:
    """New positions by name, for the graph's own flow by default; `room` is what a folded one should fill."""
    wires = [(link.source, link.target) for link in graph.links]
    boxes = {node.name: (NODE_WIDTH, NODE_HEIGHT) for node in graph.nodes}
    order = [node.name for node in graph.order()]
    return arranged(boxes, wires, order, flow or graph.flow, room)


def arranged(
    boxes: Mapping[str, Size],
    wires: Sequence[tuple[str, str]],
    order: Sequence[str],
    flow: Flow,
    room: Size = USUAL_ROOM,
) -> dict[str, NodeCorner]:
    """The top left corners of boxes of any size. `order` has those that are on no circle, sources first.

    Boxes on a circle or without wires stand in a row of their own, at the right or below. A small version of the
    layered method (Sugiyama, Tagawa and Toda, 1981): ranks, then barycentres.
    """
    turned = {name: (high, wide) for name, (wide, high) in boxes.items()} if sideways(flow) else boxes
    gaps = (DOWN_GAP, RIGHT_GAP) if sideways(flow) else (SIDE_GAP, DOWN_GAP)
    ranks = _ranks(wires, order)
    places = _layered(turned, wires, ranks, gaps)
    if flow == "folded":
        places = _folded(turned, wires, ranks, places, room)
    return _with_loose(turned, places, gaps, flow)


def _with_loose(
    boxes: Mapping[str, Size], places: dict[str, NodeCorner], gaps: Size, flow: Flow
) -> dict[str, NodeCorner]:
    at, far = 0.0, max((places[name][0] + boxes[name][0] for name in places), default=-gaps[0]) + gaps[0]
    for name in boxes:
        if name not in places:
            places[name] = far, at
            at += boxes[name][1] + gaps[1]
    return {name: (y, x) for name, (x, y) in places.items()} if sideways(flow) else places


def _ranks(wires: Sequence[tuple[str, str]], order: Sequence[str]) -> dict[str, int]:
    before: dict[str, list[str]] = defaultdict(list)
    wired = {name for wire in wires for name in wire}
    for source, target in wires:
        before[target].append(source)
    rank: dict[str, int] = {}
    for name in order:
        if name in wired:
            rank[name] = max((rank[source] + 1 for source in before[name] if source in rank), default=0)
    return rank


def _layered(
    boxes: Mapping[str, Size], wires: Sequence[tuple[str, str]], ranks: Mapping[str, int], gaps: Size
) -> dict[str, NodeCorner]:
    """Ranks below each other, boxes of one rank beside each other."""
    parents: dict[str, list[str]] = defaultdict(list)
    rows: dict[int, list[str]] = defaultdict(list)
    for source, target in wires:
        parents[target].append(source)
    for name, rank in ranks.items():
        rows[rank].append(name)
    middle: dict[str, float] = {}
    places: dict[str, NodeCorner] = {}
    top = 0.0
    for rank in sorted(rows):
        _place_row(boxes, parents, rows[rank], middle, gaps[0])
        for name in rows[rank]:
            places[name] = middle[name] - boxes[name][0] / 2, top
        top += max(boxes[name][1] for name in rows[rank]) + gaps[1]
    return places


def _place_row(
    boxes: Mapping[str, Size],
    parents: Mapping[str, Sequence[str]],
    names: Sequence[str],
    middle: dict[str, float],
    gap: float,
) -> None:
    """Each box below the middle of its parents, as far as its neighbours leave it room."""
    wanted: dict[str, float] = {}
    for name in names:
        above = [middle[parent] for parent in parents.get(name, ()) if parent in middle]
        wanted[name] = sum(above) / len(above) if above else boxes[name][0] / 2
    ordered = sorted(names, key=lambda name: wanted[name])
    right = -math.inf
    for name in ordered:
        half = boxes[name][0] / 2
        middle[name] = max(wanted[name], right + half)
        right = middle[name] + half + gap
    shift = sum(wanted[name] - middle[name] for name in ordered) / len(ordered)
    for name in ordered:
        middle[name] += shift


@dataclass(frozen=True, slots=True)
class _Fold:
    """A layout in columns: the first rank of each, and how large it is."""

    starts: tuple[int, ...]
    width: float
    height: float

    def zoom(self, room: Size) -> float:
        return min(room[0] / self.width, room[1] / self.height, 1.0)


def _folded(
    boxes: Mapping[str, Size],
    wires: Sequence[tuple[str, str]],
    ranks: Mapping[str, int],
    places: Mapping[str, NodeCorner],
    room: Size,
) -> dict[str, NodeCorner]:
    """Cuts a layout into columns where few results pass, in as many as make it large in `room`."""
    if not ranks:
        return dict(places)
    count = max(ranks.values()) + 1
    passing = _passing(wires, ranks, count)
    extents = _extents(boxes, ranks, places, count)
    best = _fold((0,), extents)
    for columns in range(2, min(MOST_COLUMNS, count) + 1):
        tried = _fold(_cuts(passing, extents, columns), extents)
        if tried.zoom(room) > best.zoom(room) * WORTH:
            best = tried
    shifts: dict[int, NodeCorner] = {}
    left = 0.0
    for start, end in zip(best.starts, (*best.starts[1:], count), strict=True):
        low, high = min(e[0] for e in extents[start:end]), max(e[1] for e in extents[start:end])
        shifts |= dict.fromkeys(range(start, end), (left - low, -extents[start][2]))
        left += high - low + FOLD_GAP
    return {n: (x + shifts[ranks[n]][0], y + shifts[ranks[n]][1]) for n, (x, y) in places.items()}


Extent = tuple[float, float, float, float]


def _extents(
    boxes: Mapping[str, Size], ranks: Mapping[str, int], places: Mapping[str, NodeCorner], count: int
) -> list[Extent]:
    """Left, right, top and bottom of each rank."""
    found: list[Extent] = [(math.inf, -math.inf, math.inf, -math.inf)] * count
    for name, rank in ranks.items():
        (x, y), (wide, high) = places[name], boxes[name]
        left, right, top, bottom = found[rank]
        found[rank] = min(left, x), max(right, x + wide), min(top, y), max(bottom, y + high)
    return found


def _fold(starts: tuple[int, ...], extents: Sequence[Extent]) -> _Fold:
    width, height = -FOLD_GAP, 1.0
    for start, end in zip(starts, (*starts[1:], len(extents)), strict=True):
        part = extents[start:end]
        width += max(e[1] for e in part) - min(e[0] for e in part) + FOLD_GAP
        height = max(height, part[-1][3] - part[0][2])
    return _Fold(starts, width, height)


def _passing(wires: Sequence[tuple[str, str]], ranks: Mapping[str, int], count: int) -> list[int]:
    """How many results pass between each rank and the one before it."""
    last: dict[str, int] = {}
    for source, target in wires:
        if source in ranks and target in ranks:
            last[source] = max(last.get(source, 0), ranks[target])
    steps = [0] * (count + 1)
    for source, rank in last.items():
        steps[ranks[source] + 1] += 1
        steps[rank + 1] -= 1
    return list(accumulate(steps[:count]))


def _cuts(passing: Sequence[int], extents: Sequence[Extent], columns: int) -> tuple[int, ...]:
    """The first ranks of columns: of nearly equal height, and there where the fewest results pass."""
    starts, count = [0], len(extents)
    tops = [extent[2] for extent in extents]
    height = extents[-1][3] - tops[0] + DOWN_GAP
    for column in range(1, columns):
        share = column / columns
        ideal = min(range(count), key=lambda rank: abs(tops[rank] - tops[0] - height * share))
        reach = max(1, count // columns // 3)
        near = range(max(starts[-1] + 1, ideal - reach), min(count - 1, ideal + reach) + 1)
        if near:
            starts.append(min(near, key=lambda rank: (passing[rank], abs(rank - ideal), rank)))
    return tuple(starts)

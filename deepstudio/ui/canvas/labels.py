"""How much of a node is drawn at a zoom; below a certain one its title alone, in letters that stay as large.

From far away a label stands at the right of its node, where nothing else does; where data flows to the right, slanted
below it. Where nodes become closer than lines of text, only every second, fourth, … one of a column has a label.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSizeF

from deepstudio.ui.canvas import paint
from deepstudio.ui.canvas.geometry import NODE_HEIGHT, NODE_WIDTH

Detail = Literal["full", "title", "block"]

FULL_FROM, TITLE_FROM = 0.7, 0.42  # zoom; below the first one settings and shapes could not be read
PAD = 7.0  # pixels between an edge and a label
STRIPED = 12.0  # the same at the left of a node, with its stripe
LEAST = 36.0  # pixels; a title cut shorter tells nothing
COMMON = 72.0  # pixels; most titles are shorter
FAR = 1e9
NEAR = 20.0  # units within which nodes stand in one column
SLANT = 40.0  # degrees
REACH = 2400.0  # units that a label beside a node may take


def detail_at(zoom: float) -> Detail:
    """Everything, glyph and title, or a block of colour with its label in or beside it."""
    return "full" if zoom >= FULL_FROM else "title" if zoom >= TITLE_FROM else "block"


@dataclass(frozen=True, slots=True)
class Room:
    """What is free around a node: units beside it, its number in its column and how close rows are there.

    Where data flows sideways, beside is below, and what is said of columns holds for rows.
    """

    aside: float = 0.0
    rank: int = 0
    pitch: float = FAR


@dataclass(frozen=True, slots=True)
class NodeLabel:
    """A title as it is drawn: cut, and where, in units of the scene from the node's corner.

    A slanted one is turned around the corner of its place.
    """

    text: str
    place: QRectF
    beside: bool = False
    slant: float = 0.0


def label_of(title: str, zoom: float, room: Room, sideways: bool = False) -> NodeLabel | None:
    """The title of a node that is not drawn in full; nothing where there is no room at all."""
    size = paint.type_faces().label_size
    line, wide = size.height(), size.horizontalAdvance(title) + 1
    if detail_at(zoom) == "title":
        # The glyph goes before letters do.
        left = paint.TEXT_LEFT if wide <= (paint.TEXT_RIGHT - paint.TEXT_LEFT) * zoom else STRIPED / zoom
        return _label(title, left, (paint.TEXT_RIGHT - left) * zoom, zoom)
    inside = NODE_WIDTH * zoom - STRIPED - PAD if NODE_HEIGHT * zoom >= line - 2 else 0.0
    aside = min(room.aside, REACH) * zoom - 2 * PAD
    if sideways:
        if inside < LEAST:
            return _slanted(title, wide, aside, zoom, room)
        return _label(title, STRIPED / zoom, inside, zoom)
    if room.rank % _every(line, room.pitch * zoom):
        return None
    # Where only short titles would stand beside their nodes, those of a column would stand here and there.
    if (wide <= aside and (aside >= COMMON or inside < LEAST)) or (inside < aside and aside >= LEAST):
        return _label(title, NODE_WIDTH + PAD / zoom, min(aside, wide), zoom, beside=True)
    return _label(title, STRIPED / zoom, inside, zoom) if inside >= LEAST else None


def _slanted(title: str, wide: float, below: float, zoom: float, room: Room) -> NodeLabel | None:
    """Below a node, in so much of the free pixels `below` as lines of text do not need of each other."""
    line, rise = paint.type_faces().label_size.height(), math.sin(math.radians(SLANT))
    if room.rank % _every(line / rise, room.pitch * zoom):
        return None
    free = (below - line) / rise
    if free < min(wide, LEAST):
        return None
    width = min(wide, free)
    corner = QPointF(NODE_WIDTH / 2, NODE_HEIGHT + 4 / zoom)
    place = QRectF(corner, QSizeF(width, line) / zoom)
    return NodeLabel(paint.cut(title, math.floor(width)), place, True, SLANT)


def _label(title: str, left: float, width: float, zoom: float, beside: bool = False) -> NodeLabel:
    high = paint.type_faces().label_size.height() / zoom
    place = QRectF(left, (NODE_HEIGHT - high) / 2, width / zoom, high)
    return NodeLabel(paint.cut(title, math.floor(width)), place, beside)


def _every(line: float, pitch: float) -> int:
    """Of how many rows one has a label: a power of two, so that zooming in only adds some."""
    return 1 if pitch >= line else 2 ** math.ceil(math.log2(line / max(pitch, 0.01)))


def rooms(places: Mapping[str, tuple[float, float]], sideways: bool = False) -> dict[str, Room]:
    """What is free around nodes, by name, from the places of their corners."""
    wide, high = (NODE_HEIGHT, NODE_WIDTH) if sideways else (NODE_WIDTH, NODE_HEIGHT)
    if sideways:
        places = {name: (y, x) for name, (x, y) in places.items()}
    rows: dict[int, list[tuple[float, float]]] = defaultdict(list)
    columns: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for name, (x, y) in places.items():
        rows[int(y // high)].append((x, y))
        columns[round(x / NEAR)].append((y, name))
    for row in rows.values():
        row.sort()
    found: dict[str, Room] = {}
    for column in columns.values():
        column.sort()
        pitch = median([after[0] - before[0] for before, after in pairwise(column)] or [FAR])
        for rank, (y, name) in enumerate(column):
            found[name] = Room(_free_beside(rows, places[name][0], y, wide, high), rank, pitch)
    return found


def _free_beside(
    rows: Mapping[int, list[tuple[float, float]]], x: float, y: float, wide: float, high: float
) -> float:
    nearest, level = FAR, int(y // high)
    for row in (rows.get(level + by, ()) for by in (-1, 0, 1)):
        for other, at in row[bisect_right(row, (x + 1, FAR)) :]:
            if abs(at - y) < high:
                nearest = min(nearest, other - x - wide)
                break
    return max(nearest, 0.0)

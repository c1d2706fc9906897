"""Where things are on the canvas: sizes of a node, places of its ports, and zoom that survives any number."""

from __future__ import annotations

import math
from collections.abc import Sequence
from heapq import heappop, heappush

from PySide6.QtCore import QPointF, QRectF

from deepstudio.core.layer import Port
from deepstudio.core.layout import NODE_HEIGHT as NODE_HEIGHT
from deepstudio.core.layout import NODE_WIDTH as NODE_WIDTH

PORT_RADIUS = 4.0
PORT_REACH = 10.0  # pixels of the screen within which a port is grabbed
FURTHEST_REACH = 10.0  # the same on the sheet, so that a short wire keeps a middle of its own
SLOT_GAP = 24.0
GRID = 22.0
SMALLEST, LARGEST = 0.05, 3.0
READABLE = 0.75
APART = 8.0
BELOW = 26.0
MOST_TRIES = 300
SHEET = 1e6

Slot = tuple[str, int]


def node_rect(x: float, y: float) -> QRectF:
    """The body of a node whose position is its top left corner."""
    return QRectF(x, y, NODE_WIDTH, NODE_HEIGHT)


def input_slots(ports: Sequence[Port], wires: Sequence[str]) -> tuple[Slot, ...]:
    """The places at which wires enter a node, in order, as (port, number of the wire); `wires` names their ports."""
    slots: list[Slot] = []
    for port in ports:
        ending = sum(name == port.name for name in wires)
        slots += [(port.name, index) for index in range(max(1, ending) if port.variadic else 1)]
    known = {port.name for port in ports}
    # A wire to a port that the layer does not have still ends somewhere, so that it can be taken away.
    strays = dict.fromkeys(name for name in wires if name not in known)
    return (*slots, *((name, 0) for name in strays))


def free_slot(ports: Sequence[Port], wires: Sequence[str]) -> Slot | None:
    """The place for one more wire on a variadic port that has some; it lies behind the others."""
    for port in ports:
        ending = sum(name == port.name for name in wires)
        if port.variadic and ending:
            return (port.name, ending)
    return None


def slot_at(index: int, count: int, sideways: bool, leaving: bool = False) -> QPointF:
    """Where place `index` of `count` is at the top of a node; at its left where data flows sideways.

    What is `leaving` does so at the bottom or at the right.
    """
    side = NODE_HEIGHT if sideways else NODE_WIDTH
    gap = min(SLOT_GAP, (side - (14 if sideways else 40)) / max(count, 1))
    place = min(side / 2 + (index - (count - 1) / 2) * gap, side - (6 if sideways else 12))
    if sideways:
        return QPointF(NODE_WIDTH if leaving else 0.0, place)
    return QPointF(place, NODE_HEIGHT if leaving else 0.0)


def turned(point: QPointF) -> QPointF:
    """A point with its axes swapped: what is told of a flow downwards then holds for one to the right."""
    return QPointF(point.y(), point.x())


def zoomed(scale: float, factor: float) -> float:
    """`scale` times `factor` within the limits. What is no number or not positive counts as 100 %."""
    wanted = scale * factor
    if not math.isfinite(wanted) or wanted <= 0:
        wanted = scale if math.isfinite(scale) and scale > 0 else 1.0
    return min(max(wanted, SMALLEST), LARGEST)


def fitting(content: QRectF, width: float, height: float, largest: float = 1.0) -> float:
    """The zoom at which `content` fits into `width` × `height` pixels; 1 where there is nothing to fit."""
    if not (content.width() > 0 and content.height() > 0 and width > 0 and height > 0):
        return 1.0
    return zoomed(min(width / content.width(), height / content.height(), largest), 1.0)


def reach_at(zoom: float) -> float:
    """How far from its middle a port is grabbed, on the sheet."""
    return min(PORT_REACH / zoom, FURTHEST_REACH)


def free_place(taken: Sequence[QRectF], x: float, y: float) -> tuple[float, float]:
    """The place nearest to the wanted one where a node covers no body in `taken`."""
    waiting = [(0.0, x, y)]
    seen = {(x, y)}
    for _ in range(MOST_TRIES):
        _, at_x, at_y = heappop(waiting)
        wanted = node_rect(at_x, at_y).adjusted(-APART, -APART, APART, APART)
        hit = next((body for body in taken if body.intersects(wanted)), None)
        if hit is None:
            return at_x, at_y
        beside = (hit.right() + GRID, hit.left() - GRID - NODE_WIDTH)
        below = (hit.bottom() + BELOW, hit.top() - BELOW - NODE_HEIGHT)
        for place in [(way, at_y) for way in beside] + [(at_x, way) for way in below]:
            if place not in seen:
                seen.add(place)
                heappush(waiting, (math.dist((x, y), place), *place))
    return x, y


def on_sheet(position: tuple[float, float]) -> tuple[float, float]:
    """A position from a file, no further away than can be scrolled to."""
    x, y = position
    return min(max(x, -SHEET), SHEET), min(max(y, -SHEET), SHEET)


def finite(point: QPointF) -> bool:
    return math.isfinite(point.x()) and math.isfinite(point.y())

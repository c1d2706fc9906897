"""Finds a way for wires past the nodes that would hide them. Told for a flow downwards; others turn the axes."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF

from deepstudio.core.layout import NODE_HEIGHT, NODE_WIDTH, ROW
from deepstudio.ui.canvas.geometry import turned

MARGIN = 10.0
BESIDE = 26.0
APART = 9.0  # between wires that go the same way
LONG = 1.2 * ROW
GAP_MIDDLE = 13.0  # half of the gap between two rows
MOST_LANES = 24
STEPS = 64  # points by which the straight way is known

Corner = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Body:
    left: float
    top: float
    right: float
    bottom: float


def is_long(start: QPointF, end: QPointF) -> bool:
    """Whether a wire spans enough that a node may lie between its ends, or leads back."""
    return not 0 <= end.y() - start.y() <= LONG


class Obstacles:
    """The bodies of nodes, found quickly by height. Where data flows `sideways`, axes are swapped inside."""

    def __init__(self, sideways: bool = False) -> None:
        self.sideways = sideways
        self._places: dict[str, Corner] = {}
        self._bodies: dict[str, Body] = {}
        self._rows: dict[int, dict[str, Body]] = defaultdict(dict)

    def put(self, name: str, x: float, y: float) -> None:
        """A node came or moved."""
        self.remove(name)
        self._places[name] = (x, y)
        body = Body(x, y, x + NODE_WIDTH, y + NODE_HEIGHT)
        if self.sideways:
            body = Body(body.top, body.left, body.bottom, body.right)
        self._bodies[name] = body
        for row in _rows_of(body):
            self._rows[row][name] = body

    def remove(self, name: str) -> None:
        self._places.pop(name, None)
        body = self._bodies.pop(name, None)
        for row in _rows_of(body) if body is not None else ():
            del self._rows[row][name]
            if not self._rows[row]:
                del self._rows[row]

    def place(self, name: str) -> Corner | None:
        return self._places.get(name)

    def turned_to(self, sideways: bool) -> Obstacles:
        """The same nodes while data flows another way."""
        made = Obstacles(sideways)
        for name, place in self._places.items():
            made.put(name, *place)
        return made

    def detour(self, start: QPointF, end: QPointF) -> float | None:
        """An x beside the nodes in the way, or nothing where the straight way is free; sideways, a y."""
        if self.sideways:
            start, end = turned(start), turned(end)
        back = end.y() < start.y()
        top, bottom = start.y() + GAP_MIDDLE, end.y() - GAP_MIDDLE
        between = self._between(min(top, bottom), max(top, bottom))
        blocking = [] if back else [body for body in between if _hides(body, start, end)]
        if not blocking and not back:
            return None
        # Wires that span more go further out, so that they do not run on top of each other.
        away = BESIDE + min(APART * max(len(blocking) - 1, 0), 5 * APART)
        lanes = _lanes(between if back else blocking, between, away, start.x(), end.x())

        def cost(x: float) -> tuple[int, float]:
            crossed = sum(_crosses(body, x, start, end, top, bottom) for body in between)
            return crossed, abs(x - start.x()) + abs(x - end.x())

        return min(lanes, key=cost, default=None)

    def _between(self, low: float, high: float) -> list[Body]:
        """The bodies that reach into a span of heights."""
        first, last = low // ROW, high // ROW
        # Positions come from files: a span may be absurd, the rows that hold nodes are few.
        few = last - first < len(self._rows)
        rows = range(int(first), int(last) + 1) if few else [r for r in self._rows if first <= r <= last]
        found: dict[str, Body] = {}
        for row in rows:
            found |= self._rows.get(row, {})
        return [body for body in found.values() if body.top <= high and body.bottom >= low]


def _rows_of(body: Body) -> range:
    return range(int(body.top // ROW), int(body.bottom // ROW) + 1)


def _lanes(near: Iterable[Body], between: list[Body], away: float, start: float, end: float) -> list[float]:
    """Where a wire could go past nodes, the shortest ways first."""

    def length(lane: tuple[float, int]) -> tuple[float, float]:
        return abs(lane[0] - start) + abs(lane[0] - end), lane[0]

    sides = {(body.right + away, +1) for body in near} | {(body.left - away, -1) for body in near}
    return list(dict.fromkeys(_free(between, *lane) for lane in sorted(sides, key=length)[:MOST_LANES]))


def _free(bodies: list[Body], x: float, side: int) -> float:
    for _ in range(12):
        hit = [body for body in bodies if body.left - MARGIN < x < body.right + MARGIN]
        if not hit:
            break
        x = max(body.right for body in hit) + BESIDE if side > 0 else min(body.left for body in hit) - BESIDE
    return x


def _crosses(body: Body, x: float, start: QPointF, end: QPointF, top: float, bottom: float) -> int:
    """How many of the three parts of the way past `x` run through a body."""
    down = body.left - MARGIN < x < body.right + MARGIN and _meet(body.top, body.bottom, top, bottom)
    out = body.top < top < body.bottom and _meet(body.left, body.right, start.x(), x)
    back = body.top < bottom < body.bottom and _meet(body.left, body.right, end.x(), x)
    return down + out + back


def _meet(low: float, high: float, one: float, other: float) -> bool:
    return low < max(one, other) and min(one, other) < high


def _hides(body: Body, start: QPointF, end: QPointF) -> bool:
    """Whether the straight way, an S between its ends, runs through a body."""
    high, wide = end.y() - start.y(), end.x() - start.x()
    if high <= 0:
        return False
    for y in (body.top, (body.top + body.bottom) / 2, body.bottom):
        x = start.x() + wide * _eased((y - start.y()) / high)
        if 0 <= y - start.y() <= high and body.left - MARGIN < x < body.right + MARGIN:
            return True
    return False


def _eased(share: float) -> float:
    """How far aside the S is when it has come down by `share`."""
    heights, asides = _curve()
    return asides[min(bisect_left(heights, share), STEPS)]


@cache
def _curve() -> tuple[list[float], list[float]]:
    """Heights and distances aside along the cubic that `wire_path` draws, both from 0 to 1."""
    ts = [step / STEPS for step in range(STEPS + 1)]
    return [1.5 * t - 1.5 * t**2 + t**3 for t in ts], [3 * t**2 - 2 * t**3 for t in ts]

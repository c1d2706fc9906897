"""Finds a way for long wires past the nodes that would hide them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from PySide6.QtCore import QPointF

from deepstudio.ui.canvas.geometry import NODE_HEIGHT, NODE_WIDTH

ROW = 88.0
MARGIN = 10.0
BESIDE = 26.0
LONG = 1.2 * ROW

Corner = tuple[float, float]


def is_long(start: QPointF, end: QPointF) -> bool:
    """Whether a wire spans enough that a node may lie between its ends."""
    return end.y() - start.y() > LONG


class Obstacles:
    """The bodies of nodes by their top left corners, found quickly by height."""

    def __init__(self) -> None:
        self._places: dict[str, Corner] = {}
        self._rows: dict[int, dict[str, Corner]] = defaultdict(dict)

    def put(self, name: str, x: float, y: float) -> None:
        """A node came or moved."""
        self.remove(name)
        self._places[name] = self._rows[int(y // ROW)][name] = (x, y)

    def remove(self, name: str) -> None:
        place = self._places.pop(name, None)
        if place is not None:
            row = int(place[1] // ROW)
            del self._rows[row][name]
            if not self._rows[row]:
                del self._rows[row]

    def place(self, name: str) -> Corner | None:
        return self._places.get(name)

    def detour(self, start: QPointF, end: QPointF) -> float | None:
        """An x beside the nodes in the way, or nothing where the straight way is free."""
        between = list(self._between(start.y(), end.y()))
        ends = start.x(), start.y(), end.x(), end.y()
        blocking = [place for place in between if _hides(place, *ends)]
        if not blocking:
            return None
        # Wires that span more go further out, so that they do not run on top of each other.
        away = BESIDE + min(9.0 * (len(blocking) - 1), 45.0)
        right = _free(between, max(x for x, _ in blocking) + NODE_WIDTH + away, +1)
        left = _free(between, min(x for x, _ in blocking) - away, -1)
        middle = (ends[0] + ends[2]) / 2
        return right if right - middle <= middle - left else left

    def _between(self, top: float, bottom: float) -> Iterator[Corner]:
        first, last = top // ROW, bottom // ROW
        # Positions come from files: a span may be absurd, the rows that hold nodes are few.
        few = last - first < len(self._rows)
        rows = range(int(first), int(last) + 1) if few else [r for r in self._rows if first <= r <= last]
        for row in rows:
            for place in self._rows[row].values() if row in self._rows else ():
                if place[1] >= top - 1 and place[1] + NODE_HEIGHT <= bottom + 1:
                    yield place


def _free(places: list[Corner], x: float, side: int) -> float:
    for _ in range(12):
        hit = [left for left, _ in places if left - MARGIN < x < left + NODE_WIDTH + MARGIN]
        if not hit:
            break
        x = max(hit) + NODE_WIDTH + BESIDE if side > 0 else min(hit) - BESIDE
    return x


def _hides(place: Corner, start_x: float, start_y: float, end_x: float, end_y: float) -> bool:
    share = (place[1] + NODE_HEIGHT / 2 - start_y) / (end_y - start_y)
    eased = share * share * (3 - 2 * share)
    x = start_x + (end_x - start_x) * eased
    return place[0] - MARGIN < x < place[0] + NODE_WIDTH + MARGIN

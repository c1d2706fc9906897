"""Names at the ends of lines, where each fits without covering another, or a line."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF

from deepstudio.ui.plots.halo import HaloText, PixelLine, covered
from deepstudio.ui.plots.marks import Marks
from deepstudio.ui.plots.trace import Trace
from deepstudio.ui.theme import fonts

GAP = 4.0  # pixels between a line and its name
LONGEST = 110.0  # pixels
LineEnd = tuple[float, float]


def placed(
    ends: Sequence[QPointF | None],
    sizes: Sequence[QSizeF],
    room: QRectF,
    lines: Sequence[PixelLine] = (),
    taken: Sequence[QRectF] = (),
) -> list[QRectF | None]:
    """A place for each name beside the end of its line, all in pixels; nothing where there is none.

    Behind the end comes before above and below it. Neither `lines` nor what is `taken` may be covered.
    """
    full = list(taken)
    found: list[QRectF | None] = []
    for end, size in zip(ends, sizes, strict=True):
        tried = _tried(end, size) if end is not None else ()
        inside = (place for place in tried if room.contains(place))
        free = next((place for place in inside if not covered(place, lines, full)), None)
        full += [free] if free is not None else []
        found.append(free)
    return found


def _tried(end: QPointF, size: QSizeF) -> tuple[QRectF, ...]:
    left, middle = end.x() - size.width() - GAP, end.y() - size.height() / 2
    up, down = end.y() - size.height() - GAP, end.y() + GAP
    places = ((end.x() + GAP, middle), (left, up), (left, down), (left, up - GAP), (left, down + GAP))
    return tuple(QRectF(QPointF(*place), size) for place in places)


class EndLabels:
    """The names of the lines of a plot that are to be labelled."""

    def __init__(self, plot: Any) -> None:
        self._plot = plot
        self._items: list[HaloText] = []
        self.shown: list[str] = []
        """The names that found a place."""

    def show(
        self,
        marks: Marks,
        traces: Sequence[Trace],
        ends: Sequence[LineEnd | None],
        lines: Sequence[Any],
        taken: Sequence[QRectF],
    ) -> None:
        """`ends` are where the lines end, as they are drawn; `taken` is what the marks cover."""
        while len(self._items) < len(traces):
            self._items.append(HaloText())
            self._items[-1].setZValue(19)
            self._plot.addItem(self._items[-1], ignoreBounds=True)
        sizes = [item.set_words(_cut(t.name), t.token) for item, t in zip(self._items, traces, strict=False)]
        at = [marks.pixel(*end) if end is not None and math.isfinite(end[1]) else None for end in ends]
        drawn = [marks.in_pixels(x, y) for x, y in lines] if traces else []
        places = placed(at, sizes, marks.room, drawn, taken)
        self.shown = [trace.name for trace, place in zip(traces, places, strict=True) if place is not None]
        for item in self._items:
            item.hide()
        for item, end, pixel, place in zip(self._items, ends, at, places, strict=False):
            if end is not None and pixel is not None and place is not None:
                item.place(QPointF(*end), place.topLeft() - pixel)
                item.show()


def _cut(name: str) -> str:
    metrics = QFontMetricsF(fonts.small())
    return str(metrics.elidedText(name, Qt.TextElideMode.ElideRight, LONGEST))

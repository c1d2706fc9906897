"""Names at the ends of lines, where each fits without covering another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF

from deepstudio.ui.plots.trace import Trace
from deepstudio.ui.theme import fonts, theme

GAP = 4.0  # pixels between a line and its name
LONGEST = 110.0  # pixels


def placed(
    ends: Sequence[QPointF | None], sizes: Sequence[QSizeF], room: QRectF, taken: Iterable[QRectF] = ()
) -> list[QRectF | None]:
    """A place for each name beside the end of its line, all in pixels; nothing where there is none.

    Behind the end comes before above and below it. `taken` is what may not be covered.
    """
    full = list(taken)
    found: list[QRectF | None] = []
    for end, size in zip(ends, sizes, strict=True):
        tried = _tried(end, size) if end is not None else ()
        place = next((one for one in tried if room.contains(one) and not _covers(one, full)), None)
        full += [place] if place is not None else []
        found.append(place)
    return found


def _tried(end: QPointF, size: QSizeF) -> tuple[QRectF, ...]:
    left, middle = end.x() - size.width() - GAP, end.y() - size.height() / 2
    places = ((end.x() + GAP, middle), (left, end.y() - size.height() - GAP), (left, end.y() + GAP))
    return tuple(QRectF(QPointF(x, y), size) for x, y in places)


def _covers(place: QRectF, full: Iterable[QRectF]) -> bool:
    return any(place.intersects(one) for one in full)


class EndLabels:
    """The names of the lines of a plot that are to be labelled."""

    def __init__(self, plot: Any) -> None:
        self._plot = plot
        self._items: list[Any] = []
        self.shown: list[str] = []
        """The names that found a place."""

    def show(
        self,
        traces: Sequence[Trace],
        ends: Sequence[QPointF | None],
        room: QRectF,
        taken: Sequence[QRectF] = (),
    ) -> None:
        """`ends` are where the lines end in the scene, `room` where names may stand, `taken` where none may."""
        metrics = QFontMetricsF(fonts.small())
        names = [_cut(metrics, trace.name) for trace in traces]
        sizes = [QSizeF(metrics.horizontalAdvance(name) + 6, metrics.height()) for name in names]
        self._hide()
        places = placed(ends, sizes, room, taken)
        self.shown = [t.name for t, place in zip(traces, places, strict=True) if place is not None]
        for number, (trace, name, place) in enumerate(zip(traces, names, places, strict=True)):
            if place is not None:
                self._write(number, trace, name, place)

    def _write(self, number: int, trace: Trace, name: str, place: QRectF) -> None:
        while number >= len(self._items):
            made = pg.TextItem("", anchor=(0.5, 0.5))
            made.setZValue(19)
            self._plot.addItem(made, ignoreBounds=True)
            self._items.append(made)
        item = self._items[number]
        item.setFont(fonts.small())
        item.setColor(theme.color(trace.token))
        item.setText(name)
        item.setPos(self._plot.vb.mapSceneToView(place.center()))
        item.show()

    def _hide(self) -> None:
        for item in self._items:
            item.hide()


def _cut(metrics: QFontMetricsF, name: str) -> str:
    return str(metrics.elidedText(name, Qt.TextElideMode.ElideRight, LONGEST))

"""What helps to read the curves of a chart: the best point, how far guessing gets, and what came after the best."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsEllipseItem, QStyleOptionGraphicsItem, QWidget

from deepstudio.ui.plots.halo import HaloText, PixelLine, free_place
from deepstudio.ui.theme import theme

RING = 4.5  # pixels
GAP = 7.0  # pixels between a point and its word
NEAR = 1.0  # pixels between a level and its word
EDGE = 2.0  # pixels that stay free at the edges


@dataclass(frozen=True, slots=True)
class Level:
    """A height that curves are to be compared with, such as what guessing gets; `words` say what it is."""

    words: str
    height: float


@dataclass(frozen=True, slots=True)
class MarkedPoint:
    """The point of a curve that is marked, with the colour of that curve."""

    x: float
    y: float
    token: str
    word: str


class Ring(QGraphicsEllipseItem):
    """Round also where the plot draws without smooth edges."""

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        super().paint(painter, option, widget)


class Marks:
    """The marks of one plot. Heights are as they are drawn; `lines` are what words should not cover."""

    def __init__(self, plot: Any) -> None:
        self._plot = plot
        self.point: MarkedPoint | None = None
        """The one that is seen."""
        # A part of the plot, not of the view, which would cut it off at its edges.
        self.ring = Ring(-RING, -RING, 2 * RING, 2 * RING, plot)
        self.ring.setZValue(20)
        self.best_word, self.level_word = HaloText(), HaloText()
        self.level = pg.InfiniteLine(angle=0, movable=False)
        self.level.setZValue(4)
        self.after = pg.LinearRegionItem(movable=False, pen=pg.mkPen(None))
        self.after.setZValue(-10)
        for word in (self.best_word, self.level_word):
            word.setZValue(21)
        for item in (self.best_word, self.level_word, self.level, self.after):
            plot.addItem(item, ignoreBounds=True)
        for item in (self.ring, self.best_word, self.level_word, self.level, self.after):
            item.hide()

    def show(
        self,
        point: MarkedPoint | None,
        level: Level | None,
        after: tuple[float, float] | None,
        lines: Sequence[tuple[Any, Any]],
    ) -> list[QRectF]:
        """Shows what is given and hides the rest. `after` is the part of the steps that is shaded.

        Returns what is covered, in pixels of the view.
        """
        drawn = [self.in_pixels(x, y) for x, y in lines]
        taken = self._show_point(point, drawn)
        self._show_level(level, drawn, taken)
        self.after.setVisible(after is not None)
        if after is not None:
            self.after.setBrush(theme.color("text3", 0.07))
            self.after.setRegion(after)
        return taken

    # Where things are

    @property
    def room(self) -> QRectF:
        view = self._plot.vb
        return QRectF(0, 0, view.width(), view.height()).adjusted(EDGE, EDGE, -EDGE, -EDGE)

    def pixel(self, x: float, y: float) -> QPointF:
        (low, high), (bottom, top) = self._plot.vb.viewRange()
        view = self._plot.vb
        return QPointF((x - low) / (high - low) * view.width(), (top - y) / (top - bottom) * view.height())

    def in_pixels(self, x: Any, y: Any) -> PixelLine:
        fine = np.isfinite(y)
        (low, high), (bottom, top) = self._plot.vb.viewRange()
        view = self._plot.vb
        across = (x[fine] - low) / (high - low) * view.width()
        return across, (top - y[fine]) / (top - bottom) * view.height()

    # Parts

    def _show_point(self, point: MarkedPoint | None, lines: Sequence[PixelLine]) -> list[QRectF]:
        """The ring and its word; says what they cover."""
        (low, high), _ = self._plot.vb.viewRange()
        shown = point is not None and math.isfinite(point.y) and low <= point.x <= high
        self.point = point if shown else None
        self.ring.setVisible(shown)
        self.best_word.setVisible(shown and bool(point and point.word))
        if point is None or not shown:
            return []
        at = self.pixel(point.x, point.y)
        self.ring.setPen(pg.mkPen(theme.color(point.token), width=2))
        self.ring.setBrush(theme.color("surface"))
        self.ring.setPos(self._plot.vb.pos() + at)
        size = self.best_word.set_words(point.word, "text2")
        place = free_place(_around(at, size), self.room, lines)
        self.best_word.place(QPointF(point.x, point.y), place.topLeft() - at)
        return [place, QRectF(at - QPointF(GAP, GAP), QSizeF(2 * GAP, 2 * GAP))]

    def _show_level(self, level: Level | None, lines: Sequence[PixelLine], taken: list[QRectF]) -> None:
        """The line and its words; where it lies outside of the view, the words stand at that edge with an arrow."""
        known = level is not None and math.isfinite(level.height)
        self.level.setVisible(known)
        self.level_word.setVisible(known)
        if level is None or not known:
            return
        pen = QPen(theme.color("text3"), 1)
        pen.setCosmetic(True)
        pen.setDashPattern([2, 3])
        self.level.setPen(pen)
        self.level.setPos(level.height)
        (low, _), (bottom, top) = self._plot.vb.viewRange()
        arrow = " ↓" if level.height < bottom else " ↑" if level.height > top else ""
        size = self.level_word.set_words(level.words + arrow, "text2")
        seen = min(max(level.height, bottom), top)
        at = self.pixel(low, seen)
        place = free_place(_along(at.y(), size, self.room), self.room, lines, taken)
        self.level_word.place(QPointF(low, seen), place.topLeft() - at)
        taken.append(place)


def _around(at: QPointF, size: QSizeF) -> list[QRectF]:
    """Above a point, below it, at its right and its left, and between these."""
    wide, high = size.width(), size.height()
    left, middle, right = at.x() - wide - GAP, at.x() - wide / 2, at.x() + GAP
    up, level, down = at.y() - high - GAP, at.y() - high / 2, at.y() + GAP
    places = ((middle, up), (middle, down), (right, level), (left, level))
    between = ((right, up), (left, up), (right, down), (left, down))
    return [QRectF(QPointF(*place), size) for place in (*places, *between)]


def _along(y: float, size: QSizeF, room: QRectF) -> list[QRectF]:
    """At the right end of a level, then further left; above it before below."""
    last = room.right() - size.width()
    across = (last, last * 0.75, last * 0.5, last * 0.25, room.left())
    heights = (y - size.height() - NEAR, y + NEAR)
    return [QRectF(QPointF(x, height), size) for x in across for height in heights]

"""Points and bars between two axes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from deepstudio.core.text import Text
from deepstudio.data.bins import Bins
from deepstudio.storage.growing import Numbers
from deepstudio.ui.language import tr_text
from deepstudio.ui.plots.plane import LINE, Plane, Scale
from deepstudio.ui.theme import fonts, theme

RADIUS, NEAR = 3.0, 9.0  # pixels
MANY = 400  # points, beyond which they are paler


class PointsPlot(Plane):
    """Points, perhaps with the diagonal on which both numbers are the same. Arrow keys go from left to right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.across: Numbers = np.zeros(0)
        self.up: Numbers = np.zeros(0)
        self._order = np.zeros(0, np.int64)
        self._diagonal = False
        self._says: Callable[[int], str] = lambda number: ""

    def set_points(
        self,
        x: Numbers,
        y: Numbers,
        titles: tuple[Scale, Scale],
        diagonal: bool,
        says: Callable[[int], str],
    ) -> None:
        """Both of shape (N,). With the diagonal, both axes have the same numbers. `titles` say what they are."""
        order = np.argsort(x, kind="stable")
        self.across, self.up, self._diagonal = x[order], y[order], diagonal
        self._order, self._says = order, says
        spans = (self.across, self.up)
        if diagonal and len(x):
            spans = (np.concatenate(spans),) * 2
        first, second = (_around(one, of) for one, of in zip(spans, titles, strict=True))
        self.set_scales(first, second)

    def items(self) -> int:
        return len(self.across)

    def row(self, number: int) -> int:
        """Which of the pairs that were given an item is."""
        return int(self._order[number])

    def words(self, number: int) -> str:
        return self._says(self.row(number)) if 0 <= number < len(self.across) else ""

    def point(self, number: int) -> QPointF:
        """Where an item is, in pixels."""
        return self.place(float(self.across[number]), float(self.up[number]))

    def item_at(self, place: QPointF) -> int:
        if not len(self.across):
            return -1
        area = self.area()
        across = area.x() + area.width() * self.x_scale.share(self.across)
        up = area.bottom() - area.height() * self.y_scale.share(self.up)
        far = np.hypot(across - place.x(), up - place.y())
        nearest = int(far.argmin())
        return nearest if far[nearest] <= NEAR else -1

    def _paint_items(self, painter: QPainter, area: QRectF) -> None:
        if self._diagonal and len(self.across):
            painter.setPen(QPen(theme.color("text3"), 1, Qt.PenStyle.DashLine))
            low, high = self.x_scale.low, self.x_scale.high
            painter.drawLine(self.place(low, low), self.place(high, high))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent", 0.35 if len(self.across) > MANY else 0.65))
        for number in range(len(self.across)):
            painter.drawEllipse(self.point(number), RADIUS, RADIUS)
        if self.current >= 0:
            painter.setPen(QPen(theme.color("surface"), 1.5))
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(self.point(self.current), RADIUS + 3, RADIUS + 3)


def _around(numbers: Numbers, title: Scale) -> Scale:
    """An axis on which all numbers (N,) lie, with some room."""
    low, high = (float(numbers.min()), float(numbers.max())) if len(numbers) else (0.0, 1.0)
    return Scale.over(low, high, title.title, title.unit, 0.04)


@dataclass(frozen=True, slots=True)
class HistogramMark:
    """A number that is marked, and what is said there; bars behind it are grey."""

    value: float
    words: str


class Histogram(Plane):
    """Bars; pointer and arrow keys read one. `selected` is marked for good."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, counts=True)
        self.bins = Bins()
        self.mark: HistogramMark | None = None
        self.selected = -1
        self._says: Callable[[int], str | Text] = lambda number: ""

    def set_bins(
        self,
        bins: Bins,
        says: Callable[[int], str | Text],
        title: Scale | None = None,
        mark: HistogramMark | None = None,
    ) -> None:
        """`says` puts a bar into words; `title` is what stands along the axis."""
        self.bins, self._says, self.mark, self.selected = bins, says, mark, -1
        title = title or Scale()
        if bins.counts:
            x = Scale.over(bins.edges[0], bins.edges[-1], title.title, title.unit)
            self.set_scales(x, Scale(0, max(1, *bins.counts)))

    def select(self, number: int) -> None:
        """Marks a bar; -1 marks none."""
        self.selected = number
        self.update()

    def items(self) -> int:
        return len(self.bins.counts)

    def words(self, number: int) -> str:
        said = self._says(number) if 0 <= number < len(self.bins.counts) else ""
        return tr_text(said) if isinstance(said, Text) else said

    def item_at(self, place: QPointF) -> int:
        bars = (self.bar(number) for number in range(len(self.bins.counts)))
        return next((n for n, bar in enumerate(bars) if bar.left() <= place.x() < bar.right() + 1), -1)

    def bar(self, number: int) -> QRectF:
        """The column of a bar over the whole height, in pixels."""
        left, right = (self.place(self.bins.edges[edge], 0).x() for edge in (number, number + 1))
        area = self.area()
        return QRectF(left, area.y(), max(1.0, right - left - 1), area.height())

    def area(self) -> QRectF:
        return super().area().adjusted(0, LINE if self.mark is not None else 0, 0, 0)

    def _paint_items(self, painter: QPainter, area: QRectF) -> None:
        grey = theme.mix(theme.color("line"), theme.color("text3"), 0.5)
        for number, count in enumerate(self.bins.counts):
            column = self.bar(number)
            high = max(area.height() * count / self.y_scale.high, 1.0) if count else 0.0
            kept = self.mark is None or self.bins.edges[number] < self.mark.value
            ink = theme.color("accent") if kept and self.selected in (-1, number) else grey
            painter.fillRect(QRectF(column.x(), area.bottom() - high, column.width(), high), ink)
            if number == self.current:
                painter.fillRect(column, theme.color("text", 0.12))
        if self.mark is not None and self.bins.counts:
            self._paint_mark(painter, area, self.mark)

    def _paint_mark(self, painter: QPainter, area: QRectF, mark: HistogramMark) -> None:
        beyond = mark.value > self.x_scale.high
        x = area.right() if beyond else self.place(mark.value, 0).x()
        pen = QPen(theme.color("bad"), 1.5, Qt.PenStyle.DashLine if beyond else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(x, area.y() - 3), QPointF(x, area.bottom()))
        painter.setFont(fonts.small())
        words = mark.words + (" →" if beyond else "")
        wide = painter.fontMetrics().horizontalAdvance(words) + 2
        left = min(max(x - wide / 2, area.left()), area.right() - wide)
        painter.drawText(QRectF(left, area.y() - LINE - 2, wide, LINE), Qt.AlignmentFlag.AlignCenter, words)

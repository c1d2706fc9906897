"""How often numbers of each size occur, perhaps with a mark beyond which they are cut."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from deepstudio.ui.plots.plane import LINE, Plane, Scale
from deepstudio.ui.theme import fonts, theme


@dataclass(frozen=True, slots=True)
class Bins:
    """`counts[i]` values lie from `edges[i]` to `edges[i + 1]`; those in the last bar may lie beyond."""

    edges: tuple[float, ...] = ()
    counts: tuple[int, ...] = ()
    most: float = 0
    """The largest value."""

    @property
    def open(self) -> bool:
        """Whether the last bar holds values beyond its edge."""
        return bool(self.edges) and self.most >= self.edges[-1]


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
        self._says: Callable[[int], str] = lambda number: ""

    def set_bins(
        self,
        bins: Bins,
        says: Callable[[int], str],
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
        return self._says(number) if 0 <= number < len(self.bins.counts) else ""

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

"""How often each length occurs, with a mark where longer ones are cut."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.widgets.painting import painting
from deepstudio.ui.widgets.styling import paint_ring, wrapped

BARS = 48  # at most
HEIGHT = 132
BELOW, ABOVE = 18, 18  # room for the axis and for the words of the mark
FAR = 99.5  # percent of the values that the axis shows apart; the rest are in the last bar


@dataclass(frozen=True, slots=True)
class Bins:
    """`counts[i]` values lie in `edges[i]` to `edges[i + 1]` - 1; those in the last bar may lie beyond."""

    edges: tuple[int, ...] = ()
    counts: tuple[int, ...] = ()
    most: int = 0
    """The largest value."""

    @property
    def open(self) -> bool:
        """Whether the last bar holds values beyond its edge."""
        return bool(self.edges) and self.most >= self.edges[-1]


def binned(values: npt.NDArray[np.integer], mark: int) -> Bins:
    """Bars of equal, round width over whole numbers from 1; long tails are gathered in the last one."""
    if not len(values):
        return Bins()
    most = int(values.max())
    far = max(2, math.ceil(float(np.percentile(values, FAR))))
    if far < mark <= 2 * far:
        far = mark + 1  # so that the mark can be seen
    width = _round(far / BARS)
    edges = np.arange(0, far + width, width)
    inside = np.minimum(values, edges[-1] - 1)
    counts, _ = np.histogram(inside, edges)
    return Bins(tuple(map(int, edges)), tuple(map(int, counts)), most)


def _round(wanted: float) -> int:
    """The next of 1, 2, 5, 10, 20, 50, …"""
    scale = 10 ** math.floor(math.log10(max(wanted, 1.0)))
    return next(int(step * scale) for step in (1, 2, 5, 10) if step * scale >= wanted)


class Histogram(QWidget):
    """Bars; those behind the mark are grey. Pointer and arrow keys read a bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bins = Bins()
        self.mark = 0
        self.current = -1
        self.setFont(fonts.small())
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(self.tr("Lengths of the texts"))
        self._say()

    def set_values(self, values: npt.NDArray[np.integer], mark: int) -> None:
        """Whole numbers, shape (N,), and the largest that is kept."""
        self.bins, self.mark, self.current = binned(values, mark), mark, -1
        self._say()
        self.update()

    def words(self, number: int) -> str:
        """What a bar says."""
        if not 0 <= number < len(self.bins.counts):
            return ""
        first, last = max(1, self.bins.edges[number]), self.bins.edges[number + 1] - 1
        if number == len(self.bins.counts) - 1 and self.bins.open:
            last = self.bins.most
        count = f"{self.bins.counts[number]:,}"
        if first == last:
            return self.tr("{n} tokens: {count} texts").format(n=first, count=count)
        return self.tr("{first} to {last} tokens: {count} texts").format(first=first, last=last, count=count)

    def sizeHint(self) -> QSize:
        return QSize(260, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self.bins.counts:
            self._read(min(max(self.current + step, 0), len(self.bins.counts) - 1))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._read(self._at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        self._read(-1)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), wrapped(self.words(self._at(event.pos().x()))), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            if self.bins.counts:
                self._paint_bars(painter)
                self._paint_axis(painter)
                self._paint_mark(painter)
        if self.hasFocus():
            paint_ring(self, 6)

    # Inside

    def _read(self, number: int) -> None:
        if number != self.current:
            self.current = number
            self._say()
            self.update()

    def _say(self) -> None:
        self.setAccessibleDescription(self.words(self.current))

    @property
    def _plot(self) -> QRectF:
        return QRectF(self.rect()).adjusted(4, ABOVE, -4, -BELOW)

    def _x(self, value: float) -> float:
        plot = self._plot
        return plot.x() + plot.width() * value / self.bins.edges[-1]

    def _at(self, x: float) -> int:
        plot = self._plot
        if not self.bins.counts or not plot.left() <= x < plot.right():
            return -1
        return int((x - plot.x()) / plot.width() * len(self.bins.counts))

    def _paint_bars(self, painter: QPainter) -> None:
        plot, most = self._plot, max(self.bins.counts)
        grey = theme.mix(theme.color("line"), theme.color("text3"), 0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, count in enumerate(self.bins.counts):
            left, right = self._x(self.bins.edges[number]), self._x(self.bins.edges[number + 1])
            high = plot.height() * count / most
            high = max(high, 1.0) if count else 0.0
            bar = QRectF(left, plot.bottom() - high, max(1.0, right - left - 1), high)
            inside = theme.color("accent")
            painter.fillRect(bar, inside if self.bins.edges[number] < self.mark else grey)
            if number == self.current:
                column = QRectF(left, plot.y(), max(1.0, right - left - 1), plot.height())
                painter.fillRect(column, theme.color("text", 0.12))

    def _paint_axis(self, painter: QPainter) -> None:
        plot = self._plot
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(
            QPointF(plot.left(), plot.bottom() + 0.5), QPointF(plot.right(), plot.bottom() + 0.5)
        )
        painter.setFont(fonts.tabular(fonts.small()))
        painter.setPen(theme.color("text3"))
        last = self.bins.edges[-1]
        step = _round(last / 5)
        more = self.bins.open
        for value in range(0, last + 1, step):
            words = f"{value:,}"
            wide = painter.fontMetrics().horizontalAdvance(words) + 2
            x = min(max(self._x(value) - wide / 2, plot.left()), plot.right() - wide)
            if more and x + wide > plot.right() - 16:
                continue
            painter.drawText(
                QRectF(x, plot.bottom() + 3, wide, BELOW - 3), Qt.AlignmentFlag.AlignCenter, words
            )
        if more:
            right = QRectF(plot.right() - 16, plot.bottom() + 3, 16, BELOW - 3)
            painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "…")

    def _paint_mark(self, painter: QPainter) -> None:
        plot = self._plot
        words = self.tr("cut at {n}").format(n=f"{self.mark:,}")
        beyond = self.mark > self.bins.edges[-1]
        x = plot.right() if beyond else self._x(self.mark)
        painter.setPen(
            QPen(theme.color("bad"), 1.5, Qt.PenStyle.DashLine if beyond else Qt.PenStyle.SolidLine)
        )
        painter.drawLine(QPointF(x, ABOVE - 3), QPointF(x, plot.bottom()))
        painter.setFont(fonts.small())
        painter.setPen(theme.color("bad"))
        words += " →" if beyond else ""
        wide = painter.fontMetrics().horizontalAdvance(words) + 2
        left = min(max(x - wide / 2, plot.left()), plot.right() - wide)
        painter.drawText(QRectF(left, 0, wide, ABOVE - 3), Qt.AlignmentFlag.AlignCenter, words)

"""How two classes lie by their probability, and what every threshold comes to."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from deepstudio.core.amounts import percent
from deepstudio.core.thresholds import ClassCounts, ScoredSamples
from deepstudio.ui.plots.plane import Plane, Scale
from deepstudio.ui.theme import theme

BARS = 20
TONES = ("text3", "accent")
"""Of the other class and of the one that is looked for."""
WHOLE = 100  # percent


class ScoreBars(Plane):
    """How often each probability occurs in both classes. Press or drag to draw the line."""

    moved = Signal(float)
    """The threshold that was pointed at, from 0 to 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, counts=True)
        self.counts: list[ClassCounts] = []
        self.threshold = 0.5
        self._names = ("", "")
        self.setMinimumSize(170, 130)
        self.setAccessibleName(self.tr("Probabilities of both classes"))

    def set_samples(self, samples: ScoredSamples, names: tuple[str, str]) -> None:
        """`names` are those of the other class and of the one that is looked for."""
        self.counts, self._names = samples.histogram(BARS), names
        title = self.tr("Probability of “{name}”").format(name=names[1])
        most = max((max(one) for one in self.counts), default=1)
        self.set_scales(Scale(0, WHOLE, title, "%"), Scale(0, max(1, most)))

    def set_threshold(self, threshold: float) -> None:
        self.threshold = threshold
        self.update()

    def items(self) -> int:
        return len(self.counts)

    def words(self, number: int) -> str:
        if not 0 <= number < len(self.counts):
            return ""
        low, high = (edge * WHOLE // BARS for edge in (number, number + 1))
        lines = [self.tr("{low} to {high} %").format(low=low, high=high)]
        for name, count in zip(reversed(self._names), reversed(self.counts[number]), strict=True):
            lines.append(f"{name}: {count:,}")
        return "\n".join(lines)

    def bar(self, number: int) -> QRectF:
        """The column of a bar over the whole height, in pixels."""
        left, right = (self.place(edge * WHOLE / BARS, 0).x() for edge in (number, number + 1))
        area = self.area()
        return QRectF(left, area.y(), right - left, area.height())

    def line(self) -> float:
        """Where the threshold stands, in pixels."""
        return self.place(self.threshold * WHOLE, 0).x()

    def item_at(self, place: QPointF) -> int:
        bars = (self.bar(number) for number in range(len(self.counts)))
        return next((n for n, bar in enumerate(bars) if bar.left() <= place.x() < bar.right()), -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.moved.emit(self._pointed(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.moved.emit(self._pointed(event))
            return
        super().mouseMoveEvent(event)
        near = abs(event.position().x() - self.line()) <= 4
        self.setCursor(Qt.CursorShape.SplitHCursor if near else Qt.CursorShape.PointingHandCursor)

    def _pointed(self, event: QMouseEvent) -> float:
        area = self.area()
        return min(max((event.position().x() - area.x()) / max(1.0, area.width()), 0.0), 1.0)

    def _paint_items(self, painter: QPainter, area: QRectF) -> None:
        for number, counts in enumerate(self.counts):
            column = self.bar(number)
            wide = max(1.0, (column.width() - 2) / 2)
            for place, (count, tone) in enumerate(zip(counts, TONES, strict=True)):
                high = max(area.height() * count / self.y_scale.high, 1.5) if count else 0.0
                left = column.x() + 1 + place * wide
                painter.fillRect(QRectF(left, area.bottom() - high, wide, high), theme.color(tone))
            if number == self.current:
                painter.fillRect(column, theme.color("text", 0.1))
        painter.setPen(QPen(theme.color("text"), 2))
        painter.drawLine(QPointF(self.line(), area.y() - 2), QPointF(self.line(), area.bottom()))


class RocPlot(Plane):
    """The share that is found against the share of false alarms; a point stands where the threshold does."""

    STEPS: ClassVar[int] = 60  # of the reading, from left to right

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.points: list[tuple[float, float]] = []
        self.at = (0.0, 0.0)
        self.setMinimumSize(170, 130)
        self.setAccessibleName(self.tr("ROC curve"))

    def set_samples(self, samples: ScoredSamples) -> None:
        self.points = [(x * WHOLE, y * WHOLE) for x, y in samples.roc()]
        found, alarms = self.tr("Found"), self.tr("False alarms")
        self.set_scales(Scale(0, WHOLE, alarms, "%"), Scale(0, WHOLE, found, "%"))

    def set_place(self, alarms: float, found: float) -> None:
        """Both as shares."""
        self.at = (alarms * WHOLE, found * WHOLE)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, 200)

    def items(self) -> int:
        return self.STEPS + 1

    def words(self, number: int) -> str:
        if number < 0 or not self.points:
            return ""
        alarms = WHOLE * number / self.STEPS
        found = max(y for x, y in self.points if x <= alarms + 1e-9)
        words = self.tr("{found} found at {alarms} false alarms")
        return words.format(found=percent(found / WHOLE), alarms=percent(alarms / WHOLE))

    def item_at(self, place: QPointF) -> int:
        area = self.area()
        if not area.contains(place):
            return -1
        return round((place.x() - area.x()) / area.width() * self.STEPS)

    def _paint_items(self, painter: QPainter, area: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("text3"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(self.place(0, 0), self.place(WHOLE, WHOLE))
        painter.setPen(QPen(theme.color("accent"), 1.8))
        painter.drawPolyline(QPolygonF([self.place(*point) for point in self.points]))
        if self.current >= 0:
            x = self.place(WHOLE * self.current / self.STEPS, 0).x()
            painter.setPen(QPen(theme.color("text3"), 1))
            painter.drawLine(QPointF(x, area.y()), QPointF(x, area.bottom()))
        painter.setPen(QPen(theme.color("surface"), 1.5))
        painter.setBrush(theme.color("text"))
        painter.drawEllipse(self.place(*self.at), 5, 5)

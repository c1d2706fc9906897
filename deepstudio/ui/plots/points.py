"""One point for each pair of numbers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from deepstudio.storage.growing import Numbers
from deepstudio.ui.plots.plane import Plane, Scale
from deepstudio.ui.theme import theme

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
        across = area.x() + area.width() * (self.across - self.x_scale.low) / (
            self.x_scale.high - self.x_scale.low
        )
        up = area.bottom() - area.height() * (self.up - self.y_scale.low) / (
            self.y_scale.high - self.y_scale.low
        )
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

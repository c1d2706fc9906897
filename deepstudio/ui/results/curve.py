"""One or more lines over the same axes."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from deepstudio.core.results import Curve, Section, written
from deepstudio.storage.growing import Numbers
from deepstudio.ui.language import tr_text
from deepstudio.ui.plots.plane import LINE, Plane, Scale
from deepstudio.ui.results.base import ResultContext, SectionView
from deepstudio.ui.results.points import scale_of
from deepstudio.ui.theme import theme

TOKENS = ("accent", "family_activation", "family_dense", "warn", "good", "text2")


class CurveView(SectionView):
    """Pointer and arrow keys read the lines at a place."""

    def __init__(self, context: ResultContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.plot = LinesPlot(self)
        self.plot.setObjectName("evaluate.curve")
        self.add(self.plot, 1)

    def show_section(self, section: Section) -> None:
        if isinstance(section, Curve):
            self.set_title(tr_text(section.heading.text()))
            self.plot.setAccessibleName(self.title())
            lines = [
                (tr_text(one.title.text()), np.array(one.x, float), np.array(one.y, float))
                for one in section.lines
                if one.x
            ]
            self.plot.set_lines(lines, scale_of(section.x), scale_of(section.y))


class LinesPlot(Plane):
    """Lines with a legend; an item is a place along the first axis where one of them has a point."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[tuple[str, Numbers, Numbers]] = []
        self._places: Numbers = np.zeros(0)

    def set_lines(self, lines: list[tuple[str, Numbers, Numbers]], x: Scale, y: Scale) -> None:
        """(name, x of shape (N,), y of shape (N,)) of each, and what stands along the axes."""
        orders = [np.argsort(at, kind="stable") for _, at, _ in lines]
        self.lines = [
            (name, at[order], up[order]) for (name, at, up), order in zip(lines, orders, strict=True)
        ]
        self._places = np.unique(np.concatenate([at for _, at, _ in lines])) if lines else np.zeros(0)
        if lines:
            heights = np.concatenate([up for _, _, up in lines])
            first = Scale.over(float(self._places[0]), float(self._places[-1]), x.title, x.unit)
            self.set_scales(
                first, Scale.over(float(heights.min()), float(heights.max()), y.title, y.unit, 0.05)
            )

    def items(self) -> int:
        return len(self._places)

    def words(self, number: int) -> str:
        if not 0 <= number < len(self._places):
            return ""
        at = self._places[number]
        head = f"{self.x_scale.title}: {written(float(at), 'number', self.x_scale.unit)}"
        return "\n".join([head, *(f"{name}: {self._height(x, y, at)}" for name, x, y in self.lines)])

    def item_at(self, place: QPointF) -> int:
        area = self.area()
        if not len(self._places) or not area.contains(place):
            return -1
        share = (place.x() - area.x()) / area.width()
        at = self.x_scale.low + share * (self.x_scale.high - self.x_scale.low)
        return int(np.abs(self._places - at).argmin())

    def area(self) -> QRectF:
        return super().area().adjusted(0, LINE + 2, 0, 0)

    def _height(self, x: Numbers, y: Numbers, at: float) -> str:
        return written(float(np.interp(at, x, y)), "number", self.y_scale.unit)

    def _paint_items(self, painter: QPainter, area: QRectF) -> None:
        left = area.x()
        for number, (name, x, y) in enumerate(self.lines):
            painter.setPen(QPen(theme.color(TOKENS[number % len(TOKENS)]), 1.8))
            points = zip(x.tolist(), y.tolist(), strict=True)
            painter.drawPolyline(QPolygonF([self.place(*point) for point in points]))
            left = self._paint_name(painter, name, left, area.y() - LINE - 4)
        if self.current >= 0:
            at = self.place(float(self._places[self.current]), self.y_scale.low).x()
            painter.setPen(QPen(theme.color("text3"), 1))
            painter.drawLine(QPointF(at, area.y()), QPointF(at, area.bottom()))

    def _paint_name(self, painter: QPainter, name: str, left: float, top: float) -> float:
        """An entry of the legend; returns where the next one begins."""
        painter.drawLine(QPointF(left, top + LINE / 2), QPointF(left + 12, top + LINE / 2))
        wide = painter.fontMetrics().horizontalAdvance(name) + 2
        painter.setPen(theme.color("text2"))
        painter.drawText(QRectF(left + 17, top, wide, LINE), Qt.AlignmentFlag.AlignVCenter, name)
        return left + wide + 33

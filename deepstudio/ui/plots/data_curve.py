"""The learning curve over data as books draw it: a line and a band for each method, over a logarithmic axis."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from deepstudio.core.data_curve import AmountScores, DataCurve
from deepstudio.ui.language import tr_text
from deepstudio.ui.plots.legend import LegendEntry
from deepstudio.ui.plots.plane import GAP, Plane, Scale
from deepstudio.ui.plots.run_looks import Dash
from deepstudio.ui.theme import theme
from deepstudio.ui.theme.tokens import scaled

WIDTH, MEAN, POINT = 2.0, 4.0, 2.0  # pixels of a line, and half of what marks a mean and a single training
BAND, SINGLE = 0.16, 0.55
ROOM = 0.08  # of the heights, above and below
WHOLE = 100  # percent
DASHED: Dash = (3.0, 2.0)


@dataclass(frozen=True, slots=True)
class AmountLine:
    """One method: its name, its looks, and its amounts from the least to the most."""

    name: str
    token: str
    dash: Dash
    amounts: Sequence[AmountScores]


class DataCurvePlot(Plane):
    """An item is an amount; the axis is a logarithmic one, so that twice the data is always as far away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[AmountLine, ...] = ()
        self._curve: DataCurve | None = None
        self._shares: tuple[int, ...] = ()
        self.setMinimumSize(240, scaled(200))

    def set_curve(self, curve: DataCurve) -> None:
        found = (
            AmountLine(self.tr("Network"), "accent", (), curve.network),
            AmountLine(self.tr("Simple method"), "family_dense", DASHED, curve.simple),
        )
        self._curve, self.lines = curve, tuple(line for line in found if line.amounts)
        amounts = [*chain.from_iterable(line.amounts for line in self.lines)]
        self._shares = tuple(sorted({one.share for one in amounts}))
        if amounts:
            self.set_scales(_over(self._shares, self._title(amounts)), self._heights(curve, amounts))

    def entries(self) -> list[LegendEntry]:
        """The names of the lines."""
        return [LegendEntry(line.name, line.token, line.dash) for line in self.lines]

    def sizeHint(self) -> QSize:
        return QSize(480, scaled(260))

    def items(self) -> int:
        return len(self._shares)

    def words(self, number: int) -> str:
        if self._curve is None or not 0 <= number < len(self._shares):
            return ""
        share = self._shares[number]
        told = [(line.name, one) for line in self.lines for one in line.amounts if one.share == share]
        count = self.tr("{n} samples").format(n=f"{told[0][1].samples:,}")
        return "\n".join(
            [f"{share} %: {count}", *(f"{name}: {self._curve.spread(one)}" for name, one in told)]
        )

    def item_at(self, place: QPointF) -> int:
        area = self.area()
        if not self._shares or not area.adjusted(-GAP, 0, GAP, 0).contains(place):
            return -1
        away = [abs(self._x(share) - place.x()) for share in self._shares]
        return away.index(min(away))

    def _title(self, amounts: Sequence[AmountScores]) -> str:
        whole = next((one.samples for one in amounts if one.share == WHOLE), 0)
        if not whole:
            return self.tr("Share of the training samples")
        return self.tr("Share of the {n} training samples").format(n=f"{whole:,}")

    def _heights(self, curve: DataCurve, amounts: Sequence[AmountScores]) -> Scale:
        """The scores of all trainings and their bands; shares as percent, which end at 0 and 100."""
        ends = [
            end
            for one in amounts
            for end in (*one.scores, one.mean - one.deviation, one.mean + one.deviation)
        ]
        title = tr_text(curve.metric.text())
        if curve.form != "percent":
            return Scale.over(min(ends), max(ends), title, curve.unit, ROOM)
        scale = Scale.over(max(0.0, min(ends)) * 100, min(1.0, max(ends)) * 100, title, "%", ROOM)
        return Scale(max(0.0, scale.low), min(100.0, scale.high) + 0.5, title, "%")

    def _marks(self, room: float) -> list[tuple[float, str]]:
        return [(math.log10(share), f"{share} %") for share in self._shares]

    def _x(self, share: int) -> float:
        return self.place(math.log10(share), self.y_scale.low).x()

    def _at(self, share: int, score: float) -> QPointF:
        percent = self._curve is not None and self._curve.form == "percent"
        return self.place(math.log10(share), score * 100 if percent else score)

    # Drawing

    def _paint_items(self, painter: QPainter, area: QRectF) -> None:
        if self.current >= 0:
            x = self._x(self._shares[self.current])
            painter.setPen(QPen(theme.color("text3"), 1))
            painter.drawLine(QPointF(x, area.y()), QPointF(x, area.bottom()))
        for line in self.lines:
            self._paint_band(painter, line)
        for line in self.lines:
            self._paint_line(painter, line)

    def _paint_band(self, painter: QPainter, line: AmountLine) -> None:
        above = [self._at(one.share, one.mean + one.deviation) for one in line.amounts]
        below = [self._at(one.share, one.mean - one.deviation) for one in line.amounts]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(line.token, BAND))
        painter.save()
        painter.setClipRect(self.area())
        painter.drawPolygon(QPolygonF([*above, *reversed(below)]))
        painter.restore()

    def _paint_line(self, painter: QPainter, line: AmountLine) -> None:
        pen = QPen(theme.color(line.token), WIDTH)
        if line.dash:
            pen.setDashPattern(line.dash)
        means = [self._at(one.share, one.mean) for one in line.amounts]
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(means))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(line.token, SINGLE))
        for one in line.amounts:
            for score in one.scores if len(one.scores) > 1 else ():
                painter.drawEllipse(self._at(one.share, score), POINT, POINT)
        painter.setBrush(theme.color(line.token))
        for mean in means:
            painter.drawEllipse(mean, MEAN, MEAN)


def _over(shares: Sequence[int], title: str) -> Scale:
    low, high = math.log10(shares[0]), math.log10(shares[-1])
    return Scale.over(low, high, title, "", 0.06)

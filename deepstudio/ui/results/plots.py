"""What is drawn between two axes: pairs of numbers, how often values occur, and lines."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from deepstudio.core.results import Axis, Bars, Curve, ExaminedSample, NumberAnswer, Points, Section, written
from deepstudio.data.bins import Bins
from deepstudio.data.sources.rows import shown
from deepstudio.storage.growing import Numbers
from deepstudio.ui.language import tr_text
from deepstudio.ui.plots.legend import Legend, LegendEntry
from deepstudio.ui.plots.plane import Plane, Scale
from deepstudio.ui.plots.points import Histogram, PointsPlot
from deepstudio.ui.results.base import ResultContext, SampleChoice, SectionView
from deepstudio.ui.theme import theme


class PointsView(SectionView):
    """A point that is clicked opens its sample."""

    def __init__(self, context: ResultContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.plot = PointsPlot(self)
        self.plot.setObjectName("evaluate.points")
        self.plot.setMinimumSize(220, 200)
        self.plot.chosen.connect(self._open)
        self.add(self.plot, 1)

    def show_section(self, section: Section) -> None:
        if not isinstance(section, Points):
            return
        self._section = section
        self.set_title(tr_text(section.heading.text()))
        self.plot.setAccessibleName(self.title())
        pairs = np.array(section.pairs, np.float64).reshape(-1, 2)
        self.plot.set_points(
            pairs[:, 0],
            pairs[:, 1],
            (scale_of(section.x), scale_of(section.y)),
            section.diagonal,
            self._words,
        )

    def _words(self, row: int) -> str:
        x, y = self._section.pairs[row]
        lines = [shown(self._section.ids[row])] if self._section.ids else []
        for axis, value in ((self._section.x, x), (self._section.y, y)):
            lines.append(f"{tr_text(axis.title.text())}: {written(value, 'number', axis.unit)}")
        return "\n".join(lines)

    def _open(self, number: int) -> None:
        section = self._section
        if not section.ids:
            return
        row = self.plot.row(number)
        x, y = section.pairs[row]
        true = NumberAnswer(value=x, unit=section.x.unit)
        said = NumberAnswer(value=y, unit=section.y.unit)
        self.opened.emit(ExaminedSample(id=section.ids[row], true=true, predicted=said))


def scale_of(axis: Axis) -> Scale:
    """What stands along an axis."""
    return Scale(title=tr_text(axis.title.text()), unit=axis.unit)


class BarsView(SectionView):
    """Where errors are counted, a bar that is clicked chooses its samples, and once more lets them go."""

    def __init__(self, context: ResultContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.plot = Histogram(self)
        self.plot.setObjectName("evaluate.bars")
        self.plot.chosen.connect(self._choose)
        self.add(self.plot, 1)

    def show_section(self, section: Section) -> None:
        if isinstance(section, Bars):
            self._section = section
            self.set_title(tr_text(section.heading.text()))
            self.plot.setAccessibleName(self.title())
            self._bins = Bins(section.edges, section.counts)
            told = partial(self._bins.told, unit=section.x.unit)
            self.plot.set_bins(self._bins, told, scale_of(section.x))

    def let_go(self) -> None:
        self.plot.select(-1)

    def _choose(self, number: int) -> None:
        if not self._section.errors:
            return
        again = number == self.plot.selected
        self.plot.select(-1 if again else number)
        self.chosen.emit(None if again else self._choice(number))

    def _choice(self, number: int) -> SampleChoice:
        def fits(sample: ExaminedSample) -> bool:
            return self._bins.holds(number, sample.predicted.plain - sample.true.plain)

        total, words = self._bins.counts[number], tr_text(self._bins.span(number, self._section.x.unit))
        nothing = self.tr("These samples are not among those with the largest errors, which are kept.")
        return SampleChoice(fits, words, total, nothing if total else self.tr("There are none."))


TOKENS = ("accent", "family_activation", "family_dense", "warn", "good", "text2")


def tone_of(line: int) -> str:
    """The colour token of one of several lines."""
    return TOKENS[line % len(TOKENS)]


class CurveView(SectionView):
    """Pointer and arrow keys read the lines at a place."""

    def __init__(self, context: ResultContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.plot = LinesPlot(self)
        self.plot.setObjectName("evaluate.curve")
        self.legend = Legend(self)
        self.set_trailing(self.legend)
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
            entries = [LegendEntry(name, tone_of(number)) for number, (name, _, _) in enumerate(lines)]
            self.legend.set_entries(entries)


class LinesPlot(Plane):
    """Lines; an item is a place along the first axis where one of them has a point."""

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

    def _height(self, x: Numbers, y: Numbers, at: float) -> str:
        return written(float(np.interp(at, x, y)), "number", self.y_scale.unit)

    def _paint_items(self, painter: QPainter, area: QRectF) -> None:
        for number, (_, x, y) in enumerate(self.lines):
            painter.setPen(QPen(theme.color(tone_of(number)), 1.8))
            points = zip(x.tolist(), y.tolist(), strict=True)
            painter.drawPolyline(QPolygonF([self.place(*point) for point in points]))
        if self.current >= 0:
            at = self.place(float(self._places[self.current]), self.y_scale.low).x()
            painter.setPen(QPen(theme.color("text3"), 1))
            painter.drawLine(QPointF(at, area.y()), QPointF(at, area.bottom()))

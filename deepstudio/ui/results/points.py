"""Pairs of numbers, such as what was answered against what is true."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QWidget

from deepstudio.core.results import Axis, ExaminedSample, NumberAnswer, Points, Section, written
from deepstudio.data.sources.rows import shown
from deepstudio.ui.language import tr_text
from deepstudio.ui.plots.plane import Scale
from deepstudio.ui.plots.points import PointsPlot
from deepstudio.ui.results.base import ResultContext, SectionView


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

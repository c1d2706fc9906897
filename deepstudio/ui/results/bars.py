"""How often values of each size occur, such as errors."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from deepstudio.core.results import Bars, ExaminedSample, Section, written
from deepstudio.ui.language import tr_text
from deepstudio.ui.plots.histogram import Bins, Histogram
from deepstudio.ui.results.base import ResultContext, SampleChoice, SectionView
from deepstudio.ui.results.points import scale_of


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
            self.plot.set_bins(Bins(section.edges, section.counts), self._words, scale_of(section.x))

    def let_go(self) -> None:
        self.plot.select(-1)

    def _words(self, number: int) -> str:
        count = self.tr("{n} samples").format(n=f"{self._section.counts[number]:,}")
        return f"{self._span(number)}: {count}"

    def _span(self, number: int) -> str:
        edges, unit = self._section.edges, self._section.x.unit
        low, high = (written(edges[edge], "number", unit) for edge in (number, number + 1))
        return self.tr("{low} to {high}").format(low=low, high=high)

    def _choose(self, number: int) -> None:
        if not self._section.errors:
            return
        again = number == self.plot.selected
        self.plot.select(-1 if again else number)
        self.chosen.emit(None if again else self._choice(number))

    def _choice(self, number: int) -> SampleChoice:
        low, high = self._section.edges[number], self._section.edges[number + 1]
        last = number == len(self._section.counts) - 1

        def fits(sample: ExaminedSample) -> bool:
            error = sample.predicted.plain - sample.true.plain
            return bool(low <= error < high or (last and error == high))

        total = self._section.counts[number]
        nothing = self.tr("These samples are not among those with the largest errors, which are kept.")
        return SampleChoice(fits, self._span(number), total, nothing if total else self.tr("There are none."))

"""Two classes and the probability from which on one is taken for the other: what each choice comes to, at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from deepstudio.core.amounts import percent
from deepstudio.core.results import Section, Threshold
from deepstudio.core.thresholds import DecidedCounts, ScoredSamples
from deepstudio.jobs.evaluations import TEST
from deepstudio.ui.language import sentences, tr_text
from deepstudio.ui.plots.legend import Legend, LegendEntry
from deepstudio.ui.results.base import ResultContext, SectionView
from deepstudio.ui.results.threshold_plots import TONES, RocPlot, ScoreBars
from deepstudio.ui.widgets import ChoiceField, Label, Labelled, SecondaryLabel
from deepstudio.ui.widgets.fields import Slider
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of
from deepstudio.ui.widgets.styling import wrapped

HALF, WHOLE = 50, 100  # percent
CHOICES = 200  # pixels for what one chooses beside both plots
BESIDE = 560  # pixels in which the plots stand beside it


class ThresholdView(SectionView):
    """A slider, and live what would be found, missed and taken wrongly. Predictions keep to 50 %."""

    about_word = "threshold"

    stretch = 3

    def __init__(self, context: ResultContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._samples = ScoredSamples((), ())
        self._section: Threshold | None = None
        self.positive = ChoiceField(parent=self, name="evaluate.positive")
        self.positive.edited.connect(self._look_for)
        self.slider = Slider(Qt.Orientation.Horizontal, self)
        self.slider.setObjectName("evaluate.threshold")
        self.slider.setRange(0, WHOLE)
        self.slider.setPageStep(10)
        self.slider.valueChanged.connect(self._show)
        self.bars, self.roc = ScoreBars(self), RocPlot(self)
        self.bars.moved.connect(lambda share: self.slider.setValue(round(share * WHOLE)))
        self.legend = Legend(self)
        self.set_trailing(self.legend)
        self.numbers = DecidedNumbers(self)
        self.words = Label("", "secondary", "text", wrap=True, parent=self)
        self.words.setObjectName("evaluate.decided")
        self._lay_out()

    def show_section(self, section: Section) -> None:
        if not isinstance(section, Threshold):
            return
        self._section = section
        self.set_title(tr_text(section.heading.text()))
        self.positive.set_choices(list(enumerate(section.names)))
        self._look_for(section.rarer)

    def least_width(self) -> int:
        return BESIDE

    def decided(self) -> DecidedCounts:
        """What the chosen threshold comes to."""
        return self._samples.at(self.slider.value() / WHOLE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        beside = event.size().width() >= BESIDE
        self._parts.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def _lay_out(self) -> None:
        tip = self.tr("The class whose finding matters, such as the illness or the spam.")
        looked_for = Labelled(self.tr("Class that is looked for"), self.positive, tip, parent=self)
        self._from = Labelled("", self.slider, parent=self)
        self._choices = QWidget(self)
        column_of(looked_for, self._from, self.numbers, STRETCH, gap=10, on=self._choices)
        plots = row_of((self.bars, 5), (self.roc, 4), gap=14)
        self._parts = row_of((self._choices, 2), (plots, 5), gap=18)
        self.add(self._parts, 1)
        self.add(self.words)
        self.add(SecondaryLabel(sentences(self._cautions()), self))

    def _cautions(self) -> Iterator[str]:
        yield self.tr("A trial: predictions and exports go on deciding at 50 %.")
        if self.context.split == TEST:
            yield self.tr(
                "Chosen to suit the test samples, a threshold looks better than it is: choose it with the "
                "validation samples, then see here what it is worth."
            )

    def _look_for(self, positive: Any, _merge: bool = False) -> None:
        """Another class is looked for; the threshold starts where the network decides."""
        if self._section is None:
            return
        names = self._section.names
        both = (names[1 - positive], names[positive])
        self.positive.set_value(positive)
        self._samples = self._section.scored(positive)
        self.bars.set_samples(self._samples, both)
        self.roc.set_samples(self._samples)
        entries = zip(reversed(both), reversed(TONES), strict=True)
        self.legend.set_entries([LegendEntry(name, tone) for name, tone in entries])
        self.slider.setValue(HALF)
        self._show()

    def _show(self) -> None:
        if self._section is None:
            return
        share, decided = self.slider.value() / WHOLE, self.decided()
        name = self._section.names[self.positive.value()]
        words = self.tr("Taken for it from {share} on").format(share=f"{self.slider.value()} %")
        self._from.set_title(words)
        self.slider.setAccessibleName(words)
        self.bars.set_threshold(share)
        self.roc.set_place(decided.false_alarm_rate or 0.0, decided.recall or 0.0)
        self.numbers.show_counts(decided)
        self.words.setText(
            self.tr(
                "Of {positives} “{name}”, {found} are found and {missed} missed; of {negatives} others, {alarms} "
                "are false alarms."
            ).format(
                name=name,
                positives=f"{decided.positives:,}",
                found=f"{decided.found:,}",
                missed=f"{decided.missed:,}",
                negatives=f"{decided.negatives:,}",
                alarms=f"{decided.false_alarms:,}",
            )
        )


class DecidedNumbers(QWidget):
    """Precision, recall, F1 and accuracy at a threshold, two beside each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = (
            (self.tr("Precision"), self.tr("Of all that is taken for the class: how many are of it.")),
            (self.tr("Recall"), self.tr("Of all samples of the class: how many are found.")),
            (self.tr("F1"), self.tr("Precision and recall in one number (their harmonic mean).")),
            (self.tr("Accuracy"), self.tr("Of all samples of both classes: how many are told right.")),
        )
        self.values = [Label("", "strong", parent=self) for _ in titles]
        cells = [
            self._cell(value, title, tip) for value, (title, tip) in zip(self.values, titles, strict=True)
        ]
        rows = [row_of((cells[place], 1), (cells[place + 1], 1), gap=8) for place in (0, 2)]
        column_of(*rows, gap=6, on=self)

    def show_counts(self, counts: DecidedCounts) -> None:
        shares = (counts.precision, counts.recall, counts.f1, counts.accuracy)
        for label, share in zip(self.values, shares, strict=True):
            label.setText("–" if share is None else percent(share))

    def _cell(self, value: Label, title: str, tip: str) -> QWidget:
        made = QWidget(self)
        made.setToolTip(wrapped(tip))
        name = Label(title, "secondary", "text2", parent=made)
        name.setBuddy(value)
        column_of(value, name, gap=0, on=made)
        return made

"""Numbers among the data: how often each size occurs, and another number for a sample."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

import numpy as np
from PySide6.QtWidgets import QWidget

from deepstudio.core.results import Cell, written
from deepstudio.core.text import T, Text
from deepstudio.data.bins import Bins, bins_of_numbers
from deepstudio.ui.answers.target import Corrector, PartsLegend, TargetChart, TargetLooks, ValueFilter
from deepstudio.ui.language import tr_text
from deepstudio.ui.plots.plane import Scale
from deepstudio.ui.plots.points import Histogram
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import Label, NumberField

HEIGHT = 132


class NumberTarget(TargetLooks):
    """A number with its unit."""

    deed: ClassVar[Text] = T("Correct the value")
    deed_tip: ClassVar[Text] = T("Gives the selected samples another value. Your files stay as they are.")
    hint: ClassVar[Text] = T("Select samples to correct or exclude them.")
    has_corrector: ClassVar[bool] = True

    @property
    def unit(self) -> str:
        return str(getattr(self.kind, "unit", ""))

    def written(self, value: Cell) -> str:
        return written(value, "number", self.unit)

    def chart(self, parent: QWidget) -> NumbersCard:
        return NumbersCard(self, parent)

    def corrector(self, parent: QWidget) -> NumberCorrector:
        return NumberCorrector(self, parent)


class NumberCorrector(Corrector):
    """A field for the number."""

    def __init__(self, looks: NumberTarget, parent: QWidget) -> None:
        self.field = NumberField(integer=False, unit=looks.unit)
        self.field.setObjectName("evaluate.value")
        super().__init__(self.field, T("Its value"), parent)
        self.field.edited.connect(lambda value, merge: self.corrected.emit(float(value), merge))

    def show_value(self, value: Any, changed: bool, proposals: Sequence[Any] = ()) -> None:
        super().show_value(value, changed)
        self.field.set_value(value)


class NumbersCard(TargetChart):
    """A histogram of all values; a bar that is clicked shows its samples, and once more shows all."""

    def __init__(self, looks: NumberTarget, parent: QWidget | None = None) -> None:
        super().__init__(looks.column, parent=parent)
        self._looks = looks
        self._bins = Bins()
        self.middle = Label("", "secondary", "text3", parent=self)
        self.set_trailing(self.middle)
        self.legend = PartsLegend(self)
        self.plot = Histogram(self)
        self.plot.setObjectName("data.number-chart")
        self.plot.setAccessibleName(self.title())
        self.plot.setFixedHeight(scaled(HEIGHT))
        self.plot.chosen.connect(self._choose)
        self.add(self.legend)
        self.add(self.plot)

    def show_values(self, values: Sequence[Any], parts: Sequence[str]) -> None:
        numbers = np.array([v for v in values if isinstance(v, int | float) and math.isfinite(v)], np.float64)
        self._bins = bins_of_numbers(numbers)
        self.plot.setVisible(bool(self._bins.counts))
        told = partial(self._bins.told, unit=self._looks.unit)
        self.plot.set_bins(self._bins, told, Scale(unit=self._looks.unit))
        self.legend.show_parts(parts)
        half = self._looks.written(float(np.median(numbers))) if len(numbers) else ""
        self.middle.setText(self.tr("half are at most {value}").format(value=half) if half else "")

    def mark(self, name: str) -> None:
        names = [self._span(number) for number in range(len(self._bins.counts))]
        self.plot.select(names.index(name) if name in names else -1)

    def _span(self, number: int) -> str:
        return tr_text(self._bins.span(number, self._looks.unit))

    def _choose(self, number: int) -> None:
        wanted = ValueFilter(self._span(number), partial(self._bins.holds, number))
        self.chosen.emit(None if number == self.plot.selected else wanted)

"""Classes among the data: how many samples each has, and another class for some."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from operator import eq
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from deepstudio.core.results import Cell
from deepstudio.core.text import T, Text
from deepstudio.data.cells import natural
from deepstudio.data.split import PARTS
from deepstudio.ui.answers.class_chart import ROW, ClassChart, ClassRow
from deepstudio.ui.answers.parts import PartsLegend, part_word
from deepstudio.ui.answers.target import Corrector, TargetChart, TargetLooks, ValueFilter
from deepstudio.ui.widgets import ChoiceField, Label, Scroll

MOST_ROWS = 10


class ClassTarget(TargetLooks):
    """One of several classes."""

    deed: ClassVar[Text] = T("Label as")
    deed_tip: ClassVar[Text] = T("Gives the selected samples another class. Your files stay as they are.")
    hint: ClassVar[Text] = T("Select samples to label or exclude them.")

    def written(self, value: Cell) -> str:
        return str(value)

    def filters(self, values: Sequence[Any]) -> tuple[ValueFilter, ...]:
        names = sorted({str(value) for value in values}, key=natural)
        return tuple(ValueFilter(name, partial(eq, name)) for name in names)

    def chart(self, parent: QWidget) -> ClassCard:
        return ClassCard(parent)

    def corrector(self, parent: QWidget) -> ClassCorrector:
        return ClassCorrector(self, parent)


class ClassCorrector(Corrector):
    """The classes there are, and those that an examination named."""

    def __init__(self, looks: ClassTarget, parent: QWidget) -> None:
        plan = looks.plan
        found = plan.found.column(looks.column) if plan is not None and plan.found is not None else None
        self._known = found.classes if found is not None else ()
        self.field = ChoiceField()
        self.field.setObjectName("evaluate.label")
        super().__init__(self.field, T("Its label"), parent)
        self.field.edited.connect(self.corrected)

    def show_value(self, value: Any, changed: bool, proposals: Sequence[Any] = ()) -> None:
        super().show_value(value, changed)
        self.field.set_choices([(name, name) for name in dict.fromkeys((*self._known, *proposals, value))])
        self.field.set_value(value)


class ClassCard(TargetChart):
    """A bar for each class, with its parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Classes"))
        self._filters: dict[str, ValueFilter] = {}
        self.total = Label("", "secondary", "text3", parent=self)
        self.set_trailing(self.total)
        self.chart = ClassChart(self)
        self.chart.setObjectName("data.class-chart")
        self.chart.chosen.connect(lambda name: self.chosen.emit(self._filters.get(name)))
        self.frame = Scroll(self.chart, self)
        self.legend = PartsLegend(self)
        self.add(self.legend)
        self.add(self.frame)

    def show_values(self, values: Sequence[Any], parts: Sequence[str]) -> None:
        filters = ClassTarget().filters(values)
        self._filters = {one.name: one for one in filters}
        counts = Counter(zip(map(str, values), parts, strict=True))
        rows = [self._row(one.name, [counts[one.name, part] for part in PARTS]) for one in filters]
        self.chart.set_rows(rows)
        self.frame.setFixedHeight(
            self.chart.sizeHint().height() if len(rows) <= MOST_ROWS else ROW * MOST_ROWS
        )
        self.legend.show_parts(parts)
        self.total.setText(self.tr("{n} classes").format(n=len(rows)))

    def mark(self, name: str) -> None:
        self.chart.set_current(name)

    def _row(self, name: str, counts: Sequence[int]) -> ClassRow:
        told = (f"{count:,} {part_word(part)}" for part, count in zip(PARTS, counts, strict=True))
        return ClassRow(name, (counts[0], counts[1], counts[2]), f"{name}: " + ", ".join(told))

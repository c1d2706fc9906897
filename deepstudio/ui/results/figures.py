"""The numbers that sum an examination up, beside those of a simple method."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from deepstudio.core.results import Figures, Quantity, Section
from deepstudio.jobs.evaluations import shown
from deepstudio.ui.language import tr_text
from deepstudio.ui.results.base import ResultContext, SectionView
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import Label, Line, NumberLabel, SecondaryLabel
from deepstudio.ui.widgets.layouts import column_of, row_of
from deepstudio.ui.widgets.styling import wrapped

WIDEST = 130  # pixels of a name, which then takes two lines
FEW = 2  # figures, beside which those of training stand


class FiguresView(SectionView):
    """The first number large, then what stands behind it."""

    place = "head"

    def __init__(self, context: ResultContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.figures: dict[str, Figure] = {}

    def show_section(self, section: Section) -> None:
        if not isinstance(section, Figures):
            return
        row = row_of(gap=20)
        extra = self.context.extra if len(section.figures) <= FEW else ()
        for number, quantity in enumerate((*section.figures, *extra)):
            figure = Figure(quantity, main=number == 0, parent=self)
            self.figures[quantity.id or str(number)] = figure
            row.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
            if number == 0:
                row.addWidget(Line(vertical=True, parent=self))
        self.about = Label(self.context.about, "secondary", "text2", wrap=True, parent=self)
        self.about.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.about, 1)
        self.add(row)

    def set_compared(self, metrics: Mapping[str, float]) -> None:
        """The same numbers of the best simple method, by id; empty where there are none."""
        for id, figure in self.figures.items():
            figure.set_compared(metrics.get(id))


class Figure(QWidget):
    """A number over its name, and below them what a simple method came to."""

    def __init__(self, quantity: Quantity, main: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quantity = quantity
        title, words = tr_text(quantity.title.text()), shown(quantity)
        self.value = NumberLabel(words, self) if main else Label(words, "title", parent=self)
        self.value.setAccessibleName(f"{title}: {words}")
        self.compared = SecondaryLabel(parent=self, wrap=False)
        self.compared.hide()
        self.setToolTip(wrapped(tr_text(quantity.help.text())) if quantity.help is not None else "")
        self.value.setMinimumHeight(scaled(30))
        name = Label(title, "secondary", "text2", wrap=True, parent=self)
        wide = name.fontMetrics().horizontalAdvance(title) + 2
        width = max(self.value.sizeHint().width(), self._compared_width(), min(wide, scaled(WIDEST)))
        self.setFixedWidth(width)
        name.setFixedHeight(name.heightForWidth(width))
        column_of(self.value, name, self.compared, gap=2, on=self)

    def _compared_width(self) -> int:
        """Room for what a simple method may come to, so that nothing moves when it is there."""
        return self.compared.fontMetrics().horizontalAdvance(self._words(self._quantity)) + 12

    def set_compared(self, value: float | None) -> None:
        self.compared.setVisible(value is not None)
        if value is not None:
            self.compared.setText(self._words(self._quantity.replace(value=value)))

    def _words(self, other: Quantity) -> str:
        return self.tr("simple: {value}").format(value=shown(other))

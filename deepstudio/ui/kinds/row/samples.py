"""The rows of the data, and one of them closely: on the page of the data, and among the mistakes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice, zip_longest
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from deepstudio.core.declarations import KindWords
from deepstudio.core.effects import RowExplanation
from deepstudio.core.project import DataPlan
from deepstudio.core.text import Text
from deepstudio.data.sample_table import SampleEntry
from deepstudio.jobs.data_rows import row_of_sample, told_cell, told_samples, units_of
from deepstudio.ui.kinds.details import CloseView, SampleDetails
from deepstudio.ui.kinds.examples import ExampleRow, ExamplesList
from deepstudio.ui.kinds.row.giver import row_data
from deepstudio.ui.kinds.row.table import RowsTable
from deepstudio.ui.kinds.row.why import RowWhy
from deepstudio.ui.kinds.samples_panel import SamplesPanel
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets import Card, ElidedLabel, Label, Scroll
from deepstudio.ui.workers.background import Aside

MOST = 200  # cells of a row that are shown below each other
HIGHEST = 320  # pixels


class RowsPanel(SamplesPanel):
    """One row a sample."""

    def __init__(self, words: KindWords, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.table = RowsTable(self)
        self._build(self.table, "data.rows")

    def take_source(self, plan: DataPlan | None) -> None:
        self.table.rows.units = units_of(plan)

    def _show_entries(self, entries: Sequence[SampleEntry]) -> None:
        self.table.show_entries(self._table, entries)


class ShownCells(Scroll):
    """All cells of one row, by the names of their columns; read beside the window's thread."""

    read = Signal(dict)
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.inside = QWidget()
        super().__init__(self.inside, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._lines: list[tuple[ElidedLabel, Label]] = []
        self._grid = QGridLayout(self.inside)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(MOST, 1)
        self.said: Mapping[str, str] = {}
        """What is shown, by column."""
        self._shown: object = None
        self._aside = Aside(self)

    def show_row(self, plan: DataPlan | None, id: str) -> None:
        """`read` or `refused` follows, unless it is shown already; without a plan or an id nothing is shown."""
        shown = (plan.source, plan.corrected.get(id), id) if plan is not None and id else None
        if shown == self._shown:
            return
        self._shown, self._units = shown, units_of(plan)
        self._aside.forget()
        if plan is None or shown is None:
            self._show({})
        else:
            self._aside.ask(partial(row_of_sample, plan, id), self._take, self._refuse)

    def sizeHint(self) -> QSize:
        return QSize(180, min(HIGHEST, self.inside.sizeHint().height()))

    def _take(self, cells: dict[str, Any]) -> None:
        self._show({name: told_cell(value, self._units.get(name, "")) for name, value in cells.items()})
        self.read.emit(cells)

    def _refuse(self, reason: Text) -> None:
        self._show({"": tr_text(reason)})
        self.refused.emit(reason)

    def _show(self, cells: Mapping[str, str]) -> None:
        self.said, rows = cells, list(islice(cells.items(), MOST))
        for place in range(len(self._lines), len(rows)):
            line = ElidedLabel(role="secondary", tone="text2"), Label("", wrap=True)
            line[1].setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(line[0], place, 0)
            self._grid.addWidget(line[1], place, 1, Qt.AlignmentFlag.AlignRight)
            self._lines.append(line)
        for line, words in zip_longest(self._lines, rows):  # kept, so that the place stays from row to row
            for label, text in zip(line, words or ("", ""), strict=True):
                label.setText(text)
                label.setVisible(words is not None)
        self.updateGeometry()


class RowDetails(SampleDetails):
    """What belongs to rows."""

    def show_sample(self, plan: DataPlan | None, id: str, text: str) -> None:
        self.cells.show_row(plan, id)

    def _made_cards(self) -> Sequence[QWidget]:
        self.cells = ShownCells(self)
        card = Card(self.tr("Row"), parent=self)
        card.add(self.cells)
        return (card,)


class RowExamples(ExamplesList):
    """Each is told by its values."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: DataPlan | None = None
        self._texts: dict[str, str] = {}
        self._aside = Aside(self)

    def set_plan(self, plan: DataPlan | None) -> None:
        self._plan, self._texts = plan, {}

    def set_examples(self, rows: Sequence[ExampleRow]) -> None:
        super().set_examples([replace(row, text=self._texts.get(row.key, row.text)) for row in rows])
        missing = tuple(row.key for row in rows if row.key not in self._texts)
        self._aside.forget()
        if missing and self._plan is not None:
            self._aside.ask(partial(told_samples, self._plan, missing), self._take)

    def _take(self, texts: Mapping[str, str]) -> None:
        self._texts |= texts
        super().set_examples([replace(row, text=texts.get(row.key, row.text)) for row in self.texts.rows])


class CloseRow(CloseView):
    """A row of an examination, which can be tried and changed."""

    def show_sample(self, id: str, text: str, plan: DataPlan | None) -> None:
        self.id, self._columns = id, plan.of_use("input") if plan is not None else ()
        self.try_button.setVisible(plan is not None and self.tries)
        self.cells.show_row(plan, id)

    def _build(self) -> None:
        self._entering: dict[str, Any] = {}
        self.cells = ShownCells(self)
        self.cells.setMinimumSize(136, 120)
        self.cells.read.connect(self._take)
        self.cells.refused.connect(lambda reason: self.refused.emit(self.id, reason))
        self.why = RowWhy(self, brief=True)
        self.layout_.addWidget(self.cells, 1)
        self.layout_.addWidget(self.why)
        tip = self.tr("Takes the row to the page Predict, where you can change it.")
        self._add_try("evaluate.try-row", tip, lambda: row_data(self._entering))

    def _take(self, cells: Mapping[str, Any]) -> None:
        self._entering = {name: cells.get(name) for name in self._columns}
        self.why.clear()
        self.given.emit(self.id, self._entering)
        self.why_asked.emit(self.id, self._entering, {})

    def show_explanation(self, why: Mapping[str, Any], names: Mapping[str, str]) -> None:
        found = RowExplanation.read(why)
        if found is not None:
            self.why.show_effects(found.named(dict.fromkeys(found.answers, names)))

    def show_no_explanation(self, reason: Text) -> None:
        self.why.show_failure(reason)

"""The whole network in numbers, while no layer is selected."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deepstudio.core.problems import Problem
from deepstudio.core.summary import ModelSummary
from deepstudio.ui.canvas.faces import CheckedNetwork
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.model.summary_table import SummaryTable
from deepstudio.ui.pages.model.sums import Sums
from deepstudio.ui.widgets import Label, Line, ProblemCard
from deepstudio.ui.widgets.chip import Header
from deepstudio.ui.widgets.layouts import column_of, row_of


class SummaryPanel(QWidget):
    """The table of layers, the sums, the memory that training needs, and a remark."""

    fix_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._network = CheckedNetwork()
        self._shown: ModelSummary | None = None
        self._problem: Problem | None = None
        self.header = Header(self)
        self.header.glyph.show_glyph("model", "")
        self.problem = ProblemCard(self)
        self.problem.fix_chosen.connect(self._fix)
        self.table = SummaryTable(self)
        self.remark = Label("", "secondary", "warn", wrap=True, parent=self)
        self.sums = Sums(self)
        sums = row_of(self.sums, margins=(0, 0, 6, 0))
        self._rule = Line(parent=self)
        self._stretch = QWidget(self)
        parts = (self.header, self.problem, (self.table, 1), self._rule, sums, self.remark)
        column_of(*parts, (self._stretch, 1), gap=10, margins=(14, 14, 8, 14), on=self)
        self.header.title.setText(self.tr("The network"))

    def show_summary(self, network: CheckedNetwork, summary: ModelSummary, batch: int) -> None:
        self._network = network
        layers = len(network.graph.nodes)
        self.header.numbers.setText(
            self.tr("{n} layers · select one to change its settings").format(n=layers)
            if layers
            else self.tr("No layers yet. Add one from the list at the left.")
        )
        self._show_problem()
        self.table.summary.show_summary(network, summary)
        if summary is not self._shown:
            self._shown = summary
            self._show_numbers(summary, batch)

    def _show_numbers(self, summary: ModelSummary, batch: int) -> None:
        memory, batched = summary.sample_memory, (batch, summary.batch_memory)
        self.sums.show_sums(summary.parameters, summary.multiply_adds, memory, summary.tokens, batched)
        self.sums.setVisible(bool(summary.rows))
        self.table.setVisible(bool(summary.rows))
        self._rule.setVisible(bool(summary.rows))
        self._stretch.setVisible(not summary.rows)
        self.remark.setText(tr_text(summary.remark) if summary.remark else "")
        self.remark.setVisible(summary.remark is not None)

    def _show_problem(self) -> None:
        """What is wrong with the network as a whole, such as a missing output."""
        found = (p for p in self._network.problems if not p.place.node)
        self._problem = next(found, None) if self._network.graph.nodes else None
        self.problem.setVisible(self._problem is not None)
        if self._problem is not None:
            self.problem.show_problem(self._problem)

    def _fix(self, index: int) -> None:
        if self._problem is not None and index < len(self._problem.fixes):
            self.fix_wanted.emit(self._problem.fixes[index])

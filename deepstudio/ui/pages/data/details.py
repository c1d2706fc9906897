"""The right column: classes, one sample closely, what was counted, what is left out, whether all is prepared."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from deepstudio.core.project import DataPlan, Found
from deepstudio.core.text import T
from deepstudio.data.sample_table import SampleTable
from deepstudio.data.scan import Scan
from deepstudio.ui.answers.target import TargetChart, TargetLooks
from deepstudio.ui.kinds.looks import Looks, looks_of
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.data.left_out import LeftOutCard
from deepstudio.ui.pages.data.prepared import PreparedCard
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import Card, Label, MonoLabel, Panel, Scroll
from deepstudio.ui.widgets.layouts import STRETCH, clear_layout, column_of, discard
from deepstudio.ui.widgets.styling import wrapped

WIDTH = 308
FINGERPRINT = T("Fingerprint")


class DetailsColumn(Panel):
    """Shows what the table and the scan say."""

    values_chosen = Signal(object)
    """Samples with some answers alone are to be shown, a `ValueFilter`, or all."""
    renamed = Signal(str, str)
    names_wanted = Signal()
    word_wanted = Signal(str)
    """The texts with this word are to be shown."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent, edge="left")
        self.setFixedWidth(scaled(WIDTH))
        self._table = SampleTable()
        self._found: Found | None = None
        self._seen = False
        self._known: object = None
        self._looks = looks_of(None, studio.registry)
        self._target = TargetLooks()
        self._current = ""
        self.chart: TargetChart | None = None
        self.left_out = LeftOutCard(self)
        self.prepared = PreparedCard(studio, self)
        self.facts = Card(parent=self)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(4)
        self.facts.add(self._grid)
        inside = QWidget(self)
        parts = (self.left_out, self.prepared, self.facts, STRETCH)
        self._column = column_of(*parts, gap=10, margins=12, on=inside)
        self._make_closely(self._looks)
        self.area = Scroll(inside, self)
        column_of(self.area, on=self)
        self._show_facts()

    def set_looks(self, looks: Looks) -> None:
        """Shows samples as `looks` does from now on."""
        if looks.id != self._looks.id:
            discard(self.closely)
            self._make_closely(looks)
        self._looks = looks
        self.prepared.set_looks(looks)
        self._show_facts()

    def set_target(self, target: TargetLooks) -> None:
        """Counts the answers of this column from now on."""
        self._target = target
        if self.chart is not None:
            discard(self.chart)
        self.chart = target.chart(self)
        if self.chart is not None:
            self._column.insertWidget(0, self.chart)
            self.chart.chosen.connect(self.values_chosen)
            self.chart.renamed.connect(self.renamed)
            self.chart.names_wanted.connect(self.names_wanted)
        self._show_values()

    def _make_closely(self, looks: Looks) -> None:
        self.closely = looks.details(self)
        self.closely.word_wanted.connect(self.word_wanted)
        self.closely.show_class(self._current)
        self._column.insertWidget(self._column.indexOf(self.left_out), self.closely)

    def show_left_out(self) -> None:
        """Brings the list of samples that take no part into view."""
        self.left_out.open()
        self.area.ensureWidgetVisible(self.left_out)

    def show_class(self, name: str) -> None:
        """Samples with some answers are looked at; an empty word means all."""
        self._current = name
        if self.chart is not None:
            self.chart.mark(name)
        self.closely.show_class(name)

    def show_table(self, table: SampleTable) -> None:
        self._table = table
        self._show_values()

    def show_scan(self, plan: DataPlan | None, scan: Scan | None, present: bool) -> None:
        """What the scan found, or what an earlier one found while this one is not there yet.

        `present` tells whether the scan is one of exactly the samples of `plan`.
        """
        self._seen = scan is not None
        self._found = scan.found if scan is not None else plan.found if plan is not None else None
        self.left_out.show_scan(scan)
        self.prepared.look(plan, scan if present else None)
        self._show_facts()

    def _show_values(self) -> None:
        if self.chart is not None:
            self.chart.set_order(self._table.classes)
            self.chart.show_values(*self._table.answers(self._target.column))

    def _show_facts(self) -> None:
        found = self._found
        self.facts.setVisible(found is not None)
        if found is None:
            return
        self.facts.set_title(self.tr("Facts") if self._seen else self.tr("Facts, when last seen"))
        own = self._looks.facts(found.column(self._looks.column))
        known = (self._looks.title, f"{found.samples:,}"), *own, (FINGERPRINT, found.fingerprint[:16])
        tip = self.tr("Tells this data from any other. It changes when a file is added, removed or changed.")
        if known == self._known:
            return  # a person may be selecting some of it
        self._known = known
        clear_layout(self._grid)
        for row, (name, words) in enumerate(known):
            value = MonoLabel(words)
            value.setToolTip(wrapped(tip) if name is FINGERPRINT else "")
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(Label(tr_text(name), "secondary", "text2"), row, 0)
            self._grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignRight)

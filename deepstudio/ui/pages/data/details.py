"""The right column: classes, one sample closely, what was counted, what is left out, whether all is prepared."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from deepstudio.core.project import DataPlan, Found
from deepstudio.core.text import T
from deepstudio.data.scan import Scan
from deepstudio.data.split import PARTS
from deepstudio.ui.kinds.looks import Looks, looks_of
from deepstudio.ui.kinds.sample_table import TONES, SampleTable
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.data.class_chart import ClassChart, ClassRow
from deepstudio.ui.pages.data.left_out import LeftOutCard
from deepstudio.ui.pages.data.parts_legend import PartsLegend
from deepstudio.ui.pages.data.prepared import PreparedCard
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import Card, Label, MonoLabel, Panel, Scroll, Translated
from deepstudio.ui.widgets.styling import wrapped

WIDTH = 308
MOST_ROWS = 10
MOST_FACTS = 6
FINGERPRINT = T("Fingerprint")


class DetailsColumn(Translated, Panel):
    """Shows what the table and the scan say."""

    class_chosen = Signal(str)
    word_wanted = Signal(str)
    """The texts with this word are to be shown."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent, edge="left")
        self.setFixedWidth(WIDTH)
        self._table = SampleTable()
        self._found: Found | None = None
        self._seen = False
        self._looks = looks_of(None, studio.registry)
        self._build(studio)
        self._lay_out()
        self.chart.chosen.connect(self.class_chosen)
        self.retranslate()

    def set_looks(self, looks: Looks) -> None:
        """Shows samples as `looks` does from now on."""
        if looks.id != self._looks.id:
            self._column.removeWidget(self.closely)
            self.closely.deleteLater()
            self._make_closely(looks)
        self._looks = looks
        self.prepared.set_looks(looks)
        self._show_facts()

    def _make_closely(self, looks: Looks) -> None:
        self.closely = looks.details(self)
        self.closely.word_wanted.connect(self.word_wanted)
        self.closely.show_class(self.chart.current)
        self._column.insertWidget(1, self.closely)

    def show_left_out(self) -> None:
        """Brings the list of samples that take no part into view."""
        self.left_out.open()
        self.area.ensureWidgetVisible(self.left_out)

    def show_class(self, name: str) -> None:
        """One class is looked at; an empty word means all."""
        self.chart.set_current(name)
        self.closely.show_class(name)

    def show_table(self, table: SampleTable) -> None:
        self._table = table
        self._show_classes()

    def show_scan(self, plan: DataPlan | None, scan: Scan | None, present: bool) -> None:
        """What the scan found, or what an earlier one found while this one is not there yet.

        `present` tells whether the scan is one of exactly the samples of `plan`.
        """
        self._seen = scan is not None
        self._found = scan.found if scan is not None else plan.found if plan is not None else None
        self.left_out.show_files(
            scan.message() if scan is not None else None, scan.unreadable if scan else ()
        )
        self.prepared.look(plan, scan if present else None)
        self._show_facts()

    def retranslate(self) -> None:
        self.classes.set_title(self.tr("Classes"))
        self._show_classes()
        self._show_facts()

    def _show_classes(self) -> None:
        words = {"train": self.tr("training"), "validation": self.tr("validation"), "test": self.tr("test")}
        parts = self._table.parts
        self.legend.set_parts([(words[part], TONES[part], parts.get(part, 0)) for part in PARTS])
        rows = []
        for name, counts in self._table.counts.items():
            numbers = tuple(counts.get(part, 0) for part in PARTS)
            tip = f"{name}: " + ", ".join(
                f"{count:,} {words[part]}" for part, count in zip(PARTS, numbers, strict=True)
            )
            rows.append(ClassRow(name, (numbers[0], numbers[1], numbers[2]), tip))
        self.chart.set_rows(rows)
        self.frame.setFixedHeight(
            self.chart.sizeHint().height() if len(rows) <= MOST_ROWS else 26 * MOST_ROWS
        )
        self.classes.set_trailing(self.total)
        self.total.setText(self.tr("{n} classes").format(n=len(rows)))

    def _show_facts(self) -> None:
        found = self._found
        self.facts.setVisible(found is not None)
        if found is None:
            return
        self.facts.set_title(self.tr("Facts") if self._seen else self.tr("Facts, when last seen"))
        own = self._looks.facts(found.column(self._looks.column))
        known = (self._looks.title, f"{found.samples:,}"), *own, (FINGERPRINT, found.fingerprint[:16])
        tip = self.tr("Tells this data from any other. It changes when a file is added, removed or changed.")
        for row, (name, value) in enumerate(self._rows):
            title, words = known[row] if row < len(known) else (None, "")
            name.setText(tr_text(title) if title is not None else "")
            value.setText(words)
            value.setToolTip(wrapped(tip) if title is FINGERPRINT else "")
            name.setVisible(title is not None)
            value.setVisible(title is not None)

    def _build(self, studio: Studio) -> None:
        self.classes = Card(parent=self)
        self.total = Label("", "secondary", "text3", parent=self)
        self.chart = ClassChart(self)
        self.chart.setObjectName("data.class-chart")
        self.frame = Scroll(self.chart, self)
        self.legend = PartsLegend(self)
        self.classes.add(self.legend)
        self.classes.add(self.frame)
        self.left_out = LeftOutCard(self)
        self.prepared = PreparedCard(studio, self)
        self.facts = Card(parent=self)
        self._rows = [
            (Label("", "secondary", "text2", parent=self), MonoLabel("", self)) for _ in range(MOST_FACTS)
        ]
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        for row, (name, value) in enumerate(self._rows):
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(name, row, 0)
            grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignRight)
        self.facts.add(grid)

    def _lay_out(self) -> None:
        inside = QWidget(self)
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        for widget in (self.classes, self.left_out, self.prepared, self.facts):
            column.addWidget(widget)
        self._make_closely(self._looks)
        column.addStretch(1)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.area = Scroll(inside, self)
        row.addWidget(self.area)

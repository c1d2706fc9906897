"""The right column: classes, one sample closely, what was counted, what is left out, whether all is prepared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from deepstudio.core.project import DataPlan, Found
from deepstudio.core.shapes import Image
from deepstudio.data.scan import Scan
from deepstudio.data.split import PARTS
from deepstudio.ui.kinds.picture.preview import PreviewCard
from deepstudio.ui.kinds.sample_table import TONES, SampleTable
from deepstudio.ui.kinds.text.lengths import LengthsCard
from deepstudio.ui.kinds.text.preview import TextPreview
from deepstudio.ui.kinds.text.telling import TellingCard
from deepstudio.ui.kinds.text.vocabulary import VocabularyCard
from deepstudio.ui.new_project import PICTURES, TEXTS
from deepstudio.ui.pages.data.class_chart import ClassChart, ClassRow
from deepstudio.ui.pages.data.left_out import LeftOutCard
from deepstudio.ui.pages.data.parts_legend import PartsLegend
from deepstudio.ui.pages.data.prepared import PreparedCard
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import Card, Label, MonoLabel, Panel, Scroll, Translated
from deepstudio.ui.widgets.styling import wrapped

if TYPE_CHECKING:
    from deepstudio.data.texts import TextStatistics

WIDTH = 308
MOST_ROWS = 10


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
        self._kind = PICTURES
        self._build(studio)
        self._lay_out()
        self.chart.chosen.connect(self.class_chosen)
        self.retranslate()

    def show_kind(self, kind: str) -> None:
        """Shows what belongs to samples of this kind."""
        self._kind = kind
        texts = kind == TEXTS
        self.preview.setVisible(not texts)
        self.text.setVisible(texts)
        if not texts:
            self.show_statistics(None, 0)
        self.prepared.set_kind(kind)
        self._show_facts()

    def show_statistics(self, found: TextStatistics | None, vocabulary: int) -> None:
        """What was counted in the texts, and how many tokens the vocabulary may hold."""
        if found is None:
            self.lengths.clear()
            self.vocabulary.clear()
            self.telling.show_words({})
            return
        self.lengths.show_lengths(found.lengths, found.cut)
        self.vocabulary.show_numbers(found.vocabulary_used, vocabulary, found.unknown_share)
        self.telling.show_words(found.frequent, self.chart.current)

    def show_left_out(self) -> None:
        """Brings the list of samples that take no part into view."""
        self.left_out.open()
        self.area.ensureWidgetVisible(self.left_out)

    def show_class(self, name: str) -> None:
        """One class is looked at; an empty word means all."""
        self.chart.set_current(name)
        self.telling.show_class(name)

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
        tip = self.tr("Tells this data from any other. It changes when a file is added, removed or changed.")
        self._values[2].setToolTip(wrapped(tip))
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
        texts = self._kind == TEXTS
        samples = self.tr("Texts") if texts else self.tr("Pictures")
        names = (samples, self.tr("Typical size"), self.tr("Fingerprint"))
        for label, words in zip(self._names, names, strict=True):
            label.setText(words)
        for label in (self._names[1], self._values[1]):
            label.setVisible(not texts)
        shape = next(iter(found.shapes.values()), None)
        size = f"{shape.width} × {shape.height}" if isinstance(shape, Image) else "–"
        for label, words in zip(
            self._values, (f"{found.samples:,}", size, found.fingerprint[:16]), strict=True
        ):
            label.setText(words)

    def _build(self, studio: Studio) -> None:
        self.classes = Card(parent=self)
        self.total = Label("", "secondary", "text3", parent=self)
        self.chart = ClassChart(self)
        self.chart.setObjectName("data.class-chart")
        self.frame = Scroll(self.chart, self)
        self.legend = PartsLegend(self)
        self.classes.add(self.legend)
        self.classes.add(self.frame)
        self.preview = PreviewCard(self)
        self.text = TextPreview(self)
        self.lengths = LengthsCard(self)
        self.vocabulary = VocabularyCard(self)
        self.telling = TellingCard(self)
        self.telling.wanted.connect(self.word_wanted)
        self.left_out = LeftOutCard(self)
        self.prepared = PreparedCard(studio, self)
        self.facts = Card(parent=self)
        self._names = [Label("", "secondary", "text2", parent=self) for _ in range(3)]
        self._values = [MonoLabel("", self) for _ in range(3)]
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        for row, (name, value) in enumerate(zip(self._names, self._values, strict=True)):
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(name, row, 0)
            grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignRight)
        self.facts.add(grid)

    def _lay_out(self) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        texts = (self.text, self.lengths, self.vocabulary, self.telling)
        for widget in (self.classes, self.preview, *texts, self.left_out, self.prepared, self.facts):
            column.addWidget(widget)
        column.addStretch(1)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.area = Scroll(inside, self)
        row.addWidget(self.area)

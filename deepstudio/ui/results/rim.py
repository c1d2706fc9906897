"""That a network looks at the rim: in which classes, and these pictures, each to be opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.core.amounts import percent
from deepstudio.core.results import ExaminedSample, Section
from deepstudio.core.rim import RimCount, RimFinding
from deepstudio.data.sources.rows import shown
from deepstudio.ui.answers import difference
from deepstudio.ui.kinds.examples import ExampleRow
from deepstudio.ui.language import tr_text
from deepstudio.ui.results.base import ResultContext, SectionView
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import BarList, WholeLabel
from deepstudio.ui.widgets.bars import LOW, Bar, BarColumns

MOST = 6  # classes that are seen without scrolling
NARROWEST = 320  # pixels


class RimView(SectionView):
    """A bar for each class; a click on one lists its pictures alone, and once more all of them."""

    about_word = "grad_cam"

    def __init__(self, context: ResultContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._section: RimFinding | None = None
        self._label: str | None = None
        self.words = WholeLabel("", "strong", "text", self)
        self.how, self.advice = WholeLabel(parent=self), WholeLabel(parent=self)
        self.bars = BarList(self, BarColumns(most_name=0.36), choosable=True)
        self.bars.setObjectName("evaluate.rim")
        self.bars.chosen.connect(self._choose)
        self.list = context.looks.examples(self)
        self.list.set_plan(context.plan)
        self.list.chosen.connect(self._open)
        view = cast(QWidget, self.list)
        view.setObjectName("evaluate.rim-pictures")
        view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)  # not at the foot here
        view.setAccessibleName(self.tr("Pictures in which it looks at the rim"))
        for widget in (self.words, self.how, self.bars):
            self.add(widget)
        self.add(view, 1)
        self.add(self.advice)

    def show_section(self, section: Section) -> None:
        if not isinstance(section, RimFinding):
            return
        self._section = section
        self.set_title(tr_text(type(section).title))
        self.words.setText("\n".join(tr_text(section.sentence(one)) for one in section.counts if one.notable))
        self.how.setText(tr_text(section.how()))
        self.advice.setText(tr_text(section.advice))
        self.bars.setAccessibleName(self.title())
        self.bars.set_bars([self._bar(section, one) for one in section.counts])
        self.bars.setFixedHeight(scaled(LOW) * min(MOST, len(section.counts)))
        self.bars.setVisible(len(section.counts) > 1)
        self._list()

    def least_width(self) -> int:
        return NARROWEST

    def step(self, distance: int) -> None:
        keys = [one.id for one in self._shown()]
        chosen = self.list.selected()
        if chosen and chosen[0] in keys:
            self.list.reveal(keys[(keys.index(chosen[0]) + distance) % len(keys)])

    def sample_closed(self) -> None:
        self.list.clearSelection()

    def _bar(self, section: RimFinding, one: RimCount) -> Bar:
        words = self.tr("{share}, {n} of {total}").format(
            share=percent(one.share), n=f"{one.rim:,}", total=f"{one.count:,}"
        )
        return Bar(one.label, ((one.share, ""),), words, tr_text(section.sentence(one)), one.notable)

    def _choose(self, label: str) -> None:
        self._label = None if label == self._label else label
        self._list()

    def _list(self) -> None:
        rows = [self._example(one) for one in self._shown()]
        self.list.set_examples(rows)
        cast(QWidget, self.list).setVisible(bool(rows))

    def _shown(self) -> list[ExaminedSample]:
        samples = self._section.samples if self._section is not None else ()
        return [one for one in samples if self._label in (None, one.true.plain)]

    def _open(self, keys: Sequence[str]) -> None:
        known = {one.id: one for one in self._shown()}
        if keys:
            self.opened.emit(known.get(keys[0]))

    def _example(self, one: ExaminedSample) -> ExampleRow:
        text = one.text or shown(one.id)
        differs = difference(one.predicted, one.true)
        if one.predicted.plain == one.true.plain:
            return ExampleRow(one.id, text, str(one.true.plain), differs.note, tr_text(one.predicted.told()))
        return ExampleRow(one.id, text, differs.caption, differs.note, differs.sentence)

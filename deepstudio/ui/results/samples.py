"""Samples with their answers, such as the most confident mistakes; how they look is for their kind to say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deepstudio.core.project import DataPlan
from deepstudio.core.results import ExaminedSample, Samples, Section
from deepstudio.data.plan_edits import answer_now, is_excluded
from deepstudio.data.sources.rows import shown
from deepstudio.ui.answers import difference
from deepstudio.ui.answers.target import target_looks
from deepstudio.ui.kinds.examples import ExampleRow
from deepstudio.ui.language import tr_text
from deepstudio.ui.results.base import ResultContext, SampleChoice, SectionView
from deepstudio.ui.widgets import LinkButton, SecondaryLabel
from deepstudio.ui.widgets.layouts import row_of


class SamplesView(SectionView):
    """`opened(sample)` comes for the one that is selected; other sections choose which are listed."""

    place = "foot"
    choice_dropped = Signal()
    """All samples are wanted again."""

    def __init__(self, context: ResultContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._samples: tuple[ExaminedSample, ...] = ()
        self._total = 0
        self._choice: SampleChoice | None = None
        self._now: DataPlan | None = None
        self.set_trailing(self._filtered())
        self._nothing = SecondaryLabel(parent=self)
        self.add(self._nothing)
        self.list = context.looks.examples(self)
        self.list.set_plan(context.plan)
        self.list.chosen.connect(self._open)
        view = cast(QWidget, self.list)
        view.setObjectName("evaluate.wrong")
        view.setAccessibleName(self.tr("Samples and their answers"))
        self.add(view, 1)
        self._view = view

    def show_section(self, section: Section) -> None:
        if isinstance(section, Samples):
            self._samples, self._total = section.samples, section.total
            self.set_title(tr_text(section.heading.text()))
            self._show()

    def set_choice(self, choice: SampleChoice | None) -> None:
        """Shows only these."""
        self._choice = choice
        self._show()

    def set_present(self, plan: DataPlan | None) -> None:
        """The project's data now; what was corrected since is marked."""
        if plan is not self._now:
            self._now = plan
            self._show()

    def shown(self) -> tuple[ExaminedSample, ...]:
        """The samples in view."""
        choice = self._choice
        return tuple(one for one in self._samples if choice is None or choice.fits(one))

    def known(self, sample: ExaminedSample) -> ExaminedSample:
        """What is known of a sample that another section named."""
        return next((one for one in self._samples if one.id == sample.id), sample)

    def step(self, distance: int) -> None:
        """Selects the next or the previous one."""
        keys = [one.id for one in self.shown()]
        chosen = self.list.selected()
        if chosen and chosen[0] in keys:
            self.list.reveal(keys[(keys.index(chosen[0]) + distance) % len(keys)])

    def sample_closed(self) -> None:
        self.list.clearSelection()

    def _filtered(self) -> QWidget:
        head = QWidget(self)
        self._count = SecondaryLabel(parent=self, wrap=False)
        self.all_button = LinkButton(self.tr("Show all"), icon="close", parent=self, run=self.choice_dropped)
        self.all_button.setObjectName("evaluate.all-wrong")
        row_of(self._count, self.all_button, on=head)
        return head

    def _open(self, keys: Sequence[str]) -> None:
        known = {one.id: one for one in self.shown()}
        self.opened.emit(known.get(keys[0]) if keys else None)

    def _show(self) -> None:
        found = self.shown()
        self.list.set_examples([self._example(one) for one in found])
        self._view.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self._nothing.setText(self._why_nothing())
        self.all_button.setVisible(self._choice is not None)
        self._count.setText(self._counted(len(found)))

    def _counted(self, count: int) -> str:
        if self._choice is not None:
            words, total = self._choice.words, self._choice.total
            some = self.tr("{pair}: {shown} of {total}").format(pair=words, shown=count, total=f"{total:,}")
            return words if count >= total else some
        if count < self._total:
            return self.tr("the first {shown} of {total}").format(shown=count, total=f"{self._total:,}")
        return f"{count:,}" if count else ""

    def _why_nothing(self) -> str:
        if self._choice is not None:
            return self._choice.nothing
        return self.tr(
            "Not a single mistake. Is the test part large enough, and are its samples new to the network?"
        )

    def _example(self, one: ExaminedSample) -> ExampleRow:
        differs = difference(one.predicted, one.true)
        gone = is_excluded(self._now, one.id)
        now = answer_now(self._now, self.context.target, one.id, one.true.plain)
        since = ""
        if gone:
            since = "\n" + self.tr("excluded")
        elif now != one.true.plain:
            looks = target_looks(self._now, self.context.studio.registry, self.context.target)
            since = "\n" + self.tr("the label is “{label}” now").format(label=looks.written(now))
        text = one.text or shown(one.id)
        tip = differs.sentence + since
        return ExampleRow(one.id, text, differs.caption, differs.note, tip, gone, now != one.true.plain)

"""One sample of an examination, large: what the network thought, and ways to correct the data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deepstudio.core.project import DataPlan
from deepstudio.core.results import ExaminedSample, read_answer
from deepstudio.core.text import Text
from deepstudio.data import plan_edits as edits
from deepstudio.data.sources.rows import shown
from deepstudio.ui.answers import AnyAnswerView, difference
from deepstudio.ui.answers.target import target_looks
from deepstudio.ui.language import tr_text
from deepstudio.ui.results.base import ResultContext
from deepstudio.ui.widgets import Card, IconButton, OutlineButton, SecondaryLabel
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of


class SampleCard(Card):
    """The whole answer comes from the engine; right answers are changed in the project, never in the files."""

    closed = Signal()
    stepped = Signal(int)
    tried = Signal(object)
    """What is to be tried, and changed, on another page, as `QMimeData`."""

    def __init__(self, context: ResultContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._sample: ExaminedSample | None = None
        self._failure: Text | None = None
        self._whys = 0
        self.answered = False
        """Whether the engine has said the whole answer to the sample."""
        self._build()
        self._lay_out()
        context.studio.changed.connect(self._project_changed)

    def sample(self) -> ExaminedSample | None:
        return self._sample

    def set_sample(self, sample: ExaminedSample) -> None:
        self._sample, self._failure, self.answered = sample, None, False
        self._whys += 1
        self.answer.show_answer(sample.predicted, sample.true)
        self.set_title(difference(sample.predicted, sample.true).caption)
        self._id.setText(shown(sample.id))
        self.view.show_sample(sample.id, sample.text, self._context.plan)
        self._show_fixes()

    def _build(self) -> None:
        self.view = self._context.looks.close_view(self)
        self.view.given.connect(self._ask)
        self.view.refused.connect(self._refused)
        self.view.why_asked.connect(self._ask_why)
        self.view.tried.connect(self.tried)
        self.answer = AnyAnswerView(self, small=True)
        self._id, self._note = SecondaryLabel(parent=self), SecondaryLabel(parent=self)
        plan, registry = self._present() or self._context.plan, self._context.studio.registry
        self.corrector = target_looks(plan, registry, self._context.target).corrector(self)
        if self.corrector is not None:
            self.corrector.corrected.connect(self._correct)
        self.exclude = OutlineButton(parent=self, name="evaluate.exclude", run=self._toggle_excluded)
        self.exclude.set_tip(
            self.tr("An excluded sample takes part in nothing. Your file stays where it is.")
        )

    def _lay_out(self) -> None:
        self.set_trailing(self._buttons())
        right = column_of(self._id, self.answer, STRETCH, gap=6)
        middle = row_of((self.view, 3), (right, 2), gap=16)
        correct = (self.corrector, 1) if self.corrector is not None else STRETCH
        self.add(middle, 1)
        self.add(row_of(correct, column_of(STRETCH, self.exclude), gap=12))
        self.add(self._note)

    def _buttons(self) -> QWidget:
        head = QWidget(self)
        row = row_of(gap=2, on=head)
        for icon, name, tip, run in (
            ("chevron-left", "previous", self.tr("Previous sample"), partial(self.stepped.emit, -1)),
            ("chevron-right", "next", self.tr("Next sample"), partial(self.stepped.emit, 1)),
            ("close", "close-sample", self.tr("Back to all results (Esc)"), self.closed.emit),
        ):
            row.addWidget(IconButton(icon, tip, small=True, parent=self, name=f"evaluate.{name}", run=run))
        return head

    # Answers

    def _ask(self, id: str, values: Mapping[str, Any]) -> None:
        sample = self._sample
        if sample is not None and id == sample.id:
            self._context.studio.ask(
                "predict",
                run=str(self._context.run.path),
                which="best",
                given=[dict(values)],
                done=partial(self._answered, sample),
                failed=partial(self._refused, id),
            )

    def _answered(self, sample: ExaminedSample, reply: dict[str, Any]) -> None:
        """Shows the whole answer, such as the probability of each class; what cannot be read changes nothing."""
        if sample is not self._sample:
            return
        try:
            (one,) = reply["answers"]
            target = self._context.target
            names = self._context.studio.class_names.get(target, {})
            answer = read_answer(one["answers"][target]).named(names)
        except (KeyError, ValueError, TypeError):
            return
        self.answered = True
        self.answer.show_answer(answer, sample.true)

    def _refused(self, id: str, reason: Text) -> None:
        if self._sample is not None and id == self._sample.id:
            self._failure = reason
            self._show_fixes()

    # Why

    def _ask_why(self, id: str, values: Mapping[str, Any], asked: Mapping[str, str]) -> None:
        """A newer question makes an older one void."""
        if self._sample is None or id != self._sample.id:
            return
        self._whys += 1
        self._context.studio.ask(
            "explain",
            run=str(self._context.run.path),
            which="best",
            given=dict(values),
            done=partial(self._explained, self._whys),
            failed=partial(self._not_explained, self._whys),
            **asked,
        )

    def _explained(self, question: int, why: dict[str, Any]) -> None:
        if question == self._whys:
            names = self._context.studio.class_names.get(self._context.target, {})
            self.view.show_explanation(why, names)

    def _not_explained(self, question: int, reason: Text) -> None:
        if question == self._whys:
            self.view.show_no_explanation(reason)

    # Corrections

    def _project_changed(self, _old: object, _new: object) -> None:
        self._show_fixes()

    def _show_fixes(self) -> None:
        sample, data = self._sample, self._present()
        if sample is None:
            return
        possible = edits.same_source(data, self._context.plan)
        self.exclude.setVisible(possible)
        gone = edits.is_excluded(data, sample.id)
        self.exclude.setText(self.tr("Include again") if gone else self.tr("Exclude it"))
        if self.corrector is not None:
            self.corrector.setVisible(possible)
            now = edits.answer_now(data, self._context.target, sample.id, sample.true.plain)
            proposals = (sample.true.plain, sample.predicted.plain)
            self.corrector.show_value(now, now != sample.true.plain, proposals)
        self._note.setText(self._said(possible))
        self._note.setVisible(bool(self._note.text()))

    def _said(self, possible: bool) -> str:
        if self._failure is not None:
            return tr_text(self._failure)
        if possible:
            return ""
        return self.tr(
            "This sample is not part of the project's data, so its label cannot be corrected here."
        )

    def _present(self) -> DataPlan | None:
        project = self._context.studio.project
        return project.data if project is not None else None

    def _correct(self, value: Any, merge: bool) -> None:
        if self._sample is None:
            return
        if not merge:
            self._context.studio.end_merge()
        self._context.studio.edit(edits.correct_one(self._context.target, self._sample.id, value))

    def _toggle_excluded(self) -> None:
        if self._sample is not None:
            gone = edits.is_excluded(self._present(), self._sample.id)
            self._context.studio.edit((edits.include_one if gone else edits.exclude_one)(self._sample.id))

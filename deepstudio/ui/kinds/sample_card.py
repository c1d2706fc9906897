"""One wrong sample, large: what the network thought, and ways to correct the data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deepstudio.core.project import DataPlan, Project
from deepstudio.core.text import Text
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds import fixes
from deepstudio.ui.kinds.evaluation import Wrong
from deepstudio.ui.language import tr_text
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import (
    BarRows,
    Card,
    ChoiceField,
    IconButton,
    Labelled,
    OutlineButton,
    SecondaryLabel,
    Translated,
)
from deepstudio.ui.workers.background import Aside

BARS = 4


class SampleCard(Translated, Card):
    """Probabilities come from the engine; labels are changed in the project, never in the files.

    A kind of input shows its samples in a view of its own.
    """

    closed = Signal()
    stepped = Signal(int)
    tried = Signal(object)
    """What is to be tried, and changed, on another page, as `QMimeData`."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._studio = studio
        self._sample: Wrong | None = None
        self._plan: DataPlan | None = None
        self._run: RunFolder | None = None
        self._failure: Text | None = None
        self._aside = Aside()
        self.destroyed.connect(self._aside.forget)
        self._build()
        self._lay_out()
        studio.changed.connect(self._project_changed)
        self.retranslate()

    def set_sample(self, sample: Wrong, plan: DataPlan | None, run: RunFolder) -> None:
        self._sample, self._plan, self._run, self._failure = sample, plan, run, None
        self._aside.forget()
        self.bars.set_rows([(sample.predicted, sample.confidence)])
        self._show_sample(sample, plan, run)
        self.retranslate()

    def sample(self) -> Wrong | None:
        return self._sample

    def retranslate(self) -> None:
        self._close.setToolTip(self.tr("Back to the classes (Esc)"))
        self._before.setToolTip(self.tr("Previous mistake"))
        self._after.setToolTip(self.tr("Next mistake"))
        self._row.set_title(self.tr("Its label"))
        self._row.set_help(
            self.tr(
                "If the network is right and the label is not, correct it here. Your files are not changed."
            )
        )
        if self._sample is not None:
            words = self.tr("“{true}” taken for “{predicted}”")
            self.set_title(words.format(true=self._sample.true, predicted=self._sample.predicted))
            self._id.setText(_shown(self._sample.id))
        self._show_fixes()

    # What a kind of input shows

    def _made_view(self) -> QWidget:
        raise NotImplementedError

    def _made_extras(self) -> Sequence[QWidget]:
        """What else can be done with such a sample; stands below the probabilities."""
        return ()

    def _show_sample(self, sample: Wrong, plan: DataPlan | None, run: RunFolder) -> None:
        """Shows the sample and asks for its probabilities."""
        raise NotImplementedError

    # Building

    def _build(self) -> None:
        self._view = self._made_view()
        self.bars = BarRows(self)
        self._id = SecondaryLabel(parent=self)
        self._note = SecondaryLabel(parent=self)
        self.label = ChoiceField(parent=self)
        self.label.setObjectName("evaluate.label")
        self.label.edited.connect(lambda name, _merge: self._relabel(name))
        self._row = Labelled("", self.label, parent=self)
        self.exclude = OutlineButton(parent=self)
        self.exclude.setObjectName("evaluate.exclude")
        self.exclude.clicked.connect(self._toggle_excluded)
        self._before = self._icon("chevron-left", "evaluate.previous", lambda: self.stepped.emit(-1))
        self._after = self._icon("chevron-right", "evaluate.next", lambda: self.stepped.emit(1))
        self._close = self._icon("close", "evaluate.close-sample", self.closed.emit)

    def _icon(self, icon: str, name: str, run: Any) -> IconButton:
        made = IconButton(icon, small=True, parent=self)
        made.setObjectName(name)
        made.clicked.connect(lambda: run())
        return made

    def _lay_out(self) -> None:
        head = QWidget(self)
        buttons = QHBoxLayout(head)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(2)
        for button in (self._before, self._after, self._close):
            buttons.addWidget(button)
        self.set_trailing(head)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self._id)
        right.addWidget(self.bars)
        right.addStretch(1)
        for widget in self._made_extras():
            right.addWidget(widget)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self._view, 1)
        middle.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._row, 1)
        low = QVBoxLayout()
        low.addStretch(1)
        low.addWidget(self.exclude)
        foot.addLayout(low)
        self.add(middle, 1)
        self.add(foot)
        self.add(self._note)

    # Answers

    def _answered(self, sample: Wrong, answer: dict[str, Any]) -> None:
        found = (answer.get("answers") or [{}])[0].get("probabilities")
        if sample is self._sample and isinstance(found, dict):
            rows = sorted(found.items(), key=lambda row: -row[1])
            self.bars.set_rows(rows[:BARS])

    def _not_answered(self, sample: Wrong, reason: Text) -> None:
        if sample is self._sample:
            self._refuse(reason)

    def _refuse(self, reason: Text) -> None:
        self._failure = reason
        self._show_fixes()

    # Corrections

    def _project_changed(self, _old: Project, _new: Project) -> None:
        self._show_fixes()

    def _show_fixes(self) -> None:
        sample, data = self._sample, self._present()
        possible = sample is not None and fixes.same_source(data, self._plan)
        self._row.setVisible(possible)
        self.exclude.setVisible(possible)
        if sample is not None and possible and data is not None:
            self._show_label(sample, data)
        self._note.setText(self._said(possible))
        self._note.setVisible(bool(self._note.text()))

    def _show_label(self, sample: Wrong, data: DataPlan) -> None:
        known = data.classes
        label = fixes.new_label(data, sample.id, sample.true)
        names = dict.fromkeys((*known, sample.true, sample.predicted, label))
        self.label.set_choices([(name, name) for name in names])
        self.label.set_value(label)
        gone = fixes.is_excluded(data, sample.id)
        self.exclude.setText(self.tr("Include again") if gone else self.tr("Exclude it"))
        self.exclude.set_tip(
            self.tr("An excluded sample takes part in nothing. Your file stays where it is.")
        )
        self._row.set_note(self.tr("corrected") if label != sample.true else "", "good")

    def _said(self, possible: bool) -> str:
        if self._failure is not None:
            return tr_text(self._failure)
        if self._sample is None or possible:
            return ""
        return self.tr(
            "This sample is not part of the project's data, so its label cannot be corrected here."
        )

    def _present(self) -> DataPlan | None:
        return self._studio.project.data if self._studio.project is not None else None

    def _relabel(self, name: str) -> None:
        plan = self._present()
        if self._sample is not None and plan is not None:
            self._studio.edit(fixes.relabel(plan, self._sample.id, name))

    def _toggle_excluded(self) -> None:
        if self._sample is not None:
            change = fixes.include if fixes.is_excluded(self._present(), self._sample.id) else fixes.exclude
            self._studio.edit(change(self._sample.id))


def _shown(id: str) -> str:
    from deepstudio.data.sources.rows import shown

    return shown(id)

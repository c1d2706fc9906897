"""A class: its name, how sure the network is, and how probable each other class is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from deepstudio.core.results import Answer, ClassAnswer
from deepstudio.core.text import T
from deepstudio.ui.answers.base import AnswerView, Difference
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets import BarRows, Label, LinkButton, NumberLabel, Scroll, percent
from deepstudio.ui.widgets.layouts import STRETCH, column_of

FIRST = 5  # bars
BESIDE = 4  # bars of a small view


class ClassAnswerView(AnswerView):
    """The class in large letters, the probabilities as bars; a small one shows the first bars alone."""

    def __init__(self, parent: QWidget | None = None, small: bool = False) -> None:
        super().__init__(parent, small)
        self._answer: ClassAnswer | None = None
        self._all = False
        self.label = NumberLabel(parent=self)
        self.label.setObjectName("predict.label")
        self.label.setWordWrap(True)
        self.sure = Label("", "secondary", "text2", wrap=True, parent=self)
        self.truth = Label("", "strong", "good", wrap=True, parent=self)
        self.bars = BarRows(self)
        self.more = LinkButton(parent=self, name="predict.all-classes", run=self._toggle)
        for widget in (self.label, self.sure, self.truth):
            self.column.addWidget(widget)
        self._lay_out_bars()

    def show_answer(self, answer: Answer, true: Answer | None = None) -> None:
        if not isinstance(answer, ClassAnswer):
            return
        self._answer = answer
        self.label.setText(answer.label)
        self.sure.setText(self.tr("with a probability of {share}").format(share=percent(answer.confidence)))
        self._show_truth(answer, true)
        self._show_bars(answer)

    @classmethod
    def difference(cls, answer: Answer, true: Answer) -> Difference:
        if not isinstance(answer, ClassAnswer):
            return super().difference(answer, true)
        right, sure = str(true.plain), percent(answer.confidence)
        words = T(
            "“{true}” taken for “{predicted}” with {confidence}",
            true=right,
            predicted=answer.label,
            confidence=sure,
        )
        return Difference(f"{right} → {answer.label}", sure, tr_text(words))

    def _lay_out_bars(self) -> None:
        if self.small:
            for widget in (self.label, self.sure, self.truth, self.more):
                widget.hide()
            self.column.addWidget(self.bars)
            return
        rows = QWidget(self)
        column_of(
            self.bars, (self.more, 0, Qt.AlignmentFlag.AlignLeft), STRETCH, margins=(0, 0, 8, 0), on=rows
        )
        scroll = Scroll(rows, self)
        scroll.setMinimumHeight(120)
        self.column.addWidget(scroll, 1)

    def _show_truth(self, answer: ClassAnswer, true: Answer | None) -> None:
        self.truth.setVisible(isinstance(true, ClassAnswer) and not self.small)
        if isinstance(true, ClassAnswer):
            right = true.label == answer.label
            words = self.tr("Right: it is “{label}”.") if right else self.tr("Wrong: it is “{label}”.")
            self.truth.setText(words.format(label=true.label))
            self.truth.set_tone("good" if right else "bad")

    def _show_bars(self, answer: ClassAnswer) -> None:
        shares = answer.probabilities or {answer.label: answer.confidence}
        chances = sorted(shares.items(), key=lambda row: -row[1])
        if self.small:
            self.bars.set_rows(chances[:BESIDE])
            return
        self.bars.set_rows(chances if self._all else chances[:FIRST])
        self.more.setVisible(len(chances) > FIRST)
        shown = self.tr("Show all {n}").format(n=len(chances))
        self.more.setText(self.tr("Show only the first {n}").format(n=FIRST) if self._all else shown)

    def _toggle(self) -> None:
        self._all = not self._all
        if self._answer is not None:
            self._show_bars(self._answer)

"""What the network says of one input."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deepstudio.core.text import Text
from deepstudio.ui.kinds.answers import Answer
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets import (
    BarRows,
    Card,
    Label,
    LinkButton,
    NumberLabel,
    OutlineButton,
    Scroll,
    SecondaryLabel,
    Translated,
    percent,
)
from deepstudio.ui.widgets.picture_view import PictureView

FIRST = 5  # bars
SEEN = 132  # pixels


class AnswerCard(Translated, Card):
    """The class in large letters, the probabilities as bars, and perhaps the picture as the network sees it."""

    def __init__(self, parent: QWidget | None = None, picture: bool = True) -> None:
        """`picture` keeps room for the input as the network sees it."""
        super().__init__(parent=parent)
        self._picture = picture
        self._answer: Answer | None = None
        self._true = ""
        self._run_name = ""
        self._failure: Text | None = None
        self._hint = ""
        self._all = False
        self._build()
        self._lay_out()
        self.retranslate()

    def answer(self) -> Answer | None:
        return self._answer

    def set_answer(self, answer: Answer | None, true: str = "") -> None:
        """`true` is the real class where it is known."""
        self._answer, self._true, self._failure = answer, true, None
        self._show()

    def set_failure(self, reason: Text) -> None:
        """The engine could not answer at all; `again` may be clicked."""
        self._answer, self._failure = None, reason
        self._show()

    def set_hint(self, words: str) -> None:
        """What stands here while there is no answer."""
        self._hint = words
        self._show()

    def set_run_name(self, name: str) -> None:
        self._run_name = name
        self._show()

    def retranslate(self) -> None:
        self.set_title(self.tr("The network says"))
        self._seen_title.setText(self.tr("As the network sees it"))
        self.again.setText(self.tr("Try again"))
        self._show()

    def _build(self) -> None:
        self.label = NumberLabel(parent=self)
        self.label.setObjectName("predict.label")
        self.label.setWordWrap(True)
        self.sure = Label("", "secondary", "text2", wrap=True, parent=self)
        self.truth = Label("", "strong", "good", wrap=True, parent=self)
        self.bars = BarRows(self)
        self.more = LinkButton(parent=self)
        self.more.setObjectName("predict.all-classes")
        self.more.clicked.connect(self._toggle)
        self._seen_title = SecondaryLabel(parent=self)
        self.seen = PictureView(SEEN, pixelated=True, parent=self)
        self.seen.setFixedSize(SEEN, SEEN)
        self.about = SecondaryLabel(parent=self)
        self.words = SecondaryLabel(parent=self)
        self.again = OutlineButton(icon="refresh", parent=self)
        self.again.setObjectName("predict.again")

    def _lay_out(self) -> None:
        rows = QWidget(self)
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.bars)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._rows = Scroll(rows, self)
        self._rows.setMinimumHeight(120)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.seen)
        beside = QVBoxLayout()
        beside.addWidget(self._seen_title)
        beside.addWidget(self.about)
        beside.addStretch(1)
        foot.addLayout(beside, 1)
        for widget in (self.label, self.sure, self.truth, self.words):
            self.add(widget)
        self.add(self.again)
        self.add(self._rows, 1)
        self.add(foot)
        self.body.addStretch(0)

    def _show(self) -> None:
        answer = self._answer
        good = answer is not None and answer.error is None
        for widget in (self.label, self.sure, self._rows, self.about):
            widget.setVisible(good)
        self.seen.setVisible(good and self._picture)
        self._seen_title.setVisible(good and self._picture)
        self.truth.setVisible(good and bool(self._true))
        self.words.setVisible(not good)
        self.again.setVisible(self._failure is not None)
        if answer is not None and good:
            self._show_answer(answer)
        else:
            reason = self._failure or (answer.error if answer else None)
            self.words.setText(tr_text(reason) if reason is not None else self._hint)

    def _show_answer(self, answer: Answer) -> None:
        self.label.setText(answer.label)
        self.sure.setText(self.tr("with a probability of {share}").format(share=percent(answer.confidence)))
        self._show_truth(answer)
        many = len(answer.chances) > FIRST
        self.bars.set_rows(answer.chances if self._all else answer.chances[:FIRST])
        self.more.setVisible(many)
        shown = self.tr("Show all {n}").format(n=len(answer.chances))
        self.more.setText(self.tr("Show only the first {n}").format(n=FIRST) if self._all else shown)
        self.seen.set_image(answer.seen, self.tr("The picture as the network sees it"))
        self.about.setText("\n".join(self._facts(answer)))

    def _show_truth(self, answer: Answer) -> None:
        right = self._true == answer.label
        words = self.tr("Right: it is “{label}”.") if right else self.tr("Wrong: it is “{label}”.")
        self.truth.setText(words.format(label=self._true))
        self.truth.set_tone("good" if right else "bad")

    def _facts(self, answer: Answer) -> list[str]:
        facts = []
        if answer.seen is not None:
            facts.append(self.tr("{w} × {h} pixels").format(w=answer.seen.width(), h=answer.seen.height()))
        facts.append(self.tr("{time} ms").format(time=f"{answer.milliseconds:.1f}"))
        if self._run_name:
            facts.append(self._run_name)
        if answer.epoch and answer.is_last:
            facts.append(self.tr("last checkpoint, epoch {n}").format(n=answer.epoch))
        elif answer.epoch:
            facts.append(self.tr("best weights, epoch {n}").format(n=answer.epoch))
        return facts

    def _toggle(self) -> None:
        self._all = not self._all
        self._show()

"""The numbers that sum an evaluation up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deepstudio.ui.kinds.evaluation import Evaluation
from deepstudio.ui.widgets import Card, Label, Line, NumberLabel, Translated, percent
from deepstudio.ui.widgets.styling import wrapped


class Summary(Translated, Card):
    """Accuracy first, then what stands behind it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._evaluation: Evaluation | None = None
        self.accuracy = _Figure(main=True, parent=self)
        self.macro = _Figure(parent=self)
        self.loss = _Figure(parent=self)
        self.mistakes = _Figure(parent=self)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.accuracy)
        row.addWidget(Line(vertical=True, parent=self))
        for figure in (self.macro, self.loss, self.mistakes):
            row.addWidget(figure)
        self._about = Label("", "secondary", "text2", wrap=True, parent=self)
        self._about.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._about, 1)
        self.add(row)
        self.retranslate()

    def set_evaluation(self, evaluation: Evaluation) -> None:
        self._evaluation = evaluation
        self.retranslate()

    def retranslate(self) -> None:
        self.accuracy.set_title(
            self.tr("Accuracy"), self.tr("The share of samples whose class the network told correctly.")
        )
        self.macro.set_title(
            self.tr("Mean F1"),
            self.tr(
                "F1 of each class, averaged so that a rare class counts as much as a common one (macro-F1)."
            ),
        )
        self.loss.set_title(
            self.tr("Loss"),
            self.tr("How far the probabilities are from the truth; 0 would be perfect (mean cross-entropy)."),
        )
        self.mistakes.set_title(self.tr("Wrong"), self.tr("Samples that were taken for another class."))
        if self._evaluation is not None:
            self._show(self._evaluation)

    def _show(self, found: Evaluation) -> None:
        self.accuracy.set_value(percent(found.accuracy))
        self.macro.set_value(percent(found.macro_f1))
        self.loss.set_value(f"{found.loss:.3f}")
        self.mistakes.set_value(
            self.tr("{wrong} of {total}").format(wrong=f"{found.mistakes:,}", total=f"{found.samples:,}")
        )
        sentence = self.tr("Weights of epoch {epoch}, the best one of this run.").format(epoch=found.epoch)
        self._about.setText(sentence if found.epoch else "")


class _Figure(QWidget):
    """A number over its name."""

    def __init__(self, main: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = NumberLabel(parent=self) if main else Label("", "title", parent=self)
        self._title = Label("", "secondary", "text2", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addStretch(1)
        column.addWidget(self.value)
        column.addWidget(self._title)

    def set_title(self, title: str, help: str) -> None:
        self._title.setText(title)
        self.setToolTip(wrapped(help))

    def set_value(self, words: str) -> None:
        self.value.setText(words)
        self.value.setAccessibleName(f"{self._title.text()}: {words}")

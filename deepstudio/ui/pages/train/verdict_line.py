"""One sentence on what the curves say, and one button for what is likeliest to help."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from deepstudio.core.coach.cures import Remedy
from deepstudio.core.coach.verdict import Verdict
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets import Label, OutlineButton, StatusDot
from deepstudio.ui.widgets.layouts import centered, row_of
from deepstudio.ui.widgets.styling import wrapped

TONES = {"good": "good", "warn": "warn", "bad": "bad", "plain": "accent"}


class VerdictLine(QWidget):
    """Takes no room while there is nothing to say. `wanted(offer)` follows a press of the button."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer: Remedy | None = None
        self.dot = StatusDot(show_text=False, parent=self)
        self.words = Label(wrap=True, parent=self)
        self.words.setObjectName("train.verdict")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.cure = OutlineButton("", small=True, name="train.cure", parent=self)
        self.cure.clicked.connect(self._press)
        row_of(*centered(self.dot), (self.words, 1), *centered(self.cure), gap=8, on=self)
        self.show_verdict(None, None)

    def show_verdict(self, verdict: Verdict | None, offer: Remedy | None) -> None:
        """Says `verdict`, and offers what may help."""
        self._offer = offer
        self.setVisible(verdict is not None)
        if verdict is None:
            return
        self.words.setText(tr_text(verdict.sentence))
        self.dot.set_state(tr_text(verdict.word), TONES[verdict.tone])
        self.cure.setVisible(offer is not None)
        if offer is not None:
            self.cure.setText(tr_text(offer.title))
            self.cure.setToolTip(wrapped(self._tip(offer)))

    def _tip(self, offer: Remedy) -> str:
        if offer.edit is None:
            return ""
        words = self.tr("{change}, and trains anew. Undo takes the change back; this run stays as it is.")
        return words.format(change=tr_text(offer.edit.label))

    def _press(self) -> None:
        if self._offer is not None:
            self.wanted.emit(self._offer)

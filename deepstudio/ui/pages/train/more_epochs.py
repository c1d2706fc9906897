"""Asks for how many more epochs a run should go on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from deepstudio.ui.widgets import Card, Label, NumberField, OutlineButton
from deepstudio.ui.widgets.layouts import STRETCH, row_of

USUAL = 10


class LongerBar(Card):
    """One row above the plots: `wanted(run id, epochs more)` or nothing."""

    wanted = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._run_id = ""
        self.words = Label(parent=self)
        self.field = NumberField(USUAL, minimum=1, maximum=100_000, parent=self)
        self.field.setObjectName("train.longer-epochs")
        self.field.set_unit(self.tr("more epochs"))
        self.field.setAccessibleName(self.tr("More epochs"))
        self.field.setFixedWidth(130)
        self.go = OutlineButton(
            self.tr("Train longer"), icon="play", small=True, name="train.longer-go", parent=self
        )
        self.cancel = OutlineButton(self.tr("Cancel"), small=True, name="train.longer-cancel", parent=self)
        self.add(row_of(self.words, self.field, self.go, self.cancel, STRETCH, gap=10))
        self.go.clicked.connect(self._accept)
        self.cancel.clicked.connect(self.hide)
        self.hide()

    def ask(self, run_id: str, name: str) -> None:
        """Asks about one run."""
        self._run_id = run_id
        self.words.setText(self.tr("Let {run} go on from where it ended, for").format(run=name))
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def run_id(self) -> str:
        return self._run_id

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._accept()
        else:
            super().keyPressEvent(event)

    def _accept(self) -> None:
        if not self.field.message():
            self.hide()
            self.wanted.emit(self._run_id, int(self.field.value()))

"""Asks for how many more epochs a run should go on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from deepstudio.ui.widgets import Card, Label, NumberField, OutlineButton, Translated

USUAL = 10


class LongerBar(Translated, Card):
    """One row above the plots: `wanted(run id, epochs more)` or nothing."""

    wanted = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._run_id = self._name = ""
        self.words = Label(parent=self)
        self.field = NumberField(USUAL, minimum=1, maximum=100_000, parent=self)
        self.field.setObjectName("train.longer-epochs")
        self.field.setFixedWidth(130)
        self.go = OutlineButton(icon="play", small=True, parent=self)
        self.go.setObjectName("train.longer-go")
        self.cancel = OutlineButton(small=True, parent=self)
        self.cancel.setObjectName("train.longer-cancel")
        row = QHBoxLayout()
        row.setSpacing(10)
        for widget in (self.words, self.field, self.go, self.cancel):
            row.addWidget(widget)
        row.addStretch(1)
        self.add(row)
        self.go.clicked.connect(self._accept)
        self.cancel.clicked.connect(self.hide)
        self.retranslate()
        self.hide()

    def ask(self, run_id: str, name: str) -> None:
        """Asks about one run."""
        self._run_id, self._name = run_id, name
        self.retranslate()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def run_id(self) -> str:
        return self._run_id

    def retranslate(self) -> None:
        self.words.setText(self.tr("Let {run} go on from where it ended, for").format(run=self._name))
        self.field.set_unit(self.tr("more epochs"))
        self.field.setAccessibleName(self.tr("More epochs"))
        self.go.setText(self.tr("Train longer"))
        self.cancel.setText(self.tr("Cancel"))

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

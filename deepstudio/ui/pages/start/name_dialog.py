"""Asks for another name of a project."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from deepstudio.ui.widgets import Labelled, OutlineButton, PrimaryButton, TextField
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of

LONGEST = 200


class NameDialog(QDialog):
    """`chosen(name)` comes with Enter or the button; Escape changes nothing."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(420)
        self.field = TextField(name, name="name.field", parent=self)
        self.field.setMaxLength(LONGEST)
        self.field.selectAll()
        self.row = Labelled(self.tr("Name"), self.field, parent=self)
        self.cancel = OutlineButton(self.tr("Cancel"), parent=self)
        self.accept_button = PrimaryButton(self.tr("Rename"), name="name.accept", parent=self)
        self.accept_button.setDefault(True)
        parts = (self.row, row_of(STRETCH, self.cancel, self.accept_button))
        column_of(*parts, gap=14, margins=(20, 18, 20, 18), on=self)
        self.cancel.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self._accept)
        self.field.edited.connect(self._judge)
        self.setWindowTitle(self.tr("Rename the project"))
        self._judge()

    def _judge(self) -> None:
        self.accept_button.set_blocked("" if self._name() else self.tr("Type a name first."))

    def _name(self) -> str:
        return " ".join(self.field.text().split())

    def _accept(self) -> None:
        if self._name():
            self.chosen.emit(self._name())
            self.accept()

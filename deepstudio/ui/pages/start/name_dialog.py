"""Asks for another name of a project."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from deepstudio.ui.widgets import Labelled, OutlineButton, PrimaryButton, TextField, Translated

LONGEST = 200


class NameDialog(Translated, QDialog):
    """`chosen(name)` comes with Enter or the button; Escape changes nothing."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(420)
        self.field = TextField(name, parent=self)
        self.field.setObjectName("name.field")
        self.field.setMaxLength(LONGEST)
        self.field.selectAll()
        self.row = Labelled("", self.field, parent=self)
        self.cancel = OutlineButton(parent=self)
        self.accept_button = PrimaryButton(parent=self)
        self.accept_button.setObjectName("name.accept")
        self.accept_button.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.accept_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(14)
        column.addWidget(self.row)
        column.addLayout(buttons)
        self.cancel.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self._accept)
        self.field.edited.connect(lambda *_: self.retranslate())
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Rename the project"))
        self.row.set_title(self.tr("Name"))
        self.cancel.setText(self.tr("Cancel"))
        self.accept_button.setText(self.tr("Rename"))
        self.accept_button.set_blocked("" if self._name() else self.tr("Type a name first."))

    def _name(self) -> str:
        return " ".join(self.field.text().split())

    def _accept(self) -> None:
        if self._name():
            self.chosen.emit(self._name())
            self.accept()

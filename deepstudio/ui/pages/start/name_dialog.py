"""Dialogs in which a project gets a name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from deepstudio.ui.widgets import Labelled, OutlineButton, PrimaryButton, TextField
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of

LONGEST = 200


class NamingDialog(QDialog):
    """A name to type, and a button that agrees, as Enter does; Escape changes nothing.

    One who derives from it makes its fields in the order of the keyboard, and calls `judge` at the end.
    """

    def __init__(self, title: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)

    def make_name(self, name: str, id: str) -> Labelled:
        self.name = TextField(name, name=id, parent=self)
        self.name.setMaxLength(LONGEST)
        self.name.edited.connect(lambda *_: self.judge())
        return Labelled(self.tr("Name"), self.name, parent=self)

    def make_foot(self, deed: str, id: str) -> QHBoxLayout:
        self.cancel = OutlineButton(self.tr("Cancel"), parent=self, run=self.reject)
        self.accept_button = PrimaryButton(deed, name=id, parent=self, run=self.agree)
        self.accept_button.setDefault(True)
        return row_of(STRETCH, self.cancel, self.accept_button)

    def typed(self) -> str:
        return " ".join(self.name.text().split())

    def lacks(self) -> str:
        """Why nobody can agree yet; empty when all is there."""
        return "" if self.typed() else self.tr("Type a name first.")

    def judge(self) -> None:
        self.accept_button.set_blocked(self.lacks())

    def agree(self) -> None:
        raise NotImplementedError


class NameDialog(NamingDialog):
    """Asks for another name of a project; `chosen(name)` comes once there is one."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Rename the project"), 420, parent)
        parts = (self.make_name(name, "name.field"), self.make_foot(self.tr("Rename"), "name.accept"))
        column_of(*parts, gap=14, margins=(20, 18, 20, 18), on=self)
        self.name.selectAll()
        self.judge()

    def agree(self) -> None:
        if self.typed():
            self.chosen.emit(self.typed())
            self.accept()

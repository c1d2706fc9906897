"""A field under its name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from deepstudio.ui.widgets.labels import Label, Tone
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of
from deepstudio.ui.widgets.styling import wrapped


class Labelled(QWidget):
    """A name above a field, perhaps with a note at its right, and what is wrong with it below."""

    def __init__(
        self,
        title: str,
        field: QWidget,
        help: str = "",
        note: str = "",
        trailing: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._label = Label(title, "secondary", "text2", parent=self)
        self._label.setBuddy(field)
        self._note = Label(note, "secondary", "text3", parent=self)
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._error = Label("", "secondary", "bad", wrap=True, parent=self)
        self._error.hide()
        head = row_of(self._label, STRETCH, self._note, gap=8)
        if trailing is not None:
            head.addWidget(trailing)
        column_of(head, field, self._error, gap=4, on=self)
        self.set_title(title)
        self.set_help(help)
        self.set_note(note)

    def title(self) -> str:
        return self._label.text()

    def error(self) -> str:
        return self._error.text()

    def set_title(self, title: str) -> None:
        self._label.setText(title)
        self._label.setVisible(bool(title))
        self.field.setAccessibleName(title)

    def set_help(self, help: str) -> None:
        """What the field means, shown on hover."""
        for widget in (self, self._label, self.field):
            widget.setToolTip(wrapped(help))

    def set_note(self, text: str, tone: Tone = "text3") -> None:
        self._note.setText(text)
        self._note.set_tone(tone)
        self._note.setVisible(bool(text))

    def set_error(self, text: str) -> None:
        """One sentence below the field; empty when all is well."""
        self._error.setText(text)
        self._error.setVisible(bool(text))

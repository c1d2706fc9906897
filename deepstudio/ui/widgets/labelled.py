"""Settings with their names above them, and a part that can be folded away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QWidget

from deepstudio.ui.widgets.buttons import LinkButton
from deepstudio.ui.widgets.info import InfoButton
from deepstudio.ui.widgets.labels import Label, Tone
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of
from deepstudio.ui.widgets.styling import wrapped


class Labelled(QWidget):
    """A name above a field, perhaps with a note at its right, and what is wrong with it below.

    With `about`, the id of an entry of the glossary, a small i explains it: beside the name, or beside a field that
    shows its name itself, which is then given as `name`.
    """

    def __init__(
        self,
        title: str,
        field: QWidget,
        help: str = "",
        note: str = "",
        trailing: QWidget | None = None,
        parent: QWidget | None = None,
        *,
        about: str = "",
        name: str = "",
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.explains = about
        self.info = InfoButton(about, title or name, self) if about else None
        self._label = Label(title, "secondary", "text2", parent=self, hides=True)
        self._label.setBuddy(field)
        self._note = Label(note, "secondary", "text3", parent=self, hides=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._error = Label("", "secondary", "bad", wrap=True, parent=self, hides=True)
        named = row_of(self._label, gap=5)
        line: QWidget | QLayout = field
        if self.info is not None:
            if title:
                named.addWidget(self.info)
            else:
                line = row_of(field, self.info, STRETCH, gap=5)
        head = row_of(named, STRETCH, self._note, gap=8)
        if trailing is not None:
            head.addWidget(trailing)
        self.column = column_of(head, line, self._error, gap=4, on=self)
        self.set_title(title)
        self.set_help(help)
        self.set_note(note)

    def title(self) -> str:
        return self._label.text()

    def error(self) -> str:
        return self._error.text()

    def set_title(self, title: str) -> None:
        self._label.setText(title)
        self.field.setAccessibleName(title)

    def set_help(self, help: str) -> None:
        """What the field means, shown on hover."""
        for widget in (self, self._label, self.field):
            widget.setToolTip(wrapped(help))

    def set_note(self, text: str, tone: Tone = "text3") -> None:
        self._note.setText(text)
        self._note.set_tone(tone)

    def set_error(self, text: str) -> None:
        """One sentence below the field; empty when all is well."""
        self._error.setText(text)


class FoldedSection(QWidget):
    """A link that shows and hides what belongs under it; closed it takes one line."""

    toggled = Signal(bool)

    def __init__(self, title: str = "", expanded: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = LinkButton(parent=self, run=self._clicked)
        self.header.setCheckable(True)
        self.content = QWidget(self)
        self.body = column_of(gap=10, margins=(0, 4, 0, 0), on=self.content)
        column_of(self.header, self.content, gap=0, on=self)
        self.set_expanded(expanded)
        self.set_title(title)

    def add(self, widget: QWidget) -> None:
        self.body.addWidget(widget)

    def set_title(self, title: str) -> None:
        self.header.setText(title or self.tr("More settings"))

    def is_expanded(self) -> bool:
        return self.header.isChecked()

    def set_expanded(self, expanded: bool) -> None:
        self.header.setChecked(expanded)
        self.content.setVisible(expanded)
        self.header.set_icon("chevron-down" if expanded else "chevron-right")

    def _clicked(self, expanded: bool) -> None:
        self.set_expanded(expanded)
        self.toggled.emit(expanded)

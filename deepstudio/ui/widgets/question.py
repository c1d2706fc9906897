"""A question before something that cannot be undone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from deepstudio.ui.widgets.buttons import Button, DangerButton, OutlineButton, PrimaryButton
from deepstudio.ui.widgets.labels import Label, TitleLabel
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of

QuestionChoice = tuple[str, str, Literal["primary", "outline", "danger"]]


class Question(QDialog):
    """Asks `text` over `parent` and says `chosen(id)` once; Escape chooses `escape`.

    Enter chooses the primary one. What destroys is a `danger`: red, and only chosen where somebody goes to it.
    """

    chosen = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        text: str,
        choices: Sequence[QuestionChoice],
        escape: str = "cancel",
    ) -> None:
        super().__init__(parent)
        self._escape = escape
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(440)
        words = Label(text, "body", "text2", wrap=True, parent=self)
        row = row_of(STRETCH, gap=8)
        for id, label, kind in choices:
            row.addWidget(self._button(id, label, kind))
        column_of(TitleLabel(title, self), words, 10, row, gap=8, margins=(20, 18, 20, 18), on=self)
        self.setAccessibleDescription(text)

    def ask(self) -> Question:
        """Shows the question over its window and returns at once."""
        self.open()
        return self

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._answer(self._escape)
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        self._answer(self._escape)

    def _button(self, id: str, label: str, kind: str) -> Button:
        kinds = {"primary": PrimaryButton, "danger": DangerButton}
        made: Button = kinds.get(kind, OutlineButton)(label, parent=self)
        made.setObjectName(f"question.{id}")
        made.setAutoDefault(True)
        made.setDefault(kind == "primary")
        made.clicked.connect(lambda: self._answer(id))
        return made

    def _answer(self, id: str) -> None:
        if self.isVisible():
            self.done(0)
            self.close()
            self.chosen.emit(id)

"""What an empty page says."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from deepstudio.ui.widgets.buttons import Button, OutlineButton, PrimaryButton
from deepstudio.ui.widgets.chip import Glyph
from deepstudio.ui.widgets.labels import Label, Role, Tone
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of

SIDE = 24


class EmptyState(QWidget):
    """An icon or a drawing, one sentence on what belongs here, and buttons that bring it."""

    def __init__(
        self, sign: str | QWidget, text: str = "", detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._detail = self._label("title", "text"), self._label("body", "text2")
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self._buttons.addStretch(1)
        drawn = Glyph(sign, 64, 32, 18, self) if isinstance(sign, str) else sign
        medallion = (drawn, 0, Qt.AlignmentFlag.AlignHCenter)
        texts = (row_of(STRETCH, (label, 4), STRETCH) for label in (self._text, self._detail))
        column = column_of(STRETCH, medallion, 6, *texts, 6, self._buttons, gap=8, margins=SIDE, on=self)
        column.addStretch(2)
        self.set_text(text)
        self.set_detail(detail)

    def text(self) -> str:
        return self._text.text()

    def set_text(self, text: str) -> None:
        self._text.setText(text)
        self.setAccessibleName(text)

    def set_detail(self, text: str) -> None:
        self._detail.setText(text)
        self._detail.setVisible(bool(text))

    def add_button(self, text: str, primary: bool = False, icon: str = "", **more: Any) -> Button:
        """Adds a button at the right of the others and returns it; `more` is for the button."""
        made: Button = (PrimaryButton if primary else OutlineButton)(text, icon, parent=self, **more)
        self._buttons.insertWidget(self._buttons.count() - 1, made)
        return made

    def minimumSizeHint(self) -> QSize:
        """Buttons that do not fit beside each other stand below each other."""
        widest = max((button.minimumSizeHint().width() for button in self.findChildren(Button)), default=0)
        return QSize(widest + 2 * SIDE, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        buttons = self.findChildren(Button)
        wanted = sum(button.sizeHint().width() + 8 for button in buttons if not button.isHidden())
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._buttons.setDirection(across if wanted + 2 * SIDE <= self.width() else down)

    def _label(self, role: Role, tone: Tone) -> Label:
        made = Label("", role, tone, wrap=True, parent=self)
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        made.setMaximumWidth(460)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        return made

"""One sentence that matters now, across the width of a page or card."""

from __future__ import annotations

from typing import Any, Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from deepstudio.ui.theme import icons
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets.buttons import Button, IconButton, OutlineButton, PrimaryButton
from deepstudio.ui.widgets.labels import Label
from deepstudio.ui.widgets.layouts import clear_layout, row_of
from deepstudio.ui.widgets.styling import set_style

BannerTone = Literal["accent", "good", "warn", "bad"]
TONE_ICONS = {"accent": "info", "good": "check", "warn": "warning", "bad": "error"}


class ToneIcon(QWidget):
    """The icon of a tone, so that colour does not speak alone."""

    def __init__(self, tone: BannerTone, parent: QWidget | None = None, size: int = 18) -> None:
        super().__init__(parent)
        self._tone: BannerTone = tone
        self.setFixedSize(size, size)

    def set_tone(self, tone: BannerTone) -> None:
        self._tone = tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.paint(painter, QRectF(self.rect()), TONE_ICONS[self._tone], self._tone)
        painter.end()


class Banner(QFrame):
    """An icon, a sentence, perhaps buttons, perhaps a way to close it."""

    closed = Signal()

    def __init__(
        self,
        text: str = "",
        tone: BannerTone = "accent",
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(scaled(42))
        self._icon = ToneIcon(tone, self)
        self._text = Label("", wrap=True, parent=self)
        self._buttons = row_of(gap=8)
        self._close = IconButton("close", self.tr("Close"), small=True, parent=self, run=self._dismiss)
        self._close.setVisible(closable)
        parts = ((self._icon, 0, Qt.AlignmentFlag.AlignVCenter), (self._text, 1), self._buttons)
        row_of(*parts, self._close, gap=10, margins=(12, 8, 8 if closable else 12, 8), on=self)
        self.set_message(text, tone)

    def text(self) -> str:
        return self._text.text()

    def set_message(self, text: str, tone: BannerTone = "accent") -> None:
        self._text.setText(text)
        self._icon.set_tone(tone)
        self.setAccessibleName(text)
        set_style(self, "tone", tone)

    def add_button(self, text: str, primary: bool = False, **more: Any) -> Button:
        """Adds a button at the right of the others and returns it; `more` is for the button."""
        made: Button = (PrimaryButton if primary else OutlineButton)(text, small=True, parent=self, **more)
        self._buttons.addWidget(made)
        return made

    def clear_buttons(self) -> None:
        clear_layout(self._buttons)

    def _dismiss(self) -> None:
        self.hide()
        self.closed.emit()

"""Texts in the roles and tones of the look."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from deepstudio.ui.theme import fonts
from deepstudio.ui.widgets.styling import set_style, wrapped

QWIDGETSIZE_MAX = 16_777_215  # pixels, as Qt has it
Role = Literal["body", "strong", "secondary", "title", "number", "small", "mono"]
Tone = Literal["text", "text2", "text3", "accent", "good", "warn", "bad"]


class Label(QLabel):
    """A text in a role (its size and weight) and a tone (its colour). What it shows is never markup.

    One that `hides` takes no room while it says nothing.
    """

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        tone: Tone = "text",
        wrap: bool = False,
        parent: QWidget | None = None,
        *,
        hides: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self._hides = hides
        if hides and not text:
            self.hide()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font_of(role))
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)  # Qt itself says so only when another text is set
            self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        super().setText(text)
        if self._hides:
            self.setVisible(bool(text))

    def set_tone(self, tone: Tone) -> None:
        set_style(self, "tone", tone)


class WholeLabel(Label):
    """A text in several lines that is seen whole also where a scrolled page asks for least heights alone."""

    def __init__(
        self,
        text: str = "",
        role: Role = "secondary",
        tone: Tone = "text2",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, role, tone, True, parent)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._hold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hold()

    def _hold(self) -> None:
        room = QRect(0, 0, self.contentsRect().width(), QWIDGETSIZE_MAX)
        lines = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())
        high = lines.height() + 1 if self.text() else 0
        if high != self.minimumHeight():
            self.setMinimumHeight(high)


class TitleLabel(Label):
    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "title", parent=parent)


class SecondaryLabel(Label):
    def __init__(self, text: str = "", parent: QWidget | None = None, wrap: bool = True) -> None:
        super().__init__(text, "secondary", "text2", wrap, parent)


class NumberLabel(Label):
    """The one number that matters on a page."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "number", parent=parent)


class MonoLabel(Label):
    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "mono", "text2", parent=parent)


class ElidedLabel(Label):
    """A text on one line that is cut with an ellipsis where room is short; its tooltip then says all."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        role: Role = "body",
        tone: Tone = "text",
    ) -> None:
        super().__init__("", role, tone, parent=parent)
        self._whole = text
        self._mode = mode
        self._own_tip = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def text(self) -> str:
        """The whole text, also where only part of it is seen."""
        return self._whole

    def setText(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self._fit()
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().sizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 1, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_whole"):
            self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, self._mode, max(self.width(), 1))
        super().setText(shown)
        if shown != self._whole:
            self.setToolTip(wrapped(self._whole))
            self._own_tip = True
        elif self._own_tip:
            self.setToolTip("")
            self._own_tip = False


def font_of(role: Role) -> QFont:
    made: QFont = getattr(fonts, role)()  # a role is called as its font
    return made

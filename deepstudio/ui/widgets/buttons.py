"""Buttons. One filled button on a page says what to do next; the others are outlined."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import QSize, Qt, SignalInstance
from PySide6.QtGui import QFont, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from deepstudio.ui.theme import fonts
from deepstudio.ui.theme.icons import icon as themed_icon
from deepstudio.ui.widgets.styling import Ringed, paint_ring, set_blocked, wrapped


class Button(Ringed, QPushButton):
    """What all buttons share: an icon by name, a reason for being disabled, a ring for the keyboard."""

    icon_token = "text2"
    ring_token = "accent"
    spaced = True  # the icon stands before a text

    kind: ClassVar[str] = ""
    """What the style sheet knows it by."""

    def __init__(
        self,
        text: str = "",
        icon: str = "",
        small: bool = False,
        parent: QWidget | None = None,
        *,
        tip: str = "",
        name: str = "",
        run: Callable[..., object] | SignalInstance | None = None,
    ) -> None:
        """`run` is what a click does."""
        super().__init__(text, parent)
        self.setObjectName(name)
        self._tip = ""
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFont(self._face())
        self.setIconSize(QSize(20 if self.spaced else 16, 16))
        self.setProperty("small", small)
        self.setProperty("kind", self.kind)
        self.set_icon(icon)
        if tip:
            self.set_tip(tip)
        if run is not None:
            self.clicked.connect(run)

    def set_icon(self, name: str, token: str = "") -> None:
        """Shows the icon `name`; an empty name shows none."""
        if name:
            self.setIcon(themed_icon(name, token or self.icon_token))

    def set_blocked(self, reason: str) -> None:
        """Disables the button and shows the reason on hover; an empty reason enables it."""
        set_blocked(self, reason, self._tip)

    def set_tip(self, text: str) -> None:
        """The explanation shown on hover while the button is enabled."""
        self._tip = text
        if self.isEnabled():
            self.setToolTip(wrapped(text))
            self.setAccessibleDescription(text)

    def setVisible(self, visible: bool) -> None:
        if not visible:
            self._hand_focus_on()
        super().setVisible(visible)

    def setEnabled(self, enabled: bool) -> None:
        if not enabled:
            self._hand_focus_on()
        super().setEnabled(enabled)

    def _hand_focus_on(self) -> None:
        """A button that goes leaves the focus to its page; Qt would take the next field, which keys then change."""
        if self.window().focusWidget() is not self:
            return
        holder = self.parentWidget()
        while holder is not None and holder.focusPolicy() == Qt.FocusPolicy.NoFocus:
            holder = holder.parentWidget()
        if holder is not None:
            holder.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.is_ringed:
            paint_ring(self, token=self.ring_token, inset=self._inset())

    def _face(self) -> QFont:
        font = fonts.body()
        font.setWeight(QFont.Weight.Medium)
        return font

    def _inset(self) -> float:
        return 0.75


class PrimaryButton(Button):
    """The filled button: what to do next."""

    kind = "primary"
    icon_token = "on_accent"
    ring_token = "on_accent"

    def _face(self) -> QFont:
        return fonts.strong()

    def _inset(self) -> float:
        return 2.75


class OutlineButton(Button):
    """Every other button."""


class DangerButton(Button):
    """What it does cannot be undone."""

    kind = "danger"
    icon_token = "bad"
    ring_token = "bad"


class LinkButton(Button):
    """A button that reads like a link: a way to more, not an action that changes something."""

    kind = "link"
    icon_token = "accent"

    def __init__(self, text: str = "", icon: str = "", parent: QWidget | None = None, **more: Any) -> None:
        super().__init__(text, icon, True, parent, **more)

    def _face(self) -> QFont:
        return fonts.body()


class ElidedLink(LinkButton):
    """A link on one line that is cut with an ellipsis where room is short; its tooltip should say all."""

    def __init__(self, text: str = "", parent: QWidget | None = None, **more: Any) -> None:
        super().__init__(parent=parent, **more)
        self._whole = text
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
        return QSize(self.fontMetrics().averageCharWidth() * 8, super().sizeHint().height())

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._whole) + self._edges()
        return QSize(width, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(self.width() - self._edges(), 1)
        super().setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))

    def _edges(self) -> int:
        return super().sizeHint().width() - self.fontMetrics().horizontalAdvance(super().text())


class IconButton(Button):
    """A square button with an icon alone; its tooltip is its name for those who do not see."""

    kind = "icon"
    spaced = False

    def __init__(
        self,
        icon: str,
        tip: str = "",
        small: bool = False,
        outlined: bool = False,
        checkable: bool = False,
        parent: QWidget | None = None,
        *,
        name: str = "",
        run: Callable[..., object] | SignalInstance | None = None,
    ) -> None:
        super().__init__("", icon, small, parent, name=name, run=run)
        self.setProperty("outlined", outlined)
        self.setCheckable(checkable)
        if tip:
            self.setToolTip(tip)

    def set_tip(self, text: str) -> None:
        super().set_tip(text)
        self.setAccessibleName(text)

    def setToolTip(self, text: str) -> None:
        super().setToolTip(text)
        if self.isEnabled() and text:
            self._tip = text
            self.setAccessibleName(text)

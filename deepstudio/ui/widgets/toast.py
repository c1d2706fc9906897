"""A short message at the foot of the window that leaves by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QWidget

from deepstudio.ui.theme import theme
from deepstudio.ui.widgets.banner import BannerTone, ToneIcon
from deepstudio.ui.widgets.buttons import IconButton, LinkButton
from deepstudio.ui.widgets.labels import Label
from deepstudio.ui.widgets.layouts import row_of

_MARGIN = 44


class Toast(QFrame):
    """Says what was done and perhaps offers to undo it. It waits while the pointer is on it."""

    def __init__(
        self,
        window: QWidget,
        text: str,
        tone: BannerTone = "accent",
        action: str = "",
        milliseconds: int = 5000,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self, singleShot=True, interval=milliseconds)
        self._timer.timeout.connect(self.dismiss)
        self._text = Label(text, parent=self)
        self.action = LinkButton(action, parent=self)
        self.action.setVisible(bool(action))
        self._close = IconButton("close", self.tr("Close"), small=True, parent=self, run=self.dismiss)
        self._lay_out(tone)
        window.installEventFilter(self)

    @staticmethod
    def show_message(
        window: QWidget,
        text: str,
        tone: BannerTone = "accent",
        action: str = "",
        on_action: Callable[[], object] | None = None,
        milliseconds: int = 5000,
    ) -> Toast:
        """Shows `text` over `window` in place of an earlier message; its link runs `on_action`."""
        for earlier in window.findChildren(Toast, options=Qt.FindChildOption.FindDirectChildrenOnly):
            earlier.dismiss()
        toast = Toast(window, text, tone, action, milliseconds)
        if on_action is not None:
            toast.action.clicked.connect(toast.dismiss)
            toast.action.clicked.connect(lambda: on_action())
        toast.appear()
        return toast

    def text(self) -> str:
        return self._text.text()

    def appear(self) -> None:
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def dismiss(self) -> None:
        self._timer.stop()
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Enter:
            self._timer.stop()
        elif event.type() == QEvent.Type.Leave and self.isVisible():
            self._timer.start()
        return super().event(event)

    def _place(self) -> None:
        window = self._window
        self._text.setWordWrap(False)
        self.adjustSize()
        if self.width() > window.width() - 32:
            self._text.setWordWrap(True)
            self.setFixedWidth(max(window.width() - 32, 120))
            self.adjustSize()
        self.move((window.width() - self.width()) // 2, window.height() - self.height() - _MARGIN)

    def _lay_out(self, tone: BannerTone) -> None:
        parts = (ToneIcon(tone, self), (self._text, 1), self.action, self._close)
        row_of(*parts, gap=10, margins=(14, 8, 8, 8), on=self)
        self.setAccessibleName(self._text.text())
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 4)
        shadow.setColor(theme.color("#000000", 0.25))
        self.setGraphicsEffect(shadow)

"""Where the window stands, and where the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QStyle, QWidget

from deepstudio.ui.widgets.placing import inside

SMALLEST = QSize(960, 600)
USUAL = QSize(1440, 900)


def place_window(window: QWidget, saved: str) -> None:
    """Gives a window that is not shown yet the size it had (`saveGeometry`, in base 64), as far as it fits."""
    window.setMinimumSize(SMALLEST)
    window.resize(USUAL)
    if saved:
        window.restoreGeometry(QByteArray.fromBase64(saved.encode("ascii", "ignore")))
    fit_window(window)


def follow_screen(window: QWidget) -> None:
    """Lets a window that is shown become as small as any screen it comes to, and fits it once its frame is known."""
    fit_window(window)
    window.windowHandle().screenChanged.connect(lambda _screen: _set_smallest(window))


def fit_window(window: QWidget) -> None:
    """Brings a window back onto its screen; one that is too large for it is maximised."""
    _set_smallest(window)
    if window.isMaximized() or window.isFullScreen() or window.isMinimized():
        return
    room, wanted = _room(window), window.geometry()
    size = wanted.size().boundedTo(room.size())
    window.setGeometry(inside(QRect(wanted.topLeft(), size), room))
    if size != wanted.size():
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def _set_smallest(window: QWidget) -> None:
    """A screen may be smaller than the smallest window; then so is the window."""
    window.setMinimumSize(SMALLEST.boundedTo(_room(window).size()))


def _room(window: QWidget) -> QRect:
    """Where the window may be, without the frame around it."""
    return window.screen().availableGeometry().marginsRemoved(_frame(window))


def _frame(window: QWidget) -> QMargins:
    """What the window manager draws around the window; a guess until it has done so."""
    outer, inner = window.frameGeometry(), window.geometry()
    if outer == inner:
        title = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
        return QMargins(0, 0 if window.isVisible() else title, 0, 0)
    left, top = inner.left() - outer.left(), inner.top() - outer.top()
    return QMargins(left, top, outer.right() - inner.right(), outer.bottom() - inner.bottom())


class FocusPlace:
    """The widget with the focus, by its place among those of its class in one of `parts`."""

    def __init__(self, *parts: QWidget) -> None:
        self._found: tuple[int, type[QWidget], int] | None = None
        for number, part in enumerate(parts):
            focus = part.focusWidget()
            kin = part.findChildren(type(focus)) if focus is not None else []
            if focus is not None and focus.hasFocus() and focus in kin:
                self._found = number, type(focus), kin.index(focus)

    def restore(self, *parts: QWidget) -> None:
        """Gives the focus to the same place in other parts, which are built alike."""
        if self._found is not None:
            number, kind, place = self._found
            kin = parts[number].findChildren(kind)
            if place < len(kin):
                kin[place].setFocus()

"""What several widgets share: properties that the style sheet reads, and the ring of keyboard focus."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintDevice, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QWidget

from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.theme.tokens import RADIUS

_TIP_WIDTH = 340.0
BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


def set_style(widget: QWidget, name: str, value: object) -> None:
    """Sets a property that the style sheet selects on, and lets the new rule take effect."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def set_blocked(widget: QWidget, reason: str, tooltip: str = "") -> None:
    """Disables a widget and says why when one hovers it; an empty reason enables it again."""
    widget.setEnabled(not reason)
    widget.setToolTip(wrapped(reason or tooltip))
    widget.setAccessibleDescription(reason or tooltip)


def paint_ring(widget: QWidget, radius: float = RADIUS, token: str = "accent", inset: float = 0.75) -> None:
    """Draws the ring of keyboard focus just inside the edge of `widget`."""
    with painting(widget) as painter:
        painter.setPen(QPen(theme.color(token), 1.5))
        rect = QRectF(widget.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rect, radius - inset, radius - inset)


@lru_cache(maxsize=512)
def wrapped(text: str) -> str:
    """`text` with line breaks where a tooltip would grow too wide; Qt breaks only the lines of markup."""
    return "\n".join(line for paragraph in text.split("\n") for line in _lines(paragraph))


def _lines(paragraph: str) -> Iterator[str]:
    units = paragraph.encode("utf-16-le")  # Qt counts in UTF-16
    layout = QTextLayout(paragraph, fonts.secondary())
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(_TIP_WIDTH)
        start, end = line.textStart(), line.textStart() + line.textLength()
        yield units[2 * start : 2 * end].decode("utf-16-le").rstrip()
    layout.endLayout()


@contextmanager
def painting(device: QPaintDevice) -> Iterator[QPainter]:
    """A painter with smooth edges, which ends with the block."""
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield painter
    finally:
        painter.end()


if TYPE_CHECKING:
    Base = QWidget
else:
    Base = object


class Ringed(Base):
    """A mixin; name it before the Qt class, and paint the ring where `is_ringed`."""

    is_ringed = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.is_ringed = event.reason() in BY_KEYBOARD
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.is_ringed = False
        self.update()


class RingedButton(Ringed, QAbstractButton):
    """A button that paints itself; it can be hovered, reached by Tab, and pressed by Enter as well as Space."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

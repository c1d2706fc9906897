"""The small i beside a title or a setting, which opens the word it is about."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from deepstudio.ui.theme import icons
from deepstudio.ui.widgets.styling import RingedButton, paint_ring, painting, wrapped

SIDE = 16  # pixels: no higher than the words beside it
MARK = 13


@runtime_checkable
class Explaining(Protocol):
    """A window that explains a word."""

    def explain_word(self, id: str) -> None: ...


class InfoButton(RingedButton):
    """Asks the window around it to explain an entry of the glossary, whose id is `explains`.

    In a form Tab passes it by, so that forms are as quick as before: there, F1 explains what has the focus.
    """

    def __init__(
        self, about: str, name: str, parent: QWidget | None = None, *, reached_by_tab: bool = False
    ) -> None:
        super().__init__(parent)
        self.explains = about
        self.setFixedSize(SIDE, SIDE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if reached_by_tab else Qt.FocusPolicy.NoFocus)
        self.set_name(name)
        self.clicked.connect(self._ask)

    def set_name(self, name: str) -> None:
        """What is explained, as it is called where the button stands."""
        words = self.tr("What is “{name}”?").format(name=name)
        self.setToolTip(wrapped(words))
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        inset = (SIDE - MARK) / 2
        with painting(self) as painter:
            token = "accent" if self.underMouse() else "text3"
            icons.paint(painter, QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), "info", token)
        if self.is_ringed:
            paint_ring(self, inset=0.75)

    def _ask(self) -> None:
        holder: QWidget | None = self.parentWidget()
        while holder is not None and not isinstance(holder, Explaining):
            holder = holder.parentWidget()
        if holder is not None:
            holder.explain_word(self.explains)


def about_of(widget: QWidget | None) -> str:
    """What the nearest thing around a widget is about; empty where nothing says so."""
    while widget is not None:
        about = getattr(widget, "explains", "")
        if isinstance(about, str) and about:
            return about
        widget = widget.parentWidget()
    return ""

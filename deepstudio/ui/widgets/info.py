"""The small i beside a title or a setting, which opens the word it is about."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from deepstudio.ui.widgets.buttons import IconButton
from deepstudio.ui.widgets.styling import wrapped


@runtime_checkable
class Explaining(Protocol):
    """A window that explains a word."""

    def explain_word(self, id: str) -> None: ...


class InfoButton(IconButton):
    """Asks the window around it to explain `about`, the id of an entry of the glossary.

    Tab passes it by, so that forms are as quick as before: with the keyboard, F1 explains what has the focus.
    """

    icon_token = "text3"

    def __init__(self, about: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("info", small=True, parent=parent)
        self.about = about
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("tiny", True)
        self.set_name(name)
        self.clicked.connect(self._ask)

    def set_name(self, name: str) -> None:
        """What is explained, as it is called where the button stands."""
        self.setToolTip(wrapped(self.tr("What is “{name}”?").format(name=name)))

    def _ask(self) -> None:
        holder: QWidget | None = self.parentWidget()
        while holder is not None and not isinstance(holder, Explaining):
            holder = holder.parentWidget()
        if holder is not None:
            holder.explain_word(self.about)


def about_of(widget: QWidget | None) -> str:
    """What the nearest thing around a widget is about; empty where nothing says so."""
    while widget is not None:
        about = getattr(widget, "about", "")
        if isinstance(about, str) and about:
            return about
        widget = widget.parentWidget()
    return ""

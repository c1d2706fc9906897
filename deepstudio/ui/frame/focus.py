"""Where the keyboard is, kept while widgets are made anew."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


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

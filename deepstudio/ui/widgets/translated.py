"""A mixin for widgets that own texts."""

from __future__ import annotations

from PySide6.QtCore import QEvent


class Translated:
    """Calls `retranslate` whenever the language changes. Name it before the Qt class."""

    def retranslate(self) -> None:
        """Sets every text this widget owns; call it once at the end of `__init__`."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)  # type: ignore[misc]

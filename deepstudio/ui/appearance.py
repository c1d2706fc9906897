"""Puts the preferred language and colours on the application."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from deepstudio.storage.preferences import Preferences
from deepstudio.ui import language
from deepstudio.ui.theme import theme


def apply_preferences(preferences: Preferences, before: Preferences | None = None) -> None:
    """Changes what differs from `before`; everything where there is none."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    if before is None or before.theme != preferences.theme:
        theme.apply(app, preferences.theme)
    if before is None or before.language != preferences.language:
        language.install(app, preferences.language)

"""Puts the preferred language, colours and size of text on the application."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from deepstudio.storage.preferences import Preferences
from deepstudio.ui import language
from deepstudio.ui.theme import theme
from deepstudio.ui.theme.tokens import set_text_size


def apply_preferences(preferences: Preferences, before: Preferences | None = None) -> None:
    """Changes what differs from `before`; everything where there is none."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    look = (preferences.theme, preferences.text_size)
    if before is None or (before.theme, before.text_size) != look:
        set_text_size(int(preferences.text_size))
        theme.apply(app, preferences.theme)
    if before is None or before.language != preferences.language:
        language.install(app, preferences.language)

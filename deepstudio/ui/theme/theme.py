"""Puts the colours, fonts and style sheet on the application, and tells who must repaint by hand."""

from __future__ import annotations

import re
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from deepstudio.core.resources import resource
from deepstudio.ui.theme import fonts
from deepstudio.ui.theme.tokens import DARK, LIGHT, ColorTokens, scaled, text_size

Mode = Literal["light", "dark", "system"]
EDGES = 2  # pixels of both edges of a control, which stay as they are
_SIDES = re.compile(r"((?:min|max)-(?:height|width): )(\d+)px")
_STYLED = "deepstudio_styled"  # a style sheet hides the name of the style below it


class ThemeSignals(QObject):
    """Says that the colours changed. Widgets repaint by themselves; connect where a colour was copied."""

    changed = Signal()


class _State:
    tokens: ColorTokens = LIGHT
    mode: Mode = "light"
    text_size = 100
    signals: ThemeSignals | None = None
    follows_system = False


def apply(app: QApplication, mode: Mode) -> None:
    """Gives the whole application the light or dark look; "system" follows the system from now on."""
    _State.mode = mode
    _follow_system(app)
    _tell_system(app, mode)
    tokens = _wanted(app, mode)
    if app.property(_STYLED) and tokens is _State.tokens and _State.text_size == text_size():
        return
    changed = tokens is not _State.tokens
    _State.tokens, _State.text_size = tokens, text_size()
    if not app.property(_STYLED):
        app.setStyle("Fusion")
        app.setProperty(_STYLED, True)
    app.setFont(fonts.body())
    app.setPalette(palette(tokens))
    QToolTip.setFont(fonts.secondary())
    app.setStyleSheet(style_sheet(tokens))
    if changed:
        notifier().changed.emit()


def current() -> ColorTokens:
    """The colours in use."""
    return _State.tokens


def mode() -> Mode:
    """What was asked for: light, dark, or whatever the system says."""
    return _State.mode


def notifier() -> ThemeSignals:
    if _State.signals is None:
        _State.signals = ThemeSignals()
    return _State.signals


def color(token: str, alpha: float = 1.0) -> QColor:
    """The colour of a token in use; a `#RRGGBB` is taken as it is. `alpha` is 0 to 1."""
    found = QColor(token if token.startswith("#") else getattr(_State.tokens, token))
    found.setAlphaF(alpha)
    return found


def mix(first: QColor, second: QColor, share: float) -> QColor:
    """`first` with a `share` (0 to 1) of `second` in it."""

    def between(a: float, b: float) -> float:
        return a + (b - a) * share

    return QColor.fromRgbF(
        between(first.redF(), second.redF()),
        between(first.greenF(), second.greenF()),
        between(first.blueF(), second.blueF()),
        between(first.alphaF(), second.alphaF()),
    )


def style_sheet(tokens: ColorTokens) -> str:
    """The style sheet with every `@token` replaced by its colour, and controls as high as their text needs.

    Raises KeyError on an unknown token.
    """
    source = resource("style", "studio.qss").read_text(encoding="utf-8")
    colors = tokens.colors() | _derived(tokens)
    sized = _SIDES.sub(lambda found: f"{found[1]}{scaled(int(found[2]) + EDGES) - EDGES}px", source)
    return re.sub(r"@([a-z0-9_]+)", lambda found: colors[found[1]], sized)


def palette(tokens: ColorTokens) -> QPalette:
    """A palette in which also widgets without a rule in the style sheet look right."""
    made = QPalette()
    role = QPalette.ColorRole
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
        ink = tokens.text3 if group is QPalette.ColorGroup.Disabled else tokens.text
        for which in (role.WindowText, role.Text, role.ButtonText):
            made.setColor(group, which, QColor(ink))
    shared = {
        role.Window: tokens.background,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.sunken,
        role.Button: tokens.surface,
        role.BrightText: tokens.bad,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.ToolTipBase: tokens.text if not tokens.dark else tokens.sunken,
        role.ToolTipText: tokens.surface if not tokens.dark else tokens.text,
        role.PlaceholderText: tokens.text3,
        role.Light: tokens.surface,
        role.Midlight: tokens.sunken,
        role.Mid: tokens.line,
        role.Dark: tokens.line,
        role.Shadow: "#000000",
    }
    for which, value in shared.items():
        made.setColor(which, QColor(value))
    return made


def _derived(tokens: ColorTokens) -> dict[str, str]:
    """What only the style sheet needs, made from the tokens."""
    check_mark = resource("style", "check-dark.svg" if tokens.dark else "check-light.svg")
    return {
        "accent_hover": mix(QColor(tokens.accent), QColor(tokens.text), 0.14).name(),
        "scroll": mix(QColor(tokens.line), QColor(tokens.text3), 0.3).name(),
        "check_mark": check_mark.as_posix(),
    }


def _wanted(app: QApplication, mode: Mode) -> ColorTokens:
    if mode == "system":
        return DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
    return DARK if mode == "dark" else LIGHT


def _tell_system(app: QApplication, mode: Mode) -> None:
    """Lets title bars and native dialogs match; a platform without schemes ignores it."""
    hints = app.styleHints()
    if mode == "system":
        hints.unsetColorScheme()
    else:
        hints.setColorScheme(Qt.ColorScheme.Dark if mode == "dark" else Qt.ColorScheme.Light)


def _follow_system(app: QApplication) -> None:
    if not _State.follows_system:
        _State.follows_system = True
        app.styleHints().colorSchemeChanged.connect(_system_changed)


def _system_changed(_scheme: Qt.ColorScheme) -> None:
    app = QApplication.instance()
    if _State.mode == "system" and isinstance(app, QApplication):
        apply(app, "system")

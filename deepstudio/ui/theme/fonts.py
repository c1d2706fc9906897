"""Fonts by the role a text plays. Sizes are logical pixels, so they follow the scale of the screen.

All roles follow the size of text that is preferred (`tokens.set_text_size`).
"""

from __future__ import annotations

import sys
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from deepstudio.core.resources import resource
from deepstudio.ui.theme.tokens import scaled

# The program brings these two. The Chinese one has the frequent characters only, so it comes last.
BUNDLED = ("Inter", "Noto Sans SC Subset")
# The Chinese one in bold, for titles: a synthetic bold comes only with the boldest weight.
TITLES = "Noto Sans SC Titles"
_CHINESE = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
)
_FAMILIES = {
    "win32": ("Segoe UI Variable Text", "Segoe UI", "Microsoft YaHei UI", "Microsoft YaHei", *BUNDLED),
    "darwin": (".AppleSystemUIFont", "SF Pro Text", "PingFang SC", "Helvetica Neue", *BUNDLED),
    "linux": ("Inter", *_CHINESE, "Noto Sans SC Subset"),
}
_MONO_FAMILIES = {
    "win32": ("Cascadia Mono", "Consolas", "Microsoft YaHei UI"),
    "darwin": ("SF Mono", "Menlo", "PingFang SC"),
    "linux": (
        "JetBrains Mono",
        "DejaVu Sans Mono",
        "Noto Sans Mono",
        "Noto Sans Mono CJK SC",
        *_CHINESE,
        "Noto Sans SC Subset",
    ),
}


def use_only(*families: str) -> None:
    """Writes everything in these families from now on, to see the window in other fonts than its own."""
    for names in (_FAMILIES, _MONO_FAMILIES):
        names.update(dict.fromkeys(names, families))


def body() -> QFont:
    return _sans(13)


def secondary() -> QFont:
    return _sans(12)


def small() -> QFont:
    return _sans(11)


def title() -> QFont:
    return _sans(14, QFont.Weight.DemiBold)


def strong() -> QFont:
    """The body font in semi-bold: the name in a row, a button's verb."""
    return _sans(13, QFont.Weight.DemiBold)


def number() -> QFont:
    """For the one number that matters on a page."""
    return tabular(_sans(20, QFont.Weight.Bold))


def mono(px: int = 12) -> QFont:
    """Digits of equal width, for shapes and columns of numbers."""
    font = QFont(list(_present(_MONO_FAMILIES)))
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPixelSize(scaled(px))
    return font


def tabular(font: QFont) -> QFont:
    """The same font with digits of equal width."""
    font = QFont(font)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _sans(px: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    return QFont(_made(_present(_FAMILIES), scaled(px), weight))


@cache
def _made(names: tuple[str, ...], px: int, weight: QFont.Weight) -> QFont:
    """Never handed out itself; a copy costs nothing."""
    families = list(names)
    if weight >= QFont.Weight.DemiBold and BUNDLED[-1] in families:
        families.insert(families.index(BUNDLED[-1]), TITLES)
    font = QFont(families)
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPixelSize(px)
    font.setWeight(weight)
    return font


def _present(wanted: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return _among(wanted.get(sys.platform, wanted["linux"]))


@cache
def _among(names: tuple[str, ...]) -> tuple[str, ...]:
    installed = _installed()
    # A private system family is not listed, yet Qt resolves it.
    return tuple(name for name in names if name in installed or name.startswith(".")) or names


@cache
def _installed() -> frozenset[str]:
    """The families of the system and those the program brings, which are loaded here."""
    for path in sorted(resource("fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(path))
    return frozenset(QFontDatabase.families())

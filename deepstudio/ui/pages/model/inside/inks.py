"""The colours of numbers in pictures: from the ground of the theme, for zero, to one colour for each sign."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QColor

from deepstudio.ui.theme import theme

# Zero, the middle and the strongest; of positive and of negative numbers.
_LIGHT = (("#F1F4F9", "#5C8FF0", "#0A1E5C"), ("#F1F4F9", "#E39A3B", "#5C2B00"))
_DARK = (("#12161C", "#3F74DB", "#EEF4FF"), ("#12161C", "#B7701A", "#FFF0DA"))


def table(signed: bool) -> list[int]:
    """256 colours, for pictures in which 128 is zero where they are `signed`, else 0."""
    return list(_table(theme.current().dark, signed))


def ink(share: float) -> QColor:
    """The colour of a number from -1 to 1."""
    return _mixed((_DARK if theme.current().dark else _LIGHT)[share < 0], abs(share))


@lru_cache(maxsize=4)
def _table(dark: bool, signed: bool) -> tuple[int, ...]:
    plus, minus = _DARK if dark else _LIGHT
    shares = ((level - 128) / 127 if signed else level / 255 for level in range(256))
    return tuple(_mixed(minus if share < 0 else plus, min(1.0, abs(share))).rgb() for share in shares)


def _mixed(stops: tuple[str, str, str], share: float) -> QColor:
    low, middle, high = map(QColor, stops)
    if share < 0.5:
        return theme.mix(low, middle, share * 2)
    return theme.mix(middle, high, share * 2 - 1)

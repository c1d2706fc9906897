"""The colours of numbers in pictures, in the theme in use."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QColor, qRgb

from deepstudio.core.ramps import colour_of, ramp
from deepstudio.ui.theme import theme


def table(signed: bool) -> list[int]:
    """256 colours, for pictures in which 128 is zero where they are `signed`, else 0."""
    return list(_table(signed, theme.current().dark))


def ink(share: float) -> QColor:
    """The colour of a number from -1 to 1."""
    return QColor(*colour_of(share, theme.current().dark))


@cache
def _table(signed: bool, dark: bool) -> tuple[int, ...]:
    return tuple(qRgb(*colour) for colour in ramp(signed, dark))

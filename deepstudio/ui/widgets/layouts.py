"""Rows and columns of widgets in one call."""

from __future__ import annotations

from typing import Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

STRETCH: Final = "stretch"
"""A part that takes the room that is left."""
Item = QWidget | QLayout
LaidOut = Item | int | str | tuple[Item, int] | tuple[Item, int, Qt.AlignmentFlag]
Margins = int | tuple[int, int, int, int]
Box = TypeVar("Box", bound=QBoxLayout)


def column_of(
    *parts: LaidOut, gap: int | None = None, margins: Margins | None = 0, on: QWidget | None = None
) -> QVBoxLayout:
    """The parts below each other, as the layout of `on` if that is given.

    A part is a widget or a layout, alone or with its stretch and alignment, pixels to leave free, or `STRETCH`.
    `gap` are the pixels between parts, `margins` those around all of them (left, top, right, bottom); None for either
    leaves what is usual.
    """
    return _filled(QVBoxLayout(), parts, gap, margins, on)


def row_of(
    *parts: LaidOut, gap: int | None = None, margins: Margins | None = 0, on: QWidget | None = None
) -> QHBoxLayout:
    """The same beside each other."""
    return _filled(QHBoxLayout(), parts, gap, margins, on)


def centered(*items: Item) -> tuple[tuple[Item, int, Qt.AlignmentFlag], ...]:
    """Parts of a row, each as high as it wants to be and in the middle."""
    return tuple((item, 0, Qt.AlignmentFlag.AlignVCenter) for item in items)


def _filled(
    box: Box, parts: tuple[LaidOut, ...], gap: int | None, margins: Margins | None, on: QWidget | None
) -> Box:
    if on is not None:
        on.setLayout(box)
    if isinstance(margins, int):
        box.setContentsMargins(margins, margins, margins, margins)
    elif margins is not None:
        box.setContentsMargins(*margins)
    if gap is not None:
        box.setSpacing(gap)
    for part in parts:
        _add(box, part)
    return box


def _add(box: QBoxLayout, part: LaidOut) -> None:
    if isinstance(part, int):
        box.addSpacing(part)
    elif isinstance(part, str):
        box.addStretch(1)
    elif not isinstance(part, tuple):
        _add(box, (part, 0))
    elif isinstance(part[0], QWidget):
        box.addWidget(part[0], part[1], part[2] if len(part) == 3 else Qt.AlignmentFlag(0))
    else:
        box.addLayout(part[0], part[1])

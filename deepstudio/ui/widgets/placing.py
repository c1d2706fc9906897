"""Where things stand that float."""

from __future__ import annotations

from PySide6.QtCore import QRect


def inside(wanted: QRect, room: QRect) -> QRect:
    """`wanted` moved as little as possible, so that it lies in `room`; at its top left where it is too large."""
    left = max(room.left(), min(wanted.left(), room.right() + 1 - wanted.width()))
    top = max(room.top(), min(wanted.top(), room.bottom() + 1 - wanted.height()))
    return QRect(left, top, wanted.width(), wanted.height())

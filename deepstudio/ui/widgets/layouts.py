"""Rows, columns and flows of widgets."""

from __future__ import annotations

from typing import Final, TypeVar

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget

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


def discard(*widgets: QWidget) -> None:
    """Takes widgets away at once and gives them back to Qt."""
    for widget in widgets:
        widget.hide()
        widget.deleteLater()


def clear_layout(layout: QLayout) -> None:
    """Discards all widgets of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            discard(widget)


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


class FlowLayout(QLayout):
    """For buttons and cards whose number and width vary."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def clear(self) -> None:
        """Removes every widget and gives it back to Qt."""
        clear_layout(self)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem:
        return self._items[index] if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def takeAt(self, index: int) -> QLayoutItem:
        return self._items.pop(index) if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = self.spacing() * max(0, len(shown) - 1)
        wide = sum(size.width() for size in shown) + gaps
        return self._with_margins(QSize(wide, max((size.height() for size in shown), default=0)))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _with_margins(self, size: QSize) -> QSize:
        edges = self.contentsMargins()
        return size + QSize(edges.left() + edges.right(), edges.top() + edges.bottom())

    def _arrange(self, rect: QRect, move: bool) -> int:
        """Places the items in `rect` (or only measures) and returns the height they take."""
        room = rect.marginsRemoved(self.contentsMargins())
        x, y, row = room.x(), room.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(room.width(), 1), 16777215))
            if x > room.x() and x + size.width() > room.right() + 1:
                x, y, row = room.x(), y + row + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x, row = x + size.width() + self.spacing(), max(row, size.height())
        return y + row - rect.y() + self.contentsMargins().bottom()

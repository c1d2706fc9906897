"""A list of layers, or of other things to pick, each with its sign in the colour of its family."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDrag, QFont, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from deepstudio.core.ranking import best
from deepstudio.ui.canvas.clipboard import layer_data
from deepstudio.ui.theme import fonts, icons, theme
from deepstudio.ui.theme.tokens import text_size
from deepstudio.ui.widgets import Label, SearchField
from deepstudio.ui.widgets.rows import RIGHT, ROW, Index, RowDelegate, draw_words
from deepstudio.ui.widgets.styling import painting, wrapped

HEADING = 30


@dataclass(frozen=True, slots=True)
class LayerRow:
    """One row; a heading has no value. `words` are searched as well, `detail` stands at the right.

    `also` are more names of the same thing, such as that in the other language. `unfit` says why it does not fit now,
    for which it is grey; it can be taken all the same.
    """

    title: str
    value: str = ""
    family: str = ""
    help: str = ""
    detail: str = ""
    words: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    glyph: str = ""
    unfit: str = ""


class LayerList(QListWidget):
    """Rows that can be dragged to the canvas."""

    taken = Signal(str)
    """The value of the row that was chosen by a double click or Enter."""

    def __init__(self, draggable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[LayerRow, ...] = ()
        self._wanted = ""
        self._misfits: Mapping[str, str] = {}
        self._nothing: Label | None = None
        self.itemActivated.connect(self._take)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        if draggable:
            self.setDragEnabled(True)
            self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
            self.setDefaultDropAction(Qt.DropAction.CopyAction)

    def set_entries(self, entries: Sequence[LayerRow]) -> None:
        self._entries = tuple(entries)
        self.filter(self._wanted)

    def show_misfits(self, misfits: Mapping[str, str]) -> None:
        """Rows that do not fit now, with the reason by their values, become grey."""
        if misfits != self._misfits:
            self._misfits = dict(misfits)
            for row in range(self.count()):
                self._show_entry(self.item(row), entry_of(self.item(row)))

    def filter(self, wanted: str) -> None:
        """Shows what matches, the best first; without a search everything under its headings."""
        chosen = self.value()
        self._wanted = wanted.strip()
        self.clear()
        for entry in self._found() if self._wanted else self._entries:
            self._add(entry)
        self.select_value(chosen if not self._wanted else "")
        if self._nothing is not None:
            self._nothing.setVisible(not self.values())

    def follow(self, field: SearchField, nothing: Label) -> None:
        """Shows what is searched in a field, in which Enter takes the row that is chosen, or `nothing`."""
        self._nothing = nothing
        field.textChanged.connect(self.filter)
        field.moved.connect(self.step)
        field.submitted.connect(lambda _text: self._take())

    def _take(self) -> None:
        if self.value():
            self.taken.emit(self.value())

    def _found(self) -> list[LayerRow]:
        rows = (entry for entry in self._entries if entry.value)
        return best(
            self._wanted, rows, lambda row: (row.title, *row.also), lambda row: (row.value, *row.words)
        )

    def value(self) -> str:
        """The value of the row that is chosen."""
        item = self.currentItem()
        return entry_of(item).value if item is not None else ""

    def values(self) -> list[str]:
        """All values shown, in order."""
        found = [entry_of(self.item(row)).value for row in range(self.count())]
        return [value for value in found if value]

    def select_value(self, value: str) -> None:
        """Chooses a row; the first one where there is no such value but something is searched."""
        for row in range(self.count()):
            entry = entry_of(self.item(row))
            if entry.value and (entry.value == value or (not value and self._wanted)):
                self.setCurrentRow(row)
                return

    def step(self, by: int) -> None:
        """Goes to the next row that is no heading, around the ends."""
        rows = [row for row in range(self.count()) if entry_of(self.item(row)).value]
        if rows:
            here = rows.index(self.currentRow()) if self.currentRow() in rows else (-1 if by > 0 else 0)
            self.setCurrentRow(rows[(here + by) % len(rows)])

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        return layer_data(entry_of(items[0]).value) if items else QMimeData()

    def startDrag(self, actions: Qt.DropAction) -> None:
        """A drag shows the colour of the family beside the pointer; the canvas shows the layer itself."""
        items = self.selectedItems()
        if items and entry_of(items[0]).value:
            drag = QDrag(self)
            drag.setMimeData(self.mimeData(items))
            drag.setPixmap(_swatch(entry_of(items[0]).family, self.devicePixelRatioF()))
            drag.setHotSpot(QPoint(-12, -12))
            drag.exec(Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if by:
            self.step(by)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # The platform decides otherwise whether Enter activates.
            if self.currentItem() is not None:
                self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _add(self, entry: LayerRow) -> None:
        item = QListWidgetItem(entry.title, self)
        self._show_entry(item, entry)
        if not entry.value:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, entry.title)

    def _show_entry(self, item: QListWidgetItem, entry: LayerRow) -> None:
        unfit = self._misfits.get(entry.value, "")
        item.setData(ROW, replace(entry, unfit=unfit))
        item.setToolTip(wrapped("\n\n".join(filter(None, (unfit, entry.help)))))
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, unfit)


def entry_of(item: QListWidgetItem) -> LayerRow:
    return cast(LayerRow, item.data(ROW))


def _swatch(family: str, ratio: float) -> QPixmap:
    """The rounded square of a family."""
    made = QPixmap(QSize(14, 14) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    with painting(made) as painter:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(theme.current().family(family)) if family else theme.color("accent"))
        painter.drawRoundedRect(QRectF(0, 0, 14, 14), 4, 4)
    return made


class _Delegate(RowDelegate[LayerRow]):
    width = 100
    inset = 0.5

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = HEADING if index.row() else HEADING - 6
        return QSize(self.width, self.height if cast(LayerRow, index.data(ROW)).value else heading)

    def paint_row(self, painter: QPainter, room: QRectF, row: LayerRow, state: QStyle.StateFlag) -> None:
        small, body, heading = _type(text_size())
        if not row.value:
            painter.setFont(heading)
            painter.setPen(theme.color("text2"))
            painter.drawText(room.adjusted(2, 0, 0, -5), Qt.AlignmentFlag.AlignBottom, row.title)
            return
        left, color = 8.0, _color(row)
        if row.glyph:
            picture = icons.pixmap(row.glyph, color, 16, painter.device().devicePixelRatioF())
            place = QRectF(room.left() + 4, room.center().y() - 8, 16, 16)
            painter.drawPixmap(place, picture, QRectF(picture.rect()))
            left = 26.0
        elif row.family:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawRoundedRect(QRectF(room.left() + 8, room.center().y() - 4.5, 9, 9), 2.5, 2.5)
            left = 26.0
        wide = draw_words(painter, room.adjusted(0, 0, -8, 0), row.detail, "text3", small, side=RIGHT)
        tone = "text3" if row.unfit else "text"
        tone = "accent" if state & QStyle.StateFlag.State_Selected else tone
        draw_words(painter, room.adjusted(left, 0, -(wide + 16 if wide else 6), 0), row.title, tone, body)


def _color(row: LayerRow) -> QColor:
    """The colour of a row's family; grey for what does not fit."""
    if row.unfit:
        return theme.color("text3")
    return theme.color(theme.current().family(row.family)) if row.family else theme.color("text2")


@cache
def _type(_percent: int) -> tuple[QFont, QFont, QFont]:
    """The fonts of a detail, a row and a heading at a size of text."""
    heading = fonts.secondary()
    heading.setWeight(QFont.Weight.DemiBold)
    return fonts.small(), fonts.body(), heading

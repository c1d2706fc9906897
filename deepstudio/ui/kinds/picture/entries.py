"""The pictures that were given, one row each: small picture, name, and what the network says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from deepstudio.core.text import Text
from deepstudio.data import served
from deepstudio.data.plain_picture import PlainPicture
from deepstudio.jobs.data_process import data_process
from deepstudio.ui.kinds.answers import Answer
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import fonts, icons, theme
from deepstudio.ui.widgets import Translated, percent
from deepstudio.ui.widgets.model_index import Index
from deepstudio.ui.widgets.styling import wrapped
from deepstudio.ui.widgets.thumbnail_pictures import ThumbnailCache

ROOT = QModelIndex()
ENTRY = Qt.ItemDataRole.UserRole
ROW = 46  # pixels
SIDE = 34


@dataclass(frozen=True)
class TriedInput:
    """An input by its file. `true` is its class where it is known; no answer means that it is awaited."""

    key: str
    path: Path
    title: str
    true: str = ""
    answer: Answer | None = None
    failure: Text | None = None

    @property
    def error(self) -> Text | None:
        """Why there is no answer: the engine's reason or the picture's."""
        return self.failure or (self.answer.error if self.answer else None)


class EntryModel(QAbstractListModel):
    """All entries, the newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: list[TriedInput] = []

    def put_first(self, entries: Sequence[TriedInput]) -> None:
        self.beginInsertRows(ROOT, 0, len(entries) - 1)
        self.entries[:0] = entries
        self.endInsertRows()

    def change(self, key: str, **changes: object) -> None:
        for row, entry in enumerate(self.entries):
            if entry.key == key:
                self.entries[row] = replace(entry, **changes)  # type: ignore[arg-type]
                self.dataChanged.emit(self.index(row), self.index(row))

    def forget_answers(self) -> None:
        self.entries = [replace(entry, answer=None, failure=None) for entry in self.entries]
        self.refresh()

    def remove(self, row: int) -> None:
        self.beginRemoveRows(ROOT, row, row)
        del self.entries[row]
        self.endRemoveRows()

    def clear(self) -> None:
        self.beginResetModel()
        self.entries = []
        self.endResetModel()

    def refresh(self) -> None:
        """Everything may read differently now."""
        if self.entries:
            self.dataChanged.emit(self.index(0), self.index(len(self.entries) - 1))

    def row_of(self, key: str) -> int | None:
        return next((row for row, entry in enumerate(self.entries) if entry.key == key), None)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{entry.title}: {said(entry)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return wrapped(f"{entry.path}\n{said(entry)}")
        return None


class Tried(Protocol):
    """Something that was given to the network, and what it said, if it did."""

    @property
    def answer(self) -> Answer | None: ...

    @property
    def error(self) -> Text | None: ...


def said(entry: Tried) -> str:
    """What the network says, in a few words."""
    if entry.error is not None:
        return tr_text(entry.error)
    if entry.answer is None:
        return "…"
    return f"{entry.answer.label} · {percent(entry.answer.confidence)}"


class EntryList(Translated, QListView):
    """Shows thousands of rows; pictures are decoded beside the window's thread, and only those in view."""

    chosen = Signal(object)
    """The entry that is selected now, or None."""
    remove_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = EntryModel(self)
        self.pictures = ThumbnailCache(self)
        self.pictures.set_load(_load)
        self.pictures.arrived.connect(lambda _key: self.viewport().update())
        self.destroyed.connect(self.pictures.aside.forget)
        self.setModel(self.entries)
        self.setItemDelegate(_RowDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setMinimumHeight(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._settled = QTimer(self, singleShot=True, interval=15)
        self._settled.timeout.connect(self._ask_for_visible)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._settled.start())
        for signal in (self.entries.rowsInserted, self.entries.rowsRemoved, self.entries.modelReset):
            signal.connect(lambda *_: self._settled.start())
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit(self.current()))
        self.retranslate()

    def current(self) -> TriedInput | None:
        found = self.currentIndex().data(ENTRY)
        return found if isinstance(found, TriedInput) else None

    def select(self, key: str) -> None:
        row = self.entries.row_of(key)
        if row is not None:
            self.setCurrentIndex(self.entries.index(row))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Pictures and answers"))
        self.entries.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settled.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.currentIndex().isValid():
            self.remove_wanted.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _ask_for_visible(self) -> None:
        first = max(0, self.verticalOffset() // ROW - 1)
        count = self.viewport().height() // ROW + 3
        keys = [str(entry.path) for entry in self.entries.entries[first : first + count]]
        self.pictures.want(keys, round(SIDE * self.devicePixelRatioF()))


def _load(key: str, pixels: int) -> PlainPicture:
    """In another thread."""
    return data_process().call(served.picture_file, Path(key), pixels)


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, view: EntryList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: TriedInput = index.data(ENTRY)
        room = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, room, state)
        place = QRectF(room.x() + 6, room.y() + (ROW - SIDE) / 2, SIDE, SIDE)
        self._paint_picture(painter, place, entry)
        words = room.adjusted(SIDE + 16, 5, -8, -5)
        self._paint_words(painter, words, entry)
        painter.restore()

    def _paint_ground(self, painter: QPainter, room: QRectF, state: QStyle.StateFlag) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.color("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.color("sunken"))
        else:
            return
        painter.drawRoundedRect(room.adjusted(0, 1, 0, -1), 6, 6)

    def _paint_picture(self, painter: QPainter, place: QRectF, entry: TriedInput) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(place, 5, 5)
        painter.fillPath(shape, theme.color("sunken"))
        image = self._view.pictures.get(str(entry.path))
        if entry.error is not None and image is None:
            icons.paint(painter, place.adjusted(9, 9, -9, -9), "warning", "warn")
        if image is None:
            return
        painter.save()
        painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, image.width() > SIDE)
        scale = min(place.width() / image.width(), place.height() / image.height())
        wide, high = image.width() * scale, image.height() * scale
        center = place.center()
        painter.drawImage(QRectF(center.x() - wide / 2, center.y() - high / 2, wide, high), image)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRectF, entry: TriedInput) -> None:
        upper = QRectF(room.x(), room.y(), room.width(), room.height() / 2)
        lower = upper.translated(0, upper.height())
        answered = entry.answer is not None and entry.error is None
        first = said(entry) if answered else entry.title
        second = entry.title if answered else said(entry)
        painter.setFont(fonts.tabular(fonts.strong()) if answered else fonts.body())
        painter.setPen(theme.color("text"))
        self._draw(painter, upper, first, Qt.TextElideMode.ElideRight)
        painter.setFont(fonts.small())
        painter.setPen(theme.color("bad" if entry.error is not None else "text2"))
        right = entry.error is not None
        self._draw(
            painter, lower, second, Qt.TextElideMode.ElideRight if right else Qt.TextElideMode.ElideMiddle
        )

    def _draw(self, painter: QPainter, room: QRectF, words: str, mode: Qt.TextElideMode) -> None:
        shown = painter.fontMetrics().elidedText(words, mode, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

"""What was given to the network, the newest first, with what it said."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from deepstudio.data import served
from deepstudio.data.plain_picture import PlainPicture
from deepstudio.jobs.data_process import data_process
from deepstudio.ui.kinds.giver import GivenCells
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.predict.asking import Reply
from deepstudio.ui.theme import fonts, icons
from deepstudio.ui.widgets.rows import RowDelegate, RowList, RowModel, draw_words
from deepstudio.ui.widgets.styling import wrapped
from deepstudio.ui.widgets.thumbnail_pictures import ThumbnailCache, paint_thumbnail

MOST = 2000  # values; as many as a person gives at once
SIDE = 34  # pixels of a small picture
TIP = 600  # characters
_numbers = count(1)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True)
class Tried:
    """`picture` is the file of one that stands for it; `true` has right answers by target, as far as they are known.

    Without a reply, it is awaited.
    """

    cells: GivenCells
    title: str
    picture: str = ""
    true: Mapping[str, Any] = field(default_factory=dict)
    reply: Reply | None = None
    key: int = field(default_factory=lambda: next(_numbers))

    @cached_property
    def token(self) -> str:
        """Tells the value from others."""
        return json.dumps(self.cells, sort_keys=True, default=str)

    def said(self, names: Mapping[str, Mapping[str, str]]) -> str:
        """What the network says, in a few words; `names` are what classes are called, by column and class."""
        if self.reply is None:
            return "…"
        if self.reply.error is not None:
            return tr_text(self.reply.error)
        answers = self.reply.answers.items()
        return " · ".join(tr_text(answer.named(names.get(name, {})).told()) for name, answer in answers)

    @property
    def is_right(self) -> bool | None:
        """Whether every answer is as it should be; None where that is not known, or a matter of degree."""
        answers = self.reply.answers if self.reply is not None else {}
        known = [(answer.plain, self.true[name]) for name, answer in answers.items() if name in self.true]
        if not known or not all(isinstance(said, str) for said, _ in known):
            return None
        return all(said == true for said, true in known)


class TriedModel(RowModel[Tried]):
    """Each value once."""

    def __init__(self) -> None:
        super().__init__()
        self.names: Mapping[str, Mapping[str, str]] = {}
        """What classes are called that a person gave a name, by column and class."""

    def set_names(self, names: Mapping[str, Mapping[str, str]]) -> None:
        self.names = names
        self.refresh()

    def said(self, row: Tried) -> str:
        return f"{row.title}: {row.said(self.names)}"

    def tip(self, row: Tried) -> str:
        title = row.title if len(row.title) <= TIP else row.title[:TIP] + "…"
        return wrapped(f"{title}\n{row.said(self.names)}")

    def of(self, cells: GivenCells) -> Tried | None:
        """The row with this value."""
        return next((row for row in self.rows if row.cells == cells), None)

    def put_first(self, rows: Sequence[Tried]) -> None:
        """Older rows with the same values give way."""
        new = {row.token for row in rows}
        older = [row for row in self.rows if row.token not in new]
        self.set_rows([*rows, *older][: max(MOST, len(rows))])

    def drop(self, row: Tried | None) -> None:
        place = self.row_of(row.key) if row is not None else None
        if place is not None:
            self.remove(place)

    def answer(self, key: int, reply: Reply | None) -> None:
        row = self.row(key)
        if row is not None:
            self.change(replace(row, reply=reply))

    def forget_answers(self) -> None:
        self.set_rows([replace(row, reply=None) for row in self.rows])


class TriedList(RowList[Tried]):
    """A click, Enter or an arrow key brings a value back, Delete removes it."""

    chosen = Signal(object)
    """A value that is to be shown again."""

    rows: TriedModel

    def __init__(self, parent: QWidget | None = None) -> None:
        self.pictures = ThumbnailCache()
        tried = TriedModel()
        super().__init__(tried, _TriedDelegate(self.pictures, tried), parent)
        self.setObjectName("predict.list")
        self.setAccessibleName(self.tr("What was tried, and the answers"))
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.pictures.setParent(self)
        self.pictures.set_load(_load)
        self.pictures.arrived.connect(lambda _key: self.viewport().update())
        self.destroyed.connect(self.pictures.aside.forget)
        self._settled = QTimer(self, singleShot=True, interval=15)
        self._settled.timeout.connect(self._ask_for_visible)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._settled.start())
        for signal in (self.rows.rowsInserted, self.rows.rowsRemoved, self.rows.modelReset):
            signal.connect(lambda *_: self._settled.start())
        self.clicked.connect(lambda _index: self._choose())
        self.delete_wanted.connect(self._remove)

    def show_current(self, cells: GivenCells | None) -> None:
        """Selects the row with this value, if there is one."""
        row = self.rows.of(cells) if cells is not None else None
        if row is None:
            self.clearSelection()
        elif row.key not in self.selected():
            self.select([row.key])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settled.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.current()
        if event.key() in _ENTER:
            self._choose()
            return
        removes = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        super().keyPressEvent(event)
        if not removes and self.current() is not before:
            self._choose()

    def _choose(self) -> None:
        row = self.current()
        if row is not None:
            self.chosen.emit(row)

    def _remove(self) -> None:
        self.rows.drop(self.current())
        self.chosen.emit(self.current())

    def _ask_for_visible(self) -> None:
        high = _TriedDelegate.height
        first = max(0, self.verticalOffset() // high - 1)
        shown = self.rows.rows[first : first + self.viewport().height() // high + 3]
        keys = [row.picture for row in shown if row.picture]
        self.pictures.want(keys, round(SIDE * self.devicePixelRatioF()))


def _load(key: str, pixels: int) -> PlainPicture:
    """In another thread."""
    return data_process().call(served.picture_file, Path(key), pixels)


class _TriedDelegate(RowDelegate[Tried]):
    """A small picture, if there is one; what it is called, and below it what the network says."""

    height: ClassVar[int] = 46

    def __init__(self, pictures: ThumbnailCache, tried: TriedModel) -> None:
        super().__init__()
        self._pictures, self._tried = pictures, tried

    def paint_row(self, painter: QPainter, room: QRectF, row: Tried, state: QStyle.StateFlag) -> None:
        left = 8.0
        if row.picture:
            box = QRectF(room.x() + 6, room.y() + (room.height() - SIDE) / 2, SIDE, SIDE)
            paint_thumbnail(painter, box, row.picture, self._pictures)
            left = SIDE + 16
        words = room.adjusted(left, 5, -8, -5)
        upper = QRectF(words.x(), words.y(), words.width(), words.height() / 2)
        draw_words(painter, upper, " ".join(row.title[:TIP].split()), "text", fonts.body())
        lower = upper.translated(0, upper.height())
        if row.is_right is not None:
            icon, tone = ("check", "good") if row.is_right else ("close", "bad")
            icons.paint(painter, QRectF(lower.right() - 15, lower.y() + 1.5, 15, 15), icon, tone)
            lower.setRight(lower.right() - 20)
        bad = row.reply is not None and row.reply.error is not None
        draw_words(
            painter,
            lower,
            row.said(self._tried.names),
            "bad" if bad else "text2",
            fonts.tabular(fonts.small()),
        )

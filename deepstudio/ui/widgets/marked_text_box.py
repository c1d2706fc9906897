"""A text box in which pieces light up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextLine,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from deepstudio.ui.theme import theme
from deepstudio.ui.widgets.mark_paint import paint_mark, paint_unknown
from deepstudio.ui.widgets.plain_text_box import PlainTextBox
from deepstudio.ui.widgets.styling import draw_box, painting, wrapped
from deepstudio.ui.widgets.text_marks import TextMarks

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]"
)
DescribeMark = Callable[[int | None], str]


class MarkedTextBox(PlainTextBox):
    """Marks are painted, never part of the text, so that undo knows nothing of them. They move along with edits."""

    def __init__(self, limit: int, parent: QWidget | None = None) -> None:
        super().__init__(limit, parent)
        self._marks = TextMarks()
        self._lit = True
        self._mixed = False
        self._pointed: int | None = None
        self._describe: DescribeMark = lambda _number: ""
        self.document().contentsChange.connect(self._shift)
        theme.notifier().changed.connect(self._show_tail)

    def marks(self) -> TextMarks:
        return self._marks

    def set_marks(self, marks: TextMarks) -> None:
        """Of the text as it is now."""
        self._marks, self._pointed = marks, None
        self._mixed = bool(len(marks)) and RIGHT_TO_LEFT.search(self.text()) is not None
        self._show_tail()

    def set_lit(self, lit: bool) -> None:
        """Whether weights are shown; unknown pieces and the tail always are."""
        self._lit = lit
        self.viewport().update()

    def set_describe(self, describe: DescribeMark) -> None:
        """What is said of a piece when one hovers it, by its number; None is the tail."""
        self._describe = describe

    def point_at(self, number: int | None) -> None:
        """Puts a frame around a piece, as long as someone looks at it elsewhere."""
        self._pointed = number
        self.viewport().update()

    def select_piece(self, number: int) -> None:
        """Selects a piece in the text and brings it into view."""
        if number < len(self._marks):
            cursor = self.textCursor()
            cursor.setPosition(int(self._marks.starts[number]))
            cursor.setPosition(int(self._marks.ends[number]), QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def piece_rects(self, number: int) -> list[QRectF]:
        """Where a piece stands in the viewport, one rectangle for each line it reaches into."""
        return list(self._rects(int(self._marks.starts[number]), int(self._marks.ends[number])))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self.viewport()) as painter:
            for number in self._in_view():
                self._paint_piece(painter, number)
        super().paintEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = self._said_at(event.pos())
            QToolTip.showText(event.globalPos(), wrapped(words) if words else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def _paint_piece(self, painter: QPainter, number: int) -> None:
        weight = float(self._marks.weights[number]) if self._lit else 0.0
        unknown = not self._marks.known[number]
        pointed = number == self._pointed
        if not (weight or unknown or pointed):
            return
        for room in self.piece_rects(number):
            paint_mark(painter, room, weight)
            if unknown:
                paint_unknown(painter, room)
            if pointed:
                draw_box(painter, room.adjusted(-1.5, -1.5, 1.5, 1.5), 5, edge="accent")

    def _in_view(self) -> range:
        view = self.viewport().rect()
        first = self.cursorForPosition(view.topLeft()).position()
        after = self.cursorForPosition(view.bottomRight()).position()
        # At the end of a line in the other direction lies its beginning: take whole blocks where they are short.
        start, end = self._block(first), self._block(after)
        if end.position() + end.length() - start.position() < 2000:
            first, after = start.position(), end.position() + end.length()
        return self._marks.between(first - 200, after + 200)

    def _rects(self, start: int, end: int) -> Iterator[QRectF]:
        block = self._block(start)
        layout, begin = block.layout(), block.position()
        metrics = QFontMetricsF(self.font())
        origin = layout.position() - QPointF(
            self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        )
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start - begin, line.textStart())
            after = min(end - begin, line.textStart() + line.textLength())
            if first < after:
                room = _mixed_room(line, first, after) if self._mixed else _room(line, first, after)
                top, high = line.y() + line.ascent() - metrics.ascent(), metrics.ascent() + metrics.descent()
                yield QRectF(room[0], top, room[1] - room[0], high + 1).translated(origin)
            elif line.textStart() >= end - begin:
                return

    def _block(self, place: int) -> QTextBlock:
        return self.document().findBlock(place)

    def _said_at(self, point: QPoint) -> str:
        near = self.cursorForPosition(point).position()
        for place in (near - 1, near):
            number = self._marks.at(place)
            if number is not None and any(room.contains(QPointF(point)) for room in self.piece_rects(number)):
                return self._describe(number)
        behind = 0 <= self._marks.tail < near
        return self._describe(None) if behind else ""

    def _shift(self, place: int, removed: int, added: int) -> None:
        before = self._marks
        self._marks = before.shifted(place, removed, added)
        if before.tail >= 0:
            self._show_tail()

    def _show_tail(self) -> None:
        grey: list[QTextEdit.ExtraSelection] = []
        if 0 <= self._marks.tail < self._length():
            made = QTextEdit.ExtraSelection()
            look = QTextCharFormat()
            look.setForeground(theme.color("text3"))
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._marks.tail)
            cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
            made.format, made.cursor = look, cursor
            grey.append(made)
        self.setExtraSelections(grey)
        self.viewport().update()


def _room(line: QTextLine, first: int, after: int) -> tuple[float, float]:
    """Where the characters from `first` to `after` begin and end in a line that runs in one direction."""
    left, right = _x(line, first), _x(line, after)
    return min(left, right), max(left, right)


def _mixed_room(line: QTextLine, first: int, after: int) -> tuple[float, float]:
    """The same where directions mix: only the glyphs know where they stand."""
    rooms = [run.boundingRect() for run in line.glyphRuns(first, after - first)]
    if not rooms:
        return _room(line, first, after)
    return min(room.left() for room in rooms), max(room.right() for room in rooms)


def _x(line: QTextLine, place: int) -> float:
    found: Any = line.cursorToX(place)  # comes with the place that was found
    return float(found[0] if isinstance(found, tuple) else found)

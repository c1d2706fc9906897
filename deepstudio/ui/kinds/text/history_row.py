"""A tried text, and how it looks in the list: its beginning, and below it the class and how sure the network is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from deepstudio.core.text import Text
from deepstudio.ui.kinds.answers import Answer
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import fonts, icons, theme
from deepstudio.ui.widgets import percent
from deepstudio.ui.widgets.model_index import Index

ENTRY = Qt.ItemDataRole.UserRole
ROW = 50  # pixels
PILL = 18
TIP = 600  # characters
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True)
class TextEntry:
    """`true` is the text's class where it is known; no answer means that it is awaited."""

    key: int
    text: str
    true: str = ""
    answer: Answer | None = None
    failure: Text | None = None

    @property
    def error(self) -> Text | None:
        """Why there is no answer."""
        return self.failure or (self.answer.error if self.answer else None)

    @property
    def title(self) -> str:
        """The text on one line."""
        return " ".join(self.text[:TIP].split())


class TextRowDelegate(QStyledItemDelegate):
    """Paints rows of equal height."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: TextEntry = index.data(ENTRY)
        room = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, room, option.state)
        inner = room.adjusted(8, 5, -8, -6)
        upper = QRectF(inner.x(), inner.y(), inner.width(), 18)
        self._draw(painter, upper, entry.title, "text", fonts.body())
        self._paint_answer(painter, QRectF(inner.x(), inner.bottom() - PILL, inner.width(), PILL), entry)
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

    def _paint_answer(self, painter: QPainter, room: QRectF, entry: TextEntry) -> None:
        if entry.error is not None:
            self._draw(painter, room, tr_text(entry.error), "bad", fonts.small())
        elif entry.answer is None:
            self._draw(painter, room, "…", "text2", fonts.small())
        else:
            after = self._paint_pill(painter, room, entry.answer.label)
            share = QRectF(after + 7, room.y(), 56, room.height())
            self._draw(
                painter, share, percent(entry.answer.confidence), "text2", fonts.tabular(fonts.small())
            )
            if entry.true:
                right = entry.true == entry.answer.label
                place = QRectF(room.right() - 15, room.y() + 1.5, 15, 15)
                icons.paint(painter, place, "check" if right else "close", "good" if right else "bad")

    def _paint_pill(self, painter: QPainter, room: QRectF, label: str) -> float:
        """The class on a soft ground; returns where it ends."""
        painter.setFont(fonts.small())
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(label, Qt.TextElideMode.ElideRight, int(room.width() - 100))
        pill = QRectF(room.x(), room.y(), metrics.horizontalAdvance(shown) + 16, room.height())
        painter.setPen(theme.color("line"))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), PILL / 2, PILL / 2)
        painter.setPen(theme.color("text"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, shown)
        return pill.right()

    def _draw(self, painter: QPainter, room: QRectF, words: str, token: str, font: object) -> None:
        painter.setFont(font)  # type: ignore[arg-type]
        painter.setPen(theme.color(token))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, LEFT, shown)

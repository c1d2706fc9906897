"""The few words that decided most, side by side, each with a bar to the left (against) or to the right (for)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.widgets.layouts import row_of
from deepstudio.ui.widgets.mark_paint import tone
from deepstudio.ui.widgets.styling import RingedButton, paint_ring, painting, wrapped

HIGH = 54  # pixels


@dataclass(frozen=True)
class SignedRow:
    """`weight` is -1 to 1; `share` is what stands below the bar; `words` say it all in a sentence."""

    title: str
    weight: float
    share: str
    words: str


class SignedBar(RingedButton):
    """One word. It can be clicked, hovered, and reached by Tab."""

    looked_at = Signal(bool)
    """Somebody hovers it or has it in focus, or no longer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = SignedRow("", 0.0, "", "")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)

    def row(self) -> SignedRow:
        return self._row

    def set_row(self, row: SignedRow) -> None:
        self._row = row
        self.setAccessibleName(row.words)
        self.setToolTip(wrapped(row.words))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(96, HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(44, HIGH)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.looked_at.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.looked_at.emit(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.looked_at.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.looked_at.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            if self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("sunken"))
                painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
            room = QRectF(self.rect()).adjusted(6, 4, -6, -4)
            self._paint_words(painter, room)
            self._paint_bar(painter, QRectF(room.x(), room.center().y() - 1, room.width(), 6))
        if self.is_ringed:
            paint_ring(self)

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        painter.setFont(fonts.strong())
        painter.setPen(theme.color("text"))
        title = painter.fontMetrics().elidedText(
            self._row.title, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, title)
        painter.setFont(fonts.tabular(fonts.small()))
        painter.setPen(theme.color("text2"))
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, self._row.share)

    def _paint_bar(self, painter: QPainter, track: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("line" if self.underMouse() else "sunken"))
        painter.drawRoundedRect(track, 3, 3)
        long = track.width() / 2 * min(1.0, abs(self._row.weight))
        left = track.center().x() if self._row.weight >= 0 else track.center().x() - long
        painter.setBrush(theme.color(tone(self._row.weight)))
        painter.drawRoundedRect(QRectF(left, track.y(), long, track.height()), 2, 2)
        painter.fillRect(
            QRectF(track.center().x() - 0.5, track.y() - 2, 1, track.height() + 4), theme.color("text3")
        )


class SignedBars(QWidget):
    """At most `count` words."""

    chosen = Signal(int)
    looked_at = Signal(int)
    """The number of the word that somebody looks at; -1 for none."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = [SignedBar(self) for _ in range(count)]
        row_of(*self._bars, gap=4, on=self)
        for number, bar in enumerate(self._bars):
            bar.clicked.connect(lambda _on=False, number=number: self.chosen.emit(number))
            bar.looked_at.connect(lambda on, number=number: self.looked_at.emit(number if on else -1))
        self.set_rows(())

    def bars(self) -> list[SignedBar]:
        """Those that stand for a word now."""
        return [bar for bar in self._bars if bar.row().title]

    def set_rows(self, rows: Sequence[SignedRow]) -> None:
        """The strongest first. Room is kept for all, so that nothing jumps."""
        for number, bar in enumerate(self._bars):
            bar.set_row(rows[number] if number < len(rows) else SignedRow("", 0.0, "", ""))
            bar.setVisible(number < len(rows))

"""How many samples each class has, and in which part they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from deepstudio.data.split import PARTS
from deepstudio.ui.answers.target import TONES
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.widgets.styling import painting, wrapped

ROW = 26
MOST_NAME = 0.36  # of the width


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class and its samples in training, validation and test; `tip` says it in words."""

    name: str
    counts: tuple[int, int, int]
    tip: str = ""

    @property
    def total(self) -> int:
        return sum(self.counts)


class ClassChart(QWidget):
    """One bar a class, its parts side by side. A click (or Enter) chooses a class, again none."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ClassRow, ...] = ()
        self.current = ""
        self._hover = self._cursor = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_rows(self, rows: Sequence[ClassRow]) -> None:
        self.rows = tuple(rows)
        self.setAccessibleName("; ".join(row.tip or f"{row.name} {row.total}" for row in rows))
        self.setFixedHeight(max(ROW, ROW * len(rows)))
        self.update()

    def set_current(self, name: str) -> None:
        """Marks one class; an empty word marks none."""
        self.current = name
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, max(ROW, ROW * len(self.rows)))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            most = max((row.total for row in self.rows), default=1) or 1
            first, last = event.rect().top() // ROW, event.rect().bottom() // ROW
            names, numbers = self._name_width(), self._number_width()
            for number, row in enumerate(self.rows[first : last + 1], first):
                place = QRectF(0, number * ROW, self.width(), ROW)
                self._paint_ground(painter, place, number, row)
                self._paint_row(painter, place, row, most, names, numbers)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(int(event.position().y()) // ROW)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = int(event.position().y()) // ROW
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = -1
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps and self.rows:
            self._cursor = (self._cursor + steps[Qt.Key(event.key())]) % len(self.rows)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self._cursor)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = event.pos().y() // ROW
            tip = self.rows[number].tip if 0 <= number < len(self.rows) else ""
            QToolTip.showText(event.globalPos(), wrapped(tip), self)
            return True
        return super().event(event)

    def _choose(self, number: int) -> None:
        if 0 <= number < len(self.rows):
            name = self.rows[number].name
            self._cursor = number
            self.chosen.emit("" if name == self.current else name)

    def _paint_ground(self, painter: QPainter, place: QRectF, number: int, row: ClassRow) -> None:
        if row.name == self.current or number == self._hover:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft" if row.name == self.current else "sunken"))
            painter.drawRoundedRect(place.adjusted(0, 1, 0, -1), 6, 6)
        if self.hasFocus() and number == self._cursor:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.drawRoundedRect(place.adjusted(0.5, 1.5, -0.5, -1.5), 6, 6)

    def _paint_row(
        self, painter: QPainter, place: QRectF, row: ClassRow, most: int, names: float, numbers: float
    ) -> None:
        painter.setFont(fonts.secondary())
        painter.setPen(theme.color("text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        words = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideMiddle, round(names))
        painter.drawText(place.adjusted(6, 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, words)
        painter.setFont(fonts.tabular(fonts.secondary()))
        painter.setPen(theme.color("text2"))
        painter.drawText(place.adjusted(0, 0, -6, 0), middle | Qt.AlignmentFlag.AlignRight, f"{row.total:,}")
        left = 6 + names + 10
        room = max(10.0, place.width() - left - numbers - 16)
        x = left
        for part, count in zip(PARTS, row.counts, strict=True):
            wide = room * count / most
            painter.fillRect(
                QRectF(x, place.center().y() - 5, max(0.0, wide - 1), 10), theme.color(TONES[part])
            )
            x += wide

    def _name_width(self) -> float:
        metrics = self.fontMetrics()
        wanted = max((metrics.horizontalAdvance(row.name) for row in self.rows[:200]), default=0)
        return float(min(wanted, self.width() * MOST_NAME))

    def _number_width(self) -> float:
        metrics = self.fontMetrics()
        return float(
            max((metrics.horizontalAdvance(f"{row.total:,}") for row in self.rows[:200]), default=20)
        )

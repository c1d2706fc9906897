"""Two axes with round numbers, and what is drawn between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from deepstudio.storage.growing import Numbers
from deepstudio.ui.plots.axes import round_ticks
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.widgets.items import DrawnItems
from deepstudio.ui.widgets.rows import RIGHT, draw_words
from deepstudio.ui.widgets.styling import paint_ring, painting

Of = TypeVar("Of", float, Numbers)
LINE = 16  # pixels of a row of words
GAP = 6
MIDDLE = Qt.AlignmentFlag.AlignCenter
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class Scale:
    """The numbers from one end of an axis to the other, and what stands along it."""

    low: float = 0.0
    high: float = 1.0
    title: str = ""
    unit: str = ""

    @property
    def words(self) -> str:
        return f"{self.title} ({self.unit})" if self.title and self.unit else self.title or self.unit

    def share(self, value: Of) -> Of:
        """Where a number, or each of several, lies: 0 at the low end, 1 at the high one."""
        return (value - self.low) / (self.high - self.low)

    @classmethod
    def over(cls, low: float, high: float, title: str = "", unit: str = "", room: float = 0.0) -> Scale:
        """From `low` to `high`, with a share of `room` at both ends; equal ends are moved apart."""
        more = (high - low) * room or (0.0 if high > low else abs(low) * 0.1 or 1.0)
        return cls(low - more, high + more, title, unit)


class Plane(DrawnItems):
    """What derives from it draws items between two axes.

    An axis without a title and a unit has numbers all the same; `counts` leaves the numbers at the left away.
    """

    chosen = Signal(int)
    """The number of an item that was clicked."""

    def __init__(self, parent: QWidget | None = None, counts: bool = False) -> None:
        super().__init__(parent)
        self.x_scale, self.y_scale = Scale(), Scale()
        self._counts = counts
        self.setFont(fonts.tabular(fonts.small()))
        self.setMinimumSize(200, 150)
        theme.notifier().changed.connect(self.update)

    def set_scales(self, x: Scale, y: Scale) -> None:
        """Other numbers along the axes; nothing is read any more."""
        self.x_scale, self.y_scale, self.current = x, y, -1
        self.setAccessibleDescription("")
        self.update()

    # What is drawn

    def items(self) -> int:
        """How many there are."""
        return 0

    def _paint_items(self, painter: QPainter, area: QRectF) -> None:
        raise NotImplementedError

    # Places

    def area(self) -> QRectF:
        """Where items are, in pixels."""
        left, bottom = self._left(), LINE + 2 + (LINE if self.x_scale.words else 0)
        top = GAP + (LINE if self.y_scale.words else 0)
        return QRectF(self.rect()).adjusted(left, top, -GAP - 2, -bottom)

    def place(self, x: float, y: float) -> QPointF:
        """Where numbers lie, in pixels."""
        area = self.area()
        across, up = self.x_scale.share(x), self.y_scale.share(y)
        return QPointF(area.x() + area.width() * across, area.bottom() - area.height() * up)

    def sizeHint(self) -> QSize:
        return QSize(320, 240)

    def after(self, key: Qt.Key) -> int:
        return min(max(self.current + STEPS[key], 0), self.items() - 1) if key in STEPS else -1

    def choose(self, number: int) -> None:
        self.chosen.emit(number)

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            area = self.area()
            self._paint_axes(painter, area)
            self._paint_items(painter, area)
        if self.hasFocus():
            paint_ring(self, 6)

    def _paint_axes(self, painter: QPainter, area: QRectF) -> None:
        metrics = QFontMetrics(self.font())
        widest = max(metrics.horizontalAdvance(tick(end)) for end in self._round_ends())
        for value, words in self._marks(area.width() / max(32, widest + 14)):
            x = self.place(value, self.y_scale.low).x()
            wide = metrics.horizontalAdvance(words) + 2
            left = min(max(x - wide / 2, area.x() - GAP), area.right() - wide + GAP)
            below = QRectF(left, area.bottom() + 2, wide, LINE)
            draw_words(painter, below, words, "text3", self.font(), side=MIDDLE)
        for value in () if self._counts else self._ticks(self.y_scale, area.height() / 24):
            y = self.place(self.x_scale.low, value).y()
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(area.x(), y), QPointF(area.right(), y))
            room = QRectF(0, y - LINE / 2, area.x() - GAP, LINE)
            draw_words(painter, room, tick(value), "text3", self.font(), side=RIGHT)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        below = QRectF(area.x(), area.bottom() + LINE, area.width(), LINE + 4)
        draw_words(painter, below, self.x_scale.words, "text3", self.font(), side=MIDDLE)
        above = QRectF(GAP, 0, self.width() - GAP, LINE)
        draw_words(painter, above, self.y_scale.words, "text3", self.font())

    def _marks(self, room: float) -> list[tuple[float, str]]:
        """What stands below the first axis, and where; there is room for so many words."""
        return [(value, tick(value)) for value in self._ticks(self.x_scale, room)]

    def _round_ends(self) -> list[float]:
        """Round numbers near both ends of the first axis."""
        return round_ticks(self.x_scale.low, self.x_scale.high, 4) or [0.0]

    def _left(self) -> int:
        if self._counts:
            return GAP + 2
        metrics, ticks = QFontMetrics(self.font()), self._ticks(self.y_scale, self.height() / 24)
        return 2 * GAP + max((metrics.horizontalAdvance(tick(value)) for value in ticks), default=0)

    def _ticks(self, scale: Scale, count: float) -> list[float]:
        return round_ticks(scale.low, scale.high, max(2, int(count)))


def tick(value: float) -> str:
    """A round number of an axis."""
    return f"{value:,.10g}" if value == 0 or 1e-6 <= abs(value) < 1e10 else f"{value:g}"

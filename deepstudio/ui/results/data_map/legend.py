"""What the colours and forms of a map mean; a click lets one of them stand out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.ui.plots.dots import DotLook, draw_form
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets.items import DrawnItems
from deepstudio.ui.widgets.rows import RIGHT, draw_words
from deepstudio.ui.widgets.styling import draw_box, paint_ring, painting

HIGH, SIGN = 24, 22  # pixels
DOT = 4.5
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class LegendRow:
    """A group with its number, how it looks, what it is called and how many samples it has."""

    group: int
    look: DotLook
    name: str
    count: int


class MapLegend(DrawnItems):
    """Rows below each other, as high as all of them need."""

    meant_changed = Signal(object)
    """The groups that stand out, or None where all do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[LegendRow, ...] = ()
        self.meant: frozenset[int] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.update)

    def set_rows(self, rows: Sequence[LegendRow]) -> None:
        """What stood out and is still there goes on to."""
        self.rows = tuple(rows)
        left = self.meant & {row.group for row in rows}
        if left != self.meant:
            self._mean(left)
        self.setAccessibleName(", ".join(row.name for row in rows))
        self.updateGeometry()
        self.update()

    def forget(self) -> None:
        """Other groups come: none stands out."""
        self._mean(frozenset())

    def items(self) -> int:
        return len(self.rows)

    def words(self, number: int) -> str:
        if not 0 <= number < len(self.rows):
            return ""
        row = self.rows[number]
        return f"{row.name}: {row.count:,}"

    def item_at(self, place: QPointF) -> int:
        number = int(place.y() // self._high)
        return number if 0 <= number < len(self.rows) else -1

    def after(self, key: Qt.Key) -> int:
        if key not in STEPS or not self.rows:
            return -1
        return min(max(self.current + STEPS[key], 0), len(self.rows) - 1)

    def choose(self, number: int) -> None:
        """One stands out more, or one less."""
        self._mean(self.meant ^ {self.rows[number].group})

    def sizeHint(self) -> QSize:
        return QSize(120, round(self._high * len(self.rows)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            for number, row in enumerate(self.rows):
                self._paint_row(painter, number, row)
        if self.hasFocus():
            paint_ring(self, 6)

    @property
    def _high(self) -> float:
        return float(scaled(HIGH))

    def _mean(self, groups: frozenset[int]) -> None:
        self.meant = groups
        self.update()
        self.meant_changed.emit(groups or None)

    def _paint_row(self, painter: QPainter, number: int, row: LegendRow) -> None:
        room = QRectF(0, number * self._high, self.width(), self._high)
        chosen = row.group in self.meant
        if chosen or number == self.current:
            draw_box(painter, room.adjusted(0, 1, 0, -1), 6, "accent_soft" if chosen else "sunken")
        alpha = 1.0 if chosen or not self.meant else 0.4
        draw_form(painter, QPointF(12, room.center().y()), DOT, row.look, alpha)
        counted = f"{row.count:,}"
        font = fonts.tabular(fonts.secondary())
        wide = draw_words(painter, room.adjusted(0, 0, -6, 0), counted, "text3", font, side=RIGHT)
        name = room.adjusted(SIGN, 0, -wide - 14, 0)
        draw_words(painter, name, row.name, "text" if alpha == 1 else "text3", fonts.body())

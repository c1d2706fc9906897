"""The names of a chart's lines, and what the crosshair reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.ui.plots.run_looks import Dash, LineLook
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.theme.tokens import RADIUS, scaled
from deepstudio.ui.widgets.rows import RIGHT, draw_words
from deepstudio.ui.widgets.styling import draw_box, painting, wrapped

_LINE = 14.0
_DASHED = 28.0  # in which a dash can be told from others
_SPACE = 12.0
_ROW = 18


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A line's name, colour and style; `value` where the crosshair stands, `marked` where it stands out."""

    name: str
    token: str
    dash: Dash = ()
    value: str = ""
    marked: bool = False


class Legend(QWidget):
    """Names in one row; what does not fit is left out, the last ones first, and told by the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[LegendEntry, ...] = ()
        self.setFont(fonts.secondary())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_entries(self, entries: Sequence[LegendEntry]) -> None:
        if tuple(entries) == self.entries:
            return
        self.entries = tuple(entries)
        words = ", ".join(entry.name for entry in entries)
        self.setAccessibleName(words)
        self.setToolTip(wrapped(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(sum(self._width(entry) for entry in self.entries)), scaled(20))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, scaled(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            room = float(self.width())
            shown: list[LegendEntry] = []
            for entry in self.entries:
                if self._width(entry) > room and shown:
                    break
                shown.append(entry)
                room -= self._width(entry)
            x = max(0.0, room)
            for entry in shown:
                draw_dash(painter, QPointF(x + _SPACE, self.height() / 2), entry)
                x += _SPACE + line_width(entry) + 5
                beside = QRectF(x, 0, self.width() - x + 2, self.height())
                x += draw_words(painter, beside, entry.name, "text2", self.font())

    def _width(self, entry: LegendEntry) -> float:
        return _SPACE + line_width(entry) + 5 + self.fontMetrics().horizontalAdvance(entry.name)


class CrosshairReadout(QWidget):
    """A small box beside the crosshair; the pointer passes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.title = ""
        self.entries: tuple[LegendEntry, ...] = ()
        self.hide()

    def show_at(self, x: float, title: str, entries: Sequence[LegendEntry]) -> None:
        """Shows values beside the crosshair at pixel `x` of the parent, on the side with more room."""
        self.title, self.entries = title, tuple(entries)
        self.resize(self._wanted())
        right = x + 10 + self.width() <= self._over.width() - 4
        self.move(round(x + 10 if right else max(2, x - 10 - self.width())), 6)
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            room = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            draw_box(painter, room, RADIUS, theme.color("surface", 0.94), "line")
            draw_words(
                painter, QRectF(10, 5, self.width() - 20, scaled(_ROW)), self.title, "text3", fonts.small()
            )
            for number, entry in enumerate(self.entries):
                self._paint_row(painter, 5 + scaled(_ROW) * (number + 1), entry)

    def _paint_row(self, painter: QPainter, top: float, entry: LegendEntry) -> None:
        draw_dash(painter, QPointF(10, top + scaled(_ROW) / 2), entry)
        wide = max(map(line_width, self.entries))
        row = QRectF(10 + wide + 6, top, self.width() - 20 - wide - 6, scaled(_ROW))
        tone, font = ("text", fonts.strong()) if entry.marked else ("text2", fonts.secondary())
        draw_words(painter, row, entry.name, tone, font)
        draw_words(painter, row, entry.value, "text", _value_font(), side=RIGHT)

    def _wanted(self) -> QSize:
        names, values = QFontMetricsF(fonts.strong()), QFontMetricsF(_value_font())
        rows = [
            max(map(line_width, self.entries))
            + 6
            + names.horizontalAdvance(entry.name)
            + 14
            + values.horizontalAdvance(entry.value)
            for entry in self.entries
        ]
        head = QFontMetricsF(fonts.small()).horizontalAdvance(self.title)
        return QSize(round(max([head, *rows])) + 22, round(scaled(_ROW) * (len(self.entries) + 1)) + 12)


def draw_dash(painter: QPainter, left: QPointF, look: LegendEntry | LineLook) -> None:
    """The sample of a line, from `left` on."""
    pen = QPen(theme.color(look.token), 2)
    if look.dash:
        pen.setDashPattern(look.dash)
        pen.setDashOffset(_before_middle(look.dash) - _DASHED / 2 / pen.widthF())
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(left, left + QPointF(line_width(look), 0))


def _before_middle(dash: Dash) -> float:
    """How far into its pattern a sample has its middle, so that it tells one pattern from another: in the dot behind
    a dash, in the gap between long dashes, or in a stroke."""
    part = 2 if len(dash) > 2 else int(dash[0] > 6)
    return sum(dash[:part]) + dash[part] / 2


def line_width(look: LegendEntry | LineLook) -> float:
    """The pixels of such a sample."""
    return _DASHED if look.dash else _LINE


def _value_font() -> QFont:
    return fonts.tabular(fonts.secondary())

"""Which colours stand for which numbers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QLinearGradient, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.core.results import written
from deepstudio.ui.pages.model.inside import inks
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets.rows import draw_words
from deepstudio.ui.widgets.styling import painting

RAMP, STOPS = 96, 16
MARGIN = 52  # pixels at the left of a strip, for the numbers of the channels


class ScaleLegend(QWidget):
    """Which colour stands for which number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale, self._signed = 0.0, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_scale(self, scale: float, signed: bool) -> None:
        """From 0, or from −`scale`, to `scale`."""
        self._scale, self._signed = scale, signed
        low, high = self._ends()
        self.setAccessibleName(self.tr("Colours from {low} to {high}").format(low=low, high=high))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(fonts.small())
        ends = sum(metrics.horizontalAdvance(end) for end in self._ends())
        return QSize(scaled(RAMP) + ends + 14, metrics.height() + 2)

    def _ends(self) -> tuple[str, str]:
        high = written(self._scale)
        return (f"−{high}" if self._signed else "0"), high

    def paintEvent(self, event: QPaintEvent) -> None:
        low, high = self._ends()
        metrics = QFontMetrics(fonts.small())
        with painting(self) as painter:
            room = QRectF(self.rect())
            draw_words(painter, room, low, "text2", fonts.small())
            left = metrics.horizontalAdvance(low) + 6.0
            ramp = QRectF(left, room.center().y() - 4, scaled(RAMP), 8)
            shades = QLinearGradient(ramp.topLeft(), ramp.topRight())
            for stop in range(STOPS + 1):
                share = stop / STOPS
                shades.setColorAt(share, inks.ink(2 * share - 1 if self._signed else share))
            painter.setPen(theme.color("line"))
            painter.setBrush(shades)
            painter.drawRect(ramp)
            rest = QRectF(ramp.right() + 6, room.y(), room.right() - ramp.right() - 6, room.height())
            draw_words(painter, rest, high, "text2", fonts.small())

"""A small surface that floats over the canvas."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from deepstudio.ui.theme import theme
from deepstudio.ui.theme.tokens import RADIUS_CARD
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.widgets.painting import painting


class Floating(QWidget):
    """A rounded surface with a thin line and room for widgets in `column`; it keeps mouse clicks to itself."""

    radius = RADIUS_CARD

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.column = column_of(margins=(14, 10, 14, 12), on=self)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self.radius, self.radius
            )

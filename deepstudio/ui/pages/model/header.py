"""The head of the inspector: a glyph on its tinted square, a title and a line of numbers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from deepstudio.ui.theme import icons, theme
from deepstudio.ui.widgets import ElidedLabel, Label
from deepstudio.ui.widgets.layouts import column_of, row_of
from deepstudio.ui.widgets.painting import painting


class Glyph(QWidget):
    """The sign of a layer family."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._family = "model", ""
        self.setFixedSize(QSize(36, 36))

    def show_glyph(self, icon: str, family: str) -> None:
        self._icon, self._family = icon, family
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        color = theme.color(theme.current().family(self._family) if self._family else "accent")
        ground = theme.color(color.name(), 0.22 if theme.current().dark else 0.15)
        with painting(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(QRectF(self.rect()), 9, 9)
            icons.paint(painter, QRectF(8, 8, 20, 20), self._icon, color)


class Header(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.glyph = Glyph(self)
        self.title = ElidedLabel("", self, role="title")
        self.numbers = Label("", "secondary", "text2", wrap=True, parent=self)
        row_of(
            (self.glyph, 0, Qt.AlignmentFlag.AlignTop),
            (column_of(self.title, self.numbers, gap=2), 1),
            gap=11,
            on=self,
        )

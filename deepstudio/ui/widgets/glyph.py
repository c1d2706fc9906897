"""An icon on a soft ground, alone or at the head of a column."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from deepstudio.ui.theme import icons, theme
from deepstudio.ui.widgets.labels import ElidedLabel, Label
from deepstudio.ui.widgets.layouts import column_of, row_of
from deepstudio.ui.widgets.styling import painting


class Glyph(QWidget):
    """`side` pixels wide and high; `radius` rounds its corners, `inset` is left free around the icon."""

    def __init__(
        self, icon: str, side: int, radius: float, inset: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._family: str | None = None
        self._radius, self._inset = radius, inset
        self.setFixedSize(side, side)

    def show_glyph(self, icon: str, family: str) -> None:
        """Another icon, in the colour of a family of layers; empty for none of them."""
        self._icon, self._family = icon, family
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        color = theme.color(theme.current().family(self._family) if self._family else "accent")
        tinted = theme.color(color.name(), 0.22 if theme.current().dark else 0.15)
        room, inset = QRectF(self.rect()), self._inset
        with painting(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tinted if self._family is not None else theme.color("accent_soft"))
            painter.drawRoundedRect(room, self._radius, self._radius)
            icons.paint(painter, room.adjusted(inset, inset, -inset, -inset), self._icon, color)


class Header(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.glyph = Glyph("model", 36, 9, 8, self)
        self.title = ElidedLabel("", self, role="title")
        self.numbers = Label("", "secondary", "text2", wrap=True, parent=self)
        words = column_of(self.title, self.numbers, gap=2)
        row_of((self.glyph, 0, Qt.AlignmentFlag.AlignTop), (words, 1), gap=11, on=self)

"""One template as a card to click."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.core.declarations import Template
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import fonts, icons, theme
from deepstudio.ui.theme.tokens import RADIUS_CARD
from deepstudio.ui.widgets.styling import RingedButton, painting, wrapped

HEIGHT = 108
GLYPH = 40


class TemplateCard(RingedButton):
    """Glyph, name, level and one line on what it is."""

    def __init__(self, template: type[Template], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.template = template
        self._help = self._level = ""
        self.setObjectName(f"start.template.{template.id}")
        self.setMinimumSize(240, HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(tr_text(self.template.title))
        self._help = tr_text(self.template.help)
        self._level = tr_text(self.template.level)
        self.setAccessibleName(f"{self.text()}, {self._level}")
        self.setAccessibleDescription(self._help)
        self.setToolTip(wrapped(self._help))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            self._paint_ground(painter)
            self._paint_glyph(painter)
            left = 16 + GLYPH + 14
            room = QRect(left, 14, self.width() - left - 14, self.height() - 26)
            self._paint_words(painter, room)

    def _paint_ground(self, painter: QPainter) -> None:
        strong = self.is_ringed or self.underMouse()
        painter.setPen(QPen(theme.color("accent" if strong else "line"), 1.5 if self.is_ringed else 1))
        painter.setBrush(theme.color("accent_soft" if self.isDown() else "surface"))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), RADIUS_CARD, RADIUS_CARD
        )

    def _paint_glyph(self, painter: QPainter) -> None:
        square = QRectF(16, 16, GLYPH, GLYPH)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_soft"))
        painter.drawRoundedRect(square, 10, 10)
        icons.paint(painter, square.adjusted(8, 8, -8, -8), glyph_of(self.template), "accent")

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        painter.setFont(fonts.strong())
        painter.setPen(theme.color("text"))
        metrics = painter.fontMetrics()
        title = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignTop, title)
        painter.setFont(fonts.secondary())
        painter.setPen(theme.color("text2"))
        below = room.adjusted(0, metrics.height() + 4, 0, -18)
        painter.drawText(below, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, self._help)
        painter.setFont(fonts.small())
        painter.setPen(theme.color("text3"))
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, self._level)


def glyph_of(template: type[Template]) -> str:
    """Its own icon where there is one, else the one it names, else that of a model."""
    known = icons.names()
    wanted = (f"template-{template.id}", template.glyph, f"layer-{template.glyph}")
    return next((name for name in wanted if name in known), "model")

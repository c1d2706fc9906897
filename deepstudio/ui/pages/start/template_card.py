"""One template as a card to click."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.core.declarations import Template
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import fonts, icons, theme
from deepstudio.ui.theme.tokens import RADIUS_CARD
from deepstudio.ui.widgets.rows import draw_words
from deepstudio.ui.widgets.styling import RingedButton, painting, wrapped

HEIGHT = 108
GLYPH, LEFT, RIGHT, TOP, FOOT, GAP = 40, 70, 14, 15, 12, 4
WRAPPED = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class TemplateCard(RingedButton):
    """Glyph, name, level and a sentence on what it is, painted, as there are many; as high as that is."""

    def __init__(self, template: type[Template], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.template = template
        title, self._help, self._level = map(tr_text, (template.title, template.help, template.level))
        self.setObjectName(f"start.template.{template.id}")
        self.setMinimumSize(240, HEIGHT)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(title)
        self.setAccessibleName(f"{title}, {self._level}")
        self.setAccessibleDescription(self._help)
        self.setToolTip(wrapped(self._help))

    def sizeHint(self) -> QSize:
        return QSize(320, HEIGHT)

    def heightForWidth(self, width: int) -> int:
        words = QFontMetrics(fonts.secondary()).boundingRect(self._room(width), WRAPPED, self._help)
        return max(HEIGHT, words.bottom() + GAP + QFontMetrics(fonts.small()).height() + FOOT)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            self._paint_ground(painter)
            room = self._room(self.width())
            name, foot = QRectF(room), QRectF(room)
            name.setRect(room.x(), TOP, room.width(), room.y() - TOP - GAP)
            foot.setTop(self.height() - FOOT - QFontMetrics(fonts.small()).height())
            foot.setBottom(self.height() - FOOT)
            draw_words(painter, name, self.text(), "text", fonts.strong())
            draw_words(painter, foot, self._level, "text3", fonts.small())
            painter.setFont(fonts.secondary())
            painter.setPen(theme.color("text2"))
            painter.drawText(room, WRAPPED, self._help)

    def _room(self, width: int) -> QRect:
        """Where the sentence may stand, below the name."""
        top = TOP + QFontMetrics(fonts.strong()).height() + GAP
        return QRect(LEFT, top, width - LEFT - RIGHT, 10_000)

    def _paint_ground(self, painter: QPainter) -> None:
        strong = self.is_ringed or self.underMouse()
        painter.setPen(QPen(theme.color("accent" if strong else "line"), 1.5 if self.is_ringed else 1))
        painter.setBrush(theme.color("accent_soft" if self.isDown() else "surface"))
        edge = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.drawRoundedRect(edge, RADIUS_CARD, RADIUS_CARD)
        square = QRectF(16, 16, GLYPH, GLYPH)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_soft"))
        painter.drawRoundedRect(square, 10, 10)
        icons.paint(painter, square.adjusted(8, 8, -8, -8), glyph_of(self.template), "accent")


def glyph_of(template: type[Template]) -> str:
    """Its own icon where there is one, else the one it names, else that of a model."""
    known = icons.names()
    wanted = (f"template-{template.id}", template.glyph, f"layer-{template.glyph}")
    return next((name for name in wanted if name in known), "model")

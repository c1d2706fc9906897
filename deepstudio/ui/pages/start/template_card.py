"""One template as a card to click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.catalog.template_offers import TemplateOffer
from deepstudio.core.declarations import Template
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import fonts, icons, theme
from deepstudio.ui.theme.tokens import RADIUS, RADIUS_CARD
from deepstudio.ui.widgets.rows import draw_words
from deepstudio.ui.widgets.sketch_view import DrawnSketch, paint_tree
from deepstudio.ui.widgets.styling import RingedButton, draw_box, painting, wrapped

HEIGHT = 104
PICTURE, LEFT, RIGHT, TOP, FOOT, GAP = 76, 102, 14, 13, 12, 4
GLYPH = 24
WRAPPED = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class TemplateCard(RingedButton):
    """A picture of its data, name, level and a sentence on what it is, painted, as there are many."""

    def __init__(self, offer: TemplateOffer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offer = offer
        self.template = template = offer.template
        self.sketch: DrawnSketch | None = None
        self._heights: dict[int, int] = {}
        """By width, as layouts ask many times while a page is built."""
        title, self._help, self._level = map(tr_text, (template.title, template.help, template.level))
        self.setObjectName(f"start.template.{template.id}")
        self.setMinimumSize(240, HEIGHT)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(title)
        self.setAccessibleName(f"{title}, {self._level}")
        self.setAccessibleDescription(self._help)
        self.setToolTip(wrapped(self._help))

    def show_sketch(self, sketch: DrawnSketch) -> None:
        self.sketch = sketch
        self.update()

    def names(self) -> tuple[str, ...]:
        """What it is called, in the language in use and in English."""
        return self.text(), str(self.template.title)

    def words(self) -> tuple[str, ...]:
        """What else it is found by: its sentence, its data, its layers."""
        texts = [self.template.help, self.template.level, *self.offer.brought.values()]
        texts += [*self.offer.wanted.values(), *(title for title, _ in self.offer.layers)]
        more = [word for _, keywords in self.offer.layers for word in keywords]
        return (*map(tr_text, texts), *map(str, texts), *more, *self.template.keywords)

    def sizeHint(self) -> QSize:
        return QSize(320, HEIGHT)

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()
        super().changeEvent(event)

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._height_of(width)
        return self._heights[width]

    def _height_of(self, width: int) -> int:
        words = QFontMetrics(fonts.secondary()).boundingRect(self._room(width), WRAPPED, self._help)
        return max(HEIGHT, words.bottom() + GAP + QFontMetrics(fonts.small()).height() + FOOT)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            self._paint_ground(painter)
            self._paint_picture(painter, QRectF(14, 14, PICTURE, PICTURE))
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

    def _paint_picture(self, painter: QPainter, room: QRectF) -> None:
        """Its samples; the folders to bring where it has none; its glyph where it begins from nothing."""
        if self.sketch:
            self.sketch.paint(painter, room)
        elif self.offer.data is not None and not self.offer.brings_data:
            paint_tree(painter, room)
        else:
            draw_box(painter, room, RADIUS, "accent_soft")
            middle, side = room.center(), GLYPH
            square = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
            icons.paint(painter, square, glyph_of(self.template), "accent")


def glyph_of(template: type[Template]) -> str:
    """Its own icon where there is one, else the one it names, else that of a model."""
    known = icons.names()
    wanted = (f"template-{template.id}", template.glyph, f"layer-{template.glyph}")
    return next((name for name in wanted if name in known), "model")

"""One template as a card to click."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.core.declarations import Template
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import icons, theme
from deepstudio.ui.theme.tokens import RADIUS_CARD
from deepstudio.ui.widgets import ElidedLabel, Label
from deepstudio.ui.widgets.chip import Glyph
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of
from deepstudio.ui.widgets.styling import RingedButton, painting, wrapped

HEIGHT = 112
GLYPH = 40


class TemplateCard(RingedButton):
    """Glyph, name, level and one line on what it is."""

    def __init__(self, template: type[Template], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.template = template
        title, help, level = map(tr_text, (template.title, template.help, template.level))
        self.setObjectName(f"start.template.{template.id}")
        self.setMinimumSize(240, HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setText(title)
        self.setAccessibleName(f"{title}, {level}")
        self.setAccessibleDescription(help)
        self.setToolTip(wrapped(help))
        glyph, name = Glyph(glyph_of(template), GLYPH, 10, 8, self), ElidedLabel(title, self, role="strong")
        words = Label(help, "secondary", "text2", wrap=True, parent=self)
        foot = Label(level, "small", "text3", parent=self)
        for part in (glyph, name, words, foot):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = column_of(name, words, STRETCH, foot, gap=2)
        square = (glyph, 0, Qt.AlignmentFlag.AlignTop)
        row_of(square, (column, 1), gap=14, margins=(16, 15, 14, 11), on=self)

    def sizeHint(self) -> QSize:
        return QSize(320, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        strong = self.is_ringed or self.underMouse()
        with painting(self) as painter:
            painter.setPen(QPen(theme.color("accent" if strong else "line"), 1.5 if self.is_ringed else 1))
            painter.setBrush(theme.color("accent_soft" if self.isDown() else "surface"))
            edge = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
            painter.drawRoundedRect(edge, RADIUS_CARD, RADIUS_CARD)


def glyph_of(template: type[Template]) -> str:
    """Its own icon where there is one, else the one it names, else that of a model."""
    known = icons.names()
    wanted = (f"template-{template.id}", template.glyph, f"layer-{template.glyph}")
    return next((name for name in wanted if name in known), "model")

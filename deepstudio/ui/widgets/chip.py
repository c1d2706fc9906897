"""Small marks: a dot with a word, a chip, an icon on a soft ground."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.ui.theme import fonts, icons, theme
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets.info import InfoButton
from deepstudio.ui.widgets.labels import ElidedLabel, Label
from deepstudio.ui.widgets.layouts import column_of, row_of
from deepstudio.ui.widgets.rows import draw_words
from deepstudio.ui.widgets.styling import draw_box, painting, wrapped

_DOT = 8.0


class StatusDot(QWidget):
    """A coloured dot and the word for it; the word stays for those who do not see when it is not shown."""

    def __init__(
        self, text: str = "", tone: str = "text3", show_text: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._show_text = show_text
        self._text = ""
        self._tone = tone
        self.setFont(fonts.secondary())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_state(text, tone)

    def text(self) -> str:
        return self._text

    def tone(self) -> str:
        return self._tone

    def set_state(self, text: str, tone: str) -> None:
        """`tone` is a colour token."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.setToolTip("" if self._show_text else wrapped(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        words = metrics.horizontalAdvance(self._text) + 7 if self._show_text and self._text else 0
        return QSize(round(_DOT) + words + 1, max(metrics.height(), round(_DOT)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            draw_dot(painter, _DOT / 2, self.height() / 2, theme.color(self._tone))
            if self._show_text:
                room = QRectF(self.rect()).adjusted(_DOT + 7, 0, 2, 0)
                draw_words(painter, room, self._text, "text2", self.font())


class Chip(StatusDot):
    """A dot and a text on a sunken pill, such as the device in use."""

    def __init__(self, text: str = "", tone: str = "good", parent: QWidget | None = None) -> None:
        super().__init__(text, tone, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_state(self, text: str, tone: str = "good", tooltip: str = "") -> None:
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.setAccessibleDescription(tooltip)
        self.setToolTip(wrapped(tooltip))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._text) + 10 + round(_DOT) + 6 + 12, scaled(26))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 80), scaled(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            draw_box(painter, QRectF(self.rect()), self.height() / 2, "sunken")
            draw_dot(painter, 10 + _DOT / 2, self.height() / 2, theme.color(self._tone))
            room = QRectF(self.rect()).adjusted(10 + _DOT + 6, 0, -10, 0)
            draw_words(painter, room, self._text, "text2", self.font())


def draw_dot(painter: QPainter, x: float, y: float, color: QColor) -> None:
    """A dot of the common size around the point (x, y)."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(QRectF(x - _DOT / 2, y - _DOT / 2, _DOT, _DOT))


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
            draw_box(painter, room, self._radius, tinted if self._family is not None else "accent_soft")
            icons.paint(painter, room.adjusted(inset, inset, -inset, -inset), self._icon, color)


class Header(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.glyph = Glyph("model", 36, 9, 8, self)
        self.title = ElidedLabel("", self, role="title")
        self.numbers = Label("", "secondary", "text2", wrap=True, parent=self)
        self.info = InfoButton("", "", self, reached_by_tab=True)
        self.info.hide()
        words = column_of(row_of((self.title, 1), self.info, gap=5), self.numbers, gap=2)
        row_of((self.glyph, 0, Qt.AlignmentFlag.AlignTop), (words, 1), gap=11, on=self)

    def set_about(self, about: str, name: str) -> None:
        """What the small i explains, an id of the glossary, and what that is called; empty for nothing."""
        self.info.explains = about
        self.info.set_name(name)
        self.info.setVisible(bool(about))

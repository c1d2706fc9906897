"""Tokens of a text as chips: where each lies, and how it is painted."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets.styling import draw_box, painting

HEIGHT = 20  # of a chip
LINE = 23  # from a line to the next
PADDING = 4.0  # beside the words of a chip
APART, CLOSE = 5.0, 1.5  # between chips with and without a space in the text
MARKS = {" ": "␣", "\n": "⏎", "\r": "⏎", "\t": "⇥", "\u00a0": "␣", "\u3000": "␣"}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a text. `apart` tells whether the text has a space before it."""

    text: str
    known: bool = True
    cut: bool = False
    apart: bool = True


@dataclass(frozen=True, slots=True)
class Placed:
    """A token with its place, and the words that fit into it."""

    token: Token
    place: QRectF
    words: str


def visible(text: str) -> str:
    """`text` with a mark for each character that nobody would see."""
    return "".join(MARKS.get(sign) or _seen(sign) for sign in text)


def readable(text: str) -> str:
    """`text` in one line, with a mark for each control character."""
    return "".join(map(_seen, " ".join(text.split())))


def _seen(sign: str) -> str:
    code = ord(sign)
    if code < 32 or code == 127:
        return chr(0x2400 + code) if code < 32 else "␡"
    return "�" if unicodedata.category(sign) in ("Cs", "Cn") else sign


def reads_from_right(text: str) -> bool:
    """Whether the first strong character of `text` belongs to a script that runs to the left."""
    for sign in text[:200]:
        side = unicodedata.bidirectional(sign)
        if side in ("R", "AL", "L"):
            return side != "L"
    return False


def arrange(
    tokens: Iterable[Token], width: float, metrics: QFontMetrics, from_right: bool = False
) -> list[Placed]:
    """Places tokens from the left in rows of `width` pixels."""
    placed: list[Placed] = []
    x, row = 0.0, 0
    for token in tokens:
        words = visible(token.text)
        wide = metrics.horizontalAdvance(words) + 2 * PADDING
        if wide > width:
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(width - 2 * PADDING))
            wide = metrics.horizontalAdvance(words) + 2 * PADDING
        gap = (APART if token.apart else CLOSE) if x else 0.0
        if x and x + gap + wide > width:
            x, gap, row = 0.0, 0.0, row + 1
        placed.append(Placed(token, QRectF(x + gap, row * scaled(LINE), wide, scaled(HEIGHT)), words))
        x += gap + wide
    return _flipped(placed, width, from_right)


def _flipped(placed: list[Placed], width: float, from_right: bool) -> list[Placed]:
    if not from_right:
        return placed
    return [
        replace(item, place=item.place.translated(width - item.place.left() - item.place.right(), 0))
        for item in placed
    ]


def paint_tokens(painter: QPainter, placed: Iterable[Placed]) -> None:
    """Known tokens have a quiet ground, unknown ones a dashed outline, cut ones are grey."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for item in placed:
        token = item.token
        if token.cut:
            painter.setPen(theme.color("text3"))
        elif token.known:
            draw_box(painter, item.place, 5, "sunken", "line")
            painter.setPen(theme.color("text"))
        else:
            _paint_unknown(painter, item.place)
            painter.setPen(theme.color("warn"))
        painter.drawText(item.place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, item.words)


def _paint_unknown(painter: QPainter, place: QRectF) -> None:
    draw_box(painter, place, 5, "warn_soft")
    pen = QPen(theme.color("warn"), 1, Qt.PenStyle.DashLine)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)


class TokenFlow(QWidget):
    """A whole text as chips, in as many rows as it takes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tokens: tuple[Token, ...] = ()
        self._placed: list[Placed] = []
        self._from_right = False
        self.setFont(fonts.secondary())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_tokens(self, tokens: Sequence[Token], text: str) -> None:
        """Shows `tokens`; `text` is what those hear who do not see them."""
        self.tokens = tuple(tokens)
        self._from_right = reads_from_right(text)
        self.setAccessibleName(text[:2000])
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        seen = QRectF(event.rect())
        with painting(self) as painter:
            paint_tokens(painter, (item for item in self._placed if item.place.intersects(seen)))

    def _place(self) -> None:
        self._placed = arrange(self.tokens, self.width(), self.fontMetrics(), from_right=self._from_right)
        below = max((item.place.bottom() for item in self._placed), default=0.0)
        self.setFixedHeight(max(1, round(below) + 1))
        self.update()

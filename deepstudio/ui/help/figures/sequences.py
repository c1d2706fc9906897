"""Texts: where words lie, and how networks read them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen

from deepstudio.ui.help.figures.pens import at, draw_arrow, draw_axes, draw_dot, write, write_at
from deepstudio.ui.help.sketch import HelpFigure, MovedFigure
from deepstudio.ui.theme import theme
from deepstudio.ui.widgets.styling import draw_box


class WordMapFigure(HelpFigure):
    """Words that are used alike lie close to each other."""

    def said(self) -> str:
        return self.tr("Words as points: good and great lie together, bad and awful, cat and dog.")

    def draw(self, painter: QPainter, room: QRectF) -> None:
        draw_axes(painter, room)
        words = (
            (self.tr("good"), 0.16, 0.78, "good"),
            (self.tr("great"), 0.27, 0.9, "good"),
            (self.tr("bad"), 0.18, 0.2, "bad"),
            (self.tr("awful"), 0.3, 0.34, "bad"),
            (self.tr("cat"), 0.72, 0.62, "accent"),
            (self.tr("dog"), 0.84, 0.5, "accent"),
        )
        for word, x, y, token in words:
            draw_dot(painter, at(room, x, y), token)
            write_at(painter, at(room, x, y) + QPointF(0, 13), word, token)


class RecurrentFigure(HelpFigure):
    """The same cell reads word after word and hands its memory on."""

    def said(self) -> str:
        return self.tr(
            "Cells in a row: each takes a word and the memory of the one before; the last one answers."
        )

    def draw(self, painter: QPainter, room: QRectF) -> None:
        words = (self.tr("the"), self.tr("soup"), self.tr("was"), self.tr("cold"))
        wide = 1 / (len(words) + 0.6)
        for number, word in enumerate(words):
            x = 0.02 + number * wide
            box = QRectF(at(room, x, 0.72), at(room, x + wide * 0.62, 0.4))
            middle = box.center().x()
            write_at(painter, QPointF(middle, room.bottom() - 8), word, "text")
            draw_arrow(painter, QPointF(middle, room.bottom() - 20), QPointF(middle, box.bottom() + 2))
            draw_box(painter, box, 6, "surface", "accent")
            write(painter, box, "RNN", "text2")
            end = QPointF(at(room, x + wide, 0).x() - 2, box.center().y())
            draw_arrow(painter, QPointF(box.right() + 2, box.center().y()), end, "accent", 2)
        write_at(painter, at(room, 0.95, 0.56), self.tr("answer"), "accent", 60)


class AttentionFigure(MovedFigure):
    """What a word takes from the others. How strongly is a sketch: a network learns it."""

    least, most, begins = 0, 4, 3
    looks = (
        (0.6, 0.25, 0.05, 0.05, 0.05),
        (0.2, 0.5, 0.2, 0.05, 0.05),
        (0.05, 0.45, 0.4, 0.05, 0.05),
        (0.05, 0.7, 0.05, 0.15, 0.05),
        (0.05, 0.4, 0.05, 0.3, 0.2),
    )

    def said(self) -> str:
        return self.tr(
            "Arcs from one word to the others; the strongest leads to the word that matters for it."
        )

    def asked(self) -> str:
        return self.tr("Word")

    def read(self) -> str:
        looks = self.looks[self.value]
        others = [share if number != self.value else 0 for number, share in enumerate(looks)]
        most = self._words()[others.index(max(others))]
        return self.tr("“{word}” looks most at “{other}”.").format(word=self._words()[self.value], other=most)

    def draw(self, painter: QPainter, room: QRectF) -> None:
        words, low = self._words(), room.bottom() - 12
        xs = [at(room, 0.1 + 0.2 * number, 0).x() for number in range(len(words))]
        for number, share in enumerate(self.looks[self.value]):
            if number == self.value:
                continue
            path = QPainterPath(QPointF(xs[self.value], low - 14))
            top = low - 24 - abs(xs[number] - xs[self.value]) * 0.45
            path.quadTo(QPointF((xs[number] + xs[self.value]) / 2, top), QPointF(xs[number], low - 14))
            painter.strokePath(path, QPen(theme.color("accent", 0.3 + 0.7 * share), 1 + 7 * share))
        for number, word in enumerate(words):
            write_at(
                painter, QPointF(xs[number], low), word, "accent" if number == self.value else "text", 80
            )

    def _words(self) -> tuple[str, ...]:
        return self.tr("the"), self.tr("cat"), self.tr("slept:"), self.tr("it"), self.tr("was tired")

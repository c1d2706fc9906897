"""Networks and their parts."""

from __future__ import annotations

import math
import random
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from deepstudio.core.amounts import percent
from deepstudio.ui.help.figures.pens import (
    at,
    draw_arrow,
    draw_curve,
    draw_dot,
    draw_line,
    write,
    write_at,
    write_right,
)
from deepstudio.ui.help.sketch import HelpFigure, MovedFigure
from deepstudio.ui.widgets.styling import draw_box

LAYERS = (3, 5, 5, 2)
TERMS = ((2.0, 0.5), (1.0, -1.0), (3.0, 0.2))  # numbers that enter a neuron, and their weights
SCORES = (1.0, 0.0)  # of the other two classes


def places(room: QRectF) -> list[list[QPointF]]:
    """Where the neurons of each layer are."""
    return [
        [
            at(room, 0.08 + 0.84 * column / (len(LAYERS) - 1), 0.5 + (number - (count - 1) / 2) * 0.22)
            for number in range(count)
        ]
        for column, count in enumerate(LAYERS)
    ]


def draw_network(painter: QPainter, room: QRectF, away: frozenset[tuple[int, int]] = frozenset()) -> None:
    """Layers of neurons and all wires between neighbours; those `away` (layer, number) take no part."""
    layers = places(room)
    for column, (before, after) in enumerate(pairwise(layers)):
        for first, start in enumerate(before):
            for second, end in enumerate(after):
                if not {(column, first), (column + 1, second)} & away:
                    draw_line(painter, (start, end), "text3", 0.8, alpha=0.55)
    for column, neurons in enumerate(layers):
        for number, place in enumerate(neurons):
            is_away = (column, number) in away
            draw_dot(painter, place, "text3" if is_away else "accent", 7, filled=not is_away)


def softmax(scores: tuple[float, ...]) -> list[float]:
    powers = [math.exp(score) for score in scores]
    return [power / sum(powers) for power in powers]


class NetworkFigure(HelpFigure):
    def said(self) -> str:
        return self.tr("Four layers of neurons; each is joined with all of the next layer.")

    def draw(self, painter: QPainter, room: QRectF) -> None:
        draw_network(painter, room.adjusted(0, 0, 0, -12))
        write_at(painter, at(room, 0.08, 0.02), self.tr("sample"))
        write_at(painter, at(room, 0.92, 0.02), self.tr("answer"))


class NeuronFigure(HelpFigure):
    def said(self) -> str:
        return self.tr("Three numbers, each times its weight, are added up and go through an activation.")

    def draw(self, painter: QPainter, room: QRectF) -> None:
        total = sum(number * weight for number, weight in TERMS)
        middle = at(room, 0.55, 0.5)
        for row, (number, weight) in enumerate(TERMS):
            start = at(room, 0.12, 0.86 - 0.36 * row)
            draw_arrow(painter, start + QPointF(20, 0), middle + QPointF(-27, (row - 1) * 12))
            draw_dot(painter, start, "accent", 14, filled=False)
            write_at(painter, start, f"{number:g}", "text", 28)
            write_at(painter, (start + middle) / 2 + QPointF(0, -10 + 4 * row), f"× {weight:g}", "warn", 50)
        draw_dot(painter, middle, "accent", 25, filled=False)
        write_at(painter, middle, f"Σ {total:.1f}", "text", 48)
        box = QRectF(at(room, 0.7, 0.62), at(room, 0.84, 0.38))
        draw_arrow(painter, middle + QPointF(27, 0), QPointF(box.left() - 3, middle.y()))
        draw_box(painter, box, 5, "surface", "line")
        write(painter, box, "ReLU", "text")
        draw_arrow(painter, QPointF(box.right() + 3, middle.y()), at(room, 0.93, 0.5))
        write_at(painter, at(room, 0.975, 0.5), f"{max(0.0, total):.1f}", "text", 40)


class ActivationFigure(HelpFigure):
    """From -3 to 3."""

    def said(self) -> str:
        return self.tr("ReLU is flat up to 0 and then rises; sigmoid and tanh are steps with round corners.")

    def draw(self, painter: QPainter, room: QRectF) -> None:
        field = room.adjusted(0, 0, -56, 0)
        draw_line(painter, (at(field, 0, 0.4), at(field, 1, 0.4)), "text3", 1, alpha=0.6)
        draw_line(painter, (at(field, 0.5, 0), at(field, 0.5, 1)), "text3", 1, alpha=0.6)
        draw_curve(painter, field, lambda x: 0.4 + 0.2 * math.tanh(6 * x - 3), "good")
        draw_curve(painter, field, lambda x: 0.4 + 0.2 / (1 + math.exp(3 - 6 * x)), "warn")
        draw_curve(painter, field, lambda x: 0.4 + 0.2 * max(0.0, 6 * x - 3), "accent")
        write_right(painter, at(field, 1, 0.97), "ReLU", "accent")
        write_right(painter, at(field, 1, 0.67), "tanh", "good")
        write_right(painter, at(field, 1, 0.53), "sigmoid", "warn")


class SoftmaxFigure(MovedFigure):
    """Scores of three classes as probabilities."""

    least, most, begins = -30, 40, 20

    def said(self) -> str:
        return self.tr("Three bars of probabilities that together make 100 %.")

    def asked(self) -> str:
        return self.tr("Score of “cat”")

    def read(self) -> str:
        share = softmax((self.value / 10, *SCORES))[0]
        words = self.tr("A score of {score:.1f} against {others}: {share}. Together they stay 100 %.")
        others = " · ".join(f"{score:.1f}" for score in SCORES)
        return words.format(score=self.value / 10, others=others, share=percent(share))

    def draw(self, painter: QPainter, room: QRectF) -> None:
        names = (self.tr("cat"), self.tr("dog"), self.tr("fox"))
        high = room.height() / 3
        shares = softmax((self.value / 10, *SCORES))
        for number, (name, share) in enumerate(zip(names, shares, strict=True)):
            line = QRectF(room.x(), room.y() + number * high, room.width(), high).adjusted(0, 9, 0, -9)
            write(painter, QRectF(line.x(), line.y(), 50, line.height()), name, "text")
            bar = QRectF(line.x() + 56, line.y(), max(2.0, (line.width() - 120) * share), line.height())
            draw_box(painter, bar, 4, "accent" if number == 0 else "text3")
            write(painter, QRectF(bar.right() + 4, line.y(), 56, line.height()), percent(share), "text")


class DropoutFigure(MovedFigure):
    """A share of the inner neurons takes no part in one step."""

    least, most, begins = 0, 90, 40

    def said(self) -> str:
        return self.tr("A network in which some neurons of the inner layers take no part.")

    def asked(self) -> str:
        return self.tr("Rate")

    def read(self) -> str:
        words = self.tr(
            "{away} of {all} inner neurons take no part in this step; the next step leaves out others."
        )
        return words.format(away=len(self._away()), all=len(self._inner()))

    def draw(self, painter: QPainter, room: QRectF) -> None:
        draw_network(painter, room, self._away())

    def _inner(self) -> list[tuple[int, int]]:
        inner = range(1, len(LAYERS) - 1)
        return [(column, number) for column in inner for number in range(LAYERS[column])]

    def _away(self) -> frozenset[tuple[int, int]]:
        neurons = self._inner()
        random.Random(4).shuffle(neurons)
        return frozenset(neurons[: round(len(neurons) * self.value / 100)])


class ResidualFigure(HelpFigure):
    def said(self) -> str:
        return self.tr("A wire goes around two layers; what it carries is added to what they give.")

    def draw(self, painter: QPainter, room: QRectF) -> None:
        middle = at(room, 0, 0.36).y()
        boxes = [QRectF(at(room, x, 0.5), at(room, x + 0.2, 0.22)) for x in (0.2, 0.48)]
        stops = [at(room, 0.02, 0).x(), *(x for box in boxes for x in (box.left(), box.right()))]
        plus = QPointF(at(room, 0.82, 0).x(), middle)
        for start, end in ((stops[0], stops[1]), (stops[2], stops[3]), (stops[4], plus.x() - 12)):
            draw_arrow(painter, QPointF(start + 2, middle), QPointF(end - 2, middle))
        for box in boxes:
            draw_box(painter, box, 6, "surface", "line")
            write(painter, box, self.tr("layer"), "text")
        fork, high = at(room, 0.1, 0).x(), at(room, 0, 0.85).y()
        way = (QPointF(fork, middle), QPointF(fork, high), QPointF(plus.x(), high))
        draw_line(painter, way, "accent")
        draw_arrow(painter, way[-1], plus - QPointF(0, 13), "accent", 2)
        draw_dot(painter, plus, "accent", 11, filled=False)
        write_at(painter, plus, "+", "accent", 22)
        draw_arrow(painter, plus + QPointF(13, 0), at(room, 0.99, 0.36))

"""A ball on a curve of losses: gradient descent on the loss w², whose gradient is 2 w."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from deepstudio.ui.help.figures.pens import (
    at,
    draw_arrow,
    draw_axes,
    draw_curve,
    draw_dot,
    draw_line,
    write_right,
)
from deepstudio.ui.help.sketch import MovedFigure

START = 0.9
STEPS = 12
WIDEST = 1.1  # weights that are in the picture
SLOW, GOOD = 0.1, 0.02  # losses after the last step


def weights(rate: float) -> list[float]:
    """The weight after each step, the first before any."""
    found = [START]
    for _step in range(STEPS):
        found.append(found[-1] - rate * 2 * found[-1])
    return found


def place(room: QRectF, weight: float) -> QPointF:
    """Where a weight lies on the curve."""
    return at(room, (weight / WIDEST + 1) / 2, (weight / WIDEST) ** 2)


def draw_bowl(painter: QPainter, room: QRectF) -> None:
    draw_axes(painter, room)
    draw_curve(painter, room, lambda x: (2 * x - 1) ** 2, "text3")


class LearningRateFigure(MovedFigure):
    """Twelve steps down a bowl, at a rate that one moves."""

    least, most, begins = 1, 110, 10

    def said(self) -> str:
        return self.tr("A ball goes down a bowl in steps: slowly at a small rate, to and fro at a large one.")

    def asked(self) -> str:
        return self.tr("Learning rate")

    def read(self) -> str:
        rate, loss = self.value / 100, weights(self.value / 100)[-1] ** 2
        if loss > START**2:
            words = self.tr("{rate:.2f} is too large: each step leads further away.")
        elif loss > SLOW:
            slow = self.tr("{rate:.2f} is too small: after {steps} steps the way is still long.")
            words = slow if rate < 0.5 else self.tr("{rate:.2f} is large: it jumps from side to side.")
        elif rate > 0.5:
            words = self.tr("{rate:.2f} jumps from side to side, and still arrives.")
        else:
            words = self.tr("{rate:.2f} fits: after {steps} steps the loss is {loss:.3f}.")
        return words.format(rate=rate, steps=STEPS, loss=loss)

    def draw(self, painter: QPainter, room: QRectF) -> None:
        draw_bowl(painter, room)
        seen = [weight for weight in weights(self.value / 100) if abs(weight) <= WIDEST]
        draw_line(painter, [place(room, weight) for weight in seen], "accent", 1.0, alpha=0.6)
        for weight in seen[:-1]:
            draw_dot(painter, place(room, weight), "accent", 3, filled=False)
        draw_dot(painter, place(room, seen[-1]), "accent", 6)
        write_right(painter, room.topLeft() + QPointF(8, 4), self.tr("loss"), "text3")
        write_right(painter, room.bottomRight() - QPointF(42, 8), self.tr("weight"), "text3")


class SlopeFigure(MovedFigure):
    """The gradient at a weight that one moves, and the way that training takes."""

    least, most, begins = -10, 10, 7

    def said(self) -> str:
        return self.tr("A curve of losses with its slope at one weight, and an arrow downhill.")

    def asked(self) -> str:
        return self.tr("Weight")

    def read(self) -> str:
        weight = self.value / 10
        if not weight:
            return self.tr("At the lowest point the gradient is 0: nothing changes any more.")
        down = self.tr(
            "The gradient is {gradient:+.1f}: the loss grows to the right, so the weight is made smaller."
        )
        up = self.tr(
            "The gradient is {gradient:+.1f}: the loss grows to the left, so the weight is made larger."
        )
        return (down if weight > 0 else up).format(gradient=2 * weight)

    def draw(self, painter: QPainter, room: QRectF) -> None:
        draw_bowl(painter, room)
        weight = self.value / 10
        near = 0.22
        ends = [
            at(room, ((weight + step) / WIDEST + 1) / 2, (weight**2 + 2 * weight * step) / WIDEST**2)
            for step in (-near, near)
        ]
        draw_line(painter, ends, "warn", 2.0)
        if weight:
            there = place(room, weight * 0.55) - QPointF(0, 6)
            draw_arrow(painter, place(room, weight) - QPointF(0, 6), there, "accent", 2.0)
        draw_dot(painter, place(room, weight), "accent", 6)

"""Curves of training as one should know them. They are drawn from formulas, not measured."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from deepstudio.ui.help.figures.pens import (
    at,
    draw_axes,
    draw_curve,
    draw_dot,
    draw_line,
    write_at,
    write_right,
)
from deepstudio.ui.help.sketch import HelpFigure, MovedFigure
from deepstudio.ui.theme import theme

Height = Callable[[float], float]
WORDS = 78  # pixels at the right for the names of curves
EPOCHS = 40


def learned(epoch: float) -> float:
    """The loss on training, which always falls."""
    return 0.85 * math.exp(-epoch / 7) + 0.04


def checked(epoch: float) -> float:
    """The loss on validation, which rises once the network memorises."""
    return 0.72 * math.exp(-epoch / 5) + 0.17 + 0.0135 * max(0.0, epoch - 6)


def over_epochs(function: Height) -> Height:
    """The same over a share of the width."""
    return lambda share: function(share * EPOCHS)


def lowered(rate: Height) -> Height:
    """A little below the upper edge."""
    return lambda share: 0.9 * rate(share)


BEST = min(range(1, EPOCHS + 1), key=checked)


class TwoCurves(HelpFigure):
    """Training and validation, as loss over epochs."""

    def training(self, x: float) -> float:
        """The height of the training curve at a share of the width."""
        return 0.85 * math.exp(-5 * x) + 0.05

    def validation(self, x: float) -> float:
        return 0.8 * math.exp(-4.4 * x) + 0.14

    def draw(self, painter: QPainter, room: QRectF) -> None:
        field = room.adjusted(0, 0, -WORDS, 0)
        draw_axes(painter, field)
        draw_curve(painter, field, self.training, "accent")
        draw_curve(painter, field, self.validation, "warn")
        write_right(painter, at(field, 1, self.training(1)), self.tr("training"), "accent")
        write_right(painter, at(field, 1, self.validation(1)), self.tr("validation"), "warn")


class FallingFigure(TwoCurves):
    def said(self) -> str:
        return self.tr("Both curves fall, quickly at first, and stay close to each other.")


class UnderfittingFigure(TwoCurves):
    def said(self) -> str:
        return self.tr("Both curves fall a little and stay high.")

    def training(self, x: float) -> float:
        return 0.16 * math.exp(-5 * x) + 0.66

    def validation(self, x: float) -> float:
        return 0.15 * math.exp(-4 * x) + 0.76


class OverfittingFigure(MovedFigure):
    """Two curves that part; the slider trains longer."""

    least, most, begins = 1, EPOCHS, 26

    def said(self) -> str:
        return self.tr(
            "The training loss falls and falls; the validation loss rises again after the best epoch."
        )

    def asked(self) -> str:
        return self.tr("Epochs trained")

    def read(self) -> str:
        if self.value <= BEST:
            return self.tr("Epoch {epoch}: both curves fall. Go on.").format(epoch=self.value)
        words = self.tr("Epoch {epoch}: epoch {best} was the best; since then the network memorises.")
        return words.format(epoch=self.value, best=BEST)

    def draw(self, painter: QPainter, room: QRectF) -> None:
        field = room.adjusted(0, 0, -WORDS, 0)
        done = self.value / EPOCHS
        if self.value > BEST:
            late = QRectF(at(field, BEST / EPOCHS, 1), at(field, done, 0))
            painter.fillRect(late, theme.color("warn", 0.12))
        draw_axes(painter, field)
        for function, token in ((learned, "accent"), (checked, "warn")):
            draw_curve(painter, field, over_epochs(function), token, alpha=0.25)
            draw_curve(painter, field, over_epochs(function), token, (0, done))
        best = at(field, BEST / EPOCHS, checked(BEST))
        if self.value >= BEST:
            draw_dot(painter, best, "good")
            write_at(painter, best - QPointF(0, 14), self.tr("best"), "good")
        write_right(painter, at(field, 1, learned(EPOCHS)), self.tr("training"), "accent")
        write_right(painter, at(field, 1, checked(EPOCHS)), self.tr("validation"), "warn")


class DataCurveFigure(HelpFigure):
    """A network that makes more of much data, and a simple method that is soon done."""

    def said(self) -> str:
        return self.tr(
            "With little data the simple method is ahead; the network goes on rising and passes it."
        )

    def network(self, x: float) -> float:
        """How good it is at a share of the width, on a logarithmic axis."""
        return 0.1 + 0.8 * math.pow(x, 1.15)

    def simple(self, x: float) -> float:
        return 0.38 + 0.26 * (1 - math.exp(-3.5 * x))

    def draw(self, painter: QPainter, room: QRectF) -> None:
        field = room.adjusted(0, 0, -WORDS, 0)
        draw_axes(painter, field)
        for curve, token, name in (
            (self.network, "accent", self.tr("network")),
            (self.simple, "family_dense", self.tr("simple")),
        ):
            draw_curve(painter, field, curve, token)
            for place in (0.1, 0.37, 0.67, 1.0):
                draw_dot(painter, at(field, place, curve(place)), token)
            write_right(painter, at(field, 1, curve(1)), name, token)


class EarlyStoppingFigure(HelpFigure):
    patience = 12

    def said(self) -> str:
        return self.tr("Training ends some epochs after the best validation loss; the best epoch is kept.")

    def draw(self, painter: QPainter, room: QRectF) -> None:
        end = (BEST + self.patience) / EPOCHS
        waited = QRectF(at(room, BEST / EPOCHS, 1), at(room, end, 0))
        painter.fillRect(waited, theme.color("accent", 0.1))
        draw_axes(painter, room)
        draw_curve(painter, room, lambda x: checked(x * EPOCHS), "warn", (0, end))
        draw_line(painter, (at(room, end, 0), at(room, end, 1)), "text3", 1.5, dashed=True)
        draw_dot(painter, at(room, BEST / EPOCHS, checked(BEST)), "good")
        write_at(painter, at(room, BEST / EPOCHS, checked(BEST) - 0.14), self.tr("best, kept"), "good")
        write_at(painter, at(room, (BEST / EPOCHS + end) / 2, 0.9), self.tr("no better"))
        write_right(painter, at(room, end + 0.02, 0.75), self.tr("training ends"), "text2")


class ScheduleFigure(HelpFigure):
    """The learning rate over a run, as the schedules of the program compute it."""

    def said(self) -> str:
        return self.tr("The learning rate over a run: constant, cosine, in steps, and with a warm-up.")

    def draw(self, painter: QPainter, room: QRectF) -> None:
        names = (self.tr("constant"), self.tr("cosine"), self.tr("steps"), self.tr("warm-up"))
        wide = room.width() / len(names)
        for number, (name, rate) in enumerate(zip(names, (constant, cosine, steps, warmed), strict=True)):
            field = QRectF(room.x() + number * wide + 4, room.y() + 8, wide - 12, room.height() - 32)
            draw_axes(painter, field)
            draw_curve(painter, field, lowered(rate), "accent")
            write_at(painter, at(field, 0.5, 0) + QPointF(0, 14), name, "text2", wide)


def constant(_share: float) -> float:
    return 1.0


def cosine(share: float) -> float:
    return (1 + math.cos(math.pi * share)) / 2


def steps(share: float) -> float:
    return float(0.4 ** int(share * 3.999))


def warmed(share: float) -> float:
    return share / 0.15 if share < 0.15 else cosine((share - 0.15) / 0.85)

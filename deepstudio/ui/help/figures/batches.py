"""Samples in their order: batches of an epoch, and parts."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from deepstudio.ui.help.figures.pens import write
from deepstudio.ui.help.sketch import HelpFigure, MovedFigure
from deepstudio.ui.theme import theme
from deepstudio.ui.widgets.styling import draw_box

SAMPLES, ACROSS = 60, 15
TOKENS = ("accent", "warn", "good", "family_attention", "family_normalisation", "family_merge")
PARTS = (0.7, 0.15, 0.15)


class EpochOfBatchesFigure(MovedFigure):
    """The samples of an epoch, coloured by the batch they come in."""

    least, most, begins = 1, SAMPLES, 16

    def said(self) -> str:
        return self.tr("Sixty samples in groups: each group is a batch, all together are an epoch.")

    def asked(self) -> str:
        return self.tr("Batch size")

    def read(self) -> str:
        words = self.tr("{n} samples in batches of {size}: the weights change {steps} times an epoch.")
        return words.format(n=SAMPLES, size=self.value, steps=math.ceil(SAMPLES / self.value))

    def draw(self, painter: QPainter, room: QRectF) -> None:
        side = min(room.width() / ACROSS, room.height() / (SAMPLES // ACROSS))
        left = room.center().x() - side * ACROSS / 2
        top = room.center().y() - side * SAMPLES / ACROSS / 2
        for number in range(SAMPLES):
            row, column = divmod(number, ACROSS)
            square = QRectF(left + column * side, top + row * side, side, side).adjusted(2, 2, -2, -2)
            token = TOKENS[number // self.value % len(TOKENS)]
            draw_box(painter, square, 3, theme.color(token, 0.75))


class PartsFigure(HelpFigure):
    high = 96

    def said(self) -> str:
        return self.tr("A bar in three parts: most samples train, some validate, some test.")

    def draw(self, painter: QPainter, room: QRectF) -> None:
        names = (self.tr("training"), self.tr("validation"), self.tr("test"))
        left = room.x()
        for name, share, token in zip(names, PARTS, ("accent", "warn", "good"), strict=True):
            part = QRectF(left, room.y() + 8, room.width() * share, 30)
            draw_box(painter, part.adjusted(1, 0, -1, 0), 5, theme.color(token, 0.75))
            write(painter, QRectF(part.x() - 12, part.bottom() + 6, part.width() + 24, 18), name, "text2")
            left += part.width()

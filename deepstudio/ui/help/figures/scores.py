"""How good answers are: thresholds, curves, matrices and errors. All numbers are computed from what is drawn."""

from __future__ import annotations

import math
from collections.abc import Callable
from statistics import NormalDist, fmean

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from deepstudio.core.amounts import percent
from deepstudio.ui.help.figures.pens import at, draw_axes, draw_dot, draw_line, write, write_at
from deepstudio.ui.help.sketch import HelpFigure, MovedFigure
from deepstudio.ui.theme import theme
from deepstudio.ui.widgets.styling import draw_box

NO, YES = NormalDist(0.35, 0.15), NormalDist(0.65, 0.15)  # how sure the network is, of each class
MATRIX = ((18, 2, 0), (4, 14, 2), (0, 3, 17))
POINTS = ((0.1, 0.16), (0.22, 0.2), (0.35, 0.31), (0.48, 0.55), (0.6, 0.57), (0.75, 0.8), (0.9, 0.86))


def found(threshold: float) -> tuple[float, float]:
    """The shares of real cases and of the others that are called yes from a threshold on."""
    return 1 - YES.cdf(threshold), 1 - NO.cdf(threshold)


def precision(threshold: float) -> float:
    """Of those called yes, the share that is; both classes have the same size."""
    hits, alarms = found(threshold)
    return hits / (hits + alarms)


def hump(class_: NormalDist) -> Callable[[float], float]:
    """The height of a class at a share of the width."""
    return lambda x: class_.pdf(x) / 3


class ThresholdFigure(MovedFigure):
    """Two classes that overlap, and the line between no and yes."""

    least, most, begins = 15, 85, 50

    def said(self) -> str:
        return self.tr("Two humps that overlap, cut by a threshold: right of it the answer is yes.")

    def asked(self) -> str:
        return self.tr("Threshold")

    def read(self) -> str:
        threshold = self.value / 100
        words = self.tr("From {threshold:.2f} on: precision {precision}, recall {recall}.")
        return words.format(
            threshold=threshold, precision=percent(precision(threshold)), recall=percent(found(threshold)[0])
        )

    def draw(self, painter: QPainter, room: QRectF) -> None:
        threshold = self.value / 100
        for class_, token in ((NO, "warn"), (YES, "accent")):
            fill_under(painter, room, hump(class_), token, 0.0, 0.14)
            fill_under(painter, room, hump(class_), token, threshold, 0.4)
        draw_axes(painter, room)
        draw_line(painter, (at(room, threshold, 0), at(room, threshold, 1)), "text", 1.5)
        write_at(painter, at(room, 0.12, 0.6), self.tr("really no"), "warn")
        write_at(painter, at(room, 0.88, 0.6), self.tr("really yes"), "accent")


def fill_under(
    painter: QPainter, room: QRectF, height: Callable[[float], float], token: str, first: float, alpha: float
) -> None:
    """What lies under a graph, from a share of the width on."""
    path = QPainterPath(at(room, first, 0))
    for step in range(81):
        x = first + (1 - first) * step / 80
        path.lineTo(at(room, x, height(x)))
    path.lineTo(at(room, 1, 0))
    painter.fillPath(path, theme.color(token, alpha))


class RocFigure(MovedFigure):
    least, most, begins = 0, 100, 50

    def said(self) -> str:
        return self.tr(
            "A curve from the lower left to the upper right that bends to the upper left; a dot for the threshold."
        )

    def asked(self) -> str:
        return self.tr("Threshold")

    def read(self) -> str:
        hits, alarms = found(self.value / 100)
        area = NormalDist().cdf((YES.mean - NO.mean) / math.hypot(YES.stdev, NO.stdev))
        words = self.tr(
            "From {threshold:.2f} on: {hits} of the real cases, {alarms} false alarms. Area {area:.2f}."
        )
        return words.format(threshold=self.value / 100, hits=percent(hits), alarms=percent(alarms), area=area)

    def draw(self, painter: QPainter, room: QRectF) -> None:
        side = room.height()
        field = QRectF(room.center().x() - side / 2, room.y(), side, side)
        draw_axes(painter, field)
        draw_line(painter, (field.bottomLeft(), field.topRight()), "text3", 1.0, dashed=True)
        shares = [found(step / 50 - 0.2) for step in range(71)]
        draw_line(painter, [at(field, alarms, hits) for hits, alarms in shares], "accent")
        hits, alarms = found(self.value / 100)
        draw_dot(painter, at(field, alarms, hits), "accent", 5)
        write_at(painter, at(field, 1, 0) + QPointF(54, -8), self.tr("false alarms"))
        write_at(painter, at(field, 0, 1) + QPointF(-42, 8), self.tr("found"))


class MatrixFigure(HelpFigure):
    """Three classes; each row is a class, each column an answer."""

    def said(self) -> str:
        return self.tr(
            "A square of numbers: large ones on the diagonal are right answers, the others mix-ups."
        )

    def draw(self, painter: QPainter, room: QRectF) -> None:
        names = (self.tr("cat"), self.tr("dog"), self.tr("fox"))
        side = (room.height() - 18) / 3
        left = room.center().x() - side * 1.5
        for row, counts in enumerate(MATRIX):
            write(painter, QRectF(left - 66, room.y() + 18 + row * side, 60, side), names[row])
            write(painter, QRectF(left + row * side, room.y() - 4, side, 18), names[row])
            for column, count in enumerate(counts):
                square = QRectF(left + column * side, room.y() + 18 + row * side, side, side).adjusted(
                    1, 1, -1, -1
                )
                token = "accent" if row == column else "warn"
                draw_box(painter, square, 3, "surface")
                draw_box(painter, square, 3, theme.color(token, count / 24))
                write(painter, square, str(count), "text")


class BalanceFigure(MovedFigure):
    """Two classes of unlike size, and what comes of always naming the large one."""

    least, most, begins = 50, 99, 90

    def said(self) -> str:
        return self.tr("Two bars of unlike length, for a large class and a small one.")

    def asked(self) -> str:
        return self.tr("Share of cats")

    def read(self) -> str:
        words = self.tr("Whoever always says “cat” is right in {share}, and finds no dog at all.")
        return words.format(share=f"{self.value} %")

    def draw(self, painter: QPainter, room: QRectF) -> None:
        names = ((self.tr("cat"), self.value, "accent"), (self.tr("dog"), 100 - self.value, "warn"))
        high = room.height() / 2
        for number, (name, share, token) in enumerate(names):
            line = QRectF(room.x(), room.y() + number * high, room.width(), high).adjusted(0, 12, 0, -12)
            write(painter, QRectF(line.x(), line.y(), 50, line.height()), name, "text")
            bar = QRectF(line.x() + 56, line.y(), (line.width() - 110) * share / 100, line.height())
            draw_box(painter, bar, 4, token)
            write(painter, QRectF(bar.right() + 4, line.y(), 46, line.height()), f"{share} %", "text")


class ErrorsFigure(MovedFigure):
    """Points around the line of right answers; the slider moves one of them away."""

    least, most, begins = 0, 40, 20
    moved = 3

    def said(self) -> str:
        return self.tr("Points around a diagonal; the distance of each to it is its error.")

    def asked(self) -> str:
        return self.tr("One large error")

    def read(self) -> str:
        errors = [answer - true for true, answer in self._points()]
        absolute, root = fmean(map(abs, errors)), math.sqrt(fmean(error**2 for error in errors))
        truths = [true for true, _answer in POINTS]
        spread = fmean((true - fmean(truths)) ** 2 for true in truths)
        words = self.tr(
            "Mean absolute error {absolute:.2f}, root of the mean squared error {root:.2f}, R² {r2:.2f}."
        )
        return words.format(absolute=absolute, root=root, r2=1 - root**2 / spread)

    def draw(self, painter: QPainter, room: QRectF) -> None:
        draw_axes(painter, room)
        draw_line(painter, (room.bottomLeft(), room.topRight()), "text3", 1.0, dashed=True)
        for number, (true, answer) in enumerate(self._points()):
            token = "warn" if number == self.moved else "accent"
            draw_line(painter, (at(room, true, true), at(room, true, answer)), token, 1.5)
            draw_dot(painter, at(room, true, answer), token)
        write_at(painter, room.topLeft() + QPointF(42, 4), self.tr("predicted"))
        write_at(painter, room.bottomRight() - QPointF(24, 10), self.tr("true"))

    def _points(self) -> list[tuple[float, float]]:
        points = list(POINTS)
        true, _answer = points[self.moved]
        points[self.moved] = (true, true + self.value / 100)
        return points

"""Windows over squares of numbers: convolution, stride, padding, pooling. The numbers are computed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from deepstudio.ui.help.figures.pens import draw_arrow, write
from deepstudio.ui.help.sketch import HelpFigure, MovedFigure
from deepstudio.ui.theme import theme
from deepstudio.ui.widgets.styling import draw_box

Squares = Sequence[Sequence[int]]
PICTURE: Squares = [[0, 0, 0, 1, 1, 1]] * 6  # dark at the left, bright at the right
KERNEL: Squares = [[-1, 0, 1]] * 3  # finds where dark meets bright
SIZE = 3
NUMBERS: Squares = [[1, 3, 0, 2], [5, 2, 1, 1], [0, 1, 4, 6], [2, 0, 3, 2]]


def convolved(picture: Squares, kernel: Squares) -> list[list[int]]:
    """The sum of products at each place of the window."""
    places = range(len(picture) - len(kernel) + 1)
    return [
        [
            sum(
                kernel[y][x] * picture[top + y][left + x]
                for y in range(len(kernel))
                for x in range(len(kernel))
            )
            for left in places
        ]
        for top in places
    ]


def pooled(numbers: Squares, window: int) -> list[list[int]]:
    """The largest number of each field."""
    corners = range(0, len(numbers), window)
    return [
        [max(numbers[top + y][left + x] for y in range(window) for x in range(window)) for left in corners]
        for top in corners
    ]


def cell(field: QRectF, count: int, row: int, column: int, across: int = 1) -> QRectF:
    """A square of a field that is `count` wide; `across` squares together."""
    side = field.height() / count
    return QRectF(field.x() + column * side, field.y() + row * side, across * side, across * side)


def draw_grid(
    painter: QPainter, field: QRectF, count: int, shades: Squares | None = None, numbers: bool = False
) -> None:
    """Squares with thin edges, filled by how large their numbers are."""
    most = max((value for row in shades for value in row), default=1) if shades else 1
    for row in range(count):
        for column in range(count):
            square = cell(field, count, row, column)
            painter.fillRect(square, theme.color("surface"))
            if shades:
                painter.fillRect(
                    square, theme.color("accent", 0.45 * max(0, shades[row][column]) / max(most, 1))
                )
            draw_box(painter, square, 0, edge="line")
            if shades and numbers:
                write(painter, square, str(shades[row][column]), "text")


def square_at(room: QRectF, x: float, side: float) -> QRectF:
    """A square field in the middle of the height."""
    return QRectF(room.x() + x, room.center().y() - side / 2, side, side)


class SlidingFigure(MovedFigure):
    """A kernel that finds an edge, at the place that one moves it to."""

    least, most, begins = 0, 15, 5

    def said(self) -> str:
        return self.tr(
            "A window of nine numbers slides over a picture; where dark meets bright its sum is large."
        )

    def asked(self) -> str:
        return self.tr("Place of the window")

    def read(self) -> str:
        row, column = divmod(self.value, 4)
        total = convolved(PICTURE, KERNEL)[row][column]
        words = self.tr(
            "Place {number} of {all}: the sum is {total}. Dark beside bright gives {most}, an even field 0."
        )
        return words.format(number=self.value + 1, all=16, total=total, most=SIZE)

    def draw(self, painter: QPainter, room: QRectF) -> None:
        row, column = divmod(self.value, 4)
        side = room.height()
        left, right = square_at(room, 8, side), square_at(room, room.width() - 8 - side * 0.72, side * 0.72)
        draw_grid(painter, left, 6, PICTURE)
        found = [
            [value if 4 * y + x <= self.value else 0 for x, value in enumerate(line)]
            for y, line in enumerate(convolved(PICTURE, KERNEL))
        ]
        draw_grid(painter, right, 4, found, numbers=True)
        window, answer = cell(left, 6, row, column, SIZE), cell(right, 4, row, column)
        for each in (window, answer):
            draw_box(painter, each, 2, edge="warn", width=2.5)
        draw_arrow(
            painter,
            QPointF(left.right() + 12, room.center().y()),
            QPointF(right.left() - 12, room.center().y()),
        )


class StrideFigure(MovedFigure):
    """Where a window stands, by how far it moves each time."""

    least, most, begins = 1, 3, 2
    across = 7

    def said(self) -> str:
        return self.tr("A window of three squares stands on fewer places where it moves further each time.")

    def asked(self) -> str:
        return self.tr("Stride")

    def read(self) -> str:
        count = len(self._corners())
        return self.tr("Stride {stride}: the window stands on {n} × {n} places.").format(
            stride=self.value, n=count
        )

    def draw(self, painter: QPainter, room: QRectF) -> None:
        side = room.height()
        left, right = square_at(room, 8, side), square_at(room, room.width() - 8 - side * 0.8, side * 0.8)
        draw_grid(painter, left, self.across)
        corners = self._corners()
        for row in corners:
            for column in corners:
                middle = cell(left, self.across, row + 1, column + 1)
                painter.fillRect(middle.adjusted(1, 1, -1, -1), theme.color("accent", 0.45))
        draw_box(painter, cell(left, self.across, 0, 0, SIZE), 2, edge="warn", width=2.5)
        if len(corners) > 1:
            draw_box(painter, cell(left, self.across, 0, corners[1], SIZE), 2, edge="accent", width=1.5)
        draw_grid(painter, right, len(corners), [[1] * len(corners)] * len(corners))
        draw_arrow(
            painter,
            QPointF(left.right() + 12, room.center().y()),
            QPointF(right.left() - 12, room.center().y()),
        )

    def _corners(self) -> range:
        return range(0, self.across - SIZE + 1, self.value)


class PaddedFigure(HelpFigure):
    def said(self) -> str:
        return self.tr(
            "A ring of zeros around the picture lets the window begin at its edge, so that the size stays."
        )

    def draw(self, painter: QPainter, room: QRectF) -> None:
        side = room.height()
        left, right = square_at(room, 8, side), square_at(room, room.width() - 8 - side * 5 / 7, side * 5 / 7)
        ring = [[0 if 0 in (x, y) or 6 in (x, y) else 1 for x in range(7)] for y in range(7)]
        draw_grid(painter, left, 7, ring)
        for number in range(7):
            for row, column in {(0, number), (6, number), (number, 0), (number, 6)}:
                write(painter, cell(left, 7, row, column), "0", "text3")
        draw_box(painter, cell(left, 7, 0, 0, SIZE), 2, edge="warn", width=2.5)
        draw_grid(painter, right, 5, [[1] * 5] * 5)
        draw_box(painter, cell(right, 5, 0, 0), 2, edge="warn", width=2.5)
        draw_arrow(
            painter,
            QPointF(left.right() + 12, room.center().y()),
            QPointF(right.left() - 12, room.center().y()),
        )


class PooledFigure(HelpFigure):
    def said(self) -> str:
        return self.tr("Of each field of four numbers the largest stays.")

    def draw(self, painter: QPainter, room: QRectF) -> None:
        side = room.height()
        left, right = square_at(room, 8, side), square_at(room, room.width() - 8 - side * 0.6, side * 0.6)
        draw_grid(painter, left, 4, NUMBERS, numbers=True)
        draw_grid(painter, right, 2, pooled(NUMBERS, 2), numbers=True)
        for row in range(2):
            for column in range(2):
                draw_box(painter, cell(left, 4, 2 * row, 2 * column, 2), 2, edge="warn", width=2)
        draw_arrow(
            painter,
            QPointF(left.right() + 12, room.center().y()),
            QPointF(right.left() - 12, room.center().y()),
        )

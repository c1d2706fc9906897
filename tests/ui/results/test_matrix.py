"""The confusion matrix uses its room with few classes as with many, and its names can be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize
from pytestqt.qtbot import QtBot

from deepstudio.ui.widgets.confusion import LARGEST_CELL, SMALLEST_NAMED, ConfusionMatrix

LONG = "a class with a name that nobody could write above a column"


def matrix_of(n: int, qtbot: QtBot, name: str = "class {n}") -> ConfusionMatrix:
    made = ConfusionMatrix()
    qtbot.addWidget(made)
    counts = [[7 if row == column else 1 for column in range(n)] for row in range(n)]
    made.set_counts([name.format(n=number) for number in range(n)], counts)
    return made


@pytest.mark.parametrize(("n", "least"), [(2, 90), (3, 90), (10, 25), (26, 14), (100, 3)])
@pytest.mark.parametrize("name", ["class {n}", LONG, "很长的类别名称 {n}"])
def test_cells_are_large_enough_at_the_size_it_wants(n: int, least: int, name: str, qtbot: QtBot) -> None:
    matrix = matrix_of(n, qtbot, name)
    matrix.resize(matrix.sizeHint())
    side = matrix.cell_rect((0, 0)).width()
    assert least <= side <= LARGEST_CELL
    assert matrix.named_every(side) * side >= SMALLEST_NAMED, (
        "a name is no higher than the rows it stands for"
    )


@pytest.mark.parametrize("n", [2, 3, 10, 26, 100])
@pytest.mark.parametrize("size", [QSize(220, 200), QSize(520, 400), QSize(1200, 800)])
def test_all_cells_are_inside_and_fill_what_there_is(n: int, size: QSize, qtbot: QtBot) -> None:
    matrix = matrix_of(n, qtbot)
    matrix.resize(size)
    first, last = matrix.cell_rect((0, 0)), matrix.cell_rect((n - 1, n - 1))
    whole = QRectF(first.topLeft(), last.bottomRight())
    assert QRectF(matrix.rect()).contains(whole)
    bounds = (whole.right() + n, whole.bottom() + n)
    assert first.width() == LARGEST_CELL or bounds[0] >= size.width() - 3 or bounds[1] >= size.height() - 3
    middle = last.center()
    assert matrix.item_at(QPointF(middle)) == n * n - 1

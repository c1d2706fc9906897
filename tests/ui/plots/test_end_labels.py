"""Names at the ends of lines, and which line the pointer is at."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF
from pytestqt.qtbot import QtBot

from deepstudio.ui.plots.chart import Chart
from deepstudio.ui.plots.end_labels import placed
from deepstudio.ui.plots.pointing import line_at
from deepstudio.ui.plots.trace import Trace

ROOM = QRectF(0, 0, 300, 200)
SIZE = QSizeF(40, 12)


def test_a_name_stands_behind_a_line_that_ends_early_and_above_one_that_reaches_the_edge() -> None:
    early, late = placed([QPointF(100, 100), QPointF(298, 60)], [SIZE, SIZE], ROOM)
    assert early is not None
    assert early.left() > 100
    assert late is not None
    assert late.right() < 298
    assert late.bottom() < 60


def test_names_cover_neither_each_other_nor_lines_nor_what_is_taken() -> None:
    ends = [QPointF(298, 60 + 3 * number) for number in range(6)]
    places = placed(ends, [SIZE] * 6, ROOM)
    found = [place for place in places if place is not None]
    assert 2 <= len(found) < 6
    assert not any(a.intersects(b) for a in found for b in found if a is not b)
    assert placed([QPointF(100, 100)], [SIZE], ROOM, taken=[ROOM]) == [None]
    across = (np.array([0.0, 300.0]), np.array([100.0, 100.0]))
    (place,) = placed([QPointF(100, 100)], [SIZE], ROOM, [across])
    assert place is not None
    assert not place.top() < 100 < place.bottom()
    assert placed([None], [SIZE], ROOM) == [None]


def test_the_line_at_the_pointer_is_the_nearest_one_within_reach() -> None:
    x = np.array([0.0, 10.0])
    low, high = Trace("low", "text", x, np.array([0.0, 1.0]), key="a"), Trace("high", "text", x, x, key="b")

    def found(place: float, height: float) -> Trace | None:
        return line_at([low, high], place, height, 10, lambda y: y)

    assert found(5, 0.6) is low
    assert found(5, 4.8) is high
    assert found(5, 2.5) is None
    assert found(11, 1) is None


def test_a_chart_names_the_compared_lines_at_their_ends(qtbot: QtBot) -> None:
    chart = Chart(percent=True)
    qtbot.addWidget(chart)
    chart.resize(420, 260)
    chart.show()
    x = np.arange(1.0, 11.0)
    heights = {"Run 1": 0.9, "Run 2": 0.6, "validation": 0.3}
    chart.show_traces(
        [Trace(name, "accent", x, np.full(10, y), labelled=name[:3] == "Run") for name, y in heights.items()],
        20,
    )
    assert chart.labels.shown == ["Run 1", "Run 2"]

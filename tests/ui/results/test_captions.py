"""The captions of mistakes: names and probability stand beside or below each other, never over each other."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from deepstudio.ui.kinds.examples import ExampleRow
from deepstudio.ui.kinds.picture.grid import PictureExamples
from deepstudio.ui.theme import fonts
from deepstudio.ui.widgets.rows import elided_pair

NAMES = ("5", "dogs", "Golden retriever puppy", "猫", "拉布拉多寻回犬幼犬")
PAIRS = [f"{true} → {said}" for true in NAMES for said in NAMES if true != said]


@pytest.mark.parametrize("points", [9, 11, 16])
@pytest.mark.parametrize("captions", [PAIRS[:1], ["5 → 猫"], PAIRS])
def test_no_caption_lies_over_another(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, points: int, captions: list[str]
) -> None:
    font = QFont(fonts.small())
    font.setPointSize(points)
    monkeypatch.setattr(fonts, "small", lambda: font)
    grid = PictureExamples()
    qtbot.addWidget(grid)
    grid.resize(400, 300)
    grid.set_examples([ExampleRow(str(n), words, words, "99.3 %") for n, words in enumerate(captions)])
    metrics, cell = QFontMetrics(font), grid.cell()
    for thumb in grid.thumbs.rows:
        box = QRectF(5, 5, 84, 84)
        places = grid.caption_places(box, thumb)
        for room, words in places:
            assert metrics.horizontalAdvance(words) <= room.width() + 1, words
            assert box.left() <= room.left() < room.right() <= box.right() + 0.5
            assert room.bottom() <= cell.height()
        assert not [
            pair for pair in combinations([room for room, _ in places], 2) if pair[0].intersects(pair[1])
        ]
        assert thumb.note in [words for _, words in places]


def test_both_names_keep_their_beginnings(qtbot: QtBot) -> None:
    metrics = QFontMetrics(fonts.small())
    wide = metrics.horizontalAdvance("Golden re… → Labrad…")
    cut = elided_pair("Golden retriever → Labrador retriever", metrics, wide)
    first, second = cut.split(" → ")
    assert first.startswith("Gol")
    assert second.startswith("Lab")
    assert metrics.horizontalAdvance(cut) <= wide
    assert elided_pair("a → b", metrics, wide) == "a → b"

"""The bar of the batches within an epoch has no colour of a curve."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deepstudio.ui.pages.train.header import RunHeader
from deepstudio.ui.theme import theme


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_it_is_grey(qtbot: QtBot, qapp: QApplication, mode: str) -> None:
    theme.apply(qapp, mode)
    header = RunHeader()
    qtbot.addWidget(header)
    bar = header.epoch_bar
    bar.resize(200, 3)
    bar.set_fraction(0.5)
    image = bar.grab().toImage()
    drawn, empty = (image.pixelColor(image.width() * share // 100, image.height() // 2) for share in (25, 75))
    assert drawn == theme.color("text3")
    assert drawn != empty
    assert drawn.hsvSaturation() < 60

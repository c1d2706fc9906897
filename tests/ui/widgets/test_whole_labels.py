"""A text that is seen whole wherever its page is scrolled."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from deepstudio.ui.widgets import Scroll, WholeLabel
from deepstudio.ui.widgets.layouts import column_of

LONG = "One column at a time had its usual value, the mean or the most frequent one. " * 3


def test_it_takes_the_height_of_all_its_lines_and_gives_it_back(qtbot: QtBot) -> None:
    inside = QWidget()
    label = WholeLabel(LONG, parent=inside)
    column_of(label, on=inside)
    scroll = Scroll(inside)
    qtbot.addWidget(scroll)
    scroll.resize(200, 40)
    with qtbot.waitExposed(scroll):
        scroll.show()
    QApplication.processEvents()
    narrow = label.height()
    assert narrow >= label.heightForWidth(label.width()) > 3 * label.fontMetrics().height()
    scroll.resize(900, 40)
    QApplication.processEvents()
    assert label.height() < narrow
    label.setText("")
    assert label.minimumHeight() == 0

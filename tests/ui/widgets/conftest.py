"""Widgets are tested in a window of their own."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget

Shown = TypeVar("Shown", bound=QWidget)


@pytest.fixture
def show(qtbot) -> Callable[[Shown], Shown]:
    """Shows a widget in an active window, as a person would see it."""

    def show(widget: Shown, width: int = 320) -> Shown:
        qtbot.addWidget(widget)
        widget.resize(width, max(widget.sizeHint().height(), 1))
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        return widget

    return show

"""Axes with round numbers, thin grid lines and no frame."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QPen

from deepstudio.ui.plots.ticks import log_ticks, round_ticks, written
from deepstudio.ui.theme import fonts, theme

LEFT_WIDTH = 46
BOTTOM_HEIGHT = 20


class ValueAxis(pg.AxisItem):
    """The axis at the left; its lines run across the chart."""

    def __init__(self, percent: bool = False) -> None:
        super().__init__("left")
        self.percent = percent
        self.logarithmic = False
        self.setWidth(LEFT_WIDTH)
        self.setStyle(tickLength=0, tickAlpha=255, tickTextOffset=6, autoExpandTextSpace=False)
        self.setGrid(255)
        self.restyle()

    def restyle(self) -> None:
        """Takes the colours in use."""
        self.setPen(QPen(Qt.PenStyle.NoPen))
        self.setTickPen(QPen(theme.color("line"), 1))
        self.setTextPen(theme.color("text3"))
        self.setTickFont(fonts.tabular(fonts.small()))

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        count = max(3, int(size / 36))
        found = log_ticks(low, high, count) if self.logarithmic else round_ticks(low, high, count)
        return [(1.0, found)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        shown = [10.0**value if self.logarithmic else value for value in values]
        return [written(float(f"{value:.6g}"), self.percent) for value in shown]


class StepAxis(pg.AxisItem):
    """The axis at the bottom: whole epochs or steps."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.setHeight(BOTTOM_HEIGHT)
        self.setStyle(
            tickLength=0,
            tickAlpha=0,
            tickTextOffset=5,
            autoExpandTextSpace=False,
            hideOverlappingLabels=False,
        )
        self.restyle()

    def restyle(self) -> None:
        """Takes the colours in use."""
        self.setPen(QPen(Qt.PenStyle.NoPen))
        self.setTickPen(QPen(Qt.PenStyle.NoPen))
        self.setTextPen(theme.color("text3"))
        self.setTickFont(fonts.tabular(fonts.small()))

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        return [(1.0, round_ticks(low, high, max(2, int(size / 60)), whole=True))]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [f"{value:,.0f}" for value in values]


def quiet_view() -> Any:
    """A view that zooms and moves along the bottom axis alone; heights follow from what is in view."""
    view = pg.ViewBox(enableMenu=False, defaultPadding=0.0)
    view.setMouseEnabled(x=True, y=False)
    view.disableAutoRange()
    return view

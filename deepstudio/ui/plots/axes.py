"""Round numbers along axes, thin grid lines and no frame."""

from __future__ import annotations

import math
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QPen

from deepstudio.core.declarations import Metric
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.theme.tokens import scaled


def round_ticks(low: float, high: float, count: int, whole: bool = False) -> list[float]:
    """About `count` round numbers from `low` to `high`: multiples of 1, 2 or 5 times a power of ten."""
    if not (math.isfinite(low) and math.isfinite(high)) or high <= low or count < 1:
        return []
    step = _round_step((high - low) / count)
    if whole:
        step = max(1.0, step)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [round(number * step, 12) for number in range(first, last + 1)]


def log_ticks(low: float, high: float, count: int) -> list[float]:
    """Positions on a logarithmic axis, given and returned as exponents of ten."""
    decades = range(math.ceil(low - 1e-9), math.floor(high + 1e-9) + 1)
    if len(decades) > count:
        every = math.ceil(len(decades) / count)
        return [float(decade) for decade in decades if decade % every == 0]
    if len(decades) >= 3:
        return [float(decade) for decade in decades]
    fine = [
        math.log10(factor * 10.0**decade)
        for decade in range(math.floor(low), math.ceil(high) + 1)
        for factor in (1, 2, 5)
    ]
    found = [place for place in fine if low <= place <= high]
    return (
        found if len(found) > 1 else [math.log10(v) for v in round_ticks(10**low, 10**high, count) if v > 0]
    )


def written(value: float, percent: bool = False) -> str:
    """A number as it stands on an axis: `0.25`, `1e-05`, or `25 %`."""
    if percent:
        return f"{value * 100:g} %"
    if value != 0 and (abs(value) < 1e-4 or abs(value) >= 1e6):
        return f"{value:.0e}"
    return f"{value:.6g}"


def read(value: float, percent: bool = False) -> str:
    """A number as the crosshair reads it: four digits that matter."""
    if not math.isfinite(value):
        return "–"
    if percent:
        return f"{value * 100:.1f} %"
    if value != 0 and (abs(value) < 1e-3 or abs(value) >= 1e5):
        return f"{value:.2e}"
    return f"{value:.4g}" if abs(value) >= 1 else f"{value:.4f}"


def shown_metric(value: float, metric: Metric) -> str:
    """What a run came to, so, with its unit."""
    return f"{read(value, metric.percent)} {metric.unit}".rstrip()


def _round_step(wanted: float) -> float:
    power = 10.0 ** math.floor(math.log10(wanted))
    return power * next(factor for factor in (1, 2, 5, 10) if factor * power >= wanted * 0.999)


LEFT_WIDTH = 46
BOTTOM_HEIGHT = 20


class QuietAxis(pg.AxisItem):
    """No line along it; `lines` is the token of those that run across the chart."""

    lines = ""

    def __init__(self, side: str, **style: Any) -> None:
        super().__init__(side)
        self.setStyle(tickLength=0, autoExpandTextSpace=False, **style)
        self.restyle()

    def restyle(self) -> None:
        """Takes the colours in use."""
        self.setPen(QPen(Qt.PenStyle.NoPen))
        self.setTickPen(QPen(theme.color(self.lines), 1) if self.lines else QPen(Qt.PenStyle.NoPen))
        self.setTextPen(theme.color("text3"))
        self.setTickFont(fonts.tabular(fonts.small()))


class ValueAxis(QuietAxis):
    """The axis at the left; its lines run across the chart."""

    lines = "line"

    def __init__(self, percent: bool = False) -> None:
        super().__init__("left", tickAlpha=255, tickTextOffset=6)
        self.percent = percent
        self.logarithmic = False
        self.setWidth(LEFT_WIDTH)
        self.setGrid(255)

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        count = max(3, int(size / 36))
        found = log_ticks(low, high, count) if self.logarithmic else round_ticks(low, high, count)
        return [(1.0, found)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        shown = [10.0**value if self.logarithmic else value for value in values]
        return [written(float(f"{value:.6g}"), self.percent) for value in shown]


class StepAxis(QuietAxis):
    """The axis at the bottom: whole epochs or steps."""

    def __init__(self) -> None:
        super().__init__("bottom", tickAlpha=0, tickTextOffset=5, hideOverlappingLabels=False)
        self.setHeight(scaled(BOTTOM_HEIGHT))

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

"""Round numbers for axes, and how numbers are written there."""

from __future__ import annotations

import math


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


def _round_step(wanted: float) -> float:
    power = 10.0 ** math.floor(math.log10(wanted))
    return power * next(factor for factor in (1, 2, 5, 10) if factor * power >= wanted * 0.999)

"""Lines of a chart: their points, and no more of them than pixels can show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from deepstudio.storage.growing import Numbers
from deepstudio.ui.plots.run_looks import DASHES, Dash

LineStyle = Literal["line", "faint", "dashed"]


@dataclass(frozen=True)
class Trace:
    """Points with ascending `x`. `token` is a colour; a faint line is neither read nor in the legend.

    `best` is the row of the point that is marked, `dash` what a dashed line looks like. Lines of one `key` belong to
    one run; one that is `labelled` has its name at its end.
    """

    name: str
    token: str
    x: Numbers
    y: Numbers
    kind: LineStyle = "line"
    best: int | None = None
    dash: Dash = DASHES[0]
    key: str = ""
    labelled: bool = False

    @property
    def is_read(self) -> bool:
        return self.kind != "faint"

    def at(self, x: float) -> tuple[float, float] | None:
        """The point nearest to `x`; nothing where the line has no points or none around there."""
        if not len(self.x) or not np.isfinite(x):
            return None
        after = int(np.searchsorted(self.x, x))
        near = [row for row in (after - 1, after) if 0 <= row < len(self.x)]
        row = min(near, key=lambda found: abs(self.x[found] - x))
        return float(self.x[row]), float(self.y[row])

    @property
    def shown_dash(self) -> Dash:
        """Empty for a solid line."""
        return self.dash if self.kind == "dashed" else ()

    @property
    def best_point(self) -> tuple[float, float] | None:
        if self.best is None or not 0 <= self.best < len(self.x):
            return None
        return float(self.x[self.best]), float(self.y[self.best])


def visible(x: Numbers, y: Numbers, low: float, high: float) -> tuple[Numbers, Numbers]:
    """The part of a curve with ascending `x` between `low` and `high`, and one point beyond on each side."""
    first = max(0, int(np.searchsorted(x, low)) - 1)
    last = int(np.searchsorted(x, high, side="right")) + 1
    return x[first:last], y[first:last]


def decimated(x: Numbers, y: Numbers, pixels: int) -> tuple[Numbers, Numbers]:
    """At most about four points a pixel: of each bucket the first, the lowest, the highest and the last.

    What is not finite becomes NaN; a bucket without any number stays a gap.
    """
    fine = np.isfinite(y)
    clean = y if fine.all() else np.where(fine, y, np.nan)
    if len(x) <= 4 * pixels or pixels < 1:
        return x, clean
    size = len(x) // pixels
    whole = len(x) // size * size
    rows = clean[:whole].reshape(-1, size)
    start = np.arange(0, whole, size)
    gaps = None if clean is y else np.isnan(rows)
    lowest = start + np.argmin(rows if gaps is None else np.where(gaps, np.inf, rows), axis=1)
    highest = start + np.argmax(rows if gaps is None else np.where(gaps, -np.inf, rows), axis=1)
    kept = np.unique(np.concatenate([start, lowest, highest, start + size - 1, np.arange(whole, len(x))]))
    return x[kept], clean[kept]


def span(values: list[Numbers]) -> tuple[float, float] | None:
    """The lowest and highest finite number of all; nothing if there is none."""
    lows, highs = [], []
    for numbers in values:
        fine = numbers[np.isfinite(numbers)]
        if len(fine):
            lows.append(float(fine.min()))
            highs.append(float(fine.max()))
    return (min(lows), max(highs)) if lows else None

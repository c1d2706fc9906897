"""One line of a chart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from deepstudio.storage.growing import Numbers

LineStyle = Literal["line", "faint", "dashed"]


@dataclass(frozen=True)
class Trace:
    """Points with ascending `x`. `token` is a colour; a faint line is neither read nor in the legend.

    `best` is the row of the point that is marked.
    """

    name: str
    token: str
    x: Numbers
    y: Numbers
    kind: LineStyle = "line"
    best: int | None = None

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
    def best_point(self) -> tuple[float, float] | None:
        if self.best is None or not 0 <= self.best < len(self.x):
            return None
        return float(self.x[self.best]), float(self.y[self.best])

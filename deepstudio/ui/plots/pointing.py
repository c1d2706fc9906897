"""Which of many lines the pointer is at."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from deepstudio.storage.growing import Numbers
from deepstudio.ui.plots.trace import Trace

NEAR = 8.0  # pixels


def line_at(
    traces: Sequence[Trace], x: float, y: float, pixels: float, scaled: Callable[[Numbers], Numbers]
) -> Trace | None:
    """The line nearest to a point, at most a few pixels away.

    `scaled` gives heights as they are drawn, `pixels` is how many one unit of them takes.
    """
    heights = [_height(trace, x, scaled) for trace in traces]
    found = [(abs(h - y) * pixels, trace) for h, trace in zip(heights, traces, strict=True) if h is not None]
    distance, nearest = min(found, key=lambda one: one[0], default=(NEAR + 1, None))
    return nearest if distance <= NEAR else None


def _height(trace: Trace, x: float, scaled: Callable[[Numbers], Numbers]) -> float | None:
    """Between its points a line is straight; nothing before its first and behind its last one."""
    heights = scaled(trace.y)
    fine = np.isfinite(heights)
    across = trace.x[fine]
    if not len(across) or not across[0] <= x <= across[-1]:
        return None
    return float(np.interp(x, across, heights[fine]))

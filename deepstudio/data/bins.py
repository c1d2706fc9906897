"""How often values of each size occur: the bars of a histogram."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from deepstudio.core.results import written
from deepstudio.core.text import T, Text

MOST_BARS = 24  # of numbers
BARS = 48  # of lengths, at most
FAR = 99.5  # percent of the lengths that the axis shows apart; the rest are in the last bar


@dataclass(frozen=True, slots=True)
class Bins:
    """`counts[i]` values lie from `edges[i]` to `edges[i + 1]`; those in the last bar may lie beyond."""

    edges: tuple[float, ...] = ()
    counts: tuple[int, ...] = ()
    most: float = 0
    """The largest value."""

    @property
    def open(self) -> bool:
        """Whether the last bar holds values beyond its edge."""
        return bool(self.edges) and self.most >= self.edges[-1]

    def holds(self, number: int, value: float) -> bool:
        """Whether a value is counted in a bar; the last one has its upper end, too."""
        low, high = self.edges[number], self.edges[number + 1]
        return low <= value < high or (value == high and number == len(self.counts) - 1)

    def span(self, number: int, unit: str = "") -> Text:
        """From where to where a bar goes."""
        low, high = (written(self.edges[edge], "number", unit) for edge in (number, number + 1))
        return T("{low} to {high}", low=low, high=high)

    def told(self, number: int, unit: str = "") -> Text:
        """What a bar of samples says."""
        count = T("{n} samples", n=f"{self.counts[number]:,}")
        return T("{span}: {count}", span=self.span(number, unit), count=count)


def bins_of_numbers(numbers: npt.NDArray[np.float64]) -> Bins:
    """Bars of one width between the least and the largest of numbers (N,); whole numbers are not cut apart."""
    if not len(numbers):
        return Bins()
    low, high = float(numbers.min()), float(numbers.max())
    whole = bool((numbers == np.round(numbers)).all())
    bars = min(MOST_BARS, max(5, round(math.sqrt(len(numbers)))))
    if whole:
        width = max(1, math.ceil((high - low + 1) / bars))
        edges = np.arange(low, high + width + 1, width)
    else:
        edges = np.histogram_bin_edges(numbers, bars)
    counts, _ = np.histogram(numbers, edges)
    return Bins(tuple(map(float, edges)), tuple(map(int, counts)), high)


def bins_of_lengths(values: npt.NDArray[np.integer], mark: int) -> Bins:
    """Bars of equal, round width over whole numbers from 1; long tails are gathered in the last one."""
    if not len(values):
        return Bins()
    most = int(values.max())
    far = max(2, math.ceil(float(np.percentile(values, FAR))))
    if far < mark <= 2 * far:
        far = mark + 1  # so that the mark can be seen
    width = _round(far / BARS)
    edges = np.arange(0, far + width, width)
    counts, _ = np.histogram(np.minimum(values, edges[-1] - 1), edges)
    return Bins(tuple(map(float, edges)), tuple(map(int, counts)), most)


def _round(wanted: float) -> int:
    """The next of 1, 2, 5, 10, 20, 50, …"""
    scale = 10 ** math.floor(math.log10(max(wanted, 1.0)))
    return next(int(step * scale) for step in (1, 2, 5, 10) if step * scale >= wanted)

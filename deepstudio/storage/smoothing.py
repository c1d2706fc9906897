"""Curves without their jitter, smoothed while they grow."""

from __future__ import annotations

import numpy as np

from deepstudio.storage.growing import Growing, Numbers

# Within one block, powers of the weight must stay far from the smallest float.
_SMALLEST = 1e-120


class Smoothing:
    """An exponential moving average, without the pull towards its start (Kingma and Ba, 2015, section 3).

    `weight` is 0 (as it is) to just below 1 (nearly flat). A number that is not finite leaves a gap and no trace.
    """

    def __init__(self, weight: float) -> None:
        self.weight = weight
        self._made = Growing()
        self._sum = 0.0
        self._share = 0.0

    def of(self, values: Numbers) -> Numbers:
        """The smoothed `values`, shape (N,), which must begin with those given before."""
        for block in self._blocks(values[len(self._made) :]):
            self._made.extend(self._block(block))
        return self._made.values

    def _blocks(self, values: Numbers) -> list[Numbers]:
        if self.weight <= 0:
            return [values] if len(values) else []
        size = int(min(512, max(1, np.log(_SMALLEST) / np.log(self.weight))))
        return [values[start : start + size] for start in range(0, len(values), size)]

    def _block(self, values: Numbers) -> Numbers:
        if self.weight <= 0:
            return values
        fine = np.isfinite(values)
        powers = self.weight ** np.arange(1, len(values) + 1)
        sums = powers * (self._sum + np.cumsum(np.where(fine, values, 0.0) / powers))
        shares = powers * (self._share + np.cumsum(fine / powers))
        self._sum, self._share = float(sums[-1]), float(shares[-1])
        smooth: Numbers = np.divide(sums, shares, out=np.full(len(values), np.nan), where=fine)
        return smooth

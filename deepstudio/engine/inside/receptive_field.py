"""Which part of a picture each place of a feature map sees, measured for any network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from deepstudio.core.excitation import ReceptiveField
from deepstudio.core.program import Value
from deepstudio.data.arrays import Ints
from deepstudio.engine.network import Network

BATCH = 8  # pictures that are tried at a time
ROWS, COLUMNS = 2, 3  # axes of (N, C, H, W)

Reached = npt.NDArray[np.bool_]


def receptive_field(
    network: Network, value: Value, blank: Sequence[Tensor], picture: int
) -> ReceptiveField | None:
    """The field of each place of `value`, a map or plain numbers; nothing where it does not depend on the picture.

    `blank` is what the network takes of one sample; the picture is number `picture` of it. What is no number makes
    everything that is computed from it no number, whatever the weights are: so all rows before one, and all from one
    on, are made so, and where that arrives tells where fields begin and end. That holds for poolings, strides,
    paddings, shortcuts and blocks of any kind.
    """
    _, _, height, width = blank[picture].shape
    sides: list[list[int]] = []
    with _plain_convolutions(), torch.inference_mode():
        for axis, length in ((ROWS, height), (COLUMNS, width)):
            probe = _Probe(network, value, blank, picture, axis)
            before, behind = probe.least(from_end=False), probe.least(from_end=True)
            if not (before > 0).all():
                return None
            sides += [(before - 1).tolist(), (length - behind + 1).tolist()]
    tops, bottoms, lefts, rights = map(tuple, sides)
    return ReceptiveField(height=height, width=width, tops=tops, bottoms=bottoms, lefts=lefts, rights=rights)


def is_reached(network: Network, value: Value, blank: Sequence[Tensor], picture: int) -> bool:
    """Whether a value depends on the picture."""
    with torch.inference_mode():
        height = blank[picture].shape[ROWS]
        return bool(_Probe(network, value, blank, picture, ROWS).reached([height], False)[0].any())


@dataclass(frozen=True, eq=False)
class _Probe:
    """Finds where pixels that are no numbers arrive, along one axis of picture and map."""

    network: Network
    value: Value
    blank: Sequence[Tensor]
    picture: int
    axis: int

    def least(self, from_end: bool) -> Ints:
        """How many rows of the picture, from its begin or end, must be no numbers that a row of the map is none.

        By halving, for all rows of the map at once, (h,); 0 where it never is.
        """
        length = self.blank[self.picture].shape[self.axis]
        reached = self.reached([length], from_end)[0]
        low, high = np.zeros(len(reached), np.int64), np.full(len(reached), length, np.int64)
        while len(counts := np.unique(((low + high) // 2)[high - low > 1])):
            arrived = dict(zip(counts.tolist(), self._all_reached(counts.tolist(), from_end), strict=True))
            for row in np.flatnonzero(high - low > 1):
                middle = int(low[row] + high[row]) // 2
                (high if arrived[middle][row] else low)[row] = middle
        return np.where(reached, high, 0)

    def _all_reached(self, counts: list[int], from_end: bool) -> list[Reached]:
        parts = [counts[start : start + BATCH] for start in range(0, len(counts), BATCH)]
        return [rows for part in parts for rows in self.reached(part, from_end)]

    def reached(self, counts: list[int], from_end: bool) -> list[Reached]:
        """For each count, which rows of the map are no numbers, bool (h,)."""
        inputs = [one.expand(len(counts), *one.shape[1:]) for one in self.blank]
        pictures = inputs[self.picture].clone()
        for number, count in enumerate(counts):
            start = pictures.shape[self.axis] - count if from_end else 0
            pictures[number].narrow(self.axis - 1, start, count).fill_(float("nan"))
        inputs[self.picture] = pictures
        found = self.network.watched((self.value,), *inputs)[self.value].isnan()
        if found.dim() == 2:
            found = found[:, :, None, None]
        others = [axis for axis in (1, ROWS, COLUMNS) if axis != self.axis]
        return list(found.any(others[1]).any(others[0]).numpy())


def _plain_convolutions() -> AbstractContextManager[None]:
    """Some libraries compute a convolution by transforming tiles, in which one pixel touches all of its tile."""
    flags: Callable[..., AbstractContextManager[None]] = torch.backends.nnpack.flags
    return flags(enabled=False)

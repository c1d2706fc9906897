"""Metrics of a step or an examination, from sums by answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor

from deepstudio.engine.objectives.target import LearnedTarget


class Tally:
    """Makes metrics of the sums of losses and of the metrics of samples, which a step or an examination adds up.

    Of one answer they are `loss` and its metrics. Of several, `loss` is the weighted sum of losses, and where all
    have the same metrics, these are weighted means; those of each stand beside them as `TARGET.loss` and so on.
    """

    def __init__(self, targets: Sequence[LearnedTarget]) -> None:
        weights = [target.weight for target in targets]
        blocks = [1 + len(target.names) for target in targets]
        same = targets[0].names if len({target.names for target in targets}) == 1 else ()
        starts = [sum(blocks[:place]) for place in range(len(targets))]
        rows = [_row(sum(blocks), starts, weights)]
        rows += [
            _row(sum(blocks), [start + 1 + place for start in starts], [w / sum(weights) for w in weights])
            for place in range(len(same))
        ]
        self.names: tuple[str, ...] = ("loss", *same)
        if len(targets) > 1:
            rows += torch.eye(sum(blocks)).tolist()
            self.names += tuple(f"{t.name}.{id}" for t in targets for id in ("loss", *t.names))
        self._matrix = torch.tensor(rows, dtype=torch.float64)
        self._is_plain = weights == [1.0]

    def of(self, sums: Tensor) -> Tensor:
        """The metrics in the order of `names`, from the loss and the metrics of each answer one after the other."""
        return sums if self._is_plain else self._matrix.to(sums) @ sums

    def named(self, sums: Tensor) -> Mapping[str, float]:
        return dict(zip(self.names, self.of(sums).tolist(), strict=True))


def _row(size: int, places: Sequence[int], values: Sequence[float]) -> list[float]:
    row = [0.0] * size
    for place, value in zip(places, values, strict=True):
        row[place] = value
    return row

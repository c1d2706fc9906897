"""What guessing gets: the floor below which a network has learned nothing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from deepstudio.data.arrays import Indices
from deepstudio.data.prepared import Prepared
from deepstudio.engine.batches import Ragged
from deepstudio.engine.inputs.feed import fed
from deepstudio.engine.objectives.tally import Tally
from deepstudio.engine.objectives.target import LearnedTarget

AT_ONCE = 4096  # samples


@torch.no_grad()
def floor_of(
    targets: Sequence[LearnedTarget], prepared: Prepared, part: str, device: torch.device
) -> dict[str, float]:
    """The metrics of the best constant answers on one part; empty where an answer has none or the part is empty.

    They are what `LearnedTarget.judged` says of `LearnedTarget.guess`, added up as those of an epoch.
    """
    count = len(prepared.splits[part])
    sums = [_sums(target, prepared, part, device) for target in targets] if count else []
    known = [one for one in sums if one is not None]
    if not sums or len(known) < len(sums):
        return {}
    return {name: value / count for name, value in Tally(targets).named(torch.cat(known)).items()}


def _sums(target: LearnedTarget, prepared: Prepared, part: str, device: torch.device) -> Tensor | None:
    """The loss and the metrics of one answer, summed over a part, float64."""
    if type(target).guess is LearnedTarget.guess:
        return None  # nothing needs to be read
    stored = prepared.columns[target.name]
    way = fed(target.kind, target.state)
    rows = way.rows(stored)
    if isinstance(rows, Ragged):
        return None

    def answers(chosen: Indices) -> Tensor:
        return way.answer(torch.from_numpy(np.ascontiguousarray(rows[chosen])))

    guess = target.guess(answers(prepared.splits["train"]))
    if guess is None:
        return None
    found = torch.zeros(1 + len(target.names), dtype=torch.float64)
    for right in answers(prepared.splits[part]).split(AT_ONCE):
        scores = guess.to(device).expand(len(right), -1)
        losses, metrics = target.judged(scores, right.to(device))
        found += torch.cat([losses.sum()[None], metrics.sum(0)]).cpu().double()
    return found

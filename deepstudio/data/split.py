"""Divides samples into training, validation and test, the same way every time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from deepstudio.core.project import SplitPlan
from deepstudio.data.arrays import Indices

PARTS = ("train", "validation", "test")
Parts = Mapping[str, Sequence[str]]  # ids of samples by part


def split(
    labels: npt.NDArray[np.int64], plan: SplitPlan, given: npt.NDArray[np.uint8] | None = None
) -> dict[str, Indices]:
    """Indices into `labels` by part, ascending; each class is divided in the same proportion.

    Every class with a sample is in training; one with three or more is in all parts. Of a class with two
    samples the other one goes to validation or test, by turns. Depends on the labels, their order and `plan`.

    `given` are parts that folders or files say, as indices into `PARTS`. They are kept unless `plan` asks for new
    ones; a part that nothing is in is cut from training.
    """
    if given is None or plan.given == "new" or not (given == 0).any():
        part = _drawn(labels, plan)
    else:
        part = _completed(labels, plan, given)
    return {name: np.flatnonzero(part == code) for code, name in enumerate(PARTS)}


def _drawn(labels: npt.NDArray[np.int64], plan: SplitPlan) -> npt.NDArray[np.uint8]:
    part = np.zeros(len(labels), np.uint8)
    # This generator's stream is promised never to change, so that an old project keeps its split.
    draw = np.random.RandomState(plan.seed)
    for turn, label in enumerate(np.unique(labels)):
        members = draw.permutation(np.flatnonzero(labels == label))
        validation, test = _shares(len(members), plan, turn)
        part[members[:validation]] = 1
        part[members[validation : validation + test]] = 2
    return part


def _completed(
    labels: npt.NDArray[np.int64], plan: SplitPlan, given: npt.NDArray[np.uint8]
) -> npt.NDArray[np.uint8]:
    part = given.copy()
    percent = {1: plan.validation, 2: plan.test}
    missing = [code for code in percent if not (given == code).any()]
    draw = np.random.RandomState(plan.seed)
    for label in np.unique(labels):
        members = draw.permutation(np.flatnonzero((labels == label) & (given == 0)))
        start = 0
        for code in missing:
            whole = plan.train + sum(percent[other] for other in missing)
            count = min(len(members) - start - 1, max(1, round(len(members) * percent[code] / whole)))
            part[members[start : start + max(0, count)]] = code
            start += max(0, count)
    return part


def _shares(count: int, plan: SplitPlan, turn: int) -> tuple[int, int]:
    """How many of `count` samples go to validation and test."""
    if count < 2:
        return 0, 0
    if count == 2:
        return (1, 0) if turn % 2 == 0 else (0, 1)
    validation = max(1, round(count * plan.validation / 100))
    test = max(1, round(count * plan.test / 100))
    while validation + test >= count:
        validation, test = (validation - 1, test) if validation >= test else (validation, test - 1)
    return validation, test

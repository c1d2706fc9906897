"""How much worse a network answers where one of its columns is shuffled: permutation importance (Breiman, 2001).

As scikit-learn's `permutation_importance`: the values of one column change places among the samples, all others stay.
Shuffled is what enters the network, so that a column is shuffled whole, whatever it becomes on its way in.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from deepstudio.core.events import AnyEvent, Message, Progress
from deepstudio.core.importance import ColumnImportance, Importance
from deepstudio.core.results import Quantity
from deepstudio.core.text import T
from deepstudio.data.arrays import Floats, Ints
from deepstudio.engine.inputs.feed import Feed
from deepstudio.engine.objectives.target import ExaminedTarget, is_finite
from deepstudio.engine.weights import LoadedModel

REPEATS = 5
MOST_ROWS, LEAST_ROWS = 500, 30
MOST_COLUMNS = 300
MOST_WORK = 4e9  # multiply-adds for all of it: below a second on a processor
LENGTH = 200  # steps that a sample of open length is taken for
AT_ONCE = 128  # samples
SEED = 20011001


@dataclass(frozen=True)
class ColumnPlace:
    """Which of the tensors that enter are a column's own, and which features of the first where it is joined."""

    tensors: tuple[int, ...]
    features: slice | None = None


class ExaminedInputs:
    """Some samples of a part, evenly spread over it, as they enter the network."""

    def __init__(self, model: LoadedModel, total: int) -> None:
        count = rows_to_shuffle(model, total)
        self.places = np.unique(np.linspace(0, max(0, total - 1), count).astype(np.int64))
        self._found: list[tuple[Tensor, ...]] = []

    def take(self, inputs: tuple[Tensor, ...], done: int) -> None:
        """Keeps what is wanted of a batch, which begins with the sample number `done`."""
        here = self.places[(self.places >= done) & (self.places < done + len(inputs[0]))] - done
        if len(here):
            rows = torch.from_numpy(here).to(inputs[0].device)
            self._found.append(tuple(one[rows.to(one.device)] for one in inputs))

    def inputs(self) -> tuple[Tensor, ...]:
        """All that was kept, (N, …) each; sequences as long as the longest."""
        return tuple(torch.cat(_of_one_length(own)) for own in zip(*self._found, strict=True))


def rows_to_shuffle(model: LoadedModel, total: int) -> int:
    """With how many samples it can be found in a moment; 0 for one column, and where too few could be looked at."""
    columns = model.feed.columns
    if not 2 <= len(columns) <= MOST_COLUMNS:
        return 0
    steps = LENGTH if any(one.tells_lengths for one in columns.values()) else 1
    work = max(1, model.analysis.multiply_adds) * steps * REPEATS * len(columns)
    count = min(total, MOST_ROWS, int(MOST_WORK // work))
    return count if count >= min(total, LEAST_ROWS) else 0


def with_importance(
    model: LoadedModel,
    found: Sequence[ExaminedTarget],
    kept: ExaminedInputs,
    truths: Mapping[str, Sequence[Any]],
) -> Generator[AnyEvent, None, list[ExaminedTarget]]:
    """Yields progress; what was found of each answer, with the importance of columns where it can be told."""
    mains = [next(iter(one.examination.headline), None) for one in found]
    if not len(kept.places) or all(main is None for main in mains):
        return list(found)
    inputs, names = kept.inputs(), list(model.feed.columns)
    right = {name: [values[place] for place in kept.places] for name, values in truths.items()}
    usual = _judged(model, inputs, mains, right)
    shuffled = np.zeros((len(names), REPEATS, len(mains)))
    for number, place in enumerate(column_places(model.feed, model.device).values()):
        for repeat in range(REPEATS):
            order = np.random.default_rng([SEED, number, repeat]).permutation(len(kept.places))
            shuffled[number, repeat] = _judged(model, _mixed(inputs, place, order), mains, right)
        what = Message.of(T("Finding which columns count"))
        yield Progress(time=time.time(), what=what, done=number + 1, total=len(names))
    return [
        _told(one, main.replace(value=usual[place]), names, shuffled[:, :, place], len(kept.places))
        if main is not None and is_finite(shuffled[:, :, place]) and np.isfinite(usual[place])
        else one
        for place, (one, main) in enumerate(zip(found, mains, strict=True))
    ]


def column_places(feed: Feed, device: torch.device) -> dict[str, ColumnPlace]:
    """Where each column enters; those of a group stand one after the other in one tensor."""
    found: dict[str, ColumnPlace] = {}
    tensor = 0
    for group in feed.groups:
        if len(group) == 1:
            count = 2 if feed.columns[group[0]].tells_lengths else 1
            found[group[0]] = ColumnPlace(tuple(range(tensor, tensor + count)))
            tensor += count
            continue
        feature = 0
        for name in group:
            column = feed.columns[name]
            blank = torch.from_numpy(np.stack([column.blank()])).to(device)
            wide = column.tensor(blank).shape[1]
            found[name] = ColumnPlace((tensor,), slice(feature, feature + wide))
            feature += wide
        tensor += 1
    return found


def _mixed(inputs: tuple[Tensor, ...], place: ColumnPlace, order: Ints) -> tuple[Tensor, ...]:
    """The same with the values of one column in another order."""
    mixed = list(inputs)
    for number in place.tensors:
        own = inputs[number]
        rows = torch.from_numpy(order).to(own.device)
        if place.features is None:
            mixed[number] = own[rows]
        else:
            mixed[number] = own.clone()
            mixed[number][:, place.features] = own[rows][:, place.features]
    return tuple(mixed)


@torch.inference_mode()
def _judged(
    model: LoadedModel,
    inputs: tuple[Tensor, ...],
    mains: Sequence[Quantity | None],
    truths: Mapping[str, Sequence[Any]],
) -> list[float]:
    """The main number of each answer; not a number where it has none."""
    parts: list[list[Floats]] = [[] for _ in mains]
    for start in range(0, len(inputs[0]), AT_ONCE):
        scores = model.scores(*(one[start : start + AT_ONCE] for one in inputs))
        for own, target, some in zip(parts, model.targets, scores, strict=True):
            own.append(target.outputs(some).cpu().double().numpy())
    found = []
    for own, target, main in zip(parts, model.targets, mains, strict=True):
        outputs = np.concatenate(own)
        told = target.metrics_of(truths[target.name], outputs) if main and is_finite(outputs) else {}
        found.append(told.get(main.id, np.nan) if main else np.nan)
    return found


def _told(
    found: ExaminedTarget, usual: Quantity, names: Sequence[str], shuffled: Floats, samples: int
) -> ExaminedTarget:
    worse = usual.value - shuffled if usual.higher_is_better is not False else shuffled - usual.value
    columns = [
        ColumnImportance(name=name, worse=float(own.mean()), spread=float(own.std(ddof=1)))
        for name, own in zip(names, worse, strict=True)
    ]
    columns.sort(key=lambda one: -one.worse)
    return found.also(Importance(metric=usual, columns=tuple(columns), samples=samples, repeats=REPEATS))


def _of_one_length(parts: Sequence[Tensor]) -> list[Tensor]:
    """Tensors (B, L, …) of batches, those of shorter samples with zeros behind them."""
    if parts[0].dim() < 2 or len({one.shape[1] for one in parts}) == 1:
        return list(parts)
    longest = max(one.shape[1] for one in parts)
    return [F.pad(one, [0, 0] * (one.dim() - 2) + [0, longest - one.shape[1]]) for one in parts]

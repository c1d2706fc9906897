"""What the frozen front of a network gives for each sample, computed once and kept for all epochs."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from contextlib import closing

import numpy as np
import numpy.typing as npt
import psutil
import torch
from torch import Tensor

from deepstudio.core.analysis import Analysis
from deepstudio.core.binding import entering_at
from deepstudio.core.program import Value
from deepstudio.core.project import Project, TrainingPlan
from deepstudio.data.arrays import Indices
from deepstudio.data.prepared import Prepared
from deepstudio.engine import ranks
from deepstudio.engine.batches import Batches
from deepstudio.engine.frozen import FrozenFront
from deepstudio.engine.inputs.feed import Batch, Feed
from deepstudio.engine.randomness import seed_for, seed_torch

MOST = 0.25  # of the computer's memory; all of it counts, so that a run that goes on decides as it began
AT_ONCE = 32  # samples; the same in every run, as sums of other batches are rounded otherwise

FeatureRows = npt.NDArray[np.float32]


class ComputedOnce:
    """Parts of a data set as batches of features: float32 (B, …) under `key` of each value, with the answers.

    Of a part that is `varied`, `copies` are computed with augmentation, which epochs take in turn.
    """

    def __init__(
        self, front: FrozenFront, feed: Feed, prepared: Prepared, device: torch.device, seed: int, copies: int
    ) -> None:
        self._front, self._feed, self._prepared = front, feed, prepared
        self._device, self._seed, self.copies = device, seed, copies
        self._parts: dict[str, tuple[Batches, ...]] = {}

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    def holds(self, batch: Batch) -> bool:
        """Whether a batch is one of features."""
        return all(key(value) in batch for value in self._front.values)

    def bytes_for(self, samples: int) -> int:
        """How much memory the features of so many samples take."""
        entering = tuple(one.to(self._device) for one in self._feed.taken([self._feed.blank()]))
        return 4 * samples * sum(one.numel() for one in self._front.features(*entering).values())

    def compute(self, rows: Mapping[str, Indices], size: int, varied: str = "") -> Generator[int, None, None]:
        """Computes parts by their `rows` and yields how many samples are done; batches are of `size`."""
        done = 0
        for part, own in rows.items():
            made = []
            for copy in range(self.copies) if part == varied and self.copies else (None,):
                features: dict[Value, FeatureRows] = {}
                for place, batch in self._in_order(own):
                    self._keep(features, own, place, batch, copy)
                    done += len(place)
                    yield done
                made.append(self._batches(features, own, size))
            self._parts[part] = tuple(made)

    def in_order(self, part: str) -> Generator[Batch, None, None]:
        """Every sample of a part once."""
        return self._parts[part][0].in_order()

    def shuffled(self, part: str, epoch: int, start: int = 0) -> Generator[Batch, None, None]:
        """Every sample of a part once, in the order of `epoch`, without the first `start` batches."""
        copies = self._parts[part]
        return copies[(epoch - 1) % len(copies)].shuffled(epoch, start)

    def features(self, batch: Batch) -> tuple[Tensor, ...]:
        """Those of a batch, (B, …) each."""
        return tuple(batch[key(value)] for value in self._front.values)

    def logits(self, features: tuple[Tensor, ...]) -> tuple[Tensor, ...]:
        """What the network comes to from there."""
        return self._front.logits(dict(zip(self._front.values, features, strict=True)))

    def _in_order(self, rows: Indices) -> Iterator[tuple[Indices, Batch]]:
        """The places of samples among sorted rows, and a batch of what enters for them."""
        part = self._feed.part(self._prepared, rows, AT_ONCE, self._device, self._seed)
        first = 0
        with closing(part.in_order()) as batches:
            while True:
                with ranks.alone():  # each rank needs all of them, as each epoch gives it others
                    batch = next(batches, None)
                if batch is None:
                    return
                count = len(next(iter(batch.values())))
                yield np.arange(first, first + count), batch
                first += count

    def _keep(
        self,
        features: dict[Value, FeatureRows],
        rows: Indices,
        place: Indices,
        batch: Batch,
        copy: int | None,
    ) -> None:
        if copy is not None:
            seed_torch(seed_for(self._seed, "features", copy, int(place[0])), self._device)
        found = self._front.features(*self._feed.inputs(batch, augmented=copy is not None))
        for value, given in found.items():
            if value not in features:
                features[value] = np.empty((len(rows), *given.shape[1:]), np.float32)
            features[value][place] = given.float().cpu().numpy()

    def _batches(self, features: Mapping[Value, FeatureRows], rows: Indices, size: int) -> Batches:
        answers = self._feed.answer_rows(self._prepared)
        columns = {name: np.asarray(column[np.sort(rows)]) for name, column in answers.items()}
        columns |= {key(value): given for value, given in features.items()}
        return Batches(columns, np.arange(len(rows)), size, self._device, self._seed)


def key(value: Value) -> str:
    """Where a batch holds the features of a value; no column can be called so."""
    return "\0".join(value)


def most_bytes() -> int:
    """How much memory features may take."""
    return int(psutil.virtual_memory().total * MOST)


def varying(analysis: Analysis, feed: Feed, project: Project) -> Iterator[str]:
    """The inputs whose values training changes anew in every epoch."""
    plan = project.training
    if plan.augmentation and not plan.augmented_copies:
        for node, names in entering_at(analysis.graph, project.data).items():
            if any(feed.columns[name].varies for name in names):
                yield node


def copies_of(feed: Feed, plan: TrainingPlan) -> int:
    """How many changed copies of each sample are computed; 0 where nothing changes them."""
    return plan.augmented_copies if plan.augmentation and any(c.varies for c in feed.columns.values()) else 0

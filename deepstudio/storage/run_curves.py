"""What a run's curves consist of, gathered from its events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from deepstudio.core.events import AnyEvent, BatchDone, EpochDone, RunStarted
from deepstudio.storage.growing import Growing, Numbers


class CurveColumns:
    """Columns by name over ascending steps. A column that begins late is NaN before."""

    def __init__(self) -> None:
        self.steps = Growing()
        self.by_name: dict[str, Growing] = {}

    def __len__(self) -> int:
        return len(self.steps)

    def add(self, step: int, values: Mapping[str, float]) -> bool:
        """Adds a row; rows at or behind `step` are replaced. Says whether any were."""
        again = bool(len(self.steps)) and step <= self.steps.last
        if again:
            self._cut(int(np.searchsorted(self.steps.values, step)))
        for name in values:
            if name not in self.by_name:
                self.by_name[name] = Growing(len(self.steps))
        self.steps.append(step)
        for name, column in self.by_name.items():
            column.append(values.get(name, float("nan")))
        return again

    def column(self, name: str) -> Numbers:
        """Shape (N,); all NaN where nothing was ever said of `name`."""
        known = self.by_name.get(name)
        return known.values if known is not None else np.full(len(self.steps), np.nan)

    def _cut(self, length: int) -> None:
        self.steps.cut(length)
        for column in self.by_name.values():
            column.cut(length)


class Curves:
    """All numbers of one run. `batches` holds metrics by step, `epochs` those after each validation.

    Events may come again, as after a run went on from its last checkpoint: what they say replaces what was there.
    """

    def __init__(self) -> None:
        self.batches = CurveColumns()
        self.epochs = CurveColumns()
        self.batches_per_epoch = 1
        self.epochs_planned = 0
        self.floor: Mapping[str, float] = {}
        """What guessing gets, by the names of `epochs`."""
        self.roles: tuple[str, ...] = ()
        """The networks whose learning rates differ; each has a column of its own in `batches`."""
        self.rewound = 0
        """How often steps were replaced; what was derived from earlier numbers is void then."""
        self._best: list[tuple[int, int]] = []

    def take(self, events: Iterable[AnyEvent]) -> bool:
        """Says whether anything changed that a plot shows."""
        changed = False
        for event in events:
            match event:
                case BatchDone():
                    self.rewound += self.batches.add(event.step, self._of_batch(event))
                case EpochDone():
                    self._add_epoch(event)
                case RunStarted():
                    self.batches_per_epoch = max(1, event.batches)
                    self.epochs_planned = event.epochs
                    self.floor = event.floor or self.floor
                case _:
                    continue
            changed = True
        return changed

    @property
    def best(self) -> tuple[int, int] | None:
        """(epoch, row in `epochs`) of the best result so far."""
        return self._best[-1] if self._best else None

    @property
    def last_step(self) -> int:
        return int(self.batches.steps.last) if len(self.batches) else 0

    def positions(self, steps: Numbers, by_epoch: bool) -> Numbers:
        """Where steps lie on the axis: themselves, or epochs that are through."""
        return steps / self.batches_per_epoch if by_epoch else steps

    def by_target(self, name: str) -> dict[str, Numbers]:
        """Of `validation.accuracy` the columns `validation.TARGET.accuracy`, by target; empty where there is one."""
        part, _, id = name.rpartition(".")
        ends = f"{part}.", f".{id}"
        return {
            full.removeprefix(ends[0]).removesuffix(ends[1]): column.values
            for full, column in self.epochs.by_name.items()
            if full != name and full.startswith(ends[0]) and full.endswith(ends[1])
        }

    def _of_batch(self, event: BatchDone) -> dict[str, float]:
        """What a step said; where the rates of several networks are equal for a moment, it said one for all."""
        self.roles = self.roles or tuple(event.learning_rates)
        rates = {rate_of(role): event.learning_rates.get(role, event.learning_rate) for role in self.roles}
        return {**event.metrics, LEARNING_RATE: event.learning_rate, **rates}

    def _add_epoch(self, event: EpochDone) -> None:
        self.epochs.add(event.step, {**event.metrics, EPOCH: event.epoch})
        row = len(self.epochs) - 1
        self._best = [found for found in self._best if found[1] < row]
        if event.best:
            self._best.append((event.epoch, row))


LEARNING_RATE = "learning rate"
EPOCH = "epoch"


def rate_of(role: str) -> str:
    """The column of the learning rate of one of several networks."""
    return f"{LEARNING_RATE} of {role}"

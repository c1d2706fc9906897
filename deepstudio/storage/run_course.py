"""What a run reported epoch by epoch, as it is judged: small, whatever the number of batches."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from math import nan

from deepstudio.core.events import AnyEvent, EpochDone, Failed, Finished, RunStarted


class Course:
    """The metrics of each epoch by name, and what is known beside them.

    A run that goes on says epochs again: what they say replaces what was there, and all that came after.
    """

    def __init__(self) -> None:
        self.epochs = array("q")
        """Their numbers, counted from 1."""
        self.columns: dict[str, array[float]] = {}
        self.floor: Mapping[str, float] = {}
        self.samples: Mapping[str, int] = {}
        self.test: Mapping[str, float] = {}
        self.planned = 0
        self.ended = ""
        """How: the reason of its end, or the cause of its failure."""

    def __len__(self) -> int:
        return len(self.epochs)

    def take(self, event: AnyEvent) -> None:
        match event:
            case RunStarted():
                self.floor, self.samples = event.floor or self.floor, event.samples
                self.planned, self.ended, self.test = event.epochs, "", {}
            case EpochDone():
                self._epoch_done(event)
            case Finished():
                self.ended, self.test = event.reason, event.test
            case Failed():
                self.ended = event.cause or "failed"

    def column(self, name: str) -> tuple[float, ...]:
        """One value an epoch; not a number where nothing was said."""
        known = self.columns.get(name)
        return tuple(known) if known is not None else (nan,) * len(self)

    def copy(self) -> Course:
        """One that stays as it is."""
        made = Course()
        made.epochs = self.epochs[:]
        made.columns = {name: column[:] for name, column in self.columns.items()}
        made.floor, made.samples, made.test = self.floor, self.samples, self.test
        made.planned, made.ended = self.planned, self.ended
        return made

    def _epoch_done(self, event: EpochDone) -> None:
        while self.epochs and self.epochs[-1] >= event.epoch:
            self.epochs.pop()
            for column in self.columns.values():
                column.pop()
        for name in event.metrics:
            if name not in self.columns:
                self.columns[name] = array("d", [nan]) * len(self.epochs)
        self.epochs.append(event.epoch)
        for name, column in self.columns.items():
            column.append(event.metrics.get(name, nan))

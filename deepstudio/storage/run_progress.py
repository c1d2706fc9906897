"""How far a run is, gathered from its events."""

from __future__ import annotations

from collections.abc import Sequence

from deepstudio.core.events import (
    AnyEvent,
    BatchDone,
    Continued,
    EpochDone,
    EpochStarted,
    Paused,
    Progress,
    RunStarted,
)


class RunProgress:
    """Counts steps; the time left comes from the steps since the run began or went on."""

    def __init__(self) -> None:
        self.epoch = self.epochs = 0
        self.paused = False
        self.preparing: Progress | None = None
        self._batches = 0
        self._step = 0
        self._first: tuple[int, float] | None = None
        self._time = 0.0

    @property
    def fraction(self) -> float | None:
        """0 to 1, of the preparation or else of all steps; nothing while it is not known."""
        if self.preparing is not None:
            return self.preparing.done / self.preparing.total if self.preparing.total else None
        total = self.epochs * self._batches
        return self._step / total if total and self._step else None

    @property
    def seconds_left(self) -> float | None:
        if self._first is None or self._step <= self._first[0]:
            return None
        each = (self._time - self._first[1]) / (self._step - self._first[0])
        return max(0.0, each * (self.epochs * self._batches - self._step))

    def take(self, events: Sequence[AnyEvent]) -> None:
        for event in events:
            if isinstance(event, Progress):
                self.preparing = event
            elif isinstance(event, BatchDone):
                self._batch(event)
            elif isinstance(event, RunStarted):
                self.epochs, self._batches, self._first = event.epochs, event.batches, None
                self.paused, self.preparing = False, None
            elif isinstance(event, EpochStarted | EpochDone):
                self.epoch = event.epoch
            elif isinstance(event, Paused | Continued):
                self.paused, self._first = isinstance(event, Paused), None

    def _batch(self, event: BatchDone) -> None:
        self.preparing = None
        self.epoch, self._step, self._time = event.epoch, event.step, event.time
        if self._first is None:
            self._first = (event.step, event.time)

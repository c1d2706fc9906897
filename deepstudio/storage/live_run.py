"""How a run stands, gathered from its events as they come. No widgets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from deepstudio.core.events import (
    AnyEvent,
    BatchDone,
    Continued,
    EpochDone,
    EpochStarted,
    Failed,
    Finished,
    Message,
    Note,
    Paused,
    Progress,
    RunStarted,
    Snapshot,
)
from deepstudio.storage.run_course import Course

Stage = Literal["starting", "preparing", "running", "paused", "finished", "stopped", "failed"]
ENDED = frozenset({"finished", "stopped", "failed"})
MOST_WAITING = 3600.0  # seconds; a longer silence is not counted as work


class LiveRun:
    """One run. Times are seconds; those that depend on the present take it as `now`, seconds since the epoch."""

    def __init__(self) -> None:
        self.stage: Stage = "starting"
        self.started: RunStarted | None = None
        self.progress: Progress | None = None
        self.epoch = self.batch = self.step = 0
        self.whole = 0
        """Epochs that were gone through to their end."""
        self.rate = 0.0
        self.best: Mapping[str, float] = {}
        self.best_epoch = 0
        self.test: Mapping[str, float] = {}
        self.reason = ""
        self.failure: Failed | None = None
        self.notes: list[Message] = []
        self.snapshots: dict[str, dict[int, Snapshot]] = {}
        """By title and epoch."""
        self.course = Course()
        self.seconds = 0.0
        self._last = 0.0
        self._first: tuple[int, float] | None = None

    @property
    def is_active(self) -> bool:
        return self.stage not in ENDED

    @property
    def epochs(self) -> int:
        return self.started.epochs if self.started else 0

    @property
    def batches(self) -> int:
        return self.started.batches if self.started else 0

    @property
    def steps(self) -> int:
        """All steps that are planned."""
        return self.epochs * self.batches

    @property
    def fraction(self) -> float | None:
        """Of the whole run, 0 to 1; nothing while it is not known."""
        return min(1.0, self.step / self.steps) if self.steps else None

    @property
    def epoch_fraction(self) -> float:
        return min(1.0, self.batch / self.batches) if self.batches else 0.0

    def elapsed(self, now: float) -> float:
        """Time at work so far, without pauses."""
        return self.seconds + self._since(now)

    def seconds_left(self, now: float) -> float | None:
        """An estimate from the steps since the run began or went on, validation included."""
        if self._first is None or not self.is_active or self.step <= self._first[0]:
            return None
        each = (self.seconds - self._first[1]) / (self.step - self._first[0])
        return max(0.0, each * (self.steps - self.step) - self._since(now))

    def take(self, events: Iterable[AnyEvent]) -> None:
        for event in events:
            self._count(event)
            self._take(event)
            self.course.take(event)

    def _since(self, now: float) -> float:
        working = self.stage == "running" and self._last > 0
        return min(max(0.0, now - self._last), MOST_WAITING) if working else 0.0

    def _count(self, event: AnyEvent) -> None:
        if event.time and not isinstance(event, RunStarted):
            self.seconds += self._since(event.time)
        self._last = max(event.time, self._last)

    def _take(self, event: AnyEvent) -> None:
        match event:
            case BatchDone():
                self._batch(event)
            case RunStarted():
                self.started, self.stage, self.progress = event, "running", None
                self.failure, self._first = None, None
                self.notes += [event.device_note] if event.device_note else []
            case EpochStarted():
                self.epoch, self.batch = event.epoch, 0
            case EpochDone():
                self._epoch_done(event)
            case Progress():
                self._prepare(event)
            case Paused():
                self.stage, self._first = "paused", None
            case Continued():
                self.stage = "running"
            case Note() if not event.aside:
                self.notes.append(event.message)
            case Snapshot():
                series = self.snapshots.setdefault(event.title.model_dump_json(), {})
                series[event.epoch] = event
            case Finished() | Failed():
                self._end(event)
            case _:
                return

    def _prepare(self, event: Progress) -> None:
        self.progress = event
        if self.stage in ENDED or self.started is None:  # it goes on after a stop, or begins
            self.stage, self.started = "preparing", None

    def _batch(self, event: BatchDone) -> None:
        self.epoch, self.batch, self.step = event.epoch, event.batch, event.step
        self.rate = event.samples_per_second or self.rate
        if self._first is None:
            self._first = (event.step, self.seconds)

    def _epoch_done(self, event: EpochDone) -> None:
        self.epoch = self.whole = event.epoch
        self.step = event.step
        if event.best:
            self.best, self.best_epoch = event.metrics, event.epoch

    def _end(self, event: Finished | Failed) -> None:
        self.progress = None
        if isinstance(event, Failed):
            self.stage, self.failure = "failed", event
            return
        self.stage = "stopped" if event.reason == "stopped" else "finished"
        self.reason, self.test = event.reason, event.test
        self.best, self.best_epoch = event.best or self.best, event.best_epoch or self.best_epoch
        self.rate = event.samples_per_second or self.rate


def metric_of(values: Mapping[str, float], metric: str) -> float | None:
    """A metric of the part that judged: validation, or training where there was none."""
    for name in (f"validation.{metric}", f"train.{metric}", metric):
        if name in values:
            return values[name]
    return None

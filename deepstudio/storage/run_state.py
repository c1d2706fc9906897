"""What a run has come to, gathered from its events as they grow."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from deepstudio.core.events import (
    AnyEvent,
    Continued,
    EpochDone,
    Failed,
    Finished,
    Message,
    Paused,
    RunStarted,
    parse_event,
)
from deepstudio.storage.event_file import read_lines, size_of
from deepstudio.storage.run_course import Course

Status = Literal["starting", "running", "paused", "finished", "stopped", "failed", "interrupted"]

ENDED: frozenset[Status] = frozenset({"finished", "stopped", "failed", "interrupted"})
# Nearly all lines are batches, and none of them changes the state: they are told by their first bytes.
BATCH = b'"kind":"batch"'
HEAD = 64  # bytes


@dataclass(frozen=True, slots=True)
class RunState:
    """A run at a glance. `best` and `test` hold metrics by name; `seconds` is time at work, with pauses."""

    status: Status
    epoch: int = 0
    epochs: int = 0
    best: dict[str, float] = field(default_factory=dict)
    best_epoch: int = 0
    test: dict[str, float] = field(default_factory=dict)
    device: str = ""
    started: float = 0.0
    seconds: float = 0.0
    samples_per_second: float = 0.0
    has_weights: bool = False
    failure: Message | None = None
    course: Course = field(default_factory=Course, compare=False, repr=False)

    @property
    def is_active(self) -> bool:
        return self.status not in ENDED


class RunHistory:
    """Reads `events.jsonl` as far as it has grown and keeps only what a `RunState` needs."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._forget()

    def _forget(self) -> None:
        self.offset = 0
        self.status: Status = "starting"
        self.started = self.seconds = self._session = 0.0
        self.epoch = self.epochs = self.best_epoch = 0
        self.best: dict[str, float] = {}
        self.test: dict[str, float] = {}
        self.device = ""
        self.samples_per_second = 0.0
        self.failure: Message | None = None
        self.course = Course()
        self.ended_at = 0

    def update(self) -> None:
        """Reads what is new; starts again where the file became shorter."""
        size = size_of(self._path)
        if size == self.offset:
            return
        if size < self.offset:
            self._forget()
        lines, end = read_lines(self._path, self.offset)
        for line in lines:
            self.offset += len(line) + 1
            if BATCH not in line[:HEAD]:
                self._line(line)
        self.offset = end

    def ended_after(self, offset: int) -> bool:
        """Whether the run has ended, and said so behind byte `offset` of the events."""
        return self.status in ENDED and self.ended_at > offset

    def state(self, has_weights: bool) -> RunState:
        return RunState(
            status=self.status,
            epoch=self.epoch,
            epochs=self.epochs,
            best=dict(self.best),
            best_epoch=self.best_epoch,
            test=dict(self.test),
            device=self.device,
            started=self.started,
            seconds=self.seconds,
            samples_per_second=self.samples_per_second,
            has_weights=has_weights,
            failure=self.failure,
            course=self.course.copy(),
        )

    def _line(self, line: bytes) -> None:
        try:
            event = parse_event(line)
        except ValidationError:
            return  # half a line, or an event of a newer program
        self._event(event)
        if event.time and self._session:
            self.seconds += max(0.0, event.time - self._session)
            self._session = event.time

    def _event(self, event: AnyEvent) -> None:
        self.course.take(event)
        match event:
            case RunStarted():
                self._start(event)
            case EpochDone():
                self._epoch_done(event)
            case Paused():
                self.status = "paused"
            case Continued():
                self.status = "running"
            case Finished():
                self._finish(event)
            case Failed():
                self.status, self.failure = "failed", event.message
                self.ended_at = self.offset

    def _start(self, event: RunStarted) -> None:
        self.status, self.failure = "running", None
        self.device, self.epochs = event.device, event.epochs
        self.started = self.started or event.time
        self._session = event.time

    def _epoch_done(self, event: EpochDone) -> None:
        self.epoch, self.samples_per_second = event.epoch, event.samples_per_second
        if event.best:
            self.best, self.best_epoch = dict(event.metrics), event.epoch

    def _finish(self, event: Finished) -> None:
        self.status = "stopped" if event.reason == "stopped" else "finished"
        self.best = dict(event.best) or self.best
        self.best_epoch = event.best_epoch or self.best_epoch
        self.test = dict(event.test)
        self.samples_per_second = event.samples_per_second or self.samples_per_second
        self.ended_at = self.offset

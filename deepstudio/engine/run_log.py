"""Writes what `fit` yields into the run's folder: the events, the heartbeat and the result."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from threading import Event as Flag
from threading import Thread
from typing import Any

from deepstudio.core.events import AnyEvent, BatchDone, Failed, Finished
from deepstudio.core.explained import Explained
from deepstudio.core.project import Project
from deepstudio.engine import ranks
from deepstudio.engine.fit import fit
from deepstudio.storage.run_folder import RunFolder

WRITE_EVERY = 0.025  # seconds; batches in between are written together
BEAT_EVERY = 5.0  # seconds


class FolderControl:
    """Commands that anyone appended to the run's folder. Looks at most every few milliseconds."""

    LOOK_EVERY = 0.02  # seconds

    def __init__(self, run: RunFolder) -> None:
        self._run = run
        self._offset = 0
        self._waiting: list[str] = []
        self._looked = 0.0

    def poll(self) -> str | None:
        """The next command, if there is one. Raises `Explained` (`run_gone`) where the folder was removed."""
        now = time.monotonic()
        if not self._waiting and now - self._looked >= self.LOOK_EVERY:
            self._looked = now
            self._run.refuse_if_gone()
            self._waiting, self._offset = self._run.commands(self._offset)
        return self._waiting.pop(0) if self._waiting else None


def train_recorded(
    project: Project, run: RunFolder, *, device: str = "auto", resume: bool = False
) -> Iterator[AnyEvent]:
    """Trains in this process as `fit` does; yields each event once it is recorded. Raises `Explained` where
    another process works on the run already."""
    if not ranks.is_started_as_follower():
        run.claim()
    yield from record(run, fit(project, run, FolderControl(run), device=device, resume=resume))


def record(run: RunFolder, events: Iterator[AnyEvent]) -> Iterator[AnyEvent]:
    """Yields `events`, written down first; only rank 0 writes. A disk that is full never ends the run."""
    if ranks.is_started_as_follower():
        yield from events
        return
    recorder = _Recorder(run)
    with closing(recorder):
        for event in events:
            yield from recorder.add(event)
        yield from recorder.flush()


class _Recorder:
    """Collects batches for a moment, so that quick networks are not slowed down by writing."""

    def __init__(self, run: RunFolder) -> None:
        self._run = run
        self._waiting: list[AnyEvent] = []
        self._unwritten: list[AnyEvent] = []
        self._written = 0.0
        self._ended = Flag()
        self._heart = Thread(target=self._beat, name="deepstudio-heartbeat", daemon=True)
        self._heart.start()

    def add(self, event: AnyEvent) -> Iterator[AnyEvent]:
        event = event if event.time else event.model_copy(update={"time": time.time()})
        self._waiting.append(event)
        if not isinstance(event, BatchDone) or time.monotonic() - self._written >= WRITE_EVERY:
            yield from self.flush()
        if isinstance(event, Finished | Failed):
            self._result(event)

    def flush(self) -> Iterator[AnyEvent]:
        """Writes what waits and hands it on; what the disk refused is tried again the next time."""
        due, self._waiting = self._waiting, []
        self._write(due)
        yield from due

    def close(self) -> None:
        self._write(self._waiting)
        self._ended.set()
        self._heart.join()

    def _write(self, due: list[AnyEvent]) -> None:
        self._unwritten += due
        self._written = time.monotonic()
        try:
            if self._unwritten:
                self._run.append(*self._unwritten)
            self._unwritten = []
        except Explained:
            return  # they stay in memory; a save of weights tells the person that the disk fails

    def _beat(self) -> None:
        while not self._ended.wait(BEAT_EVERY):
            self._run.beat()

    def _result(self, event: Finished | Failed) -> None:
        try:
            self._run.write_result(result_of(self._run, event))
        except Explained:
            return  # the events say the same


def result_of(run: RunFolder, event: Finished | Failed) -> dict[str, Any]:
    """What a run came to, as one object."""
    if isinstance(event, Failed):
        return {
            "run": run.id,
            "dir": str(run.path),
            "failed": event.message.model_dump(),
            "cause": event.cause,
        }
    return {
        "run": run.id,
        "dir": str(run.path),
        "reason": event.reason,
        "best": {**event.best, "epoch": event.best_epoch},
        "test": event.test,
        "samples_per_second": event.samples_per_second,
        "seconds": event.seconds,
    }

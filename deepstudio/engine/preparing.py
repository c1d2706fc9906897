"""The prepared data set of a project, made first where it is not there yet, with progress and a way out."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Any, Generic, TypeVar

from deepstudio.core.events import AnyEvent, Message, Note, Progress
from deepstudio.core.project import Project
from deepstudio.core.registry import Registry
from deepstudio.core.text import T
from deepstudio.data.prepare import Arrange, prepare
from deepstudio.data.prepared import Prepared

Outcome = TypeVar("Outcome")
MOST_NAMES = 3
POLL = 0.05  # seconds between two looks at whether to stop


def prepared_data(
    project: Project, registry: Registry, cancelled: Callable[[], bool], arrange: Arrange | None = None
) -> Generator[AnyEvent, None, Prepared]:
    """Yields progress, then what was decided about the data; returns it, made if it is not there yet.

    Raises `Explained`.
    """
    work: ReportingCall[Prepared] = ReportingCall(
        lambda report, stop: prepare(project, registry, report, stop, arrange=arrange)
    )
    prepared = yield from work.events(cancelled)
    if prepared.found.unreadable_count:
        names = list(prepared.found.unreadable[:MOST_NAMES])
        count = prepared.found.unreadable_count
        text = T("{n} samples cannot be read and are left out, such as {names}.", n=count, names=names)
        yield Note(message=Message.of(text))
    for said in prepared.remarks:
        yield Note(message=Message.of(said.message))
    return prepared


class ReportingCall(Generic[Outcome]):
    """A function that reports progress by calling back, turned into a generator of its reports."""

    def __init__(self, call: Callable[[Callable[[Progress], None], Callable[[], bool]], Outcome]) -> None:
        self._call = call
        self._reports: SimpleQueue[Progress] = SimpleQueue()
        self._stop = Event()
        self._outcome: list[Outcome] = []
        self._error: list[BaseException] = []

    def events(self, cancelled: Callable[[], bool]) -> Generator[AnyEvent, None, Outcome]:
        """Yields what the function reports and returns what it returns; its error is raised here."""
        with self._running() as thread:
            while thread.is_alive():
                if cancelled():
                    self._stop.set()
                yield from self._waiting(POLL)
            yield from self._waiting(0)
        if self._error:
            raise self._error[0]
        return self._outcome[0]

    @contextmanager
    def _running(self) -> Iterator[Thread]:
        """The thread at work; whoever leaves early waits until it has stopped."""
        thread = Thread(target=self._work, name="deepstudio-prepare")
        thread.start()
        try:
            yield thread
        finally:
            self._stop.set()
            thread.join()

    def _work(self) -> None:
        try:
            self._outcome.append(self._call(self._reports.put, self._stop.is_set))
        except BaseException as error:  # raised again where the events are read
            self._error.append(error)

    def _waiting(self, seconds: float) -> Iterator[Any]:
        try:
            yield self._reports.get(timeout=seconds) if seconds else self._reports.get_nowait()
            while True:
                yield self._reports.get_nowait()
        except Empty:
            return

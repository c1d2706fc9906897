"""The runs of the open project, and the workers of those that are going."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from deepstudio.core.events import AnyEvent, Failed, RunStarted
from deepstudio.core.project import Project
from deepstudio.core.text import Text
from deepstudio.jobs.inthread import fit_in_thread, wait_over_in_thread
from deepstudio.jobs.run import attach, start_run, start_waiting
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.workers.background import Aside
from deepstudio.ui.workers.run_worker import RunWorker


class Runs(QObject):
    """Lists, starts, finds again and follows runs. When one has ended, the next that waits begins.

    It begins also where a run failed while it learned, as the settings of the next are others; where one did not even
    begin to learn, the others would hardly, and keep waiting.
    """

    changed = Signal()
    started = Signal(str)
    events = Signal(str, list)
    ended = Signal(str)
    refused = Signal(object)
    """A run did not even begin: the sentence why."""
    queued = Signal(str)
    """A run was put behind the others."""
    went_on = Signal(str, bool, str)
    """A run ended – its id, and whether it failed –, and another begins; with an empty id, all go on waiting."""

    def __init__(
        self, folder: ProjectFolder, how: Callable[[], tuple[str, bool]], parent: QObject | None = None
    ) -> None:
        """`how` says on which device runs that waited begin, and whether in debug mode."""
        super().__init__(parent)
        self.folder = folder
        self._how = how
        self._aside = Aside(self)
        self.list: list[RunFolder] = folder.runs()
        self.workers: dict[str, RunWorker] = {}
        self._beginning: list[RunWorker] = []
        self._known: set[str] = set()
        self._waiting: set[str] = set()
        self._learned: set[str] = set()
        """The runs that began to learn."""
        self._failed: set[str] = set()
        self._has_left = False
        self._find_waiting()

    @property
    def is_busy(self) -> bool:
        """Whether a run is going or about to."""
        return bool(self.workers or self._beginning)

    @property
    def waiting(self) -> list[RunFolder]:
        """The runs that shall begin after others, in their order."""
        found = [run for run in self.list if run.id in self._waiting and run.id not in self.workers]
        return sorted(found, key=lambda run: run.number)

    def refresh(self) -> None:
        """Reads the list again."""
        self.list = self.folder.runs()
        self._find_waiting()
        self.changed.emit()

    def _find_waiting(self) -> None:
        """Looks once at each run that came."""
        ids = {run.id for run in self.list}
        self._waiting = {id for id in self._waiting if id in ids}
        self._waiting |= {run.id for run in self.list if run.id not in self._known and run.is_waiting}
        self._known = ids

    def look(self) -> None:
        """Takes in runs that began or went elsewhere, as in a terminal."""
        if self._beginning:
            return  # one of these is our own
        known = {run.id for run in self.list}
        if {run.id for run in self.folder.runs()} != known:
            self.refresh()
            self.find_again()

    def start(self, project: Project, device: str, resume: RunFolder | None, debug: bool) -> None:
        """Starts a run of a frozen copy of `project`; `started` or `refused` follows."""
        start = fit_in_thread if debug else start_run
        begin = partial(start, self.folder, project, device=device, resume=resume)
        self._begin(RunWorker(begin, history=debug and resume is not None, parent=self))

    def enqueue(self, project: Project, refused: Callable[[Text], object]) -> None:
        """Makes a run of a frozen copy of `project` that begins after the others; `queued` follows, or a sentence."""
        make = partial(self.folder.new_run, project, "window", waiting=True)
        self._aside.ask(make, self._enqueued, refused)

    def _enqueued(self, run: RunFolder) -> None:
        self.refresh()
        self.queued.emit(run.id)
        if not self.is_busy:  # what it was to wait for has ended meanwhile
            self.start_next()

    def start_next(self) -> str:
        """Lets the run begin that has waited longest; says which, or nothing."""
        if self.is_busy:
            return ""
        # One may have begun elsewhere, as in a terminal.
        run = next((run for run in self.waiting if run.is_waiting), None)
        if run is None:
            return ""
        device, debug = self._how()
        begin = wait_over_in_thread if debug else start_waiting
        self._begin(RunWorker(partial(begin, self.folder, run, device=device), parent=self))
        return run.id

    def find_again(self) -> None:
        """Follows the runs that are going already."""
        for run in self.list:
            if run.id not in self.workers and run.is_alive():
                self._begin(RunWorker(partial(attach, run), parent=self))

    def leave(self) -> None:
        """Stops following; runs in processes of their own go on, and those that wait keep waiting."""
        self._has_left = True
        self._aside.forget()
        for worker in (*self._beginning, *self.workers.values()):
            worker.cancel()
        for worker in (*self._beginning, *self.workers.values()):
            worker.wait()

    def _begin(self, worker: RunWorker) -> None:
        self._beginning.append(worker)
        worker.opened.connect(partial(self._opened, worker))
        worker.events.connect(partial(self._came, worker))
        worker.ended.connect(partial(self._over, worker))
        worker.start()
        self.changed.emit()

    def _opened(self, worker: RunWorker, run: RunFolder) -> None:
        self._beginning.remove(worker)
        self.workers[run.id] = worker
        self._waiting.discard(run.id)
        self._learned.discard(run.id)
        self._failed.discard(run.id)
        self.refresh()
        self.started.emit(run.id)

    def _came(self, worker: RunWorker, events: list[AnyEvent]) -> None:
        run = worker.run_folder
        if run is None:
            return
        for event in events:
            if isinstance(event, RunStarted | Failed):
                (self._failed if isinstance(event, Failed) else self._learned).add(run.id)
        self.events.emit(run.id, events)

    def _over(self, worker: RunWorker) -> None:
        if worker in self._beginning:
            self._beginning.remove(worker)
            self.refresh()
            if worker.failure is not None and not worker.is_cancelled:
                self.refused.emit(worker.failure.text)
        for id in [id for id, known in self.workers.items() if known is worker]:
            del self.workers[id]
            self.refresh()
            self.ended.emit(id)
            self._go_on_after(id)
        worker.deleteLater()

    def _go_on_after(self, id: str) -> None:
        if self._has_left or self.is_busy or not self.waiting:
            return
        failed = id in self._failed
        following = self.start_next() if id in self._learned or not failed else ""
        self.went_on.emit(id, failed, following)

"""The runs of the open project, and the workers of those that are going."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from deepstudio.core.events import AnyEvent
from deepstudio.core.project import Project
from deepstudio.jobs.inthread import fit_in_thread
from deepstudio.jobs.run import attach, start_run
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.workers.run_worker import RunWorker


class Runs(QObject):
    """Lists, starts, finds again and follows runs."""

    changed = Signal()
    started = Signal(str)
    events = Signal(str, list)
    ended = Signal(str)
    refused = Signal(object)
    """A run did not even begin: the sentence why."""

    def __init__(self, folder: ProjectFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.list: list[RunFolder] = folder.runs()
        self.workers: dict[str, RunWorker] = {}
        self._beginning: list[RunWorker] = []

    @property
    def is_busy(self) -> bool:
        """Whether a run is going or about to."""
        return bool(self.workers or self._beginning)

    def refresh(self) -> None:
        """Reads the list again."""
        self.list = self.folder.runs()
        self.changed.emit()

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

    def find_again(self) -> None:
        """Follows the runs that are going already."""
        for run in self.list:
            if run.id not in self.workers and run.is_alive():
                self._begin(RunWorker(partial(attach, run), parent=self))

    def leave(self) -> None:
        """Stops following; runs in processes of their own go on."""
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
        self.refresh()
        self.started.emit(run.id)

    def _came(self, worker: RunWorker, events: list[AnyEvent]) -> None:
        run = worker.run_folder
        if run is not None:
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
        worker.deleteLater()

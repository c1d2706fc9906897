"""Keeps the project on disk the same as the project in the window, without keeping the window waiting."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from deepstudio.core.explained import Explained
from deepstudio.core.project import Project
from deepstudio.core.text import Text
from deepstudio.storage.project_folder import ProjectFolder

# A drag is many edits a second; it is saved in steps of this many milliseconds and at its end.
DRAG = 150
RETRY = 3000
SETTLE = 200


class Saved(Enum):
    """How the file stands to what the window shows."""

    YES = "yes"
    WAITING = "waiting"
    REFUSED = "refused"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of writing `project`."""

    project: Project
    state: Saved
    cause: Text | None = None


class Saving(QObject):
    """Saves each edit at once; tries again after a failure; asks before it replaces what others wrote.

    A thread of its own waits for the disk. What is edited meanwhile is written next, the newest only.
    """

    changed = Signal()
    """`state` or `cause` changed."""
    _written_aside = Signal()

    def __init__(self, folder: ProjectFolder, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.state = Saved.YES
        self.cause: Text | None = None
        self._project = self._written = project
        self._pool = ThreadPoolExecutor(1, "deepstudio-saving")
        self._pending: Future[Outcome] | None = None
        self._written_aside.connect(self._finish)
        self._later = self._timer(DRAG, self._begin)
        self._again = self._timer(RETRY, self._begin)
        self._settled = self._timer(SETTLE, self.look)
        self._watcher = QFileSystemWatcher([str(folder.path)], self)
        self._watcher.directoryChanged.connect(self._noticed)
        self._watcher.fileChanged.connect(self._noticed)
        self._watch()

    def take(self, project: Project, soon: bool = False) -> None:
        """Saves `project`: now, or with `soon` after a moment together with what follows."""
        self._project = project
        if self.state is Saved.CONFLICT:
            return
        self._become(Saved.WAITING, self.cause)
        if not soon:
            self._begin()
        elif not self._later.isActive():
            self._later.start()

    @property
    def is_written(self) -> bool:
        """Whether every edit has reached the disk."""
        return self._project is self._written

    def flush(self) -> bool:
        """Waits until all is written that can be; says whether every edit has reached the disk."""
        while self._pending is not None:
            self._finish(wait=True)
        if self.state in (Saved.WAITING, Saved.REFUSED):
            self._take(self._save(self._project))
        return self.is_written

    def hurry(self) -> None:
        """The end of a drag: begins to write what would wait a moment."""
        if self._later.isActive():
            self._begin()

    def leave(self) -> None:
        """Writes what is left and ends the thread."""
        self.flush()
        self._pool.shutdown()

    def keep_mine(self) -> bool:
        """Writes over what another program wrote; that version stays beside the file."""
        self.state = Saved.WAITING
        self._take(self._save(self._project, ask=False))
        return self.is_written

    def adopt(self, project: Project) -> None:
        """Says that the file holds `project`, which was just loaded from it."""
        self._project = self._written = project
        self._later.stop()
        self._again.stop()
        self._watch()
        self._become(Saved.YES)

    def look(self) -> None:
        """Compares the file with what was written last."""
        self._watch()
        if self.state is Saved.YES and self.folder.changed_outside():
            self._become(Saved.CONFLICT)

    def _begin(self) -> None:
        """Lets the thread write, unless it is writing; then it goes on with the newest."""
        self._later.stop()
        if self._pending is None:
            self._pending = self._pool.submit(self._save, self._project)
            self._pending.add_done_callback(lambda _: self._written_aside.emit())

    def _save(self, project: Project, ask: bool = True) -> Outcome:
        """In the thread, or in the window's where it has to wait anyway."""
        if ask and self.folder.changed_outside():
            return Outcome(project, Saved.CONFLICT)
        try:
            self.folder.save(project)
        except Explained as error:
            return Outcome(project, Saved.REFUSED, error.text)
        return Outcome(project, Saved.YES)

    def _finish(self, wait: bool = False) -> None:
        """Takes the thread's answer, and writes again where there were edits meanwhile."""
        if self._pending is None or not (wait or self._pending.done()):
            return
        outcome = self._pending.result()
        self._pending = None
        self._take(outcome)
        if outcome.state is Saved.YES and not self.is_written and not self._later.isActive():
            self._begin()

    def _take(self, outcome: Outcome) -> None:
        if outcome.project is self._project:
            self._later.stop()
        if outcome.state is Saved.YES:
            self._written = outcome.project
            self._again.stop()
            self._watch()
            self._become(Saved.YES if self.is_written else Saved.WAITING)
        else:
            if outcome.state is Saved.REFUSED:
                self._again.start()
            self._become(outcome.state, outcome.cause)

    def _become(self, state: Saved, cause: Text | None = None) -> None:
        if (state, cause) != (self.state, self.cause):
            self.state, self.cause = state, cause
            self.changed.emit()

    def _watch(self) -> None:
        """A file that was replaced is no longer watched, so it is added again."""
        path = str(self.folder.project_file)
        if path not in self._watcher.files() and self.folder.project_file.exists():
            self._watcher.addPath(path)

    def _noticed(self) -> None:
        self._settled.start()

    def _timer(self, milliseconds: int, slot: object) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(slot)
        return timer

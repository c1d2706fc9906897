"""Keeps the project on disk the same as the project in the window."""

from __future__ import annotations

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


class Saving(QObject):
    """Saves each edit at once; tries again after a failure; asks before it replaces what others wrote."""

    changed = Signal()
    """`state` or `cause` changed."""

    def __init__(self, folder: ProjectFolder, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.state = Saved.YES
        self.cause: Text | None = None
        self._project = self._written = project
        self._later = self._timer(DRAG, self.flush)
        self._again = self._timer(RETRY, self.flush)
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
        if soon:
            self._become(Saved.WAITING, self.cause)
            if not self._later.isActive():
                self._later.start()
        else:
            self._write()

    @property
    def is_written(self) -> bool:
        """Whether every edit has reached the disk."""
        return self._project is self._written

    def flush(self) -> bool:
        """Writes what is not written yet; says whether every edit has reached the disk."""
        if self.state in (Saved.WAITING, Saved.REFUSED):
            self._write()
        return self.is_written

    def keep_mine(self) -> bool:
        """Writes over what another program wrote; that version stays beside the file."""
        self.state = Saved.WAITING
        return self._write(ask=False)

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

    def _write(self, ask: bool = True) -> bool:
        self._later.stop()
        if ask and self.folder.changed_outside():
            self._become(Saved.CONFLICT)
            return False
        try:
            self.folder.save(self._project)
        except Explained as error:
            self._again.start()
            self._become(Saved.REFUSED, error.text)
            return False
        self._written = self._project
        self._again.stop()
        self._watch()
        self._become(Saved.YES)
        return True

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

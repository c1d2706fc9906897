"""What the list of recent projects shows besides names; read in a thread, as a disk may be slow."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.recent import RecentProject

MOST_RUNS = 10


@dataclass(frozen=True, slots=True)
class ProjectGlimpse:
    """`accuracy` is a fraction of the newest runs' best; `modified` seconds since the epoch."""

    path: Path
    exists: bool
    modified: float = 0.0
    accuracy: float | None = None


class RecentLook(QObject):
    """`seen(ProjectGlimpse)` comes for each project in turn."""

    seen = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: _Thread | None = None

    def start(self, projects: list[RecentProject]) -> None:
        """Looks at these instead of those of an earlier call."""
        self.stop()
        self._thread = _Thread([project.path for project in projects], self)
        self._thread.seen.connect(self.seen)
        self._thread.start()

    def stop(self) -> None:
        if self._thread is not None:
            self._thread.leave.set()
            self._thread.wait()
            self._thread.deleteLater()
            self._thread = None


class _Thread(QThread):
    seen = Signal(object)

    def __init__(self, paths: list[Path], parent: QObject) -> None:
        super().__init__(parent)
        self.leave = threading.Event()
        self._paths = paths

    def run(self) -> None:
        for path in self._paths:
            if self.leave.is_set():
                return
            self.seen.emit(look_at(path))


def look_at(path: Path) -> ProjectGlimpse:
    """Reads what there is to see of the project in `path`. Never raises."""
    folder = ProjectFolder(path)
    try:
        modified = folder.project_file.stat().st_mtime
    except OSError:
        return ProjectGlimpse(path, exists=False)
    return ProjectGlimpse(path, True, modified, best_accuracy(folder))


def best_accuracy(folder: ProjectFolder) -> float | None:
    """The highest validation accuracy of the newest runs; nothing if none reports one."""
    found = []
    for run in folder.runs()[:MOST_RUNS]:
        best = run.state().best
        value = best.get("validation.accuracy", best.get("accuracy"))
        if value is not None:
            found.append(value)
    return max(found, default=None)

"""One window for each project: the one that has it can be called to the front, also from another process.

It needs no sockets: Qt's network library does not load on every bare system.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

from deepstudio.storage.preferred_places import cache_dir


class Presence(QObject):
    """Says `called` when somebody wants to open the project that this window has."""

    called = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock: QLockFile | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(lambda _path: self.called.emit())

    def take(self, project: Path) -> None:
        """This window has the project from now on. Where nothing can be written, nobody calls."""
        self.leave()
        lock, calls = _lock(project), _calls(project)
        try:
            calls.parent.mkdir(parents=True, exist_ok=True)
            if lock.tryLock(0):
                calls.write_bytes(b"")
                self._lock = lock
                self._watcher.addPath(str(calls))
        except OSError:
            return

    def leave(self) -> None:
        """This window has no project any more."""
        for path in self._watcher.files():
            self._watcher.removePath(path)
            Path(path).unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.unlock()
        self._lock = None


def call(project: Path) -> bool:
    """Calls the window that has a project to the front; False where no other window has it."""
    calls = _calls(project)
    if not is_held(project):
        return False
    try:
        with calls.open("ab") as file:
            file.write(b".")
    except OSError:
        return False
    return True


def is_held(project: Path) -> bool:
    """Whether a window has the project, or is going to make it there."""
    lock = _lock(project)
    if not _calls(project).is_file() or lock.tryLock(0):  # one that crashed leaves a lock that can be had
        lock.unlock()
        return False
    return lock.error() is QLockFile.LockError.LockFailedError


def _lock(project: Path) -> QLockFile:
    made = QLockFile(str(_calls(project).with_suffix(".lock")))
    made.setStaleLockTime(0)  # only the end of its process frees it
    return made


def _calls(project: Path) -> Path:
    """The file whose growth is a call."""
    meant = os.path.realpath(project).encode("utf-8", "surrogateescape")
    return cache_dir() / "windows" / hashlib.sha256(meant).hexdigest()[:20]

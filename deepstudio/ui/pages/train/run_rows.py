"""What the list of runs shows, read from the runs' folders beside the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from deepstudio.core.explained import Explained
from deepstudio.core.project import Project
from deepstudio.core.registry import Registry
from deepstudio.core.text import Text
from deepstudio.data.project_changes import change_between
from deepstudio.storage.live_run import LiveRun
from deepstudio.storage.run_folder import RunFolder
from deepstudio.storage.run_state import RunState, Status
from deepstudio.ui.kinds.looks import looks_of
from deepstudio.ui.workers.background import Aside

RESUMABLE: frozenset[Status] = frozenset({"interrupted", "failed", "stopped"})


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run at a glance. `title` is empty until the user named it; `change` says what is new in it."""

    id: str
    number: int
    title: str
    state: RunState
    change: Text | None = None

    @property
    def can_resume(self) -> bool:
        """Whether it ended before its last epoch and kept what it takes to go on."""
        state = self.state
        return state.status in RESUMABLE and state.has_weights and state.epoch < max(1, state.epochs)

    def with_live(self, live: LiveRun, now: float) -> RunRow:
        """The row of a run that is going, as its events tell; `now` in seconds since the epoch."""
        status: Status = "starting" if live.started is None or not live.is_active else "running"
        if live.stage == "paused":
            status = "paused"
        state = replace(self.state, status=status, epoch=live.epoch, seconds=live.elapsed(now))
        if live.best:
            state = replace(state, best=dict(live.best), best_epoch=live.best_epoch)
        return replace(self, state=state)


class RunRows:
    """Reads rows in the background; the folders keep what they have read already."""

    def __init__(self, registry: Registry, done: Callable[[list[RunRow]], object]) -> None:
        self._registry = registry
        self._done = done
        self.aside = Aside()
        # Folders of their own: those of the studio belong to the window's thread.
        self._folders: dict[Path, RunFolder] = {}
        self._projects: dict[Path, Project | None] = {}
        self._again: Sequence[RunFolder] | None = None

    def read(self, runs: Sequence[RunFolder]) -> None:
        """Reads all rows; `done(rows)` follows. Wishes that come meanwhile become one."""
        if self.aside.busy:
            self._again = tuple(runs)
            return
        paths = [run.path for run in runs]
        self.aside.ask(lambda: self._rows(paths), self._finish)

    def forget(self) -> None:
        self.aside.forget()
        self._again = None

    def _finish(self, rows: list[RunRow]) -> None:
        again, self._again = self._again, None
        self._done(rows)
        if again is not None:
            self.read(again)

    def _rows(self, paths: list[Path]) -> list[RunRow]:
        """Newest first, as `paths` are; in another thread, one at a time."""
        rows = []
        for number, path in enumerate(paths):
            folder = self._folders.setdefault(path, RunFolder(path))
            title = folder.title
            before = self._project(paths[number + 1]) if number + 1 < len(paths) else None
            change = self._change(before, self._project(path))
            shown = "" if title == folder.id else title
            rows.append(RunRow(folder.id, folder.number, shown, folder.state(), change))
        return rows

    def _change(self, before: Project | None, after: Project | None) -> Text | None:
        columns = looks_of(after.data if after is not None else None, self._registry).other_columns
        return change_between(before, after, self._registry, columns)

    def _project(self, path: Path) -> Project | None:
        """A run's project never changes, but for the epochs of one that goes on."""
        if path not in self._projects:
            try:
                self._projects[path] = RunFolder(path).project()
            except Explained:
                self._projects[path] = None
        return self._projects[path]

"""What the list of runs shows, read from the runs' folders beside the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from deepstudio.core.coach.verdict import Verdict
from deepstudio.core.explained import Explained
from deepstudio.core.project import Project
from deepstudio.core.registry import Registry
from deepstudio.core.text import Text
from deepstudio.data.project_changes import built_between, change_between
from deepstudio.data.run_settings import RunSettings, settings_of
from deepstudio.jobs.evaluations import simple_metrics
from deepstudio.storage.judging import verdict_of
from deepstudio.storage.live_run import LiveRun
from deepstudio.storage.run_folder import RunFolder
from deepstudio.storage.run_state import RunState, Status
from deepstudio.ui.kinds.looks import looks_of
from deepstudio.ui.workers.background import Aside

RESUMABLE: frozenset[Status] = frozenset({"interrupted", "failed", "stopped"})


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run at a glance. `title` is empty until the user named it; `change` says what is new in it.

    `settings` are those it learned with, `built` says what is new of network and data.
    """

    id: str
    number: int
    title: str
    state: RunState
    change: Text | None = None
    built: Text | None = None
    note: str = ""
    verdict: Verdict | None = None
    settings: RunSettings = field(default_factory=dict)

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
        self._projects: dict[Path, tuple[tuple[int, int], Project | None]] = {}
        self._verdicts: dict[Path, tuple[object, Verdict | None]] = {}
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
        self._folders = {path: self._folders.get(path) or RunFolder(path) for path in paths}
        frozen = [self._project(path) for path in paths]
        pairs = zip(self._folders.values(), frozen, [*frozen, None][1:], strict=True)
        return [self._row(folder, project, before) for folder, project, before in pairs]

    def _row(self, folder: RunFolder, project: Project | None, before: Project | None) -> RunRow:
        columns = looks_of(project.data if project is not None else None, self._registry).other_columns
        title, state = folder.title, folder.state()
        return RunRow(
            folder.id,
            folder.number,
            "" if title == folder.id else title,
            state,
            change_between(before, project, self._registry, columns),
            built_between(before, project, self._registry, columns),
            folder.note,
            self._verdict(folder, state, project),
            settings_of(project, self._registry),
        )

    def _verdict(self, folder: RunFolder, state: RunState, project: Project | None) -> Verdict | None:
        """What its curves say; judged again only where something came."""
        if project is None:
            return None
        baseline = _stamp(folder.path / "baseline-test.json")
        key = (state.status, state.epoch, state.best_epoch, len(state.test), baseline)
        known = self._verdicts.get(folder.path)
        if known is None or known[0] != key:
            known = key, verdict_of(state.course, project, self._registry, simple_metrics(folder))
            self._verdicts[folder.path] = known
        return known[1]

    def _project(self, path: Path) -> Project | None:
        """A run's project changes only where it goes on with other plans, such as for more epochs."""
        folder = self._folders[path]
        stamp = _stamp(folder.project_file)
        known = self._projects.get(path)
        if known is None or known[0] != stamp:
            try:
                known = stamp, folder.project()
            except Explained:
                known = stamp, None
            self._projects[path] = known
        return known[1]


def _stamp(file: Path) -> tuple[int, int]:
    """What tells one version of a file from another."""
    try:
        status = file.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size

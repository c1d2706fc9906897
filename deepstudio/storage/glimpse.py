"""What there is to see of a project besides its name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from deepstudio.catalog.run_metrics import RunMetrics
from deepstudio.core.explained import Explained
from deepstudio.core.registry import Registry
from deepstudio.core.text import Text
from deepstudio.storage.project_file import read_project
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder

MOST_RUNS = 10


@dataclass(frozen=True, slots=True)
class GoingRun:
    """How far a run is that is at work; `epochs` is 0 while it gets ready."""

    epoch: int
    epochs: int
    paused: bool = False


@dataclass(frozen=True, slots=True)
class ProjectGlimpse:
    """`result` is the best number of the newest runs as people read it; `modified` seconds since the epoch."""

    path: Path
    exists: bool
    modified: float = 0.0
    result: str = ""
    metric: Text | None = None
    """What the result is a number of."""
    word: Text | None = None
    """What is to be said of it; nothing while a run goes on."""
    going: GoingRun | None = None


def look_at(path: Path, registry: Registry) -> ProjectGlimpse:
    """Reads what there is to see of the project in `path`. Never raises; waits for the disk."""
    folder = ProjectFolder(path)
    try:
        modified = folder.project_file.stat().st_mtime
    except OSError:
        return ProjectGlimpse(path, exists=False)
    runs = folder.runs()[:MOST_RUNS]
    going = going_run(runs)
    best = best_run(folder, runs, registry)
    if best is None:
        return ProjectGlimpse(path, True, modified, going=going)
    word = word_for(best.run, registry) if going is None else None
    return ProjectGlimpse(path, True, modified, best.result, best.metric, word, going)


class BestRun(NamedTuple):
    """`result` is its best number as people read it, and `metric` what that is."""

    run: RunFolder
    result: str
    metric: Text


def best_run(folder: ProjectFolder, runs: Iterable[RunFolder], registry: Registry) -> BestRun | None:
    """Of those that report a number; which number counts, the newest of them says."""
    states = [(run, run.state().best) for run in runs]
    tried = [(run, values) for run, values in states if values]
    if not tried:
        return None
    metrics = _metrics(folder, registry)
    name = metrics.telling(tried[0][1])
    same = [(values[name], run) for run, values in tried if name in values]
    pick = max if metrics.higher_is_better(name) else min
    value, run = pick(same, key=lambda pair: pair[0])
    return BestRun(run, metrics.value(name, value), metrics.title(name))


def word_for(run: RunFolder, registry: Registry) -> Text | None:
    """What is to be said of a run in one or two words."""
    try:
        from deepstudio.storage.judging import verdict_of  # not needed to open the window

        found = verdict_of(run.state().course, run.project(), registry)
    except Explained:
        return None
    return found.word if found is not None else None


def going_run(runs: Iterable[RunFolder]) -> GoingRun | None:
    """The newest run whose process is at work."""
    going = next((run for run in runs if run.is_alive()), None)
    if going is None:
        return None
    state = going.state()
    return GoingRun(min(state.epoch + 1, state.epochs), state.epochs, state.status == "paused")


def _metrics(folder: ProjectFolder, registry: Registry) -> RunMetrics:
    try:
        return RunMetrics.of(read_project(folder.project_file), registry)
    except Explained:
        return RunMetrics()

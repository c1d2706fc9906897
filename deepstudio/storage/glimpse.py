"""What there is to see of a project besides its name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

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
    going: GoingRun | None = None


def look_at(path: Path, registry: Registry) -> ProjectGlimpse:
    """Reads what there is to see of the project in `path`. Never raises; waits for the disk."""
    folder = ProjectFolder(path)
    try:
        modified = folder.project_file.stat().st_mtime
    except OSError:
        return ProjectGlimpse(path, exists=False)
    runs = folder.runs()[:MOST_RUNS]
    result, metric = best_result(folder, runs, registry)
    return ProjectGlimpse(path, True, modified, result, metric, going_run(runs))


def best_result(
    folder: ProjectFolder, runs: Iterable[RunFolder], registry: Registry
) -> tuple[str, Text | None]:
    """The best of the numbers that people look at first, and what it is; empty if no run reports one."""
    metrics: RunMetrics | None = None
    found: dict[str, list[float]] = {}
    for run in runs:
        values = run.state().best
        if values:
            metrics = metrics or _metrics(folder, registry)
            name = metrics.telling(values)
            found.setdefault(name, []).append(values[name])
    if metrics is None:
        return "", None
    name, values_of = next(iter(found.items()))  # the newest run says which number it is about
    best = max(values_of) if metrics.higher_is_better(name) else min(values_of)
    return metrics.value(name, best), metrics.title(name)


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

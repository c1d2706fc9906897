"""What there is to see of a project besides its name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from deepstudio.storage.project_folder import ProjectFolder

MOST_RUNS = 10


@dataclass(frozen=True, slots=True)
class ProjectGlimpse:
    """`accuracy` is a fraction of the newest runs' best; `modified` seconds since the epoch."""

    path: Path
    exists: bool
    modified: float = 0.0
    accuracy: float | None = None


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

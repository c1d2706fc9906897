"""The projects opened last, newest first."""

from __future__ import annotations

import json
import math
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from deepstudio.storage import places
from deepstudio.storage.atomic import make_folder, write_atomic

FILE = "recent.json"
KEPT = 20
LIMIT = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class RecentProject:
    """A folder, the project's name when it was open last, and when that was (seconds since the epoch)."""

    path: Path
    name: str
    opened: float

    @property
    def exists(self) -> bool:
        try:
            return (self.path / "project.json").is_file()
        except (OSError, ValueError):  # a damaged list can name what no system takes
            return False


def recent_projects() -> list[RecentProject]:
    """What was opened last. Damaged entries are passed over: the projects themselves are not touched."""
    path = places.config_dir() / FILE
    try:
        if path.stat().st_size > LIMIT:
            return []
        saved = json.loads(path.read_bytes().decode("utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    found = map(_project, saved) if isinstance(saved, list) else ()
    return [project for project in found if project is not None][:KEPT]


def remember(path: Path, name: str) -> None:
    """Puts a project first. Raises `Explained` if the list cannot be written."""
    path = path.absolute()
    others = [project for project in recent_projects() if project.path != path]
    _save([RecentProject(path, name, time.time()), *others])


def forget(path: Path) -> None:
    """Takes a project off the list; its folder stays. Raises `Explained` if the list cannot be written."""
    path = path.absolute()
    _save([project for project in recent_projects() if project.path != path])


def _project(item: Any) -> RecentProject | None:
    try:
        found = RecentProject(Path(item["path"]), str(item["name"]), float(item["opened"]))
    except (TypeError, KeyError, ValueError, OverflowError):
        return None
    return found if math.isfinite(found.opened) and "\0" not in str(found.path) else None


def _save(projects: list[RecentProject]) -> None:
    folder = places.config_dir()
    make_folder(folder)
    content = [asdict(project) | {"path": str(project.path)} for project in projects[:KEPT]]
    write_atomic(folder / FILE, json.dumps(content, indent=2) + "\n")

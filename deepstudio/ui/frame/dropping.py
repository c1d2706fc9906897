"""What was dropped on the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QMimeData

from deepstudio.storage.project_folder import PROJECT_FILE


@dataclass(frozen=True, slots=True)
class Dropped:
    """A project to open, or a folder of pictures to use."""

    kind: Literal["project", "pictures"]
    path: Path


def dropped(data: QMimeData) -> Dropped | None:
    """The first folder or project file among what was dropped; nothing the window can use gives None."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return next((found for found in map(_recognised, paths) if found is not None), None)


def _recognised(path: Path) -> Dropped | None:
    if path.name == PROJECT_FILE and path.is_file():
        return Dropped("project", path.parent)
    if not path.is_dir():
        return None
    return Dropped("project" if (path / PROJECT_FILE).is_file() else "pictures", path)

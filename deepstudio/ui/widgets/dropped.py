"""What was dropped on the window, and which files are tables."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication, QMimeData

from deepstudio.storage.project_folder import PROJECT_FILE
from deepstudio.ui.widgets.drops import local_paths


@dataclass(frozen=True, slots=True)
class Dropped:
    """A project to open, or a folder or file that may be data; `recognise` tells which data, or why it is none."""

    kind: Literal["project", "data"]
    path: Path


def dropped(data: QMimeData) -> Dropped | None:
    """The first folder or file of this computer among what was dropped; None where there is none."""
    return next((found for found in map(_recognised, local_paths(data)) if found is not None), None)


def dropped_data(data: QMimeData) -> Path | None:
    """The folder or file that may be data among what was dropped."""
    found = dropped(data)
    return found.path if found is not None and found.kind == "data" else None


def table_filter() -> str:
    """What a dialog for tables shows, in the language in use."""
    from deepstudio.data.tables import SUFFIXES

    patterns = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
    tables = QCoreApplication.translate("TableFiles", "Tables ({patterns})").format(patterns=patterns)
    return f"{tables};;{QCoreApplication.translate('TableFiles', 'All files (*)')}"


def _recognised(path: Path) -> Dropped | None:
    if path.name == PROJECT_FILE and path.is_file():
        return Dropped("project", path.parent)
    if path.is_dir() and (path / PROJECT_FILE).is_file():
        return Dropped("project", path)
    return Dropped("data", path) if path.is_dir() or path.is_file() else None

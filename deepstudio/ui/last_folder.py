"""The folder in which people saved last, proposed the next time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from deepstudio.ui.studio import Studio


def last_folder(studio: Studio) -> Path:
    """Where something was saved last; at first the user's home."""
    found = Path(studio.preferences.last_folder) if studio.preferences.last_folder else None
    return found if found is not None and found.is_dir() else Path.home()


def remember_folder(studio: Studio, saved: Path) -> None:
    """Remembers the folder that holds `saved`."""
    if str(saved.parent) != studio.preferences.last_folder:
        studio.set_preferences(last_folder=str(saved.parent))


def show_in_folder(path: Path) -> None:
    """Opens the folder that holds a file, or a folder itself, in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path if path.is_dir() else path.parent)))

"""Where the program keeps what is not part of a project. `DEEPSTUDIO_HOME` gathers it in one folder."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

APP = "DeepStudio"


def home() -> Path:
    """The program's own data."""
    chosen = _chosen_home()
    return chosen or platformdirs.user_data_path(APP, appauthor=False)


def config_dir() -> Path:
    """Preferences and recent projects."""
    chosen = _chosen_home()
    return chosen / "config" if chosen else platformdirs.user_config_path(APP, appauthor=False)


def log_dir() -> Path:
    """Logs of errors and of child processes."""
    chosen = _chosen_home()
    return chosen / "logs" if chosen else platformdirs.user_log_path(APP, appauthor=False)


def usual_cache_dir() -> Path:
    """Where prepared data and thumbnails lie unless a preference says otherwise."""
    chosen = _chosen_home()
    return chosen / "cache" if chosen else platformdirs.user_cache_path(APP, appauthor=False)


def usual_projects_dir() -> Path:
    """Where new projects lie unless a preference says otherwise."""
    chosen = _chosen_home()
    return chosen / "projects" if chosen else Path.home() / APP


def _chosen_home() -> Path | None:
    value = os.environ.get("DEEPSTUDIO_HOME", "")
    return Path(value).expanduser() if value else None

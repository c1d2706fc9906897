"""Folders of the program that a preference may move."""

from __future__ import annotations

from pathlib import Path

from deepstudio.storage.places import usual_cache_dir, usual_projects_dir
from deepstudio.storage.preferences import Preferences


def cache_dir() -> Path:
    """What can be made again: prepared data, thumbnails."""
    preferred = Preferences.load().cache_dir
    return Path(preferred).expanduser() if preferred else usual_cache_dir()


def default_projects_dir() -> Path:
    """The home of new projects."""
    preferred = Preferences.load().projects_dir
    return Path(preferred).expanduser() if preferred else usual_projects_dir()

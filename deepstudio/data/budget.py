"""Keeps prepared data below its share of the disk: what was not used for longest goes first."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import psutil

from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.data.prepared import DESCRIPTION

MAKING = ".making-"
GOING = ".going-"
RESERVE = 256 << 20  # bytes that stay free, for the rest of the system
STALE_SECONDS = 24 * 3600


def make_room(folder: Path, needed: int, budget: int, keep: Path | None = None) -> None:
    """Removes the oldest sets until `needed` bytes fit into `budget`; `keep` stays. All are bytes.

    Raises `Explained`: `over_budget` where it can never fit, `disk_full` where the disk has no room.
    """
    if needed > budget:
        raise Explained(
            T(
                "The prepared data would take {needed} GB, but only {budget} GB are allowed. Choose a smaller "
                "picture size or a shorter maximum length, or allow more in the preferences.",
                needed=_gigabytes(needed),
                budget=_gigabytes(budget),
            ),
            "over_budget",
        )
    _clear_leftovers(folder)
    sets = sorted((path for path in _folders(folder) if path != keep), key=_last_use)
    while sets and sum(map(_size, _folders(folder))) + needed > budget:
        remove(sets.pop(0))
    free = shutil.disk_usage(folder).free
    if needed + RESERVE > free:
        raise disk_full(folder, needed)


def disk_full(folder: Path, needed: int) -> Explained:
    """The sentence for a disk without room for `needed` bytes."""
    return Explained(
        T(
            "The disk with {folder} is full: the prepared data takes {needed} GB. Free some space, or choose "
            "another place for prepared data in the preferences.",
            folder=str(folder),
            needed=_gigabytes(needed),
        ),
        "disk_full",
    )


def mark_used(folder: Path) -> None:
    """Remembers that a set was used now."""
    with suppress(OSError):
        os.utime(folder / DESCRIPTION)


def remove(folder: Path) -> None:
    """Takes a set away as a whole. Where someone still reads it and the system refuses, it stays."""
    going = folder.with_name(f"{GOING}{uuid4().hex[:8]}")
    with suppress(OSError):
        os.rename(folder, going)
        shutil.rmtree(going, ignore_errors=True)


def _clear_leftovers(folder: Path) -> None:
    """Removes what killed processes left half made or half removed."""
    for path in folder.glob(f"{MAKING}*"):
        pid = path.name.removeprefix(MAKING).partition("-")[0]
        if not pid.isdecimal() or not psutil.pid_exists(int(pid)) or _age(path) > STALE_SECONDS:
            shutil.rmtree(path, ignore_errors=True)
    for path in folder.glob(f"{GOING}*"):
        shutil.rmtree(path, ignore_errors=True)


def _folders(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")]


def _last_use(folder: Path) -> float:
    try:
        return (folder / DESCRIPTION).stat().st_mtime
    except OSError:
        return 0.0


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0


def _size(folder: Path) -> int:
    """Bytes on the disk; sets that share a file share its bytes."""
    total = 0
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            found = os.stat(entry.path)
            total += found.st_size // max(1, found.st_nlink)
    return total


def _gigabytes(count: int) -> str:
    return f"{count / 1e9:.3g}"

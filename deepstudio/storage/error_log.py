"""Uncaught errors go to a file; people see one sentence that names it."""

from __future__ import annotations

import os
import platform
import time
import traceback
from contextlib import suppress
from pathlib import Path

from deepstudio import __version__
from deepstudio.storage import places

KEPT = 30  # files


def record_error(error: BaseException, doing: str = "") -> Path:
    """Appends the error with its traceback to today's log and returns the log's path. Never raises."""
    path = places.log_dir() / time.strftime("deepstudio-%Y-%m-%d.log")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(details_of(error, doing) + "\n")
        _forget_old(path.parent)
    return path


def details_of(error: BaseException, doing: str = "") -> str:
    """What a report of the error should hold: when, which versions, what was being done, the traceback."""
    now = time.strftime("%Y-%m-%d %H:%M:%S")
    versions = f"DeepStudio {__version__}, Python {platform.python_version()}, {platform.platform()}"
    lines = [f"{now} {versions}, process {os.getpid()}", doing]
    return "\n".join(line for line in lines if line) + "\n" + "".join(traceback.format_exception(error))


def _forget_old(folder: Path) -> None:
    for path in sorted(folder.glob("deepstudio-*.log"))[:-KEPT]:
        path.unlink(missing_ok=True)

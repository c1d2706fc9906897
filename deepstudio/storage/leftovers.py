"""Names for what is being written, which tell who writes it; so that what a killed process left can be cleared."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import psutil

from deepstudio.storage.process import ProcessIdentity

MARKED = re.compile(r"\.(?:.*\.)?(?P<mark>[0-9a-f]{16}-\d{1,10}-\d+)-[0-9a-f]{8}(?:\.[a-z]+)?", re.DOTALL)
# Names that this program gave before they told who writes.
UNMARKED = re.compile(
    r"\.[\w.-]+\.(?:json|jsonl|bak|safetensors|txt)\.[0-9a-f]{8}\.tmp|\.(?:new|deleted)-[0-9a-f]{12}"
)
LONGEST = 150  # characters of the name that the file will have; file systems count up to 255 bytes
CERTAIN = 24 * 3600.0  # seconds without a change after which nobody can be writing any more

_own: tuple[int, str] = (0, "")


def beside(path: Path, kind: str = "tmp") -> Path:
    """A new hidden name in the folder of `path` for what will take its place."""
    name = path.name.encode(errors="ignore")[:LONGEST].decode(errors="ignore")
    return path.with_name(f".{name}.{_mark()}-{uuid4().hex[:8]}.{kind}")


def clear_leftovers(*folders: Path) -> None:
    """Removes what no living process writes any more: half-written files and half-made folders. Never raises.

    Touches nothing but names that `beside` gave. Where the writer cannot be seen from here, on another machine or in
    another container, what has not changed for a day goes.
    """
    for folder in folders:
        with suppress(OSError):
            for name in [entry.name for entry in os.scandir(folder) if entry.name.startswith(".")]:
                if _is_abandoned(folder / name):
                    _remove(folder / name)


def abandoned(path: Path) -> Iterable[Path]:
    """What killed processes left beside `path`, made for its place."""
    start = beside(path).name.partition(_mark())[0]
    with suppress(OSError):
        for name in os.listdir(path.parent):
            if name.startswith(start) and MARKED.fullmatch(name) and _is_abandoned(path.with_name(name)):
                yield path.with_name(name)


def clear_siblings(path: Path) -> None:
    """Removes what killed processes began for the place of `path`. Never raises."""
    for leftover in abandoned(path):
        _remove(leftover)


def _mark() -> str:
    global _own
    if _own[0] != os.getpid():  # a fork is another process
        _own = os.getpid(), ProcessIdentity.of().mark
    return _own[1]


def _is_abandoned(path: Path) -> bool:
    found = MARKED.fullmatch(path.name)
    if found is None:
        return UNMARKED.fullmatch(path.name) is not None and _untouched(path)
    machine, pid, _ = found["mark"].split("-")
    if machine[:8] != _mark()[:8]:
        return _untouched(path)
    if machine != _mark().partition("-")[0] or not psutil.pid_exists(int(pid)):
        return True  # the machine has started again since, or the process is no more
    now = ProcessIdentity.of(int(pid))
    return bool(now.ticks or now.created) and now.mark != found["mark"]


def _untouched(path: Path) -> bool:
    try:
        return time.time() - path.lstat().st_mtime > CERTAIN
    except OSError:
        return False


def _remove(path: Path) -> None:
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()

"""Remembers which files could be decoded, so that only new and changed ones are looked into again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from deepstudio.core.events import Message
from deepstudio.core.explained import Explained
from deepstudio.core.text import Text
from deepstudio.data.sources.folders import SampleFile
from deepstudio.data.work import IsCancelled, OnProgress, Reporter, in_threads
from deepstudio.storage.atomic import write_atomic
from deepstudio.storage.preferred_places import cache_dir

VERSION = 2
MAX_BYTES = 512 << 20


class Check(BaseModel):
    """What decoding one file showed, or why it could not be read.

    Of a picture: `measures` are width, height and channels, `depth` and `print` as `PictureLook` has them.
    """

    model_config = ConfigDict(frozen=True)

    size: int
    modified: int
    measures: tuple[int, int, int] = (0, 0, 0)
    depth: tuple[str, float, float] | None = None
    print: str = ""
    reason: Message | None = None
    encoding: str = ""  # of a text that is no UTF-8
    sure: bool = True

    def holds_for(self, file: SampleFile) -> bool:
        return self.size == file.size and self.modified == file.modified


# The check of one file below a folder, and whether its outcome lasts.
Look = Callable[[Path, SampleFile], tuple[Check, bool]]


class _Checks(BaseModel):
    version: int = VERSION
    files: dict[str, Check] = {}


def check_all(
    root: Path,
    files: Sequence[SampleFile],
    look: Look,
    what: Text,
    progress: OnProgress,
    cancelled: IsCancelled,
    way: str = "",
) -> dict[str, Check]:
    """What `look` shows of each file, by id, in threads. What was found before a cancel is kept for later.

    What is kept is kept by the `way` in which files are read, such as an encoding.
    """
    known = load_checks(root, way)
    result = {file.id: known[file.id] for file in files if _still_holds(known, file)}
    todo = [file for file in files if file.id not in result]
    report = Reporter(what, len(todo), progress)
    lasting = dict(result)
    try:
        with closing(in_threads(lambda file: look(root, file), todo, cancelled)) as outcomes:
            for done, (file, (check, lasts)) in enumerate(zip(todo, outcomes, strict=True), 1):
                result[file.id] = check
                if lasts:
                    lasting[file.id] = check
                report(done)
    finally:
        if lasting != known:
            save_checks(root, {**known, **lasting} if len(result) < len(files) else lasting, way)
    return result


def _still_holds(known: dict[str, Check], file: SampleFile) -> bool:
    check = known.get(file.id)
    return check is not None and check.holds_for(file)


def load_checks(root: Path, way: str = "") -> dict[str, Check]:
    """What is known of the files below `root`, by id; nothing if it was never looked at."""
    place = _place(root, way)
    try:
        if place.stat().st_size > MAX_BYTES:
            return {}
        found = _Checks.model_validate_json(place.read_bytes())
    except (OSError, ValidationError, ValueError):
        return {}
    return found.files if found.version == VERSION else {}


def save_checks(root: Path, checks: dict[str, Check], way: str = "") -> None:
    """Keeps `checks` for later. It is only a cache: a disk that refuses is no reason to stop."""
    place = _place(root, way)
    with suppress(Explained, OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        content: dict[str, Any] = {
            "version": VERSION,
            "files": {id: check.model_dump(exclude_defaults=True) for id, check in checks.items()},
        }
        write_atomic(place, json.dumps(content, separators=(",", ":")))


def reject(root: Path, file: SampleFile, reason: Text, way: str = "") -> None:
    """Marks one file as unreadable until it changes."""
    checks = load_checks(root, way)
    checks[file.id] = Check(size=file.size, modified=file.modified, reason=Message.of(reason))
    save_checks(root, checks, way)


def _place(root: Path, way: str) -> Path:
    key = os.fsencode(os.path.realpath(root)) + (b"\0" + way.encode() if way else b"")
    name = hashlib.sha256(key).hexdigest()[:32]
    return cache_dir() / "checks" / f"{name}.json"

"""Remembers which files could be decoded, so that only new and changed ones are looked into again."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from deepstudio.core.events import Message
from deepstudio.core.explained import Explained
from deepstudio.core.text import Text
from deepstudio.data.sources.folders import PictureFile
from deepstudio.storage.atomic import write_atomic
from deepstudio.storage.places import cache_dir

VERSION = 1
MAX_BYTES = 512 << 20


class Check(BaseModel):
    """What decoding one file showed: width, height and channels, or why it could not be read."""

    model_config = ConfigDict(frozen=True)

    size: int
    modified: int
    measures: tuple[int, int, int] = (0, 0, 0)
    reason: Message | None = None

    def holds_for(self, file: PictureFile) -> bool:
        return self.size == file.size and self.modified == file.modified


class _Checks(BaseModel):
    version: int = VERSION
    files: dict[str, Check] = {}


def load_checks(root: Path) -> dict[str, Check]:
    """What is known of the files below `root`, by id; nothing if it was never looked at."""
    place = _place(root)
    try:
        if place.stat().st_size > MAX_BYTES:
            return {}
        found = _Checks.model_validate_json(place.read_bytes())
    except (OSError, ValidationError, ValueError):
        return {}
    return found.files if found.version == VERSION else {}


def save_checks(root: Path, checks: dict[str, Check]) -> None:
    """Keeps `checks` for later. It is only a cache: a disk that refuses is no reason to stop."""
    place = _place(root)
    with suppress(Explained, OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        content: dict[str, Any] = {
            "version": VERSION,
            "files": {id: check.model_dump(exclude_defaults=True) for id, check in checks.items()},
        }
        write_atomic(place, json.dumps(content, separators=(",", ":")))


def reject(root: Path, file: PictureFile, reason: Text) -> None:
    """Marks one file as unreadable until it changes."""
    checks = load_checks(root)
    checks[file.id] = Check(size=file.size, modified=file.modified, reason=Message.of(reason))
    save_checks(root, checks)


def _place(root: Path) -> Path:
    name = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:32]
    return cache_dir() / "checks" / f"{name}.json"

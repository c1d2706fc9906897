"""Samples that are files: ids are paths below a folder, with slashes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from deepstudio.core.text import T
from deepstudio.data.sources.folders import SampleFile

BAD_NAME = T("its name is not valid text; rename it")
STRANGE = T("it does not belong to the data")
GONE = T("it is not there any more")


def place(root: Path, sample_id: str) -> Path | None:
    """Where a sample lies; never outside of the folder, whatever a project file says."""
    parts = sample_id.split("/")
    # Only on Windows do these two lead elsewhere; on other systems they are letters of a name.
    leads_away = os.name == "nt" and ("\\" in sample_id or ":" in parts[0])
    if leads_away or any(part in ("", ".", "..") for part in parts):
        return None
    return root / sample_id


def fingerprint(files: Iterable[SampleFile]) -> str:
    """Changes with any path, size or time of change. Does not depend on where the folder lies."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.id}\0{file.size}\0{file.modified}\n".encode(errors="surrogateescape"))
    return digest.hexdigest()[:32]


def digest(*parts: str) -> str:
    """A fingerprint of several things together."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def is_text(id: str) -> bool:
    """Whether a name can be written into a project."""
    try:
        id.encode()
    except UnicodeEncodeError:
        return False
    return True

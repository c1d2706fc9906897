"""Folder names that every system accepts."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

# What Windows, the strictest of the three systems, does not accept in a name.
FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
LONGEST = 80  # characters; file systems count up to 255 bytes, of which a Chinese character takes three


def folder_name(name: str) -> str:
    """Turns what a person typed into a folder's name, Chinese and spaces kept."""
    cleaned = " ".join(FORBIDDEN.sub(" ", name).split()).strip(" .")[:LONGEST].strip(" .")
    if not cleaned:
        return "Project"
    return f"{cleaned} project" if RESERVED.fullmatch(cleaned) else cleaned


def free_folder(parent: Path, name: str, taken: Callable[[Path], bool] = Path.exists) -> Path:
    """A folder for a project called `name` that is not `taken` yet; a number is added where it must be."""
    plain = parent / folder_name(name)
    path, number = plain, 2
    while taken(path):
        path, number = plain.with_name(f"{plain.name} {number}"), number + 1
    return path

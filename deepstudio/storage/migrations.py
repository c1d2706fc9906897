"""Brings the project files of older versions up to date: one function from dict to dict per version."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from deepstudio.core.project import PROJECT_VERSION

Raw = dict[str, Any]

# The function under n turns a file of version n into one of version n + 1.
STEPS: Mapping[int, Callable[[Raw], Raw]] = {}


class UnknownVersion(Exception):
    """The file has no version this program can read; `newer` tells if a later program wrote it."""

    def __init__(self, version: object, newer: bool) -> None:
        super().__init__(str(version)[:40])
        self.version = version
        self.newer = newer


def migrate(raw: Raw, *, to: int = PROJECT_VERSION, steps: Mapping[int, Callable[[Raw], Raw]] = STEPS) -> Raw:
    """Returns `raw` in the form of version `to`; `raw` itself is not changed. Raises `UnknownVersion`."""
    version = raw.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise UnknownVersion(version, newer=False)
    if version > to:
        raise UnknownVersion(version, newer=True)
    for step in range(version, to):
        raw = {**steps[step](raw), "version": step + 1}
    return raw

"""Rows that an earlier prepared set already holds, so that another split or label does not decode again."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from deepstudio.core.registry import CatalogError, Registry
from deepstudio.data.kinds import base_name
from deepstudio.data.prepared import Prepared, read_description


@dataclass(frozen=True)
class Earlier:
    """A set whose rows hold the same for equal ids."""

    prepared: Prepared

    @cached_property
    def _index(self) -> dict[str, int]:
        return {id: number for number, id in enumerate(self.prepared.ids)}

    def rows(self, id: str) -> dict[str, Any]:
        """The rows of a sample by column, as far as they are known."""
        index = self._index.get(id)
        if index is None:
            return {}
        columns = self.prepared.columns.items()
        return {name: column.row(index) for name, column in columns if column.own_rows}

    def link(self, folder: Path, ids: Sequence[str]) -> frozenset[str]:
        """Links the files of whole columns into `folder`, if the samples are the same. Returns their names."""
        if list(ids) != self.prepared.ids:
            return frozenset()
        own = [name for name, column in self.prepared.columns.items() if column.own_rows]
        return frozenset(name for name in own if self._linked(folder, name))

    def _linked(self, folder: Path, name: str) -> bool:
        files = [f"{base_name(name)}{part}" for part in self.prepared.columns[name].files]
        try:
            for file in files:
                os.link(self.prepared.folder / file, folder / file)
        except OSError:  # Not every file system can; the rows are copied then.
            for file in files:
                (folder / file).unlink(missing_ok=True)
            return False
        return True


def find_earlier(cache: Path, rows: str, registry: Registry) -> Earlier | None:
    """The largest set in `cache` with these rows."""
    best: Prepared | None = None
    for folder in cache.iterdir():
        try:
            if folder.name.startswith(".") or read_description(folder).rows != rows:
                continue
            found = Prepared(folder, registry)
        except (OSError, ValueError, CatalogError):
            continue
        if best is None or found.found.samples > best.found.samples:
            best = found
    return Earlier(best) if best else None

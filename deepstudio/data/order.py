"""One prepared set that is wanted: what it holds, where it comes from, and the name it will have."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from deepstudio.core.declarations import ColumnKind
from deepstudio.core.project import DataPlan, Use
from deepstudio.core.registry import Registry
from deepstudio.data.kinds import stored
from deepstudio.data.scan import Scan
from deepstudio.data.sources import Reader

FORMAT = "2"  # changes whenever the same plan gives other rows


@dataclass(frozen=True)
class Order:
    """`columns` are those that enter or are answered.

    `cache` is the folder of all sets, `budget` their share of the disk in bytes.
    """

    plan: DataPlan
    registry: Registry
    columns: dict[str, ColumnKind]
    reader: Reader
    scan: Scan
    cache: Path
    budget: int

    @property
    def uses(self) -> Mapping[str, Use]:
        """What each column is for."""
        return self.scan.uses

    @property
    def rows(self) -> str:
        """Equal for sets whose rows hold the same, whatever their labels, split and selection."""
        kept = {name: [column.id, stored(column).row_key(column)] for name, column in self.columns.items()}
        return _hash([FORMAT, self.scan.found.fingerprint, kept])

    @cached_property
    def target(self) -> Path:
        columns = {name: [column.id, column.values()] for name, column in self.columns.items()}
        scan = self.scan
        samples = [scan.ids, {name: self._told(name) for name in sorted(scan.cells)}]
        # A split that was given is told by what it says, one that is drawn by how.
        split = self.plan.split.values() if self.scan.parts is None else self._given_split
        return self.cache / _hash([self.rows, columns, split, samples])

    def _told(self, name: str) -> Any:
        """Equal for cells that hold the same."""
        cells = self.scan.cells[name]
        if cells.dtype == object:
            return self.scan.values(name)
        return [hashlib.sha256(cells.tobytes()).hexdigest(), self.scan.found.column(name).classes]

    @property
    def _given_split(self) -> dict[str, list[int]]:
        return {part: rows.tolist() for part, rows in self.scan.split(self.plan.split).items()}

    @property
    def needed(self) -> int:
        """Bytes on the disk, about."""
        row = sum(stored(column).row_bytes(column) for column in self.columns.values())
        return len(self.scan.ids) * (row + 64)


def _hash(parts: Sequence[Any]) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:32]

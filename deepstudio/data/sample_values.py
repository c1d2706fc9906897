"""The values of samples by id and column, wherever they are: in the cells of a scan, or loaded from the source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.data.scan import Scan
from deepstudio.data.sources import reader

LoadValue = Callable[[str, str], Any]


def values_by_id(plan: DataPlan, registry: Registry, found: Scan) -> LoadValue:
    """Gives the value of a sample in a column, as its kind reads it; it raises `Explained` where it cannot be."""
    source = reader(plan, registry)
    row_of: dict[str, int] = {}

    def value(id: str, column: str) -> Any:
        if column not in found.cells:
            return source.load(id, column)
        if not row_of:
            row_of.update({id: row for row, id in enumerate(found.ids)})
        classes, cell = found.found.column(column).classes, found.cells[column][row_of[id]]
        return classes[int(cell)] if classes else cell.item() if hasattr(cell, "item") else cell

    return value

"""Rows of the data: what stands in some columns of a sample, and how a person reads it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from deepstudio.core.project import DataPlan
from deepstudio.core.results import written
from deepstudio.data import served
from deepstudio.jobs.data_process import data_process


def row_of_sample(plan: DataPlan, id: str) -> dict[str, Any]:
    """The cells that are used, what is to be answered first; for another thread. Raises `Explained`."""
    used = [name for name, chosen in plan.columns.items() if chosen.use != "unused"]
    names = tuple(dict.fromkeys((*plan.of_use("target"), *used)))
    return {**data_process().call(served.rows_of, plan.source, (id,), names)[0], **plan.corrected.get(id, {})}


def told_samples(plan: DataPlan, ids: Sequence[str]) -> dict[str, str]:
    """What enters of some samples, each in one line; for another thread. Raises `Explained`."""
    names, units = plan.of_use("input"), units_of(plan)
    rows = data_process().call(served.rows_of, plan.source, ids, names)
    return {
        id: " · ".join(told_cell(cells[name], units.get(name, "")) for name in names)
        for id, cells in zip(ids, rows, strict=True)
    }


def told_cell(value: Any, unit: str) -> str:
    """A value as it stands in the data."""
    if value is None or value == "" or value != value:
        return written(None)
    return f"{written(value) if isinstance(value, float) else value} {unit}".rstrip()


def units_of(plan: DataPlan | None) -> dict[str, str]:
    """What the numbers of each column count."""
    columns = plan.columns if plan is not None else {}
    return {name: str(chosen.settings.get("unit") or "") for name, chosen in columns.items()}

"""A network's maps of its data as they lie in a run's folder. Everything here is for other threads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from deepstudio.core.data_map import DataMap, MapMethod, MapNode
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.data.corrections import located
from deepstudio.jobs.evaluations import is_older
from deepstudio.storage.run_folder import RunFolder


@dataclass(frozen=True)
class RememberedMap:
    """A map that was drawn, where its samples lie, and whether the run has learned more since."""

    drawn: DataMap
    plan: DataPlan | None = None
    outdated: bool = False


def recall_map(run: RunFolder, node: MapNode | None, method: MapMethod | None) -> RememberedMap | None:
    """The map by this node and method, where none is named the one that was drawn last.

    Nothing where there is none or its file is damaged.
    """
    file = _latest(run, f"{node.node}.{node.port}" if node is not None else "*", method or "*")
    if file is None:
        return None
    try:
        found = DataMap.model_validate_json(file.read_bytes())
        return RememberedMap(found, _plan(run), is_older(file, run))
    except (OSError, ValidationError, Explained):
        return None


def unkept_map(run: RunFolder, value: dict[str, Any]) -> RememberedMap:
    """What a job has drawn and could not save. Raises `ValidationError`, `Explained`."""
    return RememberedMap(DataMap.model_validate(value), _plan(run))


def _plan(run: RunFolder) -> DataPlan | None:
    own = run.project().data
    return located(run, own) if own is not None else None


def _latest(run: RunFolder, node: str, method: str) -> Path | None:
    try:
        files = [(file.stat().st_mtime_ns, file) for file in run.maps_dir.glob(f"{node}-{method}.json")]
    except OSError:
        return None
    return max(files)[1] if files else None

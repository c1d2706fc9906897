"""What the window remembers of each project, and how far each step is."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from deepstudio.core.text import Text
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets.rail import StepState

KEPT = 30  # projects


class Memory:
    """Kept in the preferences as JSON; damaged content counts as nothing."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._projects = _parsed(studio.preferences.window_state)

    def page(self, path: Path) -> str:
        """The page that was in front last; empty for a project that is new here."""
        return str(self._projects.get(str(path), {}).get("page", ""))

    def used(self, path: Path) -> frozenset[str]:
        """Steps that were used, such as `predict`."""
        found = self._projects.get(str(path), {}).get("used", [])
        return frozenset(map(str, found)) if isinstance(found, list) else frozenset()

    def set_page(self, path: Path, page: str) -> None:
        self._entry(path)["page"] = page

    def add_used(self, path: Path, step: str) -> None:
        self._entry(path)["used"] = sorted({*self.used(path), step})

    def save(self, **others: Any) -> None:
        """Writes it, together with `others` of the preferences."""
        self._studio.set_preferences(window_state=json.dumps(self._projects, ensure_ascii=False), **others)

    def _entry(self, path: Path) -> dict[str, Any]:
        """The entry of a project, moved to the end; the oldest goes when there are too many."""
        entry = self._projects.pop(str(path), {})
        self._projects[str(path)] = entry
        while len(self._projects) > KEPT:
            self._projects.pop(next(iter(self._projects)))
        return entry


def _parsed(state: str) -> dict[str, dict[str, Any]]:
    try:
        found = json.loads(state) if state else {}
    except (ValueError, RecursionError):
        return {}
    kept = found.items() if isinstance(found, dict) else ()
    return {str(path): entry for path, entry in kept if isinstance(entry, dict)}


StepStatus = tuple[StepState, Text | None]
NOT_STARTED: StepStatus = ("not_started", None)
DONE: StepStatus = ("done", None)


def step_states(studio: Studio, used: Collection[str]) -> dict[str, StepStatus]:
    """`used` names steps that were used before, such as `predict`."""
    if studio.project is None:
        return {}
    trained = any(run.has_weights for run in studio.runs)
    return {
        "data": _data(studio),
        "model": _model(studio),
        "train": _attention(studio, "train") or (DONE if trained else NOT_STARTED),
        "evaluate": DONE if "evaluate" in used or _evaluated(studio) else NOT_STARTED,
        "predict": DONE if "predict" in used else NOT_STARTED,
        "export": DONE if "export" in used else NOT_STARTED,
    }


def _data(studio: Studio) -> StepStatus:
    data = studio.project.data if studio.project else None
    if data is None:
        return NOT_STARTED
    return _attention(studio, "data") or (DONE if data.found is not None else NOT_STARTED)


def _model(studio: Studio) -> StepStatus:
    models = studio.project.models if studio.project else {}
    if not any(graph.nodes for graph in models.values()):
        return NOT_STARTED
    return _attention(studio, "model") or DONE


def _attention(studio: Studio, area: str) -> StepStatus | None:
    errors = [problem for problem in studio.report.errors if problem.place.area == area]
    return ("attention", errors[0].message) if errors else None


def _evaluated(studio: Studio) -> bool:
    return any(next(run.path.glob("evaluation-*.json"), None) for run in studio.runs)

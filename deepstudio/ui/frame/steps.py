"""How far each step is."""

from __future__ import annotations

from collections.abc import Collection

from deepstudio.core.text import Text
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets.rail import StepState

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

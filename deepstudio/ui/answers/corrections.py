"""Correcting the data where the network was right and the label was not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from deepstudio.core.data_edits import correct
from deepstudio.core.problems import Edit
from deepstudio.core.project import DataPlan, Project
from deepstudio.core.text import T


def corrected(column: str, sample_id: str, value: Any) -> Edit:
    """Gives one sample another answer in a column."""
    edit = correct(column, {sample_id: value}, T("Correct the answer of “{id}”", id=sample_id))
    return replace(edit, merge=f"correct.{column}.{sample_id}")


def exclude(sample_id: str) -> Edit:
    """Leaves one sample out of the data."""

    def apply(project: Project) -> Project:
        data = project.data
        if data is None or sample_id in data.excluded:
            return project
        return project.replace(data=data.replace(excluded=(*data.excluded, sample_id)))

    return Edit(T("Exclude “{id}”", id=sample_id), apply)


def include(sample_id: str) -> Edit:
    """Takes a sample in again."""

    def apply(project: Project) -> Project:
        data = project.data
        if data is None or sample_id not in data.excluded:
            return project
        return project.replace(
            data=data.replace(excluded=tuple(id for id in data.excluded if id != sample_id))
        )

    return Edit(T("Include “{id}” again", id=sample_id), apply)


def is_excluded(plan: DataPlan | None, sample_id: str) -> bool:
    return plan is not None and sample_id in plan.excluded


def answer_now(plan: DataPlan | None, column: str, sample_id: str, examined: Any) -> Any:
    """The answer that the project gives the sample now; `examined` is the one it had in the evaluation."""
    return plan.corrected_in(column).get(sample_id, examined) if plan is not None else examined


def same_source(plan: DataPlan | None, other: DataPlan | None) -> bool:
    """Whether both speak of the same samples, so that one may be corrected where the other was examined."""
    return plan is not None and other is not None and plan.source == other.source

"""The outcome of an evaluation as it lies in a run's folder."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import DataPlan, Project
from deepstudio.storage.run_folder import RunFolder

TEST, VALIDATION, TRAIN, OTHER = "test", "validation", "train", "data"
PARTS = (TEST, VALIDATION, TRAIN, OTHER)


class ClassScore(BaseModel):
    """How well one class is told. Shares are from 0 to 1; `support` is how many samples are of this class."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    name: str = Field(alias="class")
    precision: float
    recall: float
    f1: float
    support: int


class Wrong(BaseModel):
    """A sample that was taken for another class."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    true: str
    predicted: str
    confidence: float


class Evaluation(BaseModel):
    """`confusion[true][predicted]` are counts; `wrong` holds the most confident mistakes, those first."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    split: str
    data: str = ""
    epoch: int = 0
    samples: int
    accuracy: float
    macro_f1: float
    loss: float
    classes: tuple[str, ...]
    per_class: tuple[ClassScore, ...]
    confusion: tuple[tuple[int, ...], ...]
    wrong: tuple[Wrong, ...] = ()

    @model_validator(mode="after")
    def _is_square(self) -> Evaluation:
        n = len(self.classes)
        if len(self.confusion) != n or any(len(row) != n for row in self.confusion):
            raise ValueError("the confusion matrix does not fit the classes")
        return self

    @property
    def mistakes(self) -> int:
        """How many samples were wrong, also those that `wrong` does not hold."""
        return self.samples - sum(self.confusion[i][i] for i in range(len(self.classes)))


@dataclass(frozen=True)
class Remembered:
    """An evaluation that was found, where its samples lie, and whether the run has learned more since."""

    evaluation: Evaluation
    plan: DataPlan | None = None
    outdated: bool = False


def recall(run: RunFolder, part: str) -> Remembered | None:
    """What was found the last time; nothing where there is none or the file is damaged."""
    file = run.path / f"evaluation-{part}.json"
    try:
        found = Evaluation.model_validate(json.loads(file.read_bytes()))
        return Remembered(found, plan_of(found, run.project()), _is_older(file, run))
    except (OSError, ValueError, RecursionError, ValidationError, Explained):
        return None


def _is_older(file: Path, run: RunFolder) -> bool:
    weights = run.best_weights if run.best_weights.is_file() else run.last_weights
    return weights.is_file() and weights.stat().st_mtime > file.stat().st_mtime


def plan_of(evaluation: Evaluation, project: Project) -> DataPlan | None:
    """Where the examined samples lie: the run's own data, or another folder."""
    if evaluation.split != OTHER:
        return project.data
    columns = project.data.columns if project.data is not None else {}
    source = Chosen(id="picture-folder", settings={"path": evaluation.data})
    return DataPlan(source=source, columns=columns)

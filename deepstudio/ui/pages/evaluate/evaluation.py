"""The outcome of an evaluation as it lies in a run's folder."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from deepstudio.catalog import registry
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan, Project
from deepstudio.data import served
from deepstudio.jobs.data_process import data_process
from deepstudio.storage.run_folder import RunFolder

TEST, VALIDATION, TRAIN, OTHER = "test", "validation", "train", "data"
PARTS = (TEST, VALIDATION, TRAIN, OTHER)
PICTURE, TEXT = "picture", "text"


class ClassScore(BaseModel):
    """How well one class is told. Shares are from 0 to 1; `support` is how many samples are of this class."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    name: str = Field(alias="class")
    precision: float
    recall: float
    f1: float
    support: int


class Wrong(BaseModel):
    """A sample that was taken for another class. `text` is what it says, if it is a text; the end may be missing."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    true: str
    predicted: str
    confidence: float
    text: str = ""


class Evaluation(BaseModel):
    """`confusion[true][predicted]` are counts; `wrong` holds the most confident mistakes, those first."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    run: str = ""
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


class Baseline(BaseModel):
    """What a simple method achieved, as it lies in a run's folder."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    samples: int
    classes: tuple[str, ...]
    accuracy: float
    macro_f1: float
    seconds: float


@dataclass(frozen=True)
class Comparison:
    """What a simple method achieved on the same samples; the network's time to train beside its own."""

    accuracy: float
    macro_f1: float
    seconds: float
    network_seconds: float


@dataclass(frozen=True)
class Remembered:
    """An evaluation that was found, where its samples lie, and whether the run has learned more since."""

    evaluation: Evaluation
    plan: DataPlan | None = None
    outdated: bool = False
    comparison: Comparison | None = None


def recall(run: RunFolder, part: str) -> Remembered | None:
    """What was found the last time; nothing where there is none or the file is damaged."""
    file = run.path / f"evaluation-{part}.json"
    try:
        found = Evaluation.model_validate(json.loads(file.read_bytes()))
        plan = plan_of(found, run.project())
        return Remembered(found, plan, _is_older(file, run), recall_comparison(run, found))
    except (OSError, ValueError, RecursionError, ValidationError, Explained):
        return None


def _is_older(file: Path, run: RunFolder) -> bool:
    weights = run.best_weights if run.best_weights.is_file() else run.last_weights
    return weights.is_file() and weights.stat().st_mtime > file.stat().st_mtime


def plan_of(evaluation: Evaluation, project: Project) -> DataPlan | None:
    """Where the examined samples lie: the run's own data, or other; nothing where that is gone."""
    if evaluation.split != OTHER:
        return project.data
    try:
        return data_process().call(served.plan_like, Path(evaluation.data).expanduser(), project.data)
    except Explained:
        return None


def kind_of(run: RunFolder) -> str:
    """What the network of a run takes, as far as it can be shown here: `picture` or `text`."""
    from deepstudio.data.columns import input_column

    try:
        data = run.project().data
        kind = input_column(data, registry()).id if data is not None else PICTURE
    except Explained:
        return PICTURE
    return kind if kind == TEXT else PICTURE


def recall_comparison(run: RunFolder, evaluation: Evaluation) -> Comparison | None:
    """What was found the last time with these samples; nothing where there is none or the file is damaged."""
    try:
        found = Baseline.model_validate(
            json.loads((run.path / f"baseline-{evaluation.split}.json").read_bytes())
        )
    except (OSError, ValueError, RecursionError):
        return None
    if (found.samples, found.classes) != (evaluation.samples, evaluation.classes):
        return None
    return Comparison(found.accuracy, found.macro_f1, found.seconds, run.state().seconds)

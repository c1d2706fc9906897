"""The outcome of an evaluation as it lies in a run's folder."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from deepstudio.core.events import Finite, Message, Whole
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.data import served
from deepstudio.data.corrections import edits_of, located
from deepstudio.jobs.data_process import data_process
from deepstudio.storage.run_folder import RunFolder

TEST, VALIDATION, TRAIN, NEW, OTHER = "test", "validation", "train", "new", "data"
PARTS = (TEST, VALIDATION, TRAIN, NEW, OTHER)
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class ClassScore(BaseModel):
    """How well one class is told. Shares are from 0 to 1; `support` is how many samples are of this class."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    name: str = Field(alias="class")
    precision: Share
    recall: Share
    f1: Share
    support: Whole


class Wrong(BaseModel):
    """A sample that was taken for another class. `text` is what it says, if it is a text; the end may be missing."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    true: str
    predicted: str
    confidence: Share
    text: str = ""


class Counted(BaseModel):
    """How many samples of a kind there are."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    count: Whole = 0


class PartsNow(BaseModel):
    """Whether the run has noted its parts, and how many samples were added since."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    known: bool = True
    new: Counted = Counted()


class Evaluation(BaseModel):
    """`confusion[true][predicted]` are counts; `wrong` holds the most confident mistakes, those first.

    `fingerprint` and `edits` tell with which state of the data it was made, `state` with which samples; `notes` what
    has become of the run's samples. It is not `kept` where it could not be saved.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    run: str = ""
    split: str
    data: str = ""
    epoch: Whole = 0
    samples: Whole
    accuracy: Share
    macro_f1: Share
    loss: float
    classes: tuple[str, ...]
    per_class: tuple[ClassScore, ...]
    confusion: tuple[tuple[Whole, ...], ...]
    wrong: tuple[Wrong, ...] = ()
    fingerprint: str = ""
    edits: str = ""
    state: str = ""
    parts: PartsNow = PartsNow()
    notes: tuple[Message, ...] = ()
    kept: bool = True

    @model_validator(mode="after")
    def _is_square(self) -> Evaluation:
        n = len(self.classes)
        if len(self.confusion) != n or any(len(row) != n for row in self.confusion):
            raise ValueError("the confusion matrix does not fit the classes")
        if len(self.per_class) != n:
            raise ValueError("there must be one score for each class")
        return self

    @property
    def mistakes(self) -> int:
        """How many samples were wrong, also those that `wrong` does not hold."""
        return self.samples - sum(self.confusion[i][i] for i in range(len(self.classes)))


class Baseline(BaseModel):
    """What a simple method achieved, as it lies in a run's folder."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    samples: Whole
    classes: tuple[str, ...]
    accuracy: Share
    macro_f1: Share
    seconds: Finite
    state: str = ""


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
        plan = plan_of(found, run)
        return Remembered(found, plan, _is_older(file, run), recall_comparison(run, found))
    except (OSError, ValueError, OverflowError, RecursionError, ValidationError, Explained):
        return None


def unkept(run: RunFolder, value: dict[str, Any]) -> Remembered:
    """What an examination came to that could not be saved. Raises `ValidationError`, `Explained`."""
    found = Evaluation.model_validate(value)
    return Remembered(found, plan_of(found, run))


def has_other_data(evaluation: Evaluation, now: DataPlan | None) -> bool:
    """Whether the run's data, as the project knows it now, is not as it was when the evaluation was made."""
    if now is None or not evaluation.fingerprint or evaluation.split == OTHER:
        return False
    changed = now.found is not None and now.found.fingerprint != evaluation.fingerprint
    return changed or (bool(evaluation.edits) and edits_of(now) != evaluation.edits)


def _is_older(file: Path, run: RunFolder) -> bool:
    weights = run.best_weights if run.best_weights.is_file() else run.last_weights
    return weights.is_file() and weights.stat().st_mtime > file.stat().st_mtime


def plan_of(evaluation: Evaluation, run: RunFolder) -> DataPlan | None:
    """Where the examined samples lie: in the run's own data, or in other; nothing where that is gone.

    Raises `Explained` where the run's own project cannot be read.
    """
    own = run.project().data
    if evaluation.split != OTHER:
        return located(run, own) if own is not None else None
    try:
        return data_process().call(served.plan_like, Path(evaluation.data).expanduser(), own)
    except Explained:
        return None


def recall_comparison(run: RunFolder, evaluation: Evaluation) -> Comparison | None:
    """What was found the last time with these samples; nothing where there is none or the file is damaged."""
    try:
        found = Baseline.model_validate(
            json.loads((run.path / f"baseline-{evaluation.split}.json").read_bytes())
        )
    except (OSError, ValueError, OverflowError, RecursionError):
        return None
    same = (evaluation.samples, evaluation.classes, evaluation.state)
    return compared(found, run) if (found.samples, found.classes, found.state) == same else None


def compared(found: Baseline, run: RunFolder) -> Comparison:
    """What is shown of it."""
    return Comparison(found.accuracy, found.macro_f1, found.seconds, run.state().seconds)

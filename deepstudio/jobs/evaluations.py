"""The outcome of an examination as it lies in a run's folder, whatever was answered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from deepstudio.catalog import registry
from deepstudio.core.amounts import percent
from deepstudio.core.events import Finite, Message, Whole
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.results import Examination, Quantity, written
from deepstudio.core.rooms import has_part, part
from deepstudio.core.text import T
from deepstudio.data import served
from deepstudio.data.corrections import edits_of, located
from deepstudio.jobs.data_process import data_process
from deepstudio.storage.run_folder import RunFolder

TEST, VALIDATION, TRAIN, NEW, OTHER = "test", "validation", "train", "new", "data"
PARTS = (TEST, VALIDATION, TRAIN, NEW, OTHER)
SIMPLE = Message.of(T("Simple method"))
FROZEN = ConfigDict(frozen=True, extra="ignore")


class Counted(BaseModel):
    """How many samples of a kind there are."""

    model_config = FROZEN

    count: Whole = 0


class PartsNow(BaseModel):
    """Whether the run has noted its parts, and how many samples were added since."""

    model_config = FROZEN

    known: bool = True
    new: Counted = Counted()


class Evaluation(BaseModel):
    """`examinations` has one for each column that is answered; runs of earlier programs kept the numbers of classes.

    `fingerprint` and `edits` tell with which state of the data it was made, `state` with which samples; `notes` what
    has become of the run's samples. It is not `kept` where it could not be saved.
    """

    model_config = FROZEN

    run: str = ""
    split: str
    data: str = ""
    epoch: Whole = 0
    samples: Whole
    loss: Finite | None = None
    classes: tuple[str, ...] = ()
    examinations: Annotated[tuple[Examination, ...], Field(min_length=1)]
    fingerprint: str = ""
    edits: str = ""
    state: str = ""
    parts: PartsNow = PartsNow()
    notes: tuple[Message, ...] = ()
    kept: bool = True

    @model_validator(mode="before")
    @classmethod
    def _of_classes(cls, value: Any) -> Any:
        """What earlier programs have kept has the numbers of classes alone."""
        if not isinstance(value, Mapping) or value.get("examinations"):
            return value
        earlier = next(cls for cls in registry().objectives if has_part(cls, "earlier"))
        try:
            return {**value, "examinations": (part(earlier, "earlier")(value),)}
        except (KeyError, TypeError) as error:
            raise ValueError(f"neither examinations nor the numbers of classes: {error}") from None


class Method(BaseModel):
    """What one simple method achieved; `metrics` are those of the only target, or of each by its name."""

    model_config = FROZEN

    title: Message = SIMPLE
    metrics: dict[str, Finite | dict[str, Finite]]
    seconds: Finite = 0.0

    def of(self, target: str) -> dict[str, float]:
        """The metrics of one target."""
        own = self.metrics.get(target)
        if isinstance(own, dict):
            return own
        return {id: value for id, value in self.metrics.items() if not isinstance(value, dict)}


class Baseline(BaseModel):
    """What simple methods achieved, as it lies in a run's folder. `method` is the id of the one that stands for all.

    Where several columns are answered, it is by their names. The validation part has chosen it.
    """

    model_config = FROZEN

    samples: Whole
    classes: tuple[str, ...] = ()
    method: str | dict[str, str] = ""
    methods: Annotated[dict[str, Method], Field(min_length=1)]
    state: str = ""

    @model_validator(mode="before")
    @classmethod
    def _of_one(cls, value: Any) -> Any:
        """What earlier programs have kept is of one method."""
        if not isinstance(value, Mapping) or value.get("methods"):
            return value
        metrics = {id: value[id] for id in ("accuracy", "macro_f1") if id in value}
        one = {"metrics": metrics, "seconds": value.get("seconds", 0.0)}
        return {**value, "method": "", "methods": {"": one}}


@dataclass(frozen=True)
class Comparison:
    """What simple methods achieved on the same samples; the network's time to train beside theirs."""

    found: Baseline
    network_seconds: float

    @property
    def methods(self) -> tuple[Method, ...]:
        return tuple(self.found.methods.values())

    def standing(self, target: str) -> Method | None:
        """The one that stands for all in one answer."""
        chosen = self.found.method
        return self.found.methods.get(chosen.get(target, "") if isinstance(chosen, dict) else chosen)


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
        return Remembered(found, plan, is_older(file, run), recall_comparison(run, found))
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


def is_older(file: Path, run: RunFolder) -> bool:
    """Whether a run has learned since a file was written."""
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


def simple_metrics(run: RunFolder) -> dict[str, float]:
    """What the simple method of the only answer got on the test part; empty where nobody tried, or of several."""
    found = _baseline(run, TEST)
    method = Comparison(found, 0.0).standing("") if found is not None else None
    return method.of("") if method is not None else {}


def recall_comparison(run: RunFolder, evaluation: Evaluation) -> Comparison | None:
    """What was found the last time with these samples; nothing where there is none or the file is damaged."""
    found = _baseline(run, evaluation.split)
    if found is None:
        return None
    same = (evaluation.samples, evaluation.classes, evaluation.state)
    return compared(found, run) if (found.samples, found.classes, found.state) == same else None


def _baseline(run: RunFolder, part: str) -> Baseline | None:
    try:
        return Baseline.model_validate(json.loads((run.path / f"baseline-{part}.json").read_bytes()))
    except (OSError, ValueError, OverflowError, RecursionError):
        return None


def compared(found: Baseline, run: RunFolder) -> Comparison:
    """What is shown of it."""
    return Comparison(found, run.state().seconds)


def shown(quantity: Quantity) -> str:
    """A number with its unit; a share that is not quite all or nothing is not shown as if it were."""
    if quantity.form == "percent":
        return percent(quantity.value)
    return written(quantity.value, quantity.form, quantity.unit)

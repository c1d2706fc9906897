"""One answer of a network at work: a column, the output that answers it, and its loss."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Self

import numpy as np
import torch
from torch import Tensor

from deepstudio.catalog.objectives.heads import Head
from deepstudio.core.declarations import ColumnKind, Objective
from deepstudio.core.events import Message
from deepstudio.core.results import Answer, Examination, Form, Quantity, Section
from deepstudio.core.text import T, Text
from deepstudio.data.arrays import Floats
from deepstudio.data.cells import Array

LossFunction = Callable[[Tensor, Tensor], Tensor]


@dataclass(frozen=True)
class TargetSetup:
    """What an answer is made from. `state` is what the training part taught of the column, as the weights keep it.

    `loss` is a function of scores and right answers that gives one number a sample, (N,); it is there in training.
    `usual` tells whether it is the one that answers of its kind learn with where nobody chose another.
    """

    name: str
    kind: ColumnKind
    objective: Objective
    state: Mapping[str, Any]
    head: Head
    loss: LossFunction | None = None
    weight: float = 1.0
    usual: bool = False


@dataclass(frozen=True)
class ExaminedRows:
    """What an examination looked at: the ids of the samples, and what those say that are texts."""

    ids: Sequence[str]
    text: Callable[[str], str] | None = None
    most: int = 200
    """Of the worst samples, so many are kept."""


@dataclass(frozen=True)
class ExaminedTarget:
    """What an examination of one answer came to: the value to keep, and keys of its own for `evaluate --json`."""

    examination: Examination
    keys: Mapping[str, Any] = field(default_factory=dict)

    def also(self, *sections: Section) -> ExaminedTarget:
        """With these as well: at the end, or before a long one that stands there."""
        there = self.examination.sections
        place = len(there) - (1 if there and there[-1].long else 0)
        found = (*there[:place], *sections, *there[place:])
        return replace(self, examination=self.examination.replace(sections=found))


@dataclass(frozen=True)
class StandingNumber:
    """Which of the K numbers of an answer stands for it, what that is called, and how it is shown."""

    place: int
    label: str = ""
    form: Form = "number"
    unit: str = ""


class LearnedTarget:
    """One answer of a network, in training and in use. What an objective names as `learned` derives from this.

    `scores` are what the network gives at the answer's output, (N, outputs) in 32 bit, before a last sigmoid or
    softmax; `answers` are the right ones as the column is fed, (N,) or (N, …); `outputs` is what leaves the program,
    such as probabilities.
    """

    leaves: ClassVar[str] = "answer"
    """What `outputs` are called in exports where this is the only answer."""
    computed: ClassVar[str] = ""
    """How `outputs` follow from `scores`, for whoever has the weights alone."""
    extra: ClassVar[int] = 0
    """How many sums `sums` gives for an examination that metrics of single samples do not tell."""

    def __init__(self, setup: TargetSetup) -> None:
        """Raises `ValueError`, `KeyError` or `TypeError` where the state or the head does not fit."""
        self.setup = setup
        self.name, self.kind, self.state, self.head = setup.name, setup.kind, setup.state, setup.head
        self.weight = setup.weight

    @property
    def names(self) -> tuple[str, ...]:
        """The metrics that training tells beside the loss."""
        return tuple(metric.id for metric in self.setup.objective.metrics)

    @property
    def learns_usual_loss(self) -> bool:
        """Whether training makes the very loss small that `loss_of` tells."""
        return self.setup.usual

    def to(self, device: torch.device) -> Self:
        """The same at work on `device`."""
        return self

    def balance(self, answers: Array) -> None:
        """Lets all values count the same, whatever their share among the `answers` (N,) of the training part."""

    @property
    def spread(self) -> float:
        """A difference of `outputs` that is large: by it the differences of exports are measured."""
        return 1.0

    # In training

    def judged(self, scores: Tensor, answers: Tensor) -> tuple[Tensor, Tensor]:
        """The loss of each sample (N,), and its metrics (N, M) in the order of `names`."""
        raise NotImplementedError

    def guess(self, answers: Tensor) -> Tensor | None:
        """The scores (outputs,) of the one answer that is best for all, by the `answers` (N, …) of the training part.

        What judging it comes to is the floor below which nothing was learned. Nothing where there is no such answer.
        """
        return None

    def sums(self, scores: Tensor, answers: Tensor) -> Tensor:
        """Sums over samples, float64 (S,), from which `examined_by` makes what means over samples cannot tell."""
        return torch.zeros(0, dtype=torch.float64, device=scores.device)

    def examined_by(self, sums: Sequence[float], count: int) -> dict[str, float]:
        """More metrics of an examination, from `sums` over all its samples."""
        return {}

    def snapshot(self, scores: Tensor, answers: Tensor) -> Section | None:
        """Something to look at after an epoch, from some samples of the validation part, or nothing."""
        return None

    def score(self, metrics: Mapping[str, float]) -> float:
        """How good the metrics of this answer are; larger is better, 1 is perfect, 0 is no better than guessing."""
        raise NotImplementedError

    # In use

    def knows(self, value: Any) -> bool:
        """Whether the network could answer with this cell of the column."""
        return True

    def meant(self, values: Sequence[Any]) -> Sequence[Any]:
        """Cells of other data as the network knows them. Raises `Explained` where it could not answer with them."""
        return values

    def outputs(self, scores: Tensor) -> Tensor:
        """What leaves the program, (N, K), from scores; made of operations that can be exported."""
        raise NotImplementedError

    def named(self, names: Mapping[str, str]) -> Self:
        """The same for what leaves the program: with the names that a person gave to classes, by class."""
        return self

    @property
    def output_names(self) -> tuple[str, ...]:
        """What the K numbers of `outputs` are called."""
        raise NotImplementedError

    def answers(self, outputs: Floats) -> list[Answer]:
        """What is said of each of N samples, from `outputs` (N, K)."""
        raise NotImplementedError

    def standing(self, outputs: Floats) -> StandingNumber | None:
        """What stands for the answer to one sample, from `outputs` (1, K); nothing where no single number does."""
        return None

    def examined(self, truths: Sequence[Any], outputs: Floats, rows: ExaminedRows) -> ExaminedTarget:
        """How good the outputs (N, K) are, by the cells that are right today."""
        raise NotImplementedError

    def metrics_of(self, truths: Sequence[Any], outputs: Floats) -> Mapping[str, float]:
        """The numbers of `examined` alone, for whoever asks many times."""
        rows = ExaminedRows([""] * len(truths), most=0)
        return self.examined(truths, outputs, rows).examination.metrics

    def loss_of(self, scores: Tensor, truths: Sequence[Any]) -> float | None:
        """The usual loss, summed over N samples, by their cells; nothing where there is none in use."""
        return None

    def purpose(self) -> Text:
        """What it tells, as a sentence for a model card."""
        return T("It answers “{column}” ({kind}).", column=self.name, kind=self.kind.title)

    def limits(self) -> list[Text]:
        """What an answer of this kind never is, as sentences for a model card."""
        return []

    def about(self) -> dict[str, Any]:
        """What whoever uses the weights needs to know of this answer, as plain JSON values."""
        return {
            "column": {"id": self.kind.id, **self.kind.values()},
            "objective": self.setup.objective.id,
            "head": {"activation": self.head.activation, "outputs": self.head.outputs},
            **self.state,
        }

    def quantities(self, metrics: Mapping[str, float], unit: str = "") -> tuple[Quantity, ...]:
        """The metrics of an examination as they are shown, the most telling first."""
        return tuple(
            Quantity(
                id=one.id,
                title=Message.of(one.title),
                help=Message.of(one.help) if one.help is not None else None,
                value=metrics[one.id],
                form="percent" if one.percent else "number",
                unit=unit if one.in_unit else "",
                higher_is_better=one.higher_is_better,
            )
            for one in self.setup.objective.examined
            if one.id in metrics
        )


def is_finite(outputs: Floats) -> bool:
    """Whether all answers are numbers."""
    return bool(np.isfinite(outputs).all())

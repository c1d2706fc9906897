"""Tasks at work: what a training step, an evaluation and a better result mean. The loop knows nothing of it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

import torch
from torch import Tensor

from deepstudio.core.analysis import Analysis
from deepstudio.core.events import AnyEvent
from deepstudio.core.project import Project
from deepstudio.core.registry import Registry
from deepstudio.core.results import Answer
from deepstudio.core.rooms import part
from deepstudio.core.text import Text
from deepstudio.engine.network import Network
from deepstudio.engine.optimization import Optimization
from deepstudio.storage.run_folder import RunFolder


@dataclass(frozen=True)
class Setup:
    """What a learner is made from. `cancelled` tells while data is prepared that the run shall stop.

    The samples of each part are those of `run`: `engine.run_data.training_data` keeps them.
    """

    project: Project
    run: RunFolder
    registry: Registry
    analyses: Mapping[str, Analysis]
    device: torch.device
    cancelled: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Measured:
    """The metrics of one step: means over `count` samples, as one tensor (n,) in the order of `names`."""

    names: tuple[str, ...]
    values: Tensor
    count: int


class Learner(Protocol):
    """A task at work on its networks. An epoch is its unit of progress, whatever a batch may be."""

    networks: dict[str, Network]
    samples: dict[str, int]
    batches: int
    precision: str

    def begin(self, precision: str, done: int) -> None:
        """Makes the optimizers, `done` steps into the schedule; the networks have their weights and device."""

    def optimizations(self) -> Mapping[str, Optimization]:
        """The optimizer of each role."""

    def epoch(self, number: int, start: int) -> Generator[Any, None, None]:
        """The batches of epoch `number`, without the first `start`."""

    def step(self, batch: Any) -> Measured:
        """Learns from one batch."""

    def settle(self) -> Generator[None, None, None]:
        """Brings what the networks remember of batches in line with their weights; yields after each batch."""

    def evaluate(self, part: str, exact: bool = False) -> Generator[None, None, dict[str, float]]:
        """Yields after each batch of `part` and returns its metrics; `exact` computes in 32 bit."""

    def score(self, metrics: Mapping[str, float]) -> tuple[float, ...]:
        """Larger is better. `metrics` are those of the validation part, or of training where it is empty."""

    def about(self) -> dict[str, Any]:
        """What whoever uses the weights needs to know, as plain JSON values."""


Given = Mapping[str, Any]
"""A sample as a person brings it: a value by column, a path where it is a file."""
Which = Literal["auto", "best", "last"]


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a network says of one sample, by the column it answers, or why it could not look at it.

    `seen` are the rows that the network sees, by column; `milliseconds` is the sample's share of the time from
    opening to answer.
    """

    input: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    milliseconds: float = 0.0
    seen: Mapping[str, Any] = field(default_factory=dict)
    error: Text | None = None

    @property
    def only(self) -> Answer | None:
        """The answer of a network that gives one."""
        return next(iter(self.answers.values())) if len(self.answers) == 1 else None

    def as_dict(self, say: Callable[[Text], Any] = str) -> dict[str, Any]:
        """`input` and what the only answer says of itself, or `answers` by column; or `error`, worded by `say`."""
        if self.error is not None:
            return {"input": self.input, "error": say(self.error)}
        if self.only is not None:
            return {"input": self.input, **self.only.said()}
        return {"input": self.input, "answers": {name: one.as_json() for name, one in self.answers.items()}}


class Trained(Protocol):
    """The networks of a run in use, on the processor. `epoch` and `metrics` are those of its weights."""

    project: Project
    epoch: int
    metrics: dict[str, float]
    path: Path

    def warm(self) -> None:
        """Lets the libraries prepare what a first sample would have to wait for."""

    def received(self, given: Mapping[str, Any]) -> Given:
        """A sample from the plain JSON values of a request, a file as `{"path": …}`. Raises `Explained`."""

    def answers(self, samples: Sequence[Given]) -> Iterator[Prediction]:
        """One answer for each sample, in order; one that cannot be read does not stop the others."""

    def shown(self, given: Given, prediction: Prediction) -> dict[str, Any]:
        """What the network sees of each column, as plain JSON values."""

    def explained(self, given: Given) -> dict[str, Any]:
        """Why the network answers as it does. Raises `Explained` (`no_explanation`)."""

    def examined(
        self, run: RunFolder, split: str, data: Path | None
    ) -> Generator[AnyEvent, None, dict[str, Any]]:
        """Yields progress; returns what an examination came to (see `engine.evaluate`)."""


Load = Callable[[RunFolder, Which], Trained]
Start = Callable[[Setup], Generator[AnyEvent, None, Learner]]


def start_learner(setup: Setup) -> Generator[AnyEvent, None, Learner]:
    """Yields progress while the task gets its data ready, and returns it at work.

    Raises `Explained`, `missing_part` among its causes where the task does not say how it learns.
    """
    start: Start = part(setup.registry.make(setup.registry.tasks, setup.project.task), "learner")
    learner = yield from start(setup)
    return learner

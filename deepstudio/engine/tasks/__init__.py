"""Tasks at work: what a training step, an evaluation and a better result mean. The loop knows nothing of it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

import torch
from torch import Tensor

from deepstudio.core.analysis import Analysis
from deepstudio.core.events import AnyEvent
from deepstudio.core.project import Project
from deepstudio.core.registry import Registry
from deepstudio.core.results import Section
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

    def snapshots(self) -> Iterator[tuple[Text, Section]]:
        """What there is to look at after an epoch, each with its title: sections as examinations have them."""

    def score(self, metrics: Mapping[str, float]) -> tuple[float, ...]:
        """Larger is better. `metrics` are those of the validation part, or of training where it is empty."""

    def about(self) -> dict[str, Any]:
        """What whoever uses the weights needs to know, as plain JSON values."""


@runtime_checkable
class Prepares(Protocol):
    """A learner that computes something once before its first step, when the networks have their weights."""

    def prepare(self) -> Generator[AnyEvent, None, None]:
        """Yields progress, often enough that a command need not wait."""


@runtime_checkable
class Guesses(Protocol):
    """A learner that knows how far guessing gets."""

    def floor(self) -> dict[str, float]:
        """What guessing gets on the validation part, by the names of `evaluate`; empty where nobody knows."""


Start = Callable[[Setup], Generator[AnyEvent, None, Learner]]


def start_learner(setup: Setup) -> Generator[AnyEvent, None, Learner]:
    """Yields progress while the task gets its data ready, and returns it at work.

    Raises `Explained`, `missing_part` among its causes where the task does not say how it learns.
    """
    start: Start = part(setup.registry.make(setup.registry.tasks, setup.project.task), "learner")
    learner = yield from start(setup)
    return learner

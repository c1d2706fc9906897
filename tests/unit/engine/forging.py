"""A learner with two networks, each of which has an optimizer of its own, on invented numbers."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from typing import Any, ClassVar

import torch
from torch import Tensor
from torch.nn import functional as F

from deepstudio.core.events import AnyEvent
from deepstudio.engine.network import Network, build_network
from deepstudio.engine.optimization import Optimization
from deepstudio.engine.tasks import Measured, Setup
from tests.unit.core.roles import NOISE, Forging

BATCHES, SIZE = 3, 8


class ForgingAtWork(Forging):
    """The task with the learner below."""

    learner: ClassVar[str] = "tests.unit.engine.forging:start"


def start(setup: Setup) -> Generator[AnyEvent, None, Forger]:
    yield from ()
    return Forger(setup)


class Forger:
    """Steps the discriminator, then the generator, at each batch."""

    samples: ClassVar[dict[str, int]] = {"train": BATCHES * SIZE, "validation": SIZE, "test": SIZE}
    batches = BATCHES
    precision = "float32"

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self.networks: dict[str, Network] = {
            role: build_network(analysis.graph, analysis) for role, analysis in setup.analyses.items()
        }
        self._optimizations: dict[str, Optimization] = {}

    def begin(self, precision: str, done: int) -> None:
        plan, registry = self._setup.project.training, self._setup.registry
        self._optimizations = {
            role: Optimization(network, plan, registry, BATCHES, done, role)
            for role, network in self.networks.items()
        }

    def optimizations(self) -> Mapping[str, Optimization]:
        return self._optimizations

    def epoch(self, number: int, start: int) -> Generator[Any, None, None]:
        for batch in range(start, BATCHES):
            generator = torch.Generator().manual_seed(100 * number + batch)
            yield torch.rand(SIZE, 1, 8, 8, generator=generator)

    def step(self, batch: Tensor) -> Measured:
        for role in ("discriminator", "generator"):
            self._optimizations[role].clear()
            loss = self._loss(role, batch)
            loss.backward()
            self._optimizations[role].step()
        return Measured(("loss",), loss.detach()[None], SIZE)

    def _loss(self, role: str, real: Tensor) -> Tensor:
        (made,) = self.networks["generator"](torch.randn(SIZE, NOISE))
        (judged,) = self.networks["discriminator"].logits(made)
        if role == "generator":
            return F.softplus(-judged).mean()
        (known,) = self.networks["discriminator"].logits(real)
        return F.softplus(judged).mean() + F.softplus(-known).mean()

    def settle(self) -> Generator[None, None, None]:
        yield from ()

    def evaluate(self, part: str, exact: bool = False) -> Generator[None, None, dict[str, float]]:
        yield
        with torch.no_grad():
            torch.manual_seed(0)
            return {"loss": float(self._loss("generator", torch.zeros(SIZE, 1, 8, 8)))}

    def snapshots(self) -> Iterator[Any]:
        return iter(())

    def score(self, metrics: Mapping[str, float]) -> tuple[float, ...]:
        return (-metrics["loss"],)

    def about(self) -> dict[str, Any]:
        return {"task": "forging"}

"""Classification at work: one network, columns of a sample in, one score a class out for each column to answer."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import ExitStack, closing
from typing import Any

import torch
from torch import Tensor

from deepstudio.core.binding import bound
from deepstudio.core.events import AnyEvent
from deepstudio.core.project import DEFAULT_ROLE
from deepstudio.data.prepared import Prepared
from deepstudio.engine import ranks
from deepstudio.engine.batch_statistics import estimating, lagging
from deepstudio.engine.inputs.feed import Feed, Part
from deepstudio.engine.network import Network, build_network, move_network
from deepstudio.engine.optimization import Optimization
from deepstudio.engine.precision import choose_precision, computing_in
from deepstudio.engine.run_data import training_data
from deepstudio.engine.shards import Shards, Tensors, shares_of
from deepstudio.engine.tasks import Measured, Setup
from deepstudio.engine.tasks.class_target import Tally, class_targets
from deepstudio.engine.threads import all_threads, use_threads


def start(setup: Setup) -> Generator[AnyEvent, None, Classifier]:
    """Yields progress while data is prepared, and returns the task at work."""
    with ranks.one_after_another():
        prepared = yield from training_data(setup.project, setup.run, setup.cancelled)
    return Classifier(setup, prepared)


class Classifier:
    """The network of the only role, its batches by part, and what it learns to answer."""

    def __init__(self, setup: Setup, prepared: Prepared) -> None:
        analysis = setup.analyses[DEFAULT_ROLE]
        plan = setup.project.training
        self._setup, self._plan, self._prepared = setup, plan, prepared
        data = setup.project.data
        self.targets = class_targets(analysis, plan, prepared, setup.registry, setup.device, data)
        self._tally = Tally(self.targets)
        entering = tuple(bound(analysis.graph, data, "input").values())
        self._feed = Feed.of(prepared, entering).to(setup.device)
        multiply_adds = analysis.multiply_adds * self._feed.steps(prepared) * plan.batch_size
        self.precision = choose_precision(plan.precision, setup.device, multiply_adds)
        self._parts = self._divided()
        use_threads(multiply_adds)  # before the first weights, which another number would round otherwise
        self.network = build_network(analysis.graph, analysis)
        move_network(self.network, setup.device)
        self._shares = self._sharing()
        self._shards: Shards | None = None
        self.networks: dict[str, Network] = {DEFAULT_ROLE: self.network}
        self.samples = {part: batches.samples for part, batches in self._parts.items()}
        self.batches = len(self._parts["train"])
        self._optimization: Optimization | None = None

    def begin(self, precision: str, done: int) -> None:
        self.precision = "bfloat16" if precision == "bfloat16" else "float32"
        self._optimization = Optimization(self.network, self._plan, self._setup.registry, self.batches, done)

    def optimizations(self) -> Mapping[str, Optimization]:
        return {DEFAULT_ROLE: self._optimization} if self._optimization else {}

    def epoch(self, number: int, start: int) -> Generator[dict[str, Tensor], None, None]:
        self.network.train()
        with ExitStack() as stack:
            batches = stack.enter_context(closing(self._parts["train"].shuffled(number, start)))
            self._shards = stack.enter_context(Shards(self._shares)) if self._shares > 1 else None
            yield from batches

    def step(self, batch: dict[str, Tensor]) -> Measured:
        assert self._optimization is not None
        inputs = self._feed.inputs(batch, augmented=self._plan.augmentation)
        labels = self._labels(batch)
        count = self._global_count(labels[0])
        parameters = self._optimization.parameters

        def computed(inputs: Tensors, labels: Tensors) -> tuple[Tensor, Tensor]:
            losses, sums = self._judged(self._logits(inputs, self.precision), labels)
            return losses / count, sums.detach()

        if self._shards is not None:
            # Random numbers follow from torch's, which the loop seeds before each step.
            seed = int(torch.randint(2**62, ()).item())
            gradients, sums = self._shards.gradients(parameters, computed, inputs, labels, seed)
            for parameter, gradient in zip(parameters, gradients, strict=True):
                parameter.grad = gradient
        else:
            self._optimization.clear()
            loss, sums = computed(inputs, labels)
            loss.backward()
        ranks.add_gradients(parameters)
        self._optimization.step()
        return Measured(self._tally.names, self._tally.of(ranks.total(sums)) / count, count)

    def settle(self) -> Generator[None, None, None]:
        layers = lagging(self.network, self.batches)
        if not layers:
            return
        with estimating(self.network, layers), closing(self._parts["train"].shuffled(0)) as batches:
            for batch in batches:
                with torch.no_grad():
                    self._logits(self._feed.inputs(batch), self.precision)
                yield

    def evaluate(self, part: str, exact: bool = False) -> Generator[None, None, dict[str, float]]:
        batches = self._parts[part]
        if not batches.samples:
            return {}
        precision = "float32" if exact else self.precision
        self.network.eval()
        sums = []
        with closing(batches.in_order()) as ordered:
            for batch in ordered:
                sums.append(self._sums(batch, precision))
                yield
        told = torch.stack(sums).cpu().double().sum(0)
        told = ranks.total(told.to(self._setup.device)) if ranks.world_size() > 1 else told
        return {name: value / batches.samples for name, value in self._tally.named(told).items()}

    def score(self, metrics: Mapping[str, float]) -> tuple[float, ...]:
        return metrics.get("accuracy", 0.0), -metrics.get("loss", float("inf"))

    def about(self) -> dict[str, Any]:
        known: dict[str, Any] = {"targets": {target.name: target.about() for target in self.targets}}
        if len(self.targets) == 1:
            known = self.targets[0].about()
        return {"task": "supervised", **self._feed.about(), **known}

    def _divided(self) -> dict[str, Part]:
        size, device, seed = self._plan.batch_size, self._setup.device, self._plan.seed
        return {
            part: self._feed.part(self._prepared, rows, size, device, seed)
            for part, rows in self._prepared.splits.items()
        }

    def _sharing(self) -> int:
        """Into how many shares a batch goes, each with a thread; 1 where threads for each operation are faster."""
        alone = ranks.world_size() == 1 and any(p.requires_grad for p in self.network.parameters())
        shares = shares_of(self.network, self._setup.device, self._plan.batch_size, all_threads())
        if not alone or shares == 1:
            return 1
        use_threads(0)  # one for each operation
        return shares

    @torch.inference_mode()
    def _sums(self, batch: dict[str, Tensor], precision: str) -> Tensor:
        _, sums = self._judged(self._logits(self._feed.inputs(batch), precision), self._labels(batch))
        return sums

    def _labels(self, batch: dict[str, Tensor]) -> Tensors:
        """The right classes of a batch by target, each int64 (N,)."""
        answers = self._feed.targets(batch)
        return tuple(answers[target.name] for target in self.targets)

    def _logits(self, inputs: Tensors, precision: str) -> Tensors:
        """Scores (N, outputs) by target in 32 bit, before a last sigmoid or softmax."""
        with computing_in("bfloat16" if precision == "bfloat16" else "float32", self._setup.device):
            scores = self.network.logits(*inputs)
        return tuple(one.float() for one in scores)

    def _judged(self, scores: Tensors, labels: Tensors) -> tuple[Tensor, Tensor]:
        """What training makes small, and by target the summed losses and the right answers, (2 T,)."""
        whole, sums = None, []
        for target, own, right_ones in zip(self.targets, scores, labels, strict=True):
            losses, right = target.judged(own, right_ones)
            loss = losses.sum()
            sums += [loss.detach(), right.sum()]
            part = loss if target.weight == 1 else loss * target.weight
            whole = part if whole is None else whole + part
        assert whole is not None
        return whole, torch.stack(sums)

    def _global_count(self, labels: Tensor) -> int:
        if ranks.world_size() == 1:
            return len(labels)
        return int(ranks.total(torch.tensor(len(labels), device=labels.device)).item())


def probabilities_of(logits: Tensor) -> Tensor:
    """Probabilities (N, classes) from logits: one column means the second of two classes."""
    if logits.shape[1] == 1:
        second = torch.sigmoid(logits)
        return torch.cat([1 - second, second], dim=1)
    return torch.softmax(logits, dim=1)

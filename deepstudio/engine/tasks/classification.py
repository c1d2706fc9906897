"""Classification at work: one network, pictures or texts in, one score a class out."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack, closing
from typing import Any

import numpy as np
import torch
from torch import Tensor

from deepstudio.catalog.tasks.classification import Head, head
from deepstudio.core.analysis import Analysis
from deepstudio.core.events import AnyEvent
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import DEFAULT_ROLE, TrainingPlan
from deepstudio.core.registry import Registry
from deepstudio.core.text import T
from deepstudio.data.prepared import Prepared
from deepstudio.engine import ranks
from deepstudio.engine.batch_statistics import estimating, lagging
from deepstudio.engine.inputs.feed import Feed, Part
from deepstudio.engine.network import Network, build_network, move_network, resolve
from deepstudio.engine.optimization import Optimization
from deepstudio.engine.precision import choose_precision, computing_in
from deepstudio.engine.run_data import training_data
from deepstudio.engine.shards import Shards, shares_of
from deepstudio.engine.tasks import Measured, Setup
from deepstudio.engine.threads import all_threads, use_threads

METRICS = ("loss", "accuracy")


def start(setup: Setup) -> Generator[AnyEvent, None, Classifier]:
    """Yields progress while data is prepared, and returns the task at work."""
    with ranks.one_after_another():
        prepared = yield from training_data(setup.project, setup.run, setup.cancelled)
    return Classifier(setup, prepared)


class Classifier:
    """The network of the only role, its batches by part, its loss and its metrics."""

    def __init__(self, setup: Setup, prepared: Prepared) -> None:
        analysis = setup.analyses[DEFAULT_ROLE]
        plan = setup.project.training
        self.head = classifying_head(analysis, len(prepared.classes))
        self._setup, self._plan, self._prepared = setup, plan, prepared
        self._feed = Feed.of(prepared).to(setup.device)
        multiply_adds = analysis.multiply_adds * self._feed.steps(prepared) * plan.batch_size
        self.precision = choose_precision(plan.precision, setup.device, multiply_adds)
        self._loss = loss_of(setup.registry, plan, self.head)
        self._weights = class_weights(prepared).to(setup.device) if plan.balanced else None
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
        count = self._global_count(labels)
        parameters = self._optimization.parameters

        def computed(inputs: tuple[Tensor, ...], labels: Tensor) -> tuple[Tensor, Tensor]:
            losses, right = self._judged(self._logits(inputs, self.precision), labels)
            loss = losses.sum()
            return loss / count, torch.stack([loss.detach(), right.sum()])

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
        return Measured(METRICS, ranks.total(sums) / count, count)

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
        loss, right = (ranks.total(told.to(self._setup.device)) if ranks.world_size() > 1 else told).tolist()
        return {"loss": loss / batches.samples, "accuracy": right / batches.samples}

    def score(self, metrics: Mapping[str, float]) -> tuple[float, ...]:
        return metrics.get("accuracy", 0.0), -metrics.get("loss", float("inf"))

    def about(self) -> dict[str, Any]:
        return {
            "task": "classification",
            "classes": list(self._prepared.classes),
            **self._feed.about(),
            "head": {"activation": self.head.activation, "outputs": self.head.outputs},
        }

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
        logits = self._logits(self._feed.inputs(batch), precision)
        losses, right = self._judged(logits, self._labels(batch))
        return torch.stack([losses.sum(), right.sum()])

    def _labels(self, batch: dict[str, Tensor]) -> Tensor:
        """The right classes of a batch, int64 (N,)."""
        return self._feed.targets(batch)[self._prepared.target_name]

    def _logits(self, inputs: tuple[Tensor, ...], precision: str) -> Tensor:
        """Scores (N, outputs) in 32 bit, before a last sigmoid or softmax."""
        with computing_in("bfloat16" if precision == "bfloat16" else "float32", self._setup.device):
            (logits,) = self.network.logits(*inputs)
        return logits.float()

    def _judged(self, logits: Tensor, labels: Tensor) -> tuple[Tensor, Tensor]:
        """The loss of each sample, by the weight of its class, and 1 for each right answer; both (N,)."""
        if self.head.outputs == 1:
            score = logits.squeeze(1)
            losses = self._loss(score, labels.to(score.dtype))
            right = (score > 0) == (labels > 0)
        else:
            losses = self._loss(logits, labels)
            right = logits.argmax(1) == labels
        return losses if self._weights is None else losses * self._weights[labels], right.float()

    def _global_count(self, labels: Tensor) -> int:
        if ranks.world_size() == 1:
            return len(labels)
        return int(ranks.total(torch.tensor(len(labels), device=labels.device)).item())


def loss_of(registry: Registry, plan: TrainingPlan, end: Head) -> Callable[[Tensor, Tensor], Tensor]:
    """The plan's loss as a function of scores and right answers that gives one number a sample, (N,)."""
    call = registry.make(registry.losses, Chosen(id=plan.loss)).call(end.outputs)
    options = {**dict(call.options), "reduction": "none"}
    function, args = resolve(call.path), call.args
    return lambda scores, answers: function(scores, answers, *args, **options)


def classifying_head(analysis: Analysis, classes: int) -> Head:
    """The end of a network that tells `classes` apart. Raises `Explained` where it cannot."""
    end = head(analysis)
    if end is None or not (end.outputs == classes or (end.outputs == 1 and classes == 2)):
        raise Explained(
            T(
                "The network does not end with one number for each of the {n} classes. Mend it on the Model page.",
                n=classes,
            ),
            "class_count",
        )
    return end


def class_weights(prepared: Prepared) -> Tensor:
    """A weight for each class (K,) so that all count the same; over the training samples their mean is 1."""
    counts = np.bincount(prepared.labels[prepared.splits["train"]], minlength=len(prepared.classes))
    return torch.tensor(counts.sum() / np.maximum(1, counts) / len(counts), dtype=torch.float32)


def probabilities_of(logits: Tensor) -> Tensor:
    """Probabilities (N, classes) from logits: one column means the second of two classes."""
    if logits.shape[1] == 1:
        second = torch.sigmoid(logits)
        return torch.cat([1 - second, second], dim=1)
    return torch.softmax(logits, dim=1)

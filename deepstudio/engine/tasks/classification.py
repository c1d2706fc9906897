"""Classification at work: one network, pictures in, one score a class out."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import closing
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from deepstudio.catalog.columns import PictureColumn
from deepstudio.catalog.tasks.classification import Head, head
from deepstudio.core.analysis import Analysis
from deepstudio.core.events import AnyEvent
from deepstudio.core.explained import Explained
from deepstudio.core.project import DEFAULT_ROLE
from deepstudio.core.text import T
from deepstudio.data.prepared import Prepared
from deepstudio.engine import ranks
from deepstudio.engine.augment import augmented
from deepstudio.engine.batches import Array, Batches
from deepstudio.engine.network import Network, build_network, move_network
from deepstudio.engine.optimization import Optimization
from deepstudio.engine.pixels import Pixels
from deepstudio.engine.precision import choose_precision, computing_in
from deepstudio.engine.preparing import prepared_data
from deepstudio.engine.tasks import Measured, Setup

METRICS = ("loss", "accuracy")
PICTURE, LABEL = "picture", "label"


def start(setup: Setup) -> Generator[AnyEvent, None, Classifier]:
    """Yields progress while data is prepared, and returns the task at work."""
    with ranks.one_after_another():
        prepared = yield from prepared_data(setup.project, setup.registry, setup.cancelled)
    return Classifier(setup, prepared)


class Classifier:
    """The network of the only role, its batches by part, its loss and its metrics."""

    def __init__(self, setup: Setup, prepared: Prepared) -> None:
        analysis = setup.analyses[DEFAULT_ROLE]
        plan = setup.project.training
        self.head = classifying_head(analysis, len(prepared.classes))
        self.precision = choose_precision(
            plan.precision, setup.device, analysis.multiply_adds * plan.batch_size
        )
        self._setup, self._plan, self._prepared = setup, plan, prepared
        self._pixels = Pixels(prepared.column, prepared.mean, prepared.std).to(setup.device)
        self._parts = self._divided()
        self.network = build_network(analysis.graph, analysis)
        move_network(self.network, setup.device)
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
        with closing(self._parts["train"].shuffled(number, start)) as batches:
            yield from batches

    def step(self, batch: dict[str, Tensor]) -> Measured:
        assert self._optimization is not None
        pictures, labels = self._pixels.from_bytes(batch[PICTURE]), batch[LABEL]
        if self._plan.augmentation:
            pictures = augmented(pictures, mirror=self._prepared.column.color == "rgb")
        count = self._global_count(labels)
        losses, right = self._judged(self._logits(pictures, self.precision), labels)
        self._optimization.clear()
        (losses.sum() / count).backward()
        ranks.add_gradients(self._optimization.parameters)
        self._optimization.step()
        with torch.no_grad():
            sums = torch.stack([losses.sum(), right.sum()])
            return Measured(METRICS, ranks.total(sums) / count, count)

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
        prepared = self._prepared
        return {
            "task": "classification",
            "classes": list(prepared.classes),
            "column": {"id": prepared.column.id, **prepared.column.values()},
            "mean": [float(value) for value in prepared.mean],
            "std": [float(value) for value in prepared.std],
            "head": {"activation": self.head.activation, "outputs": self.head.outputs},
        }

    def _divided(self) -> dict[str, Batches]:
        columns: dict[str, Array] = {PICTURE: self._prepared.pictures, LABEL: self._prepared.labels}
        size, device, seed = self._plan.batch_size, self._setup.device, self._plan.seed
        return {
            part: Batches(columns, indices, size, device, seed)
            for part, indices in self._prepared.splits.items()
        }

    @torch.inference_mode()
    def _sums(self, batch: dict[str, Tensor], precision: str) -> Tensor:
        logits = self._logits(self._pixels.from_bytes(batch[PICTURE]), precision)
        losses, right = self._judged(logits, batch[LABEL])
        return torch.stack([losses.sum(), right.sum()])

    def _logits(self, pictures: Tensor, precision: str) -> Tensor:
        """Scores (N, outputs) in 32 bit, before a last sigmoid or softmax."""
        with computing_in("bfloat16" if precision == "bfloat16" else "float32", self._setup.device):
            (logits,) = self.network.logits(pictures)
        return logits.float()

    def _judged(self, logits: Tensor, labels: Tensor) -> tuple[Tensor, Tensor]:
        """The loss of each sample, and 1 for each right answer; both (N,)."""
        if self.head.outputs == 1:
            score = logits.squeeze(1)
            losses = F.binary_cross_entropy_with_logits(score, labels.to(score.dtype), reduction="none")
            return losses, ((score > 0) == (labels > 0)).float()
        losses = F.cross_entropy(logits, labels, reduction="none")
        return losses, (logits.argmax(1) == labels).float()

    def _global_count(self, labels: Tensor) -> int:
        if ranks.world_size() == 1:
            return len(labels)
        return int(ranks.total(torch.tensor(len(labels), device=labels.device)).item())


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


def probabilities_of(logits: Tensor) -> Tensor:
    """Probabilities (N, classes) from logits: one column means the second of two classes."""
    if logits.shape[1] == 1:
        second = torch.sigmoid(logits)
        return torch.cat([1 - second, second], dim=1)
    return torch.softmax(logits, dim=1)


def picture_column(settings: Mapping[str, Any]) -> PictureColumn:
    """The column as a weights file describes it."""
    return PictureColumn(**{name: value for name, value in settings.items() if name != "id"})

"""One answer of a classifier at work: a column of classes, the output that answers it, and its loss."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from deepstudio.catalog.objectives.heads import Head, head
from deepstudio.core.analysis import Analysis
from deepstudio.core.binding import bound
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import DataPlan, TrainingPlan
from deepstudio.core.registry import Registry
from deepstudio.core.text import T
from deepstudio.data.prepared import Prepared
from deepstudio.engine.inputs.categories import FedCategories
from deepstudio.engine.network import resolve

LossFunction = Callable[[Tensor, Tensor], Tensor]


@dataclass(frozen=True)
class ClassTarget:
    """`class_weights` (K,) make all classes count the same, where that is wanted; `weight` is that of the answer."""

    name: str
    classes: tuple[str, ...]
    head: Head
    loss: LossFunction
    weight: float = 1.0
    class_weights: Tensor | None = None

    def judged(self, logits: Tensor, labels: Tensor) -> tuple[Tensor, Tensor]:
        """The loss of each sample, by the weight of its class, and 1 for each right answer; both (N,).

        `logits` are scores (N, outputs) in 32 bit, `labels` the right classes, int64 (N,).
        """
        if self.head.outputs == 1:
            score = logits.squeeze(1)
            losses = self.loss(score, labels.to(score.dtype))
            right = (score > 0) == (labels > 0)
        else:
            losses = self.loss(logits, labels)
            right = logits.argmax(1) == labels
        return losses if self.class_weights is None else losses * self.class_weights[labels], right.float()

    def about(self) -> dict[str, object]:
        """What whoever uses the weights needs to know of this answer, as plain JSON values."""
        return {
            "classes": list(self.classes),
            "head": {"activation": self.head.activation, "outputs": self.head.outputs},
        }


def class_targets(
    analysis: Analysis,
    plan: TrainingPlan,
    prepared: Prepared,
    registry: Registry,
    device: torch.device,
    data: DataPlan | None,
) -> tuple[ClassTarget, ...]:
    """What the network answers, in the order of its outputs. Raises `Explained` where it cannot."""
    answered = bound(analysis.graph, data, "output")
    outputs = [node.name for node in analysis.graph.of_layer("output")]
    if not outputs or any(name not in answered for name in outputs):
        raise Explained(
            T("The network does not say which columns it answers. Mend it on the Model page."), "no_answer"
        )
    return tuple(
        _target(analysis, plan, prepared, registry, device, (name, answered[name])) for name in outputs
    )


def _target(
    analysis: Analysis,
    plan: TrainingPlan,
    prepared: Prepared,
    registry: Registry,
    device: torch.device,
    ends: tuple[str, str],
) -> ClassTarget:
    output, name = ends
    classes = prepared.found.column(name).classes
    end = classifying_head(analysis, len(classes), output)
    weights = class_weights(prepared, name).to(device) if plan.balanced else None
    loss = loss_of(registry, plan, end, name)
    return ClassTarget(name, classes, end, loss, plan.weight_of(name), weights)


def loss_of(registry: Registry, plan: TrainingPlan, end: Head, target: str = "") -> LossFunction:
    """The plan's loss as a function of scores and right answers that gives one number a sample, (N,)."""
    call = registry.make(registry.losses, Chosen(id=plan.loss_of(target))).call(end.outputs)
    options = {**dict(call.options), "reduction": "none"}
    function, args = resolve(call.path), call.args
    return lambda scores, answers: function(scores, answers, *args, **options)


def classifying_head(analysis: Analysis, classes: int, output: str = "") -> Head:
    """The end of a network that tells `classes` apart. Raises `Explained` where it cannot."""
    end = head(analysis, output)
    if end is None or not (end.outputs == classes or (end.outputs == 1 and classes == 2)):
        raise Explained(
            T(
                "The network does not end with one number for each of the {n} classes. Mend it on the Model page.",
                n=classes,
            ),
            "class_count",
        )
    return end


def class_weights(prepared: Prepared, target: str = "") -> Tensor:
    """A weight for each class (K,) so that all count the same; over the training samples their mean is 1."""
    name = target or prepared.target_name
    column = prepared.columns[name]
    labels = FedCategories(column.column, {}).rows(column)[prepared.splits["train"]]
    counts = np.bincount(labels, minlength=len(prepared.found.column(name).classes))
    return torch.tensor(counts.sum() / np.maximum(1, counts) / len(counts), dtype=torch.float32)


class Tally:
    """Makes metrics of the sums of losses and of right answers, which a step or an evaluation adds up by target.

    Of one target they are `loss` and `accuracy`. Of several these are the weighted sum of losses and the weighted
    mean of accuracies, and those of each stand beside them as `TARGET.loss` and `TARGET.accuracy`.
    """

    def __init__(self, targets: Sequence[ClassTarget]) -> None:
        weights = [target.weight for target in targets]
        zero = [0.0] * len(weights)
        rows = [_alternating(weights, zero), _alternating(zero, [w / sum(weights) for w in weights])]
        self.names: tuple[str, ...] = ("loss", "accuracy")
        if len(targets) > 1:
            rows += torch.eye(2 * len(weights)).tolist()
            self.names += tuple(f"{t.name}.{id}" for t in targets for id in ("loss", "accuracy"))
        self._matrix = torch.tensor(rows, dtype=torch.float64)
        self._is_plain = weights == [1.0]

    def of(self, sums: Tensor) -> Tensor:
        """The metrics in the order of `names`, from the loss and the right answers of each target, (2 T,)."""
        return sums if self._is_plain else self._matrix.to(sums) @ sums

    def named(self, sums: Tensor) -> Mapping[str, float]:
        return dict(zip(self.names, self.of(sums).tolist(), strict=True))


def _alternating(first: list[float], second: list[float]) -> list[float]:
    return [value for pair in zip(first, second, strict=True) for value in pair]

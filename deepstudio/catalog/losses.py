"""Losses: what training makes small."""

from __future__ import annotations

from typing import ClassVar, Literal

from deepstudio.core.calls import Function, function
from deepstudio.core.declarations import Loss
from deepstudio.core.text import T, Text


class AutomaticLoss(Loss):
    id: ClassVar[str] = "auto"
    title: ClassVar[Text] = T("automatic")
    help: ClassVar[Text] = T(
        "The loss that fits the output: binary cross-entropy for one, cross-entropy for more."
    )

    def call(self, outputs: int) -> Function:
        return (BinaryCrossEntropy() if outputs == 1 else CrossEntropy()).call(outputs)


class CrossEntropy(Loss):
    id: ClassVar[str] = "cross_entropy"
    title: ClassVar[Text] = T("Cross-entropy")
    help: ClassVar[Text] = T("For one answer out of several classes; the output has one number a class.")
    outputs: ClassVar[Literal["one", "several", "any"]] = "several"

    def call(self, outputs: int) -> Function:
        return function("torch.nn.functional.cross_entropy")


class BinaryCrossEntropy(Loss):
    id: ClassVar[str] = "binary_cross_entropy"
    title: ClassVar[Text] = T("Binary cross-entropy")
    help: ClassVar[Text] = T("For two classes; the output is one number, the probability of the second.")
    outputs: ClassVar[Literal["one", "several", "any"]] = "one"

    def call(self, outputs: int) -> Function:
        return function("torch.nn.functional.binary_cross_entropy_with_logits")


LOSSES = (AutomaticLoss, CrossEntropy, BinaryCrossEntropy)

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
        "The loss that fits the answer: cross-entropy for classes, the squared error for numbers."
    )
    objectives: ClassVar[tuple[str, ...]] = ()


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


class SquaredError(Loss):
    id: ClassVar[str] = "mse"
    title: ClassVar[Text] = T("Squared error")
    help: ClassVar[Text] = T("For numbers; large mistakes count most.")
    objectives: ClassVar[tuple[str, ...]] = ("number",)

    def call(self, outputs: int) -> Function:
        return function("torch.nn.functional.mse_loss")


class AbsoluteError(Loss):
    id: ClassVar[str] = "mae"
    title: ClassVar[Text] = T("Absolute error")
    help: ClassVar[Text] = T(
        "For numbers; each mistake counts as much as it is large, so that outliers pull less."
    )
    objectives: ClassVar[tuple[str, ...]] = ("number",)

    def call(self, outputs: int) -> Function:
        return function("torch.nn.functional.l1_loss")


class HuberLoss(Loss):
    """Huber, "Robust Estimation of a Location Parameter", 1964."""

    id: ClassVar[str] = "huber"
    title: ClassVar[Text] = T("Huber")
    help: ClassVar[Text] = T("For numbers; small mistakes count squared, large ones as they are.")
    objectives: ClassVar[tuple[str, ...]] = ("number",)

    def call(self, outputs: int) -> Function:
        return function("torch.nn.functional.huber_loss")


LOSSES = (AutomaticLoss, CrossEntropy, BinaryCrossEntropy, SquaredError, AbsoluteError, HuberLoss)

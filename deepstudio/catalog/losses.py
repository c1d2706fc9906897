"""Losses: what training makes small."""

from __future__ import annotations

from typing import ClassVar

from deepstudio.core.declarations import Loss
from deepstudio.core.text import T, Text


class AutomaticLoss(Loss):
    id: ClassVar[str] = "auto"
    title: ClassVar[Text] = T("automatic")
    help: ClassVar[Text] = T(
        "The loss that fits the output: binary cross-entropy for one, cross-entropy for more."
    )


class CrossEntropy(Loss):
    id: ClassVar[str] = "cross_entropy"
    title: ClassVar[Text] = T("Cross-entropy")
    help: ClassVar[Text] = T("For one answer out of several classes; the output has one number a class.")


class BinaryCrossEntropy(Loss):
    id: ClassVar[str] = "binary_cross_entropy"
    title: ClassVar[Text] = T("Binary cross-entropy")
    help: ClassVar[Text] = T("For two classes; the output is one number, the probability of the second.")


LOSSES = (AutomaticLoss, CrossEntropy, BinaryCrossEntropy)

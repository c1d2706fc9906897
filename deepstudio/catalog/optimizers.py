"""Optimizers: how weights follow their gradients."""

from __future__ import annotations

from typing import Any, ClassVar

from deepstudio.core.calls import Module, module
from deepstudio.core.declarations import Optimizer
from deepstudio.core.settings import setting
from deepstudio.core.text import T, Text, verbatim


def _learning_rate(default: float) -> Any:
    words = T(
        "How far the weights move at each step. Too large and training diverges, too small and it crawls."
    )
    return setting(default, T("Learning rate"), words, ge=1e-8, le=10, about="learning_rate")


def _weight_decay(default: float) -> Any:
    words = T("Pulls weights gently towards zero, against overfitting.")
    return setting(default, T("Weight decay"), words, ge=0, le=1, advanced=True, about="weight_decay")


def _epsilon() -> Any:
    words = T("A tiny number that keeps a division from exploding.")
    return setting(1e-8, T("Epsilon"), words, ge=1e-16, le=1, advanced=True)


class SGD(Optimizer):
    """Stochastic gradient descent; Robbins and Monro, 1951, momentum after Polyak, 1964."""

    id: ClassVar[str] = "sgd"
    title: ClassVar[Text] = verbatim("SGD")
    help: ClassVar[Text] = T(
        "Plain gradient descent with momentum. Robust, but wants a well-chosen learning rate."
    )

    learning_rate: float = _learning_rate(0.01)
    momentum: float = setting(
        0.9,
        T("Momentum"),
        T("How much of the last step is kept, like a rolling ball."),
        ge=0,
        le=0.999,
        step=0.05,
    )
    nesterov: bool = setting(
        False, T("Nesterov"), T("Looks ahead along the momentum before each step."), advanced=True
    )
    weight_decay: float = _weight_decay(0.0)

    def call(self) -> Module:
        return module(
            "torch.optim.SGD",
            lr=self.learning_rate,
            momentum=self.momentum,
            nesterov=self.nesterov and self.momentum > 0,
            weight_decay=self.weight_decay,
        )


class Adam(Optimizer):
    """Kingma and Ba, 2015."""

    id: ClassVar[str] = "adam"
    title: ClassVar[Text] = verbatim("Adam")
    help: ClassVar[Text] = T("Finds a step of its own for each weight. A good first choice.")

    learning_rate: float = _learning_rate(0.001)
    beta1: float = setting(
        0.9, T("Beta 1"), T("How slowly the mean gradient changes."), ge=0, le=0.9999, advanced=True
    )
    beta2: float = setting(
        0.999,
        T("Beta 2"),
        T("How slowly the mean squared gradient changes."),
        ge=0,
        le=0.99999,
        advanced=True,
    )
    epsilon: float = _epsilon()
    weight_decay: float = _weight_decay(0.0)
    path: ClassVar[str] = "torch.optim.Adam"

    def call(self) -> Module:
        return module(
            self.path,
            lr=self.learning_rate,
            betas=(self.beta1, self.beta2),
            eps=self.epsilon,
            weight_decay=self.weight_decay,
        )


class AdamW(Adam):
    """Loshchilov and Hutter, 2019."""

    id: ClassVar[str] = "adamw"
    title: ClassVar[Text] = verbatim("AdamW")
    help: ClassVar[Text] = T("Adam with weight decay done right; usual for larger networks.")
    path: ClassVar[str] = "torch.optim.AdamW"

    weight_decay: float = _weight_decay(0.01)


class RMSprop(Optimizer):
    """Hinton, 2012, Coursera lecture 6e."""

    id: ClassVar[str] = "rmsprop"
    title: ClassVar[Text] = verbatim("RMSprop")
    help: ClassVar[Text] = T(
        "Divides each step by the recent size of the gradient; usual for recurrent networks."
    )

    learning_rate: float = _learning_rate(0.001)
    alpha: float = setting(
        0.99,
        T("Smoothing"),
        T("How slowly the mean squared gradient changes."),
        ge=0,
        le=0.9999,
        advanced=True,
    )
    momentum: float = setting(
        0.0,
        T("Momentum"),
        T("How much of the last step is kept, like a rolling ball."),
        ge=0,
        le=0.999,
        step=0.05,
    )
    epsilon: float = _epsilon()
    weight_decay: float = _weight_decay(0.0)

    def call(self) -> Module:
        return module(
            "torch.optim.RMSprop",
            lr=self.learning_rate,
            alpha=self.alpha,
            momentum=self.momentum,
            eps=self.epsilon,
            weight_decay=self.weight_decay,
        )


OPTIMIZERS = (Adam, AdamW, SGD, RMSprop)

"""Schedules: how the learning rate changes from step to step."""

from __future__ import annotations

from typing import ClassVar

from deepstudio.core.calls import Module, module
from deepstudio.core.declarations import Schedule
from deepstudio.core.settings import setting
from deepstudio.core.text import T, Text


class Constant(Schedule):
    id: ClassVar[str] = "constant"
    title: ClassVar[Text] = T("Constant")
    help: ClassVar[Text] = T("The learning rate stays as it is.")

    def call(self, steps: int, steps_per_epoch: int) -> Module | None:
        return None


class Cosine(Schedule):
    """Loshchilov and Hutter, 2017, without restarts."""

    id: ClassVar[str] = "cosine"
    title: ClassVar[Text] = T("Cosine")
    help: ClassVar[Text] = T("Falls along half a cosine to zero at the end.")

    def call(self, steps: int, steps_per_epoch: int) -> Module | None:
        return module("torch.optim.lr_scheduler.CosineAnnealingLR", T_max=max(1, steps))


class StepDecay(Schedule):
    id: ClassVar[str] = "step"
    title: ClassVar[Text] = T("Steps")
    help: ClassVar[Text] = T("Falls by a factor every few epochs.")

    every: int = setting(10, T("Every"), T("Epochs between two falls."), ge=1, le=100_000, unit=T("epochs"))
    factor: float = setting(
        0.1, T("Factor"), T("What the learning rate is multiplied by."), ge=0.001, le=0.999, step=0.1
    )

    def call(self, steps: int, steps_per_epoch: int) -> Module | None:
        return module(
            "torch.optim.lr_scheduler.StepLR", step_size=self.every * steps_per_epoch, gamma=self.factor
        )


class WarmupCosine(Schedule):
    """Linear warm-up, then half a cosine; Smith and Topin, 2019."""

    id: ClassVar[str] = "warmup-cosine"
    title: ClassVar[Text] = T("Warm-up and cosine")
    help: ClassVar[Text] = T("Rises at first, so that a fresh network is not shaken, and then falls to zero.")

    warmup: float = setting(
        0.1,
        T("Warm-up"),
        T("The share of all steps in which the learning rate rises."),
        ge=0.01,
        le=0.9,
        step=0.05,
    )

    def call(self, steps: int, steps_per_epoch: int) -> Module | None:
        return module(
            "torch.optim.lr_scheduler.OneCycleLR",
            total_steps=max(2, steps) + 1,
            pct_start=self.warmup,
            cycle_momentum=False,
        )


SCHEDULES = (Constant, Cosine, StepDecay, WarmupCosine)

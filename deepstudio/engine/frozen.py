"""The frozen front of a network: what it gives for a sample is computed once, and learning goes on from there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import torch
from torch import Tensor

from deepstudio.core.freezing import BEGUN, Front
from deepstudio.core.program import Value
from deepstudio.engine.network import Network, RunningStep


class FrozenFront:
    """A network in two: `features` as far as nothing learns, and `logits` from there to the answers.

    Both compute with the weights that the network has.
    """

    def __init__(self, network: Network, front: Front) -> None:
        self._network, self._front, self.values = network, front, front.values
        self.first: list[RunningStep] = []
        self.rest: list[RunningStep] = []
        for one in network.steps:
            if one[0].node in front.begun:
                begun, ended = self._divided(one)
                self.first.append(begun)
                self.rest.append(ended)
            else:
                (self.first if one[0].node in front.nodes else self.rest).append(one)

    @torch.no_grad()
    def features(self, *inputs: Tensor) -> dict[Value, Tensor]:
        """What the rest of the network goes on from, (N, …) by value."""
        values, _ = self._network.computed(
            self._network.named(inputs), self.first, watched=frozenset(self._front.values)
        )
        return {value: values[value] for value in self._front.values}

    def logits(self, features: Mapping[Value, Tensor]) -> tuple[Tensor, ...]:
        """As `Network.logits`, from what `features` gave."""
        return self._network.logits_after(dict(features), self.rest)

    def _divided(self, one: RunningStep) -> tuple[RunningStep, RunningStep]:
        """A step of which only the first stages are frozen."""
        step, (_, *behind) = one
        child, stages = self._network.child(step.node), self._front.begun[step.node]
        begun: Value = (step.node, BEGUN)
        first = replace(step, results=(begun,), done_with=())
        return (first, (partial(_call, child.begin, stages),)), (
            replace(step, sources=(begun,), done_with=(*step.done_with, begun)),
            (partial(_call, child.end, stages), *behind),
        )


def _call(method: Any, stages: int, values: list[Tensor]) -> Any:
    return method(values[0], stages)

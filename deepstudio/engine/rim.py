"""Whether a network looks at the rim of pictures: where the hottest place of Grad-CAM lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

from deepstudio.core.results import ExaminedSample, Section
from deepstudio.core.rim import RIM, RimCount, RimFinding, chance_of
from deepstudio.data.arrays import Floats
from deepstudio.engine.objectives.target import LearnedTarget
from deepstudio.engine.threads import threads_for
from deepstudio.engine.weights import LoadedModel
from deepstudio.engine.why_pictures import grad_cam

MOST, LEAST = 200, 30  # pictures
MOST_WORK = 1.2e10  # multiply-adds for all of them: about half a second on two quiet cores
AT_ONCE = 16  # pictures, whose activations are kept meanwhile
COARSEST = 5  # places in a row of a map, of which the outer ones are a rim
UNLIKELY = 0.01  # for all classes together
CLEARLY = 0.1  # more than chance gives


class RimLooks:
    """Made for one examination (`engine.examined.Beheld`): tells where what counts most lies, if that is notable.

    Some pictures stand for all, evenly spread. Nothing is told of networks without a map that has a rim, such as
    those of dense layers alone.
    """

    def __init__(self, model: LoadedModel, total: int) -> None:
        work = max(1, model.analysis.multiply_adds)
        count = min(total, MOST, int(MOST_WORK // work))
        count = count if count >= LEAST and len(model.targets) == 1 else 0
        self._model = model
        self._wanted = np.unique(np.linspace(0, max(0, total - 1), count).astype(np.int64))
        self._map: Any = None
        self._chances: list[float] = []
        self.at_rim: dict[int, bool] = {}
        """Of each picture that was looked at, by its number in the part."""

    def take(self, inputs: tuple[Tensor, ...], done: int) -> None:
        """Looks at what is wanted of a batch, which begins with the picture number `done`."""
        (pictures,) = inputs
        here = self._wanted[(self._wanted >= done) & (self._wanted < done + len(pictures))]
        for start in range(0, len(here), AT_ONCE):
            numbers = here[start : start + AT_ONCE]
            some = pictures[torch.from_numpy(numbers - done).to(pictures.device)]
            with threads_for(self._model.network):
                found = self._maps(some)
            if found is None:
                self._wanted = self._wanted[:0]
                return
            self._note(numbers.tolist(), *found)

    def sections(
        self, target: LearnedTarget, truths: Sequence[Any], outputs: Floats, ids: Sequence[str]
    ) -> list[Section]:
        """The finding, where there is one, by the right answers and the outputs (N, K) of all samples."""
        if not self.at_rim:
            return []
        chance = float(np.mean(self._chances))
        counts = self._counts([str(value) for value in truths], target.output_names, chance)
        notable = {one.label for one in counts if one.notable}
        if not notable:
            return []
        shown = [number for number, is_there in self.at_rim.items() if is_there]
        shown.sort(key=lambda number: str(truths[number]) not in notable)
        samples = tuple(_samples(target, truths, outputs, ids, shown))
        return [RimFinding(chance=chance, counts=counts, samples=samples)]

    def _counts(self, truths: Sequence[str], names: Sequence[str], chance: float) -> tuple[RimCount, ...]:
        """By class, the largest share first; all together where the answers are no classes."""
        is_named = len(names) > 1
        label = {number: truths[number] if is_named else "" for number in self.at_rim}
        found = []
        for name in dict.fromkeys(label.values()):
            own = [self.at_rim[number] for number in label if label[number] == name]
            found.append(RimCount(label=name, count=len(own), rim=sum(own)))
        limit = UNLIKELY / len(found)
        return tuple(
            one.replace(
                notable=one.share >= chance + CLEARLY and chance_of(one.rim, one.count, chance) < limit
            )
            for one in sorted(found, key=lambda one: -one.share)
        )

    def _note(self, numbers: Sequence[int], maps: Tensor, gradients: Tensor) -> None:
        is_class = len(self._model.target.output_names) > 1
        there = _rim(*maps.shape[2:])
        self._chances.append(float(there.mean()))
        for number, own, gradient in zip(numbers, maps, gradients, strict=True):
            heat = grad_cam(own.float(), gradient.float(), signed=not is_class).abs().cpu().numpy()
            if heat.max() > 0:
                self.at_rim[number] = bool(there.flat[int(heat.argmax())])

    def _maps(self, pictures: Tensor) -> tuple[Tensor, Tensor] | None:
        """The last feature map that has a rim, (N, C, h, w), and the gradient by it of the score of each answer."""
        network = self._model.network
        program = network.program
        heads = {head.node for head in program.heads.values()}
        results = [value for step, _ in network.steps for value in step.results]
        with torch.enable_grad():
            # Frozen layers have no gradients of their own: they come from what enters.
            entering = pictures.detach().clone().requires_grad_()
            values, raw = network.computed(network.named((entering,)), network.steps, heads, results)
            ((name, end),) = program.outputs.items()
            scores = raw[program.heads[name].node] if name in program.heads else values[end]
            score = self._answered(scores).float().sum()
            for value in [self._map] if self._map is not None else reversed(results):
                own = values.get(value)
                if not (isinstance(own, Tensor) and own.dim() == 4 and own.requires_grad):
                    continue
                if min(own.shape[2:]) < COARSEST:
                    continue
                (gradient,) = torch.autograd.grad(score, own, retain_graph=True, allow_unused=True)
                if gradient is not None:
                    self._map = value
                    return own.detach(), gradient
        return None

    def _answered(self, scores: Tensor) -> Tensor:
        """The score of what is answered, (N,); one score speaks for the second of two classes."""
        if scores.shape[1] > 1:
            return scores.amax(1)
        return scores[:, 0].abs() if len(self._model.target.output_names) > 1 else scores[:, 0]


def _rim(high: int, wide: int) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Which places of a map (h, w) have their middle in the outer part of the height or the width."""
    row, column = ((np.arange(size) + 0.5) / size for size in (high, wide))
    outer = [np.minimum(one, 1 - one) < RIM for one in (row, column)]
    found: np.ndarray[Any, np.dtype[np.bool_]] = outer[0][:, None] | outer[1][None, :]
    return found


def _samples(
    target: LearnedTarget,
    truths: Sequence[Any],
    outputs: Floats,
    ids: Sequence[str],
    numbers: Sequence[int],
) -> Iterator[ExaminedSample]:
    for number in numbers:
        (said,) = target.answers(outputs[number : number + 1])
        true = said.right(truths[number])
        if true is not None:
            yield ExaminedSample(id=ids[number], true=true, predicted=said)

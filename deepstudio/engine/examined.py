"""What an examination of a supervised network comes to, answer by answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch
from torch import Tensor

from deepstudio.core.events import AnyEvent, Message, Progress
from deepstudio.core.explained import Explained
from deepstudio.core.results import Examination, Section, flat_metrics
from deepstudio.core.rooms import imported
from deepstudio.core.text import T
from deepstudio.data.arrays import Floats
from deepstudio.engine.examination import PartToExamine, elsewhere, part_of_run
from deepstudio.engine.importance import ExaminedInputs, with_importance
from deepstudio.engine.objectives.tally import Tally
from deepstudio.engine.objectives.target import ExaminedRows, LearnedTarget, is_finite
from deepstudio.engine.own_samples import state_of
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.run_folder import RunFolder

LossOf = Callable[[LearnedTarget, Tensor, Sequence[Any]], float | None]
"""A loss of one answer summed over N samples, from scores (N, …) where the network lies, and the right cells."""


@dataclass(frozen=True)
class ExaminationOutcome:
    """What was found of each answer, its mean loss (not a number where it has none), and all of it as plain JSON."""

    examinations: Sequence[Examination]
    losses: Sequence[float]
    value: dict[str, Any]


class TakesBatches(Protocol):
    """What looks at the batches of an examination beside it."""

    def take(self, inputs: tuple[Tensor, ...], done: int) -> None:
        """A batch as it enters, which begins with the sample number `done`."""


class Beheld(TakesBatches, Protocol):
    """What a kind of column tells of an examination of its values (`FedColumn.beheld`)."""

    def sections(
        self, target: LearnedTarget, truths: Sequence[Any], outputs: Floats, ids: Sequence[str]
    ) -> list[Section]:
        """What there is to tell of an answer, by the right cells and the outputs (N, K) of all samples."""


def _beheld(model: LoadedModel, total: int) -> list[Beheld]:
    """What the only column that enters has to tell."""
    columns = list(model.feed.columns.values())
    return [imported(columns[0].beheld)(model, total)] if len(columns) == 1 and columns[0].beheld else []


def usual_loss(target: LearnedTarget, scores: Tensor, truths: Sequence[Any]) -> float | None:
    """The one that is told of every network of its kind, however it was trained."""
    return target.loss_of(scores.cpu(), truths)


def examined(
    model: LoadedModel, run: RunFolder, split: str, data: Path | None, loss_of: LossOf = usual_loss
) -> Generator[AnyEvent, None, ExaminationOutcome]:
    """Yields progress; examines with a part of the run's data, or with other `data`. Raises `Explained`.

    `loss_of` gives the `losses` that are asked for beside the usual ones, which the value tells.
    """
    part = yield from (elsewhere(model, data) if data is not None else part_of_run(model, run, split))
    kept, beheld = ExaminedInputs(model, len(part.ids)), _beheld(model, len(part.ids))
    outputs, losses, asked = yield from _answers(model, part, loss_of, [kept, *beheld])
    rows = ExaminedRows(part.ids, part.text)
    found = [
        target.examined(part.truths[target.name], own, rows)
        for target, own in zip(model.targets, outputs, strict=True)
    ]
    found = yield from with_importance(model, found, kept, part.truths)
    found = [
        one.also(
            *(
                more
                for seen in beheld
                for more in seen.sections(target, part.truths[target.name], own, part.ids)
            )
        )
        for target, own, one in zip(model.targets, outputs, found, strict=True)
    ]
    keys = dict(found[0].keys) if len(found) == 1 else {}
    loss = {"loss": losses[0]} if len(losses) == 1 and np.isfinite(losses[0]) else {}
    examinations = [one.examination for one in found]
    value = {
        "samples": len(part.ids),
        **loss,
        **keys,
        "metrics": flat_metrics(examinations),
        "examinations": [one.model_dump(mode="json") for one in examinations],
        "state": state_of(part.ids, part.truths),
        **part.about,
    }
    return ExaminationOutcome(examinations, asked, value)


def _answers(
    model: LoadedModel, part: PartToExamine, loss_of: LossOf, watching: Sequence[TakesBatches]
) -> Generator[AnyEvent, None, tuple[list[Floats], list[float], list[float]]]:
    """Yields progress; returns what leaves at each answer, (N, K), its mean loss, and the one that is asked for."""
    rows: list[list[Floats]] = [[] for _ in model.targets]
    losses = np.zeros((2, len(model.targets)))
    done, total = 0, len(part.ids)
    with closing(part.batches) as batches:
        for inputs in batches:
            for one in watching:
                one.take(inputs, done)
            scores = _scores(model, inputs)
            count = len(scores[0])
            for place, (target, own) in enumerate(zip(model.targets, scores, strict=True)):
                rows[place].append(target.outputs(own).cpu().double().numpy())
                right = part.truths[target.name][done : done + count]
                losses[:, place] += _both_losses(target, own, right, loss_of)
            done += count
            what = Message.of(T("Examining the network"))
            yield Progress(time=time.time(), what=what, done=done, total=total)
    outputs = [np.concatenate(own) for own in rows]
    if not all(map(is_finite, outputs)):
        raise Explained(
            T("The network's answers are not numbers. Train again with a lower learning rate."),
            "diverged",
        )
    usual, asked = (losses / done).tolist()
    return outputs, usual, asked


@torch.inference_mode()
def _both_losses(
    target: LearnedTarget, scores: Tensor, truths: Sequence[Any], loss_of: LossOf
) -> tuple[float, float]:
    usual = usual_loss(target, scores, truths)
    asked = usual if loss_of is usual_loss else loss_of(target, scores, truths)
    return np.nan if usual is None else usual, np.nan if asked is None else asked


def measured(targets: Sequence[LearnedTarget], outcome: ExaminationOutcome) -> dict[str, float]:
    """What training says of the part: loss and metrics as `Tally` names them, and what only the whole part tells.

    Raises `KeyError` where a metric of training is not among those of an examination.
    """
    found: dict[str, float] = {}
    sums: list[float] = []
    for target, one, loss in zip(targets, outcome.examinations, outcome.losses, strict=True):
        sums += [loss, *(one.metrics[name] for name in target.names)]
        front = f"{target.name}." if len(targets) > 1 else ""
        found |= {front + name: value for name, value in one.metrics.items()}
    told = Tally(targets).named(torch.tensor(sums, dtype=torch.float64))
    return {name: value for name, value in {**told, **found}.items() if np.isfinite(value)}


@torch.inference_mode()
def _scores(model: LoadedModel, inputs: tuple[Tensor, ...]) -> tuple[Tensor, ...]:
    return model.scores(*inputs)

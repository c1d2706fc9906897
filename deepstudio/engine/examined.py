"""What an examination of a supervised network comes to, answer by answer."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from deepstudio.core.events import AnyEvent, Message, Progress
from deepstudio.core.explained import Explained
from deepstudio.core.results import flat_metrics
from deepstudio.core.text import T
from deepstudio.data.arrays import Floats
from deepstudio.engine.examination import PartToExamine, elsewhere, part_of_run
from deepstudio.engine.objectives.target import ExaminedRows, is_finite
from deepstudio.engine.own_samples import state_of
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.run_folder import RunFolder


def examined(
    model: LoadedModel, run: RunFolder, split: str, data: Path | None
) -> Generator[AnyEvent, None, dict[str, Any]]:
    """As `Trained.examined`, for a supervised network."""
    part = yield from (elsewhere(model, data) if data is not None else part_of_run(model, run, split))
    outputs, losses = yield from _answers(model, part)
    rows = ExaminedRows(part.ids, part.text)
    found = [
        target.examined(part.truths[target.name], own, rows)
        for target, own in zip(model.targets, outputs, strict=True)
    ]
    keys = dict(found[0].keys) if len(found) == 1 else {}
    loss = {"loss": losses[0]} if len(losses) == 1 else {}
    examinations = [one.examination for one in found]
    return {
        "samples": len(part.ids),
        **loss,
        **keys,
        "metrics": flat_metrics(examinations),
        "examinations": [one.model_dump(mode="json") for one in examinations],
        "state": state_of(part.ids, part.truths),
        **part.about,
    }


def _answers(
    model: LoadedModel, part: PartToExamine
) -> Generator[AnyEvent, None, tuple[list[Floats], list[float]]]:
    """Yields progress; returns what leaves at each answer, (N, K), and the mean losses of those that have one."""
    rows: list[list[Floats]] = [[] for _ in model.targets]
    losses = np.zeros(len(model.targets))
    done, total = 0, len(part.ids)
    with closing(part.batches) as batches:
        for inputs in batches:
            scores = _scores(model, inputs)
            count = len(scores[0])
            for place, (target, own) in enumerate(zip(model.targets, scores, strict=True)):
                rows[place].append(target.outputs(own).double().numpy())
                loss = target.loss_of(own, part.truths[target.name][done : done + count])
                losses[place] += loss if loss is not None else np.nan
            done += count
            what = Message.of(T("Examining the network"))
            yield Progress(time=time.time(), what=what, done=done, total=total)
    outputs = [np.concatenate(own) for own in rows]
    if not all(map(is_finite, outputs)):
        raise Explained(
            T("The network's answers are not numbers. Train again with a lower learning rate."),
            "diverged",
        )
    return outputs, [float(loss) / done for loss in losses if np.isfinite(loss)]


@torch.inference_mode()
def _scores(model: LoadedModel, inputs: tuple[Tensor, ...]) -> tuple[Tensor, ...]:
    return model.scores(*inputs)

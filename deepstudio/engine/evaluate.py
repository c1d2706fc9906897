"""How good a trained network is, answer by answer, and where it is wrong the most."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from deepstudio.core.events import AnyEvent, Message, Note, Progress, Result
from deepstudio.core.explained import Explained
from deepstudio.core.results import flat_metrics
from deepstudio.core.text import T
from deepstudio.data.arrays import Floats
from deepstudio.engine.examination import ExaminedPart, elsewhere, part_of_run
from deepstudio.engine.objectives.target import ExaminedRows, is_finite
from deepstudio.engine.own_samples import refuse_unknown_part, state_of
from deepstudio.engine.tasks import Which
from deepstudio.engine.trained import load_trained
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.run_folder import RunFolder


def evaluate(
    run: RunFolder, split: str = "test", data: Path | None = None, which: Which = "best"
) -> Iterator[AnyEvent]:
    """Examines the run's network on a part of its own data, on what was added since (`new`), or on other `data`.

    The parts are those that the run noted when it began: what was added, moved or split anew since changes none.

    Ends with a `Result`: `metrics` by id (of several answers, by answer and id) and `examinations`, one for each
    answer, as `core.results.Examination` says them; of classes also `accuracy`, `macro_f1`, `per_class`,
    `confusion[true][predicted]` and `wrong`, of numbers `mae`, `rmse`, `r2`; `loss` where one answer is given. The
    same is saved as `evaluation-<split>.json` in the run's folder (`evaluation-data.json` for other data), with
    `kept` true; where that cannot be written, a note says why, and the numbers come all the same. Raises `Explained`.
    """
    refuse_unknown_part(split)
    model = load_trained(run, which)
    part = "data" if data is not None else split
    found = yield from model.examined(run, split, data)
    value = {
        "run": run.id,
        "split": part,
        "data": str(data) if data is not None else "",
        "weights": "best" if model.path == run.best_weights else "last",
        "epoch": model.epoch,
        **found,
    }
    yield from kept(run, f"evaluation-{part}.json", value)


def kept(run: RunFolder, name: str, value: dict[str, Any]) -> Iterator[AnyEvent]:
    """Saves a result with its run and yields it; where it cannot be saved, it is not lost, and a note says so."""
    saved = True
    try:
        run.write_json(name, value | {"kept": True})
    except Explained as error:
        saved = False
        text = T("The result is shown, but could not be kept. {reason}", reason=error.text)
        yield Note(message=Message.of(text))
    yield Result(time=time.time(), value=value | {"kept": saved})


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
    model: LoadedModel, part: ExaminedPart
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

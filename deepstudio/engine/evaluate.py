"""How good a trained network is, class by class, and where it is wrong with the greatest confidence."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from deepstudio.core.events import AnyEvent, Message, Note, Progress, Result
from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.data.arrays import Floats, Ints
from deepstudio.engine.examination import Examination, elsewhere, part_of_run
from deepstudio.engine.own_samples import refuse_unknown_part, state_of
from deepstudio.engine.tasks.supervised import probabilities_of
from deepstudio.engine.trained import load_trained
from deepstudio.engine.weights import LoadedModel, Which
from deepstudio.storage.run_folder import RunFolder

BATCH = 128  # samples
MOST_WRONG = 200
MOST_NAMES = 3
MOST_CHARACTERS = 2000


def evaluate(
    run: RunFolder, split: str = "test", data: Path | None = None, which: Which = "best"
) -> Iterator[AnyEvent]:
    """Examines the run's network on a part of its own data, on what was added since (`new`), or on other `data`.

    The parts are those that the run noted when it began: what was added, moved or split anew since changes none.

    Ends with a `Result`: `accuracy`, `macro_f1`, each of `per_class`, `confidence` from 0 to 1; `loss` the mean
    cross-entropy; `confusion[true][predicted]` counts; `wrong` the most confident mistakes first. The same is saved
    as `evaluation-<split>.json` in the run's folder (`evaluation-data.json` for other data), with `kept` true; where
    that cannot be written, a note says why, and the numbers come all the same. Raises `Explained`.
    """
    refuse_unknown_part(split)
    model = load_trained(run, which)
    examined = yield from (elsewhere(model, data) if data is not None else part_of_run(model, run, split))
    probabilities, loss = yield from _answers(model, examined)
    part = "data" if data is not None else split
    value = {
        "run": run.id,
        "split": part,
        "data": str(data) if data is not None else "",
        "weights": "best" if model.path == run.best_weights else "last",
        "epoch": model.epoch,
        "samples": len(examined.labels),
        "loss": loss,
        "classes": list(model.classes),
        **measures(examined.labels, probabilities.argmax(1), model.classes),
        "wrong": wrong(examined, probabilities, model.classes),
        "state": state_of(examined.ids, [model.classes[label] for label in examined.labels.tolist()]),
        **examined.about,
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


def measures(labels: Ints, predicted: Ints, classes: Sequence[str]) -> dict[str, Any]:
    """Accuracy, macro-F1 over the classes that occur, the confusion matrix, and numbers for each class."""
    from sklearn import metrics  # a second that only this work pays for

    numbers = list(range(len(classes)))
    columns = metrics.precision_recall_fscore_support(labels, predicted, labels=numbers, zero_division=0)
    per_class = [
        {"class": name, "precision": float(p), "recall": float(r), "f1": float(f), "support": int(n)}
        for name, p, r, f, n in zip(classes, *columns, strict=True)
    ]
    return {
        "accuracy": float(metrics.accuracy_score(labels, predicted)),
        "macro_f1": float(metrics.f1_score(labels, predicted, average="macro", zero_division=0)),
        "per_class": per_class,
        "confusion": metrics.confusion_matrix(labels, predicted, labels=numbers).tolist(),
    }


def wrong(examined: Examination, probabilities: Floats, classes: Sequence[str]) -> list[dict[str, Any]]:
    """The mistakes, those made with the greatest confidence first; `probabilities` are (N, classes)."""
    predicted, confidence = probabilities.argmax(1), probabilities.max(1)
    mistakes = np.flatnonzero(predicted != examined.labels)
    order = mistakes[np.argsort(-confidence[mistakes], kind="stable")][:MOST_WRONG]
    return [
        {
            "id": examined.ids[index],
            "true": classes[examined.labels[index]],
            "predicted": classes[predicted[index]],
            "confidence": float(confidence[index]),
            **({"text": _excerpt(examined.text(examined.ids[index]))} if examined.text else {}),
        }
        for index in order.tolist()
    ]


def _excerpt(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"


def _answers(model: LoadedModel, examined: Examination) -> Generator[AnyEvent, None, tuple[Floats, float]]:
    """Yields progress; returns probabilities (N, classes) and the mean loss."""
    rows: list[Floats] = []
    done, losses = 0, 0.0
    with closing(examined.batches) as batches:
        for inputs in batches:
            labels = examined.labels[done : done + len(inputs[0])]
            found, loss = _batch(model, inputs, labels)
            rows.append(found)
            done, losses = done + len(labels), losses + loss
            what = Message.of(T("Examining the network"))
            yield Progress(time=time.time(), what=what, done=done, total=len(examined.labels))
    probabilities = np.concatenate(rows)
    if not np.isfinite(probabilities).all():
        raise Explained(
            T("The network's answers are not numbers. Train again with a lower learning rate."),
            "diverged",
        )
    return probabilities, losses / done


@torch.inference_mode()
def _batch(model: LoadedModel, inputs: tuple[Tensor, ...], labels: Ints) -> tuple[Floats, float]:
    logits, target = model.logits(*inputs), torch.from_numpy(labels)
    if logits.shape[1] == 1:
        loss = F.binary_cross_entropy_with_logits(logits[:, 0], target.float(), reduction="sum")
    else:
        loss = F.cross_entropy(logits, target, reduction="sum")
    return probabilities_of(logits).double().numpy(), float(loss)

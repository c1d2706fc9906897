"""How good a trained network is, class by class, and where it is wrong with the greatest confidence."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional as F

from deepstudio.catalog import registry
from deepstudio.core.events import AnyEvent, Message, Progress, Result
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.text import T
from deepstudio.data.columns import input_column
from deepstudio.data.prepared import Prepared
from deepstudio.data.recognise import plan_for
from deepstudio.data.scan import Sample, Scan
from deepstudio.data.sources import Reader, reader
from deepstudio.data.split import PARTS
from deepstudio.data.work import in_threads
from deepstudio.engine.inputs.pictures import Pictures
from deepstudio.engine.inputs.texts import Texts
from deepstudio.engine.preparing import Work, prepared_data
from deepstudio.engine.tasks.classification import probabilities_of
from deepstudio.engine.trained import Which, load_trained
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.run_folder import RunFolder

BATCH = 128  # samples
MOST_WRONG = 200
MOST_NAMES = 3
MOST_CHARACTERS = 2000
Floats = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Examination:
    """What is looked at: ids and labels of samples, and batch by batch what the network takes.

    `text` gives a sample that is a text.
    """

    ids: Sequence[str]
    labels: Labels
    batches: Generator[Tensor, None, None]
    text: Callable[[str], str] | None = None


def evaluate(
    run: RunFolder, split: str = "test", data: Path | None = None, which: Which = "best"
) -> Iterator[AnyEvent]:
    """Examines the run's network on a part of its data, or on all samples of other `data`.

    Ends with a `Result`: `accuracy`, `macro_f1`, each of `per_class`, `confidence` from 0 to 1; `loss` the mean
    cross-entropy; `confusion[true][predicted]` counts; `wrong` the most confident mistakes first. The same is saved
    as `evaluation-<split>.json` in the run's folder (`evaluation-data.json` for other data). Raises `Explained`.
    """
    refuse_unknown_part(split)
    model = load_trained(run, which)
    examined = yield from (_elsewhere(model, data) if data is not None else _part(model, split))
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
    }
    run.write_json(f"evaluation-{part}.json", value)
    yield Result(time=time.time(), value=value)


def refuse_unknown_part(split: str) -> None:
    """Raises `Explained` unless `split` is a part of every data set."""
    if split not in PARTS:
        raise Explained(
            T("“{split}” is no part of the data. Choose one of: {all}.", split=split[:40], all=PARTS), "split"
        )


def measures(labels: Labels, predicted: Labels, classes: Sequence[str]) -> dict[str, Any]:
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
    """The mistakes, those made with the greatest confidence first."""
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


def _part(model: LoadedModel, split: str) -> Generator[AnyEvent, None, Examination]:
    """A part of the run's own data, as it was prepared for training."""
    prepared = yield from prepared_data(model.project, registry(), lambda: False)
    numbers = _numbers(prepared.classes, model.classes)
    rows = prepared.splits[split]
    if not len(rows):
        raise Explained(
            T("The data has no samples for this part. Change the split on the Data page."), "empty_part"
        )

    plan = model.project.data
    if plan is not None and _is_read_otherwise(model, prepared):
        labels, source = numbers[prepared.labels[rows]], reader(plan, registry())
        samples = [Sample(prepared.ids[row], int(label)) for row, label in zip(rows, labels, strict=True)]
        ids = [sample.id for sample in samples]
        return Examination(ids, labels, _decoded(model, source, samples), _text_of(model, plan))

    rows = model.inputs.arranged(prepared, rows)
    part = model.inputs.part(prepared, rows, BATCH, torch.device("cpu"), 0)

    def batches() -> Generator[Tensor, None, None]:
        with closing(part.in_order()) as ordered:
            for batch in ordered:
                yield model.inputs.tensor(batch)

    ids = [prepared.ids[row] for row in rows]
    return Examination(ids, numbers[prepared.labels[rows]], batches(), _text_of(model, model.project.data))


def _is_read_otherwise(model: LoadedModel, prepared: Prepared) -> bool:
    """Whether the data changed since the training, so that a token, or a deep picture, has other numbers now."""
    if isinstance(model.inputs, Texts):
        return model.inputs.state != prepared.tokenizer_state
    if isinstance(model.inputs, Pictures):
        known, now = model.inputs.column, prepared.column
        return (known.black, known.white) != (now.black, now.white)
    return False


def _text_of(model: LoadedModel, plan: DataPlan | None) -> Callable[[str], str] | None:
    if plan is None or not isinstance(model.inputs, Texts):
        return None
    return reader(plan, registry()).load


def _elsewhere(model: LoadedModel, data: Path) -> Generator[AnyEvent, None, Examination]:
    """All samples of other data of the same kind."""
    plan = plan_for(Path(data).expanduser().absolute(), registry(), model.project.data)
    if input_column(plan, registry()).id != model.inputs.column.id:
        raise Explained(
            T(
                "{path} does not hold what this network takes ({kind}). Choose other data.",
                path=str(data),
                kind=model.inputs.column.title,
            ),
            "other_inputs",
        )
    source = reader(plan, registry())
    found: Scan = yield from Work(lambda report, stop: source.scan(report, stop)).events(lambda: False)
    if not found.samples:
        left_out = found.message()
        nothing = T("There is nothing in {path} to examine the network with.", path=str(data))
        text = nothing if left_out is None else T("{text} {message}", text=nothing, message=left_out)
        raise Explained(text, "empty")
    numbers = _numbers(found.found.classes, model.classes)
    return Examination(
        [sample.id for sample in found.samples],
        numbers[found.labels],
        _decoded(model, source, found.samples),
        _text_of(model, plan),
    )


def _decoded(model: LoadedModel, source: Reader, samples: Sequence[Sample]) -> Generator[Tensor, None, None]:
    for start in range(0, len(samples), BATCH):
        some = samples[start : start + BATCH]
        with closing(in_threads(lambda sample: model.inputs.read(source.load(sample.id)), some)) as decoded:
            yield model.inputs.collated(list(decoded))


def _numbers(found: Sequence[str], known: Sequence[str]) -> Labels:
    """The network's number for each class that was found. Raises `Explained` where it knows one of them not."""
    strange = [name for name in found if name not in known]
    if strange:
        raise Explained(
            T(
                "The network does not know these classes of the data: {strange}. It knows {known}. "
                "Choose data whose classes have these names.",
                strange=_few(strange),
                known=_few(known),
            ),
            "other_classes",
        )
    return np.array([known.index(name) for name in found], np.int64)


def _few(names: Sequence[str]) -> list[str]:
    return [f"“{name}”" for name in names[:MOST_NAMES]] + (["…"] if len(names) > MOST_NAMES else [])


def _answers(model: LoadedModel, examined: Examination) -> Generator[AnyEvent, None, tuple[Floats, float]]:
    """Yields progress; returns probabilities (N, classes) and the mean loss."""
    rows: list[Floats] = []
    done, losses = 0, 0.0
    with closing(examined.batches) as batches:
        for inputs in batches:
            labels = examined.labels[done : done + len(inputs)]
            found, loss = _batch(model, inputs, labels)
            rows.append(found)
            done, losses = done + len(inputs), losses + loss
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
def _batch(model: LoadedModel, inputs: Tensor, labels: Labels) -> tuple[Floats, float]:
    logits, target = model.logits(inputs), torch.from_numpy(labels)
    if logits.shape[1] == 1:
        loss = F.binary_cross_entropy_with_logits(logits[:, 0], target.float(), reduction="sum")
    else:
        loss = F.cross_entropy(logits, target, reduction="sum")
    return probabilities_of(logits).double().numpy(), float(loss)

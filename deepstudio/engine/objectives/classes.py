"""Telling which of several classes a sample belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any, ClassVar, Self

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from deepstudio.catalog.objectives.class_results import TAKEN, class_examination
from deepstudio.core.events import Message
from deepstudio.core.explained import Explained
from deepstudio.core.results import Answer, ClassAnswer, Matrix, Section
from deepstudio.core.text import T, Text
from deepstudio.core.thresholds import ScoredSamples
from deepstudio.data.arrays import Floats, Ints
from deepstudio.data.cells import Array
from deepstudio.data.spelling import key
from deepstudio.engine.objectives.target import (
    ExaminedRows,
    ExaminedTarget,
    LearnedTarget,
    StandingNumber,
    TargetSetup,
)

MOST_NAMES = 3
MOST_TOLD = 10  # classes in a sentence of a model card
MOST_SHOWN = 20  # classes while training goes on
MOST_CHARACTERS = 2000
RAREST = 1e-6  # a share that a guess gives to what training never saw


class LearnedClasses(LearnedTarget):
    """Scores by class, or one score for the second of two; answers are int64 (N,), indices into `classes`."""

    leaves: ClassVar[str] = "probabilities"
    computed: ClassVar[str] = "softmax of several scores; sigmoid of one, the probability of the second class"

    def __init__(self, setup: TargetSetup) -> None:
        super().__init__(setup)
        self.classes: tuple[str, ...] = tuple(setup.state["classes"])
        self.called: Mapping[str, str] = {}
        """What classes are called that a person gave another name."""
        self.class_weights: Tensor | None = None
        outputs = setup.head.outputs
        if not (outputs == len(self.classes) or (outputs == 1 and len(self.classes) == 2)):
            raise Explained(
                T(
                    "The network does not end with one number for each of the {n} classes. Mend it on the Model "
                    "page.",
                    n=len(self.classes),
                ),
                "class_count",
            )

    @property
    def learns_usual_loss(self) -> bool:
        return super().learns_usual_loss and self.class_weights is None

    def to(self, device: torch.device) -> Self:
        if self.class_weights is not None:
            self.class_weights = self.class_weights.to(device)
        return self

    def balance(self, answers: Array) -> None:
        self.class_weights = class_weights(answers, len(self.classes))

    def judged(self, scores: Tensor, answers: Tensor) -> tuple[Tensor, Tensor]:
        """The loss of each sample by the weight of its class, and 1 for each right answer."""
        assert self.setup.loss is not None
        if self.head.outputs == 1:
            score = scores.squeeze(1)
            losses = self.setup.loss(score, answers.to(score.dtype))
            right = (score > 0) == (answers > 0)
        else:
            losses = self.setup.loss(scores, answers)
            right = scores.argmax(1) == answers
        losses = losses if self.class_weights is None else losses * self.class_weights[answers]
        return losses, right.float()[:, None]

    def guess(self, answers: Tensor) -> Tensor:
        """The logarithms of how often each class comes, so that the commonest is always said."""
        shares = torch.bincount(answers.long(), minlength=len(self.classes)).double() / max(1, len(answers))
        logs = shares.clamp(min=RAREST).log().float()
        return logs[1:] - logs[:1] if self.head.outputs == 1 else logs

    def sums(self, scores: Tensor, answers: Tensor) -> Tensor:
        """Of each class how often it was right, said, and true."""
        said = (scores[:, 0] > 0).long() if self.head.outputs == 1 else scores.argmax(1)
        counts = [_counts(values, len(self.classes)) for values in (answers[said == answers], said, answers)]
        return torch.cat(counts).double()

    def examined_by(self, sums: Sequence[float], count: int) -> dict[str, float]:
        right, said, true = np.asarray(sums).reshape(3, -1)
        there = (said + true) > 0
        f1 = 2 * right[there] / (said + true)[there]
        return {"macro_f1": float(f1.mean())} if there.any() else {}

    def snapshot(self, scores: Tensor, answers: Tensor) -> Section | None:
        """What is taken for what, of not too many classes."""
        if len(self.classes) > MOST_SHOWN:
            return None
        said = (scores[:, 0] > 0).long() if self.head.outputs == 1 else scores.argmax(1)
        counts = np.zeros((len(self.classes), len(self.classes)), np.int64)
        np.add.at(counts, (answers.numpy(), said.numpy()), 1)
        return Matrix(
            heading=Message.of(TAKEN), names=self.classes, counts=tuple(map(tuple, counts.tolist()))
        )

    def score(self, metrics: Mapping[str, float]) -> float:
        return metrics.get("accuracy", 0.0)

    def knows(self, value: Any) -> bool:
        return value in self.classes

    def meant(self, values: Sequence[Any]) -> Sequence[str]:
        """Also where a class is only spelled differently."""
        alike = {key(name): name for name in reversed(self.classes)}
        meaning = {
            name: name if name in self.classes else alike.get(key(name), "")
            for name in dict.fromkeys(map(str, values))
        }
        strange = [name for name, same in meaning.items() if not same]
        if strange:
            text = T(
                "The network does not know these classes of the data: {strange}. It knows {known}. "
                "Choose data whose classes have these names.",
                strange=_few(strange),
                known=_few(self.classes),
            )
            raise Explained(text, "other_classes")
        return [meaning[str(value)] for value in values]

    def outputs(self, scores: Tensor) -> Tensor:
        return probabilities_of(scores)

    def named(self, names: Mapping[str, str]) -> Self:
        other = copy(self)
        other.called = names
        return other

    @property
    def output_names(self) -> tuple[str, ...]:
        return tuple(self.called.get(name, name) for name in self.classes)

    def purpose(self) -> Text:
        return T(
            "It tells “{column}”: one of {n:,} classes, with a probability for each: {classes}.",
            column=self.name,
            n=len(self.classes),
            classes=_few(self.output_names, MOST_TOLD),
        )

    def limits(self) -> list[Text]:
        return [
            T(
                "Of “{column}” it knows these classes alone and answers with one of them, whatever it is given. Its "
                "probabilities are how sure it is, not how often it is right.",
                column=self.name,
            )
        ]

    def answers(self, outputs: Floats) -> list[Answer]:
        return [self._answer(row) for row in outputs]

    def standing(self, outputs: Floats) -> StandingNumber:
        """The probability of the class that is answered."""
        place = int(outputs[0].argmax())
        return StandingNumber(place, self.classes[place], "percent")

    def _answer(self, row: Floats) -> ClassAnswer:
        chances = {name: float(value) for name, value in zip(self.classes, row, strict=True)}
        label = self.classes[int(row.argmax())]
        return ClassAnswer(label=label, confidence=min(1.0, chances[label]), probabilities=chances)

    def examined(self, truths: Sequence[Any], outputs: Floats, rows: ExaminedRows) -> ExaminedTarget:
        labels = self._numbers(truths)
        keys = {
            "classes": list(self.classes),
            **measures(labels, outputs.argmax(1), self.classes),
            **(_auroc(samples) if (samples := self._scored(labels, outputs)) is not None else {}),
            "wrong": self._wrong(labels, outputs, rows),
        }
        some = {"scores": _told(samples)} if samples is not None else {}
        return ExaminedTarget(class_examination({**keys, **some}, self.name), keys)

    def metrics_of(self, truths: Sequence[Any], outputs: Floats) -> Mapping[str, float]:
        return {"accuracy": float((outputs.argmax(1) == self._numbers(truths)).mean())}

    def _scored(self, labels: Ints, probabilities: Floats) -> ScoredSamples | None:
        """Samples by the probability of the second of two classes, where there are some of both."""
        if len(self.classes) != 2 or len(np.unique(labels)) != 2:
            return None
        scores, places = np.unique(probabilities[:, 1].clip(0, 1), return_inverse=True)
        counts = [np.bincount(places[labels == number], minlength=len(scores)) for number in (0, 1)]
        return ScoredSamples(
            tuple(scores.tolist()), tuple(zip(*(one.tolist() for one in counts), strict=True))
        )

    def _numbers(self, truths: Sequence[Any]) -> Ints:
        number = {name: place for place, name in enumerate(self.classes)}
        return np.array([number[value] for value in truths], np.int64)

    def _wrong(self, labels: Ints, probabilities: Floats, rows: ExaminedRows) -> list[dict[str, Any]]:
        """The mistakes, those made with the greatest confidence first."""
        predicted, confidence = probabilities.argmax(1), probabilities.max(1)
        mistakes = np.flatnonzero(predicted != labels)
        order = mistakes[np.argsort(-confidence[mistakes], kind="stable")][: rows.most]
        return [
            {
                "id": rows.ids[index],
                "true": self.classes[labels[index]],
                "predicted": self.classes[predicted[index]],
                "confidence": float(confidence[index]),
                **({"text": _excerpt(rows.text(rows.ids[index]))} if rows.text else {}),
            }
            for index in order.tolist()
        ]

    def loss_of(self, scores: Tensor, truths: Sequence[Any]) -> float:
        target = torch.from_numpy(self._numbers(truths))
        if scores.shape[1] == 1:
            return float(F.binary_cross_entropy_with_logits(scores[:, 0], target.float(), reduction="sum"))
        return float(F.cross_entropy(scores, target, reduction="sum"))


def _auroc(samples: ScoredSamples) -> dict[str, float]:
    area = samples.auroc()
    return {} if area is None else {"auroc": area}


def _told(samples: ScoredSamples) -> tuple[Sequence[float], Sequence[tuple[int, int]]]:
    """Not more than is worth keeping."""
    few = samples.condensed()
    return few.scores, few.counts


def class_weights(labels: Array, classes: int) -> Tensor:
    """A weight for each class (K,) so that all count the same; over the `labels` (N,) of training their mean is 1."""
    counts = np.bincount(labels, minlength=classes)
    return torch.tensor(counts.sum() / np.maximum(1, counts) / len(counts), dtype=torch.float32)


def probabilities_of(logits: Tensor) -> Tensor:
    """Probabilities (N, classes) from logits: one column means the second of two classes."""
    if logits.shape[1] == 1:
        second = torch.sigmoid(logits)
        return torch.cat([1 - second, second], dim=1)
    return torch.softmax(logits, dim=1)


def measures(labels: Ints, predicted: Ints, classes: Sequence[str]) -> dict[str, Any]:
    """Accuracy, macro-F1 over the classes that occur, the confusion matrix, and numbers for each class.

    As scikit-learn defines them (`precision_recall_fscore_support`), which is too slow to import at each run's end.
    """
    confusion = np.zeros((len(classes), len(classes)), np.int64)
    np.add.at(confusion, (labels, predicted), 1)
    right, said, true = np.diag(confusion), confusion.sum(0), confusion.sum(1)
    precision, recall, f1 = _share(right, said), _share(right, true), _share(2 * right, said + true)
    per_class = [
        {"class": name, "precision": p, "recall": r, "f1": f, "support": n}
        for name, p, r, f, n in zip(
            classes, precision.tolist(), recall.tolist(), f1.tolist(), true.tolist(), strict=True
        )
    ]
    there = (said + true) > 0
    return {
        "accuracy": float(right.sum() / max(1, len(labels))),
        "macro_f1": float(f1[there].mean()) if there.any() else 0.0,
        "per_class": per_class,
        "confusion": confusion.tolist(),
    }


def _share(some: Ints, all: Ints) -> Floats:
    """`some` of `all`, (K,); 0 of nothing is 0."""
    return np.divide(some, all, out=np.zeros(len(all)), where=all > 0)


def _counts(values: Tensor, classes: int) -> Tensor:
    """How often each class occurs, (K,), also where the device has no deterministic `bincount`."""
    ones = torch.ones(len(values), dtype=torch.float64, device=values.device)
    return torch.zeros(classes, dtype=torch.float64, device=values.device).index_add_(0, values, ones)


def _excerpt(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"


def _few(names: Sequence[str], most: int = MOST_NAMES) -> list[str]:
    return [f"“{name}”" for name in names[:most]] + (["…"] if len(names) > most else [])

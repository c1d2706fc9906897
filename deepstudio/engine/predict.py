"""Answers of a trained network for what a person brings, such as pictures or texts."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text, legible
from deepstudio.data.work import in_threads
from deepstudio.engine.trained import load_trained
from deepstudio.engine.weights import Which
from deepstudio.storage.run_folder import RunFolder

BATCH = 64  # samples
MOST_CHARACTERS = 200  # of a text, where it stands for itself


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the network says of one value, or why it could not look at it.

    `probabilities` are by class; `seen` is the row that the network sees, such as a picture (height, width,
    channels); `milliseconds` is the sample's share of the time from opening to answer.
    """

    input: str
    label: str = ""
    confidence: float = 0.0
    probabilities: dict[str, float] | None = None
    milliseconds: float = 0.0
    seen: Any = None
    error: Text | None = None

    def as_dict(self, say: Callable[[Text], Any] = str) -> dict[str, Any]:
        """`input`, `label`, `confidence`, `probabilities`; or `input`, `error` in the words of `say`."""
        if self.error is not None:
            return {"input": self.input, "error": say(self.error)}
        return {
            "input": self.input,
            "label": self.label,
            "confidence": self.confidence,
            "probabilities": self.probabilities,
        }


class Predictor:
    """A run's network, loaded once. `which` is `best`, `last`, or `auto`: the last one while the run is at work."""

    def __init__(self, run: RunFolder, which: Which = "auto") -> None:
        """Raises `Explained` (cause `not_trained`) where the run has no weights yet."""
        self.trained = load_trained(run, which)
        self.classes = self.trained.classes
        self.which = "best" if self.trained.path == run.best_weights else "last"

    def warm(self) -> None:
        """Lets the libraries prepare what a first sample would have to wait for."""
        self.trained.probabilities([self.trained.inputs.blank()])
        self.trained.inputs.warm()

    def predict(self, samples: Sequence[Any], say: Callable[[Text], Any] = str) -> list[dict[str, Any]]:
        """One object for each sample, in order, as `Prediction.as_dict` makes them."""
        return [answer.as_dict(say) for answer in self.answers(samples)]

    def answers(self, samples: Sequence[Any]) -> Iterator[Prediction]:
        """One answer for each value, in order; one that cannot be read does not stop the others."""
        for start in range(0, len(samples), BATCH):
            yield from self._batch(samples[start : start + BATCH])

    def _batch(self, samples: Sequence[Any]) -> Iterator[Prediction]:
        started = time.perf_counter()
        read = [self._read(samples[0])] if len(samples) == 1 else list(in_threads(self._read, samples))
        good = [one for one in read if not isinstance(one, Text)]
        rows = iter(self.trained.probabilities(good) if good else ())
        milliseconds = (time.perf_counter() - started) * 1000 / len(samples)
        for sample, one in zip(samples, read, strict=True):
            if isinstance(one, Text):
                yield Prediction(
                    _name(sample, self.trained.inputs.column.id), milliseconds=milliseconds, error=one
                )
            else:
                yield self._answer(
                    _name(sample, self.trained.inputs.column.id), next(rows), milliseconds, one
                )

    def _read(self, sample: Any) -> Any:
        """The row of a sample, or why there is none."""
        try:
            return self.trained.inputs.read(sample)
        except Explained as error:
            return error.text

    def _answer(self, name: str, row: npt.NDArray[np.float32], milliseconds: float, read: Any) -> Prediction:
        if not np.isfinite(row).all():
            text = T("The network's answer is not a number. Its training went wrong; train again.")
            return Prediction(name, milliseconds=milliseconds, seen=read, error=text)
        chances = {label: float(value) for label, value in zip(self.classes, row, strict=True)}
        label = self.classes[int(row.argmax())]
        return Prediction(name, label, chances[label], chances, milliseconds, read)


def _name(sample: Any, kind: str) -> str:
    if isinstance(sample, str):
        return sample if len(sample) <= MOST_CHARACTERS else sample[: MOST_CHARACTERS - 1] + "…"
    return legible(str(sample)) if isinstance(sample, Path) else kind

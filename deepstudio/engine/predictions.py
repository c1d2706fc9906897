"""Answers of a supervised network for samples, some at a time; what cannot be read costs only its own."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from deepstudio.core.explained import Explained
from deepstudio.core.results import Answer
from deepstudio.core.text import T, Text, legible
from deepstudio.data.work import in_threads
from deepstudio.engine.objectives.target import is_finite
from deepstudio.engine.use import Given, Prediction
from deepstudio.engine.weights import LoadedModel

BATCH = 64  # samples
MOST_CHARACTERS = 200  # of a text, where it stands for itself


def predictions(model: LoadedModel, samples: Sequence[Given]) -> Iterator[Prediction]:
    """As `Trained.answers`, for a supervised network."""
    for start in range(0, len(samples), BATCH):
        yield from _batch(model, samples[start : start + BATCH])


def _batch(model: LoadedModel, samples: Sequence[Given]) -> Iterator[Prediction]:
    started = time.perf_counter()

    def read(sample: Given) -> dict[str, Any] | Text:
        try:
            return model.feed.read(sample)
        except Explained as error:
            return error.text

    rows = [read(samples[0])] if len(samples) == 1 else list(in_threads(read, samples))
    answers = iter([*_answers(model, [row for row in rows if not isinstance(row, Text)])])
    milliseconds = (time.perf_counter() - started) * 1000 / len(samples)
    for sample, row in zip(samples, rows, strict=True):
        name = name_of(sample)
        if isinstance(row, Text):
            yield Prediction(name, milliseconds=milliseconds, error=row)
            continue
        found = next(answers)
        if found is None:
            text = T("The network's answer is not a number. Its training went wrong; train again.")
            yield Prediction(name, milliseconds=milliseconds, seen=row, error=text)
        else:
            yield Prediction(name, found, milliseconds, row, doubts=model.feed.doubts(sample, row))


def _answers(model: LoadedModel, rows: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Answer] | None]:
    """The answers of each sample by column; nothing where they are no numbers."""
    if not rows:
        return
    outputs = model.outputs(*model.feed.taken(rows))
    for place in range(len(rows)):
        own = [one[place : place + 1].astype(np.float64) for one in outputs]
        if not all(map(is_finite, own)):
            yield None
            continue
        yield {target.name: target.answers(one)[0] for target, one in zip(model.targets, own, strict=True)}


def name_of(sample: Given) -> str:
    """What a sample is called: the text or the file that it is, the beginning of a row, else its columns."""
    values = list(sample.values())
    if len(values) == 1 and isinstance(values[0], str):
        return _short(values[0])
    paths = [legible(str(value)) for value in values if isinstance(value, Path)]
    if paths:
        return paths[0]
    cells = [f"{name}={value}" for name, value in sample.items() if isinstance(value, str | int | float)]
    return _short(", ".join(cells)) if cells else ", ".join(sample)


def _short(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"

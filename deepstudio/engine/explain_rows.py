"""Why a network answers a row as it does: what changes where a column had its usual value instead."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from deepstudio.core.effects import AnswerEffects, ColumnEffect, RowExplanation
from deepstudio.core.explained import Explained
from deepstudio.core.project import NOTHING_FOUND
from deepstudio.core.text import T
from deepstudio.data.arrays import Floats
from deepstudio.engine.inputs.column import UsualValue
from deepstudio.engine.objectives.target import is_finite
from deepstudio.engine.use import Given
from deepstudio.engine.weights import LoadedModel

AT_ONCE = 64  # samples


def explained_row(model: LoadedModel, given: Given, method: str = "", label: str = "") -> RowExplanation:
    """Puts the usual value in the place of one column's after the other, and looks how the answer changes.

    Occlusion by column: usual is the mean of the training part, or the most frequent value. Columns without one, such
    as pictures beside a row, stay as they are. There is one way alone, whatever `method` is asked for what enters
    beside a row; `label` asks about another class than the one that is answered. Raises `Explained`, also where
    nothing can be explained (`no_explanation`).
    """
    if label and not any(label in target.output_names for target in model.targets):
        raise Explained(
            T("The network does not know the class “{label}”.", label=label[:60]), "unknown_class"
        )
    started = time.perf_counter()
    usual = _usual(model)
    rows = model.feed.read(given)
    samples = [rows, *(rows | {name: one.row} for name, one in usual.items())]
    outputs = _outputs(model, samples)
    if not all(map(is_finite, outputs)):
        text = T("The network's answer is not a number. Its training went wrong; train again.")
        raise Explained(text, "diverged")
    found = {}
    for target, own in zip(model.targets, outputs, strict=True):
        standing = target.standing(own[:1])
        if standing is None:
            continue
        if label in target.output_names:
            standing = replace(standing, place=target.output_names.index(label), label=label)
        numbers = own[:, standing.place]
        effects = [
            ColumnEffect(name=name, change=float(numbers[0] - without), instead=one.told)
            for (name, one), without in zip(usual.items(), numbers[1:], strict=True)
        ]
        effects.sort(key=lambda one: -abs(one.change))
        found[target.name] = AnswerEffects(
            label=standing.label,
            value=float(numbers[0]),
            form=standing.form,
            unit=standing.unit,
            columns=tuple(effects),
        )
    if not found or not usual:
        text = T("There is no explanation for answers about data of this kind.")
        raise Explained(text, "no_explanation")
    return RowExplanation(answers=found, milliseconds=(time.perf_counter() - started) * 1000)


def _usual(model: LoadedModel) -> dict[str, UsualValue]:
    """The usual value of each column that has one."""
    data = model.project.data
    facts = data.found if data is not None else None
    found = {
        name: one.usual(facts.column(name) if facts is not None else NOTHING_FOUND)
        for name, one in model.feed.columns.items()
    }
    return {name: value for name, value in found.items() if value is not None}


def _outputs(model: LoadedModel, samples: Sequence[Mapping[str, Any]]) -> list[Floats]:
    """What leaves at each answer, (N, K)."""
    parts = [
        model.outputs(*model.feed.taken(samples[start : start + AT_ONCE]))
        for start in range(0, len(samples), AT_ONCE)
    ]
    return [np.concatenate(own).astype(np.float64) for own in zip(*parts, strict=True)]

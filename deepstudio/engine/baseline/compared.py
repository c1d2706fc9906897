"""All simple methods of all answers of a network."""

from __future__ import annotations

import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any

import numpy as np

from deepstudio.core.declarations import Objective
from deepstudio.core.events import AnyEvent, Message, Note, Progress
from deepstudio.core.explained import Explained
from deepstudio.core.rooms import has_part, part
from deepstudio.core.text import T
from deepstudio.engine.baseline.features import ComparedColumn, features_of, methods_of
from deepstudio.engine.baseline.methods import GUESS, Estimators, Measures, SimpleMethod
from deepstudio.engine.baseline.samples import ComparedSamples, too_few
from deepstudio.engine.baseline.trial import MethodOutcome, MethodTrial, Shares
from deepstudio.engine.inputs.feed import fed
from deepstudio.engine.objectives.target import LearnedTarget
from deepstudio.engine.weights import LoadedModel

LIBRARIES = ("sklearn.linear_model", "sklearn.ensemble", "sklearn.svm", "sklearn.feature_extraction.text")


@dataclass(frozen=True)
class ComparedAnswer:
    """What came of the methods of one answer; `standing` is the one that the network is compared with."""

    name: str
    tried: Sequence[MethodOutcome]
    standing: MethodOutcome
    features: int


def compared_answers(
    samples: ComparedSamples, model: LoadedModel
) -> Generator[AnyEvent, None, list[ComparedAnswer]]:
    """Yields progress and notes; in the order of the network's answers. Raises `Explained`."""
    for module in LIBRARIES:  # a second that is not the methods' own
        import_module(module)
    estimators = [_estimators(target, samples) for target in model.targets]
    outputs = max(one.outputs for one in estimators)
    columns = [
        ComparedColumn(samples.plan, samples.prepared, name, samples.parts, outputs)
        for name in model.feed.columns
    ]
    answers = [_answers(*pair, samples) for pair in zip(model.targets, estimators, strict=True)]
    started = time.monotonic()
    features = yield from features_of(columns)
    reading = time.monotonic() - started
    wanted = methods_of([samples.prepared.columns[one.name].column for one in columns])
    found = []
    for target, own, right in zip(model.targets, estimators, answers, strict=True):
        trial = MethodTrial(Shares(features, right), own, _score(target.setup.objective))
        tried = yield from _tried(trial, wanted, target.name, reading)
        found.append(ComparedAnswer(target.name, tried, trial.standing(tried), int(features[0].shape[1])))
    return found


def refuse_unknown(model: LoadedModel) -> None:
    """Raises `Explained` (`no_baseline`) where an objective has no simple methods."""
    for target in model.targets:
        objective = target.setup.objective
        if not has_part(objective, "estimators"):
            text = T(
                "There is no simple method to compare with for answers of this kind: {objective}.",
                objective=objective.title,
            )
            raise Explained(text, "no_baseline")


def _estimators(target: LearnedTarget, samples: ComparedSamples) -> Estimators:
    found: Estimators = part(target.setup.objective, "estimators")(samples.prepared.state(target.name))
    return found


def _answers(target: LearnedTarget, estimators: Estimators, samples: ComparedSamples) -> tuple[Any, ...]:
    """The right answers of each part, (N,) each."""
    stored, state = samples.prepared.columns[target.name], samples.prepared.state(target.name)
    rows: Any = fed(stored.column, state).rows(stored)
    train, validation = (estimators.learned(rows[part]) for part in samples.parts[:2])
    if len(np.unique(train)) < 2:
        raise too_few()
    if target.name not in samples.truths:
        return train, validation, estimators.learned(rows[samples.rows])
    return train, validation, estimators.right(samples.truths[target.name])


def _score(objective: Objective) -> Any:
    """How good measures are by the number that also picks the best epoch."""
    higher = {one.id: one.higher_is_better for one in objective.examined}
    sign = 1.0 if higher.get(objective.best, True) else -1.0

    def score(measures: Measures) -> float:
        return sign * measures.metrics[objective.best]

    return score


def _tried(
    trial: MethodTrial, wanted: Sequence[str], name: str, reading: float
) -> Generator[AnyEvent, None, list[MethodOutcome]]:
    """What came of the wanted methods that the objective has, and of guessing; at least of that."""
    methods = trial.estimators.methods
    ids = [id for id in wanted if id in methods]
    if not ids:
        raise Explained(
            T("There is no simple method to compare the answers in “{column}” with.", column=name),
            "no_baseline",
        )
    found = []
    for place, id in enumerate((*ids, GUESS)):
        tried = yield from _one(trial, id, place, len(ids) + 1)
        if tried is not None:
            found.append(tried if id == GUESS else replace(tried, seconds=tried.seconds + reading))
    yield _progress(methods[GUESS], len(ids) + 1, len(ids) + 1)
    return found


def _one(
    trial: MethodTrial, id: str, place: int, total: int
) -> Generator[AnyEvent, None, MethodOutcome | None]:
    """Nothing, with a note, where a method cannot learn from these samples."""
    method = trial.estimators.methods[id]
    attempts = trial.tried(id)
    while True:
        try:
            next(attempts)
        except StopIteration as ended:
            tried: MethodOutcome | None = ended.value
            if tried is None:
                yield _too_much(method)
            return tried
        except (ValueError, ArithmeticError, MemoryError) as error:
            if id == GUESS:
                raise
            yield _left_out(method, error)
            return None
        yield _progress(method, place, total)


def _too_much(method: SimpleMethod) -> Note:
    text = T(
        "The simple method “{title}” is left out: with so many numbers or classes it would take too long.",
        title=method.title,
    )
    return Note(message=Message.of(text))


def _left_out(method: SimpleMethod, error: Exception) -> Note:
    reason = (str(error).splitlines() or [type(error).__name__])[0][:200]
    text = T(
        "The simple method “{title}” cannot learn from this data and is left out: {reason}",
        title=method.title,
        reason=reason,
    )
    return Note(message=Message.of(text))


def _progress(method: SimpleMethod, done: int, total: int) -> Progress:
    what = Message.of(T("Training the simple method: {title}", title=method.title))
    return Progress(time=time.time(), what=what, done=done, total=total)

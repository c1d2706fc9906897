"""Simple methods that tell classes apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from deepstudio.core.text import T
from deepstudio.data.cells import Array
from deepstudio.engine.baseline.methods import GUESS, Candidate, Estimators, Measures, SimpleMethod
from deepstudio.engine.baseline.trees import TREES, leaf_of, steps_for
from deepstudio.engine.objectives.classes import measures

# The inverse weight of the penalty on large coefficients.
LOGISTIC, MARGIN = (1.0, 3.0, 10.0), (0.01, 0.1, 1.0)
STEPS = 300
MOST_COPIED = 30_000_000  # numbers; the usual solver of support vector machines copies all in twice the size
PASSES = 20


def class_estimators(state: Mapping[str, Any]) -> Estimators:
    """For a column with the `classes` of its state; answers are int64 (N,), indices into these."""
    classes = tuple(state["classes"])
    number = {name: place for place, name in enumerate(classes)}
    return Estimators(
        methods={
            "linear": SimpleMethod(T("Logistic regression"), _logistic),
            "trees": SimpleMethod(TREES, _trees, takes_missing=True),
            "svm": SimpleMethod(T("Linear SVM"), _margin),
            GUESS: SimpleMethod(T("Guess: most frequent class"), _most_frequent),
        },
        learned=lambda rows: np.asarray(rows, np.int64),
        right=lambda cells: np.array([number[str(cell)] for cell in cells], np.int64),
        measured=lambda right, said: _measured(right, said, classes),
        outputs=len(classes) if len(classes) > 2 else 1,
    )


def _measured(right: Array, said: Array, classes: Sequence[str]) -> Measures:
    keys = measures(right, said, classes)
    return Measures({id: keys[id] for id in ("accuracy", "macro_f1")}, {"classes": list(classes), **keys})


def _logistic(features: Any, answers: Array) -> Iterator[Candidate]:
    from sklearn.linear_model import LogisticRegression

    for strength in LOGISTIC:
        yield Candidate(LogisticRegression(C=strength, max_iter=STEPS), {"strength": strength})


def _margin(features: Any, answers: Array) -> Iterator[Candidate]:
    """Of so many numbers that the usual solver would have no room, one that goes through them sample by sample."""
    from sklearn.linear_model import SGDClassifier
    from sklearn.svm import LinearSVC

    count, width = features.shape
    for strength in MARGIN:
        if count * width <= MOST_COPIED:
            model: Any = LinearSVC(C=strength, random_state=0)
        else:
            model = SGDClassifier(alpha=1 / (strength * count), max_iter=PASSES, average=True, random_state=0)
        yield Candidate(model, {"strength": strength})


def _trees(features: Any, answers: Array) -> Iterator[Candidate]:
    from sklearn.ensemble import HistGradientBoostingClassifier

    classes = len(np.unique(answers))
    model = HistGradientBoostingClassifier(
        early_stopping=False, warm_start=True, random_state=0, min_samples_leaf=leaf_of(len(answers))
    )
    for count in steps_for(classes if classes > 2 else 1):
        yield Candidate(model.set_params(max_iter=count), {"trees": count})


def _most_frequent(features: Any, answers: Array) -> Iterator[Candidate]:
    from sklearn.dummy import DummyClassifier

    yield Candidate(DummyClassifier(strategy="most_frequent"))

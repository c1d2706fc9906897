"""Simple methods that tell a number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from deepstudio.core.text import T
from deepstudio.data.cells import Array
from deepstudio.engine.baseline.methods import GUESS, Candidate, Estimators, Measures, SimpleMethod
from deepstudio.engine.baseline.trees import TREES, leaf_of, steps_for
from deepstudio.engine.objectives.numbers import number_metrics

PENALTIES = (100.0, 10.0, 1.0, 0.1)  # on large coefficients


def number_estimators(state: Mapping[str, Any]) -> Estimators:
    """For a column with the `mean` and `std` of its state; answers are float64 (N,), in the number's own unit."""
    mean, deviation = float(state["mean"]), float(state["std"]) or 1.0
    linear = SimpleMethod(T("Ridge regression"), _ridge)
    return Estimators(
        methods={
            "linear": linear,
            "trees": SimpleMethod(TREES, _trees, takes_missing=True),
            "svm": linear,
            GUESS: SimpleMethod(T("Guess: the mean"), _mean),
        },
        learned=lambda rows: np.asarray(rows, np.float64).reshape(-1) * deviation + mean,
        right=lambda cells: np.asarray(cells, np.float64),
        measured=_measured,
    )


def _measured(right: Array, said: Array) -> Measures:
    metrics = number_metrics(right, np.asarray(said, np.float64).reshape(-1))
    return Measures(metrics, metrics)


def _ridge(features: Any, answers: Array) -> Iterator[Candidate]:
    from sklearn.linear_model import Ridge

    for penalty in PENALTIES:
        yield Candidate(Ridge(alpha=penalty, random_state=0), {"penalty": penalty})


def _trees(features: Any, answers: Array) -> Iterator[Candidate]:
    from sklearn.ensemble import HistGradientBoostingRegressor

    model = HistGradientBoostingRegressor(
        early_stopping=False, warm_start=True, random_state=0, min_samples_leaf=leaf_of(len(answers))
    )
    for count in steps_for(1):
        yield Candidate(model.set_params(max_iter=count), {"trees": count})


def _mean(features: Any, answers: Array) -> Iterator[Candidate]:
    from sklearn.dummy import DummyRegressor

    yield Candidate(DummyRegressor())

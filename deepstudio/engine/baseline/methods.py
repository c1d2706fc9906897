"""What a simple method is: estimators that learn in seconds, each with a few settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from deepstudio.core.text import Text
from deepstudio.data.cells import Array

GUESS = "guess"


@dataclass(frozen=True)
class Candidate:
    """A scikit-learn estimator that has not learned, and its settings by name, as they are told."""

    estimator: Any
    settings: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class SimpleMethod:
    """`candidates`, from the plainest to the boldest, are for features (N, F) and answers (N,) to learn from.

    One that `takes_missing` is given features that are not a number where a value is missing, always dense.
    """

    title: Text
    candidates: Callable[[Any, Array], Iterator[Candidate]]
    takes_missing: bool = False


@dataclass(frozen=True)
class Measures:
    """How good answers are: the objective's metrics by id, and keys of its own for `evaluate --json`."""

    metrics: dict[str, float]
    keys: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Estimators:
    """The simple methods of an objective, for one column; what it names as `estimators` makes this from its state.

    `methods` are by the ids that kinds name, `guess` among them. `learned` gives the right answers (N,) from rows as
    the column is fed, `right` the same from N cells; `measured` compares right answers (N,) with those of a method.
    """

    methods: Mapping[str, SimpleMethod]
    learned: Callable[[Array], Array]
    right: Callable[[Sequence[Any]], Array]
    measured: Callable[[Array, Array], Measures]
    outputs: int = 1

"""Simple methods at work: what each comes to, with the settings that tell the validation part best."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from deepstudio.core.events import Message
from deepstudio.core.text import Text
from deepstudio.data.cells import Array
from deepstudio.engine.baseline.methods import Candidate, Estimators, Measures

MOST_CELLS = 50_000_000  # of rows that have to lie dense


@dataclass(frozen=True)
class Shares:
    """What there is to learn from, to choose with and to examine with: features (N, F) and right answers (N,)."""

    features: Sequence[Any]
    answers: Sequence[Array]


@dataclass(frozen=True)
class MethodOutcome:
    """What came of a method: its measures in the examined part and, where there is one, in the validation part."""

    id: str
    title: Text
    examined: Measures
    validation: Measures | None
    settings: Mapping[str, float]
    seconds: float

    def as_dict(self) -> dict[str, Any]:
        return {
            "title": Message.of(self.title).model_dump(mode="json"),
            "metrics": self.examined.metrics,
            "validation": self.validation.metrics if self.validation is not None else {},
            "settings": dict(self.settings),
            "seconds": self.seconds,
        }


@dataclass(frozen=True)
class MethodTrial:
    """The simple methods of one answer. `score` says how good measures are; larger is better."""

    shares: Shares
    estimators: Estimators
    score: Callable[[Measures], float]

    def tried(self, id: str) -> Generator[Text, None, MethodOutcome | None]:
        """Yields what it is at before each attempt; returns nothing where the method is not for so many numbers."""
        started, method = time.monotonic(), self.estimators.methods[id]
        features = _taken(self.shares.features, method.takes_missing)
        best: tuple[Measures | None, Measures, Mapping[str, float]] | None = None
        for candidate in method.candidates(features[0], self.shares.answers[0]) if features else ():
            yield method.title
            chosen, examined = self._attempt(candidate, features)
            if best is None or (chosen is not None and self._is_better(chosen, best[0])):
                best = chosen, examined, candidate.settings
            elif chosen is None or self._is_better(best[0], chosen):
                break  # bolder ones would tell still less
        if best is None:
            return None
        chosen, examined, settings = best
        return MethodOutcome(id, method.title, examined, chosen, settings, time.monotonic() - started)

    def _attempt(self, candidate: Candidate, features: Sequence[Any]) -> tuple[Measures | None, Measures]:
        """How good an estimator is in the validation part, where there is one, and in the examined part."""
        train, *others = features
        with _quiet():
            model = candidate.estimator.fit(train, self.shares.answers[0])
            said = [model.predict(part) if part.shape[0] else None for part in others]
        if any(one is not None and not np.isfinite(one).all() for one in said):
            raise ValueError("its answers are no numbers")
        measured = self.estimators.measured
        validation, examined = (
            measured(right, own) if own is not None else None
            for right, own in zip(self.shares.answers[1:], said, strict=True)
        )
        assert examined is not None
        return validation, examined

    def _is_better(self, one: Measures | None, other: Measures | None) -> bool:
        return one is not None and other is not None and self.score(one) > self.score(other)

    def standing(self, tried: Sequence[MethodOutcome]) -> MethodOutcome:
        """The one that tells the validation part best, the first of equals."""
        return max(tried, key=lambda one: self.score(one.validation) if one.validation is not None else 0.0)


def _taken(features: Sequence[Any], takes_missing: bool) -> Sequence[Any]:
    """Features as a method wants them; none where they are too many for it."""
    from scipy.sparse import issparse

    if takes_missing:
        if sum(part.shape[0] * part.shape[1] for part in features) > MOST_CELLS:
            return ()
        return [part.toarray() if issparse(part) else part for part in features]
    return _filled(features) if any(map(_has_gaps, features)) else features


def _has_gaps(part: Any) -> bool:
    return bool(np.isnan(getattr(part, "data", part) if not isinstance(part, np.ndarray) else part).any())


def _filled(features: Sequence[Any]) -> Sequence[Any]:
    """0, the mean of what stands around 0, for what is missing, and further columns that say what was."""
    from sklearn.impute import SimpleImputer

    filling = SimpleImputer(
        strategy="constant", fill_value=0.0, add_indicator=True, keep_empty_features=True
    ).fit(features[0])
    return [
        filling.transform(part) if part.shape[0] else filling.transform(features[0])[:0] for part in features
    ]


@contextmanager
def _quiet() -> Iterator[None]:
    """Several threads would wait for each other longer than they work, and nearly there is good enough."""
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1), warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        yield

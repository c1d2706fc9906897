"""Two classes told apart by a threshold: what comes out at each, from how often each probability occurred.

Formulas as in T. Fawcett, “An introduction to ROC analysis”, Pattern Recognition Letters 27 (2006).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

ClassCounts = tuple[int, int]
"""How many samples of the other class and of the positive one."""
FINE = 1000  # steps from 0 to 1 of probabilities that are too many to be told one by one


@dataclass(frozen=True, slots=True)
class DecidedCounts:
    """What a threshold came to: samples of the positive class and of the other, taken for it or not."""

    found: int
    missed: int
    false_alarms: int
    passed: int

    @property
    def positives(self) -> int:
        return self.found + self.missed

    @property
    def negatives(self) -> int:
        return self.false_alarms + self.passed

    @property
    def precision(self) -> float | None:
        """The share of alarms that are right; nothing without an alarm."""
        return _share(self.found, self.found + self.false_alarms)

    @property
    def recall(self) -> float | None:
        return _share(self.found, self.positives)

    @property
    def false_alarm_rate(self) -> float | None:
        return _share(self.false_alarms, self.negatives)

    @property
    def accuracy(self) -> float | None:
        return _share(self.found + self.passed, self.positives + self.negatives)

    @property
    def f1(self) -> float | None:
        return _share(2 * self.found, 2 * self.found + self.false_alarms + self.missed)


@dataclass(frozen=True, slots=True)
class ScoredSamples:
    """Samples by their probability of the positive class: `scores` grow, with `counts` of samples at each."""

    scores: tuple[float, ...]
    counts: tuple[ClassCounts, ...]

    def mirrored(self) -> ScoredSamples:
        """The same with the other class as the positive one."""
        scores = tuple(1 - score for score in reversed(self.scores))
        return ScoredSamples(scores, tuple((positive, other) for other, positive in reversed(self.counts)))

    def at(self, threshold: float) -> DecidedCounts:
        """A sample is taken for the positive class from a probability of `threshold` on."""
        first = bisect_left(self.scores, threshold - 1e-12)
        below = (sum(one[0] for one in self.counts[:first]), sum(one[1] for one in self.counts[:first]))
        above = (sum(one[0] for one in self.counts[first:]), sum(one[1] for one in self.counts[first:]))
        return DecidedCounts(found=above[1], missed=below[1], false_alarms=above[0], passed=below[0])

    def roc(self) -> list[tuple[float, float]]:
        """(false alarm rate, recall) from the strictest threshold to the mildest; nothing of one class alone."""
        others = [0, *accumulate(one[0] for one in reversed(self.counts))]
        positives = [0, *accumulate(one[1] for one in reversed(self.counts))]
        if not others[-1] or not positives[-1]:
            return []
        return [(x / others[-1], y / positives[-1]) for x, y in zip(others, positives, strict=True)]

    def auroc(self) -> float | None:
        """The area under the ROC curve: how often a positive sample has a larger score than another one."""
        points = self.roc()
        if not points:
            return None
        pairs = pairwise(points)
        return sum((right - left) * (low + high) / 2 for (left, low), (right, high) in pairs)

    def histogram(self, bars: int) -> list[ClassCounts]:
        """How many samples of the other class and of the positive one lie in each of `bars` equal spans."""
        made = [[0, 0] for _ in range(bars)]
        for score, (other, positive) in zip(self.scores, self.counts, strict=True):
            place = min(int(score * bars + 1e-9), bars - 1)
            made[place][0] += other
            made[place][1] += positive
        return [(one[0], one[1]) for one in made]

    def condensed(self, most: int = FINE) -> ScoredSamples:
        """The same to a thousandth, rounded down, where there are more than `most` different scores."""
        if len(self.scores) <= most:
            return self
        scores = [int(score * FINE + 1e-9) / FINE for score in self.scores]
        return scored(
            (score, positive, count)
            for score, counts in zip(scores, self.counts, strict=True)
            for positive, count in enumerate(counts)
        )


def scored(samples: Iterator[tuple[float, int, int]] | Sequence[tuple[float, int, int]]) -> ScoredSamples:
    """From (probability of the positive class, 1 where a sample is of it and else 0, how many such samples)."""
    found: dict[float, list[int]] = {}
    for score, positive, count in samples:
        found.setdefault(score, [0, 0])[positive] += count
    scores = sorted(found)
    return ScoredSamples(tuple(scores), tuple((found[score][0], found[score][1]) for score in scores))


def _share(some: int, of: int) -> float | None:
    return some / of if of else None

"""The curves of a run as a judge sees them: one metric of each epoch against what guessing gets."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from deepstudio.core.amounts import percent
from deepstudio.core.declarations import Metric
from deepstudio.core.results import written
from deepstudio.core.text import T, Text

HARDLY, HARDLY_NUMBER = 0.2, 0.1  # of the way from guessing to perfect
SEVERAL = 0.5  # times what guessing gets, where there are so many classes that guessing gets next to nothing
SURE = 2.0  # standard errors
NEWEST = 3  # epochs at the end, whose median stands for where a curve is now

EpochValues = tuple[float, ...]


@dataclass(frozen=True)
class LearningCurves:
    """One value an epoch in `train`, `validation` and their losses; not a number where nothing is known.

    `metric` is the one that picks the best epoch. `floor` is what guessing gets on the validation part in this metric
    – always the commonest class, always the mean – and `floor_loss` the loss of that. `rate` is the learning rate,
    where all networks have the same, and `usual_rate` that of a new project. `hindered` says that dropout or
    augmentation makes training harder than validation, `fresh` that the first epoch met weights that knew nothing.
    """

    metric: Metric
    train: EpochValues = ()
    validation: EpochValues = ()
    train_loss: EpochValues = ()
    validation_loss: EpochValues = ()
    floor: float | None = None
    floor_loss: float | None = None
    samples: int = 0
    """Of the validation part."""
    test: float | None = None
    test_samples: int = 0
    simple: float | None = None
    """What a simple method gets on the test part."""
    planned: int = 0
    diverged: bool = False
    rate: float | None = None
    usual_rate: float | None = None
    hindered: bool = False
    fresh: bool = True

    # How it stands

    @cached_property
    def judged(self) -> EpochValues:
        """What picks the best epoch: validation, or training where there is none."""
        return self.validation if self.is_validated else self.train

    @property
    def is_validated(self) -> bool:
        return any(map(math.isfinite, self.validation))

    @property
    def epochs(self) -> int:
        return len(self.judged)

    @cached_property
    def best(self) -> int:
        """The place of the best epoch."""
        return self.place_of_best(self.judged)

    @property
    def value(self) -> float:
        """What the best epoch came to."""
        return self.judged[self.best]

    def place_of_best(self, values: Sequence[float]) -> int:
        """The first of the best values."""
        return max(range(len(values)), key=lambda place: self.up(values[place]))

    def up(self, value: float) -> float:
        """Larger is better; what is no number is worst."""
        if not math.isfinite(value):
            return -math.inf
        return value if self.metric.higher_is_better else -value

    def ahead(self, one: float, other: float) -> float:
        """How much better `one` is."""
        return self.up(one) - self.up(other)

    def skill(self, value: float) -> float | None:
        """Where a value stands from guessing, 0, to perfect, 1; nothing where either is not known."""
        if self.floor is None or not math.isfinite(value):
            return None
        if not self.metric.higher_is_better:
            return 1 - value / self.floor if self.floor > 0 else None
        if not self.metric.percent:
            return None
        return (value - self.floor) / (1 - self.floor) if self.floor < 1 else None

    def is_like_guessing(self, value: float, samples: int = 0) -> bool:
        """Whether a value is hardly better than guessing, or may be so by chance with so few samples."""
        skill = self.skill(value)
        if skill is None or self.floor is None:
            return False
        if not self.metric.percent:
            return skill < HARDLY_NUMBER
        enough = min(HARDLY * (1 - self.floor), SEVERAL * self.floor)
        return value - self.floor < max(enough, self.chance(self.floor, samples))

    def chance(self, share: float, samples: int) -> float:
        """By how much a share of so many samples may differ by chance; 0 for other numbers."""
        if not self.metric.percent or samples <= 0 or not 0 <= share <= 1:
            return 0.0
        return SURE * math.sqrt(max(share * (1 - share), 0.0) / samples)

    # Words

    def said(self, value: float | None) -> str:
        """A value of the metric, with its unit."""
        if value is None or not math.isfinite(value):
            return "–"
        return percent(value) if self.metric.percent else written(value, "number", self.metric.unit)

    @property
    def number(self) -> str:
        return self.said(self.value)

    def guess(self) -> Text:
        """What guessing gets, within a sentence."""
        floor = self.said(self.floor).replace(".0 %", " %")
        if self.metric.in_unit:
            return T("always answering the mean ({floor})", floor=floor)
        return T("guessing ({floor})", floor=floor)


def newest(values: Sequence[float], count: int = NEWEST) -> float:
    """The median of the last values."""
    return median(values[-count:])


def median(values: Iterable[float]) -> float:
    """The middle one of those that are numbers."""
    known = sorted(value for value in values if math.isfinite(value))
    if not known:
        return math.nan
    middle = len(known) // 2
    return known[middle] if len(known) % 2 else (known[middle - 1] + known[middle]) / 2

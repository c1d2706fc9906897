"""The learning curve over data as a value: how good a network and a simple method are with how many samples."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean, stdev
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from deepstudio.core.events import Message, Whole
from deepstudio.core.graph import Frozen
from deepstudio.core.results import Form, Grid, Real, Section, written
from deepstudio.core.text import T, Text

AMOUNT = T("Amount")


class AmountScores(Frozen):
    """What came of one amount: a share of the training part in percent, how many samples, and a score by seed."""

    share: Annotated[int, Field(ge=1, le=100)]
    samples: Whole
    seeds: Annotated[tuple[Whole, ...], Field(min_length=1)]
    scores: tuple[Real, ...]

    @model_validator(mode="after")
    def _has_a_score_for_each(self) -> Self:
        if len(self.seeds) != len(self.scores):
            raise ValueError("there is a score for each seed")
        return self

    @property
    def mean(self) -> float:
        return fmean(self.scores)

    @property
    def deviation(self) -> float:
        """The standard deviation over seeds; 0 of a single one."""
        return stdev(self.scores) if len(self.scores) > 1 else 0.0


Amounts = tuple[AmountScores, ...]


class DataCurve(Section):
    """One answer: its main metric against the amount of data, the least first. `simple` may be empty.

    `examined` samples of `part` judged all of it.
    """

    id: ClassVar[str] = "data_curve"
    title: ClassVar[Text] = T("Learning curve over data")
    help: ClassVar[Text] = T("How good a network becomes with more and more samples to learn from.")
    shown: ClassVar[str] = "deepstudio.ui.results.data_curve:DataCurveView"

    target: str = ""
    metric: Message
    form: Form = "number"
    unit: str = ""
    higher_is_better: bool = True
    part: str = "test"
    examined: Whole = 0
    network: Amounts = ()
    simple: Amounts = ()

    @property
    def heading(self) -> Text:
        """What stands above the picture."""
        return T("{metric} against the amount of data", metric=self.metric.text())

    def words(self, value: float) -> str:
        """A score as it is written."""
        return written(value, self.form, self.unit)

    def told(self) -> Iterator[Text | Grid]:
        if not self.network:
            return
        titles = [AMOUNT, T("Samples"), T("Network"), *([T("Simple method")] if self.simple else [])]
        simple = {one.share: one for one in self.simple}
        rows = []
        for one in self.network:
            row = [f"{one.share} %", f"{one.samples:,}", self.spread(one)]
            if self.simple:
                row.append(self.spread(simple[one.share]) if one.share in simple else written(None))
            rows.append(tuple(row))
        yield T("{title}:", title=self.heading)
        yield Grid(titles=tuple(map(Message.of, titles)), rows=tuple(rows), right=tuple(range(len(titles))))

    def spread(self, one: AmountScores) -> str:
        """The mean over seeds and, of several, how far they lie from it: “91.2 % ± 1.3”."""
        if len(one.scores) < 2:
            return self.words(one.mean)
        deviation = one.deviation * 100 if self.form == "percent" else one.deviation
        about = f"{deviation:.1f}" if self.form == "percent" else written(deviation)
        return f"{self.words(one.mean)} ± {about}"

    def table(self) -> list[list[str | float]]:
        """A row for each training, for a file: who, share, samples, seed and score, under their titles."""
        rows: list[list[str | float]] = [
            ["target", "method", "share", "samples", "seed", str(self.metric.text())]
        ]
        for who, points in (("network", self.network), ("simple", self.simple)):
            for one in points:
                pairs = zip(one.seeds, one.scores, strict=True)
                rows += [[self.target, who, one.share, one.samples, seed, score] for seed, score in pairs]
        return rows

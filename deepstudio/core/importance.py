"""Which columns a network uses, as a section of an examination."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from deepstudio.core.effects import differences
from deepstudio.core.events import Message, Whole
from deepstudio.core.graph import Frozen
from deepstudio.core.results import Grid, Quantity, Real, Section
from deepstudio.core.text import T, Text

MOST_TOLD = 30  # columns in a terminal


class ColumnImportance(Frozen):
    """By how much the metric gets `worse` where a column is shuffled: mean and `spread` (deviation) of repeats."""

    name: str
    worse: Real
    spread: Real = 0.0


class Importance(Section):
    """How much worse the main number gets where the values of one column are shuffled among the samples.

    Permutation importance (Breiman, 2001; Fisher, Rudin and Dominici, 2019). `metric` is what these `samples` come to
    as they are; the most important column stands first.
    """

    id: ClassVar[str] = "importance"
    title: ClassVar[Text] = T("Importance of columns")
    help: ClassVar[Text] = T("How much worse the answers get where one column is shuffled.")
    shown: ClassVar[str] = "deepstudio.ui.results.importance:ImportanceView"
    reading: ClassVar[Text] = T(
        "It says what this network uses, not what causes what. Columns that say much the same share their "
        "importance: each then looks smaller than it is."
    )

    metric: Quantity
    columns: tuple[ColumnImportance, ...]
    samples: Whole
    repeats: Whole

    def words(self, column: ColumnImportance) -> str:
        """Mean and spread in the unit of the metric, such as “12.3 ± 1.0”; of a share, in percentage points."""
        sizes = [max(abs(one.worse), one.spread) for one in self.columns]
        worse, spread = (differences(one, self.metric.form, sizes) for one in (column.worse, column.spread))
        unit = "" if self.metric.form == "percent" else self.metric.unit
        return f"{worse} ± {spread} {unit}".rstrip()

    def how(self) -> Text:
        """What was done, and in which unit it is told."""
        words = {"metric": self.metric.title.text(), "n": f"{self.samples:,}", "repeats": self.repeats}
        if self.metric.form == "percent":
            return T(
                "By how many percentage points “{metric}” gets worse where a column is shuffled among {n} samples: "
                "mean ± deviation of {repeats} times.",
                **words,
            )
        return T(
            "By how much “{metric}” gets worse where a column is shuffled among {n} samples: "
            "mean ± deviation of {repeats} times.",
            **words,
        )

    def told(self) -> Iterator[Text | Grid]:
        yield self.how()
        titles = (T("Column"), T("Worse by"))
        rows = tuple((one.name, self.words(one)) for one in self.columns[:MOST_TOLD])
        yield Grid(titles=tuple(map(Message.of, titles)), rows=rows, right=(1,))
        yield self.reading


IMPORTANCE: tuple[type[Section], ...] = (Importance,)

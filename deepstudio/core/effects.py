"""Why a row is answered as it is: what each of its columns does to the answer."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar, Self

from pydantic import Field, ValidationError

from deepstudio.core.events import Message
from deepstudio.core.graph import Frozen
from deepstudio.core.results import Form, Grid, Real, written
from deepstudio.core.text import T, Text

POINTS = 100  # percentage points of a whole
DIGITS = 3  # that count
LEAST, MOST = 1e-4, 1e9  # between which numbers are written without an exponent
MOST_TOLD = 30  # columns in a terminal


def differences(value: float, form: Form, sizes: Iterable[float]) -> str:
    """A difference among others of these `sizes`, with as many digits as suit the largest; of shares, in points."""
    if form == "percent":
        told = f"{POINTS * value:.1f}"
    else:
        largest = max(sizes, default=0.0)
        if not LEAST <= largest < MOST:
            return written(value, form).replace("-", "−")
        told = f"{value:,.{max(0, DIGITS - 1 - math.floor(math.log10(largest)))}f}"
    return told.replace("-", "−") if any(digit in told for digit in "123456789") else told.lstrip("-")


class ColumnEffect(Frozen):
    """By how much an answer's number is higher than with the value `instead`, which is usual in this column."""

    name: str
    change: Real
    instead: str = ""


class AnswerEffects(Frozen):
    """What each column does to an answer, the strongest first.

    `value` is the answer's number, such as the probability of the class `label`, in a quantity's `form` and `unit`.
    """

    label: str = ""
    value: Real
    form: Form = "number"
    unit: str = ""
    columns: tuple[ColumnEffect, ...]

    reading: ClassVar[Text] = T(
        "One column at a time had its usual value: the mean, or the most frequent one. Columns that say much the "
        "same stand in for each other, and each then looks weaker than it is."
    )

    def words(self, effect: ColumnEffect) -> str:
        """A change with its sign; of a probability, in percentage points."""
        told = differences(effect.change, self.form, [abs(one.change) for one in self.columns])
        sign = "+" if effect.change > 0 and any(digit in told for digit in "123456789") else ""
        return f"{sign}{told} {'' if self.form == 'percent' else self.unit}".rstrip()

    def how(self) -> Text:
        """What the changes mean."""
        words = {"label": self.label, "value": written(self.value, self.form, self.unit)}
        if self.form == "percent":
            return T("Percentage points that a column adds to “{label}” ({value}) or takes from it:", **words)
        return T("How much a column adds to the answer ({value}) or takes from it:", **words)

    def told(self) -> Iterator[Text | Grid]:
        """What the terminal shows."""
        yield self.how()
        titles = (T("Column"), T("Change"), T("Against"))
        rows = tuple((one.name, self.words(one), one.instead) for one in self.columns[:MOST_TOLD])
        yield Grid(titles=tuple(map(Message.of, titles)), rows=rows, right=(1,))
        yield self.reading


class RowExplanation(Frozen):
    """The effects of a row's columns on each answer, by the column that is answered."""

    answers: dict[str, AnswerEffects] = Field(min_length=1)
    milliseconds: float = 0.0

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON values; where one class is answered, `label` is it, as in other explanations."""
        only = next(iter(self.answers.values())) if len(self.answers) == 1 else None
        label = {"label": only.label} if only is not None and only.label else {}
        return {**label, **self.model_dump(mode="json")}

    @classmethod
    def read(cls, raw: Mapping[str, Any]) -> Self | None:
        """One from what an explanation came to; nothing where it is of another kind."""
        try:
            return cls.model_validate({name: raw[name] for name in cls.model_fields if name in raw})
        except (ValidationError, RecursionError):
            return None

    def told(self) -> Iterator[Text | Grid]:
        """What the terminal shows."""
        for name, one in self.answers.items():
            if len(self.answers) > 1:
                yield T("{target}:", target=name)
            yield from one.told()

    def named(self, names: Mapping[str, Mapping[str, str]]) -> Self:
        """The same with the names that a person gave to classes, by column and class."""
        answers = {
            name: one.replace(label=names.get(name, {}).get(one.label, one.label))
            for name, one in self.answers.items()
        }
        return self.replace(answers=answers)


def told_effects(why: Mapping[str, Any], called: Mapping[str, str]) -> tuple[Text | Grid, ...]:
    """What was found of a row, in sentences and tables; `called` are names that a person gave to classes."""
    found = RowExplanation.read(why)
    return tuple(found.named(dict.fromkeys(found.answers, called)).told()) if found is not None else ()

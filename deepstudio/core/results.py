"""Results as values: what a network answers, and what an examination of it consists of.

They are kept with a run as JSON and shown once by the command line and once by the window. A kind of answer or of
section is a class here or of a plugin; its `id` stands under `kind`, and `shown` names what draws it in the window.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, ClassVar, Literal, Self, TypeVar

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    SerializeAsAny,
    ValidationError,
    model_validator,
)

from deepstudio.core.blame import blamed
from deepstudio.core.events import Message, Whole
from deepstudio.core.graph import Frozen
from deepstudio.core.settings import Settings
from deepstudio.core.text import T, Text, legible, verbatim
from deepstudio.core.thresholds import ScoredSamples

Form = Literal["text", "percent", "number", "count", "seconds"]
"""How a value is shown: a share from 0 to 1 as percent, a number with its unit, a whole number, a time."""
Cell = str | float | None
Real = Annotated[float, Field(allow_inf_nan=False)]


class ResultValue(Settings):
    """Base of answers and sections. What a later program wrote besides is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False)

    shown: ClassVar[str] = ""

    def as_json(self) -> dict[str, Any]:
        """Plain JSON values, with the id under `kind`."""
        return {"kind": self.id, **self.model_dump(mode="json", by_alias=True)}

    def named(self, names: Mapping[str, str]) -> Self:
        """The same with the names that a person gave to classes of the data, by class. What is kept has none."""
        return self


class Answer(ResultValue):
    """What a network says of one sample in one column."""

    def told(self) -> Text:
        """In a few words, such as “cat (93 %)”."""
        raise NotImplementedError

    def said(self) -> dict[str, Any]:
        """What `predict --json` says of it."""
        return self.model_dump(mode="json", exclude_none=True)

    def row(self) -> dict[str, Cell]:
        """The cells of a table of answers, by the names of its columns."""
        raise NotImplementedError

    @property
    def plain(self) -> Any:
        """The answer alone, as a cell of the column would say it."""
        raise NotImplementedError

    def alone(self) -> Text:
        """The answer without how sure it is, as one that is right is told."""
        return verbatim(str(self.plain))

    def told_against(self, true: Answer, sample: Text) -> Text:
        """What was said of a sample, whose right answer is another one."""
        words = {"sample": sample, "true": true.alone(), "predicted": self.told()}
        return T("{sample} is {true}, predicted {predicted}", **words)

    def right(self, plain: Any) -> Answer | None:
        """The right answer in the form of this one, from a cell of the column; nothing where that says none."""
        return None


class Section(ResultValue):
    """A part of an examination with one form. What is `long` stands behind all that follows from the numbers."""

    long: ClassVar[bool] = False

    def told(self) -> Iterator[Text | Grid]:
        """What the terminal shows: sentences and tables."""
        raise NotImplementedError


class Grid(Frozen):
    """A table for the terminal: titles, rows, and the columns that stand at the right."""

    titles: tuple[Message, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()


class UnknownResult(Section):
    """What a plugin that is missing now has said; it is kept, and told."""

    id: ClassVar[str] = "unknown"
    title: ClassVar[Text] = T("Unknown")
    help: ClassVar[Text] = T("A result of a kind that is not known here; perhaps a plugin is missing.")

    raw: dict[str, Any] = Field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return dict(self.raw)

    def told(self) -> Iterator[Text | Grid]:
        kind = str(self.raw.get("kind", ""))[:40]
        yield T("Results of the kind “{id}” cannot be shown here; perhaps a plugin is missing.", id=kind)


Kind = TypeVar("Kind", bound=ResultValue)


def classes_of(base: type[Kind]) -> dict[str, type[Kind]]:
    """All classes that derive from `base` and have an id, by id."""
    found: dict[str, type[Kind]] = {}
    for cls in base.__subclasses__():
        found |= {**({cls.id: cls} if cls.id else {}), **classes_of(cls)}
    return found


def read_answer(raw: Any) -> Answer:
    """An answer from JSON. Raises `ValueError` for one that is damaged or of no known kind."""
    if isinstance(raw, Answer):
        return raw
    kind = raw.get("kind") if isinstance(raw, Mapping) else None
    cls = classes_of(Answer).get(str(kind))
    if cls is None:
        raise ValueError(f"no answer of the kind {kind!r}")
    return cls.model_validate(raw)


def read_section(raw: Any) -> Section:
    """A section from JSON. Raises `ValueError` for one that is damaged."""
    if isinstance(raw, Section):
        return raw
    if not isinstance(raw, Mapping):
        raise ValueError("a section is an object")
    cls = classes_of(Section).get(str(raw.get("kind")))
    return UnknownResult(raw=dict(raw)) if cls is None else cls.model_validate(raw)


AnyAnswer = Annotated[
    SerializeAsAny[Answer], BeforeValidator(read_answer), PlainSerializer(lambda one: one.as_json())
]
AnySection = Annotated[
    SerializeAsAny[Section], BeforeValidator(read_section), PlainSerializer(lambda one: one.as_json())
]


# Numbers


class Quantity(Frozen):
    """A number with what it is called and how it is shown. `id` is that of its metric, where it is one.

    `help` says in a sentence what it means.
    """

    title: Message
    help: Message | None = None
    value: Real
    form: Form = "number"
    unit: str = ""
    id: str = ""
    higher_is_better: bool | None = None

    @model_validator(mode="after")
    def _shares_are_shares(self) -> Self:
        if self.form == "percent" and not 0 <= self.value <= 1:
            raise ValueError("a share is from 0 to 1")
        return self

    def words(self) -> str:
        """The number as it is written in English and Chinese alike, with its unit."""
        return written(self.value, self.form, self.unit)


def written(value: Cell, form: Form = "number", unit: str = "") -> str:
    """A value with its unit: 0.931 as “93.1 %”, 13400.2 as “13,400”, nothing as “–”."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    if form == "percent":
        return f"{100 * value:.1f} %"
    if form == "count":
        return f"{value:,.0f}"
    if form == "seconds":
        return f"{value:.1f} s"
    return f"{_short(value)} {unit}".rstrip()


def _short(value: float) -> str:
    """Four digits that count, all of those before the point, and no exponent where a person would write none."""
    if value == 0:
        return "0"
    if not 1e-4 <= abs(value) < 1e12:
        return f"{value:.4g}"
    text = f"{value:,.{max(0, 3 - math.floor(math.log10(abs(value))))}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


# Answers


class ClassAnswer(Answer):
    """One of several classes; `probabilities` are by class, in their order."""

    id: ClassVar[str] = "class"
    title: ClassVar[Text] = T("Class")
    help: ClassVar[Text] = T("One of several classes, with the probability of each.")
    shown: ClassVar[str] = "deepstudio.ui.answers.classes:ClassAnswerView"

    label: str
    confidence: Annotated[float, Field(ge=0, le=1)] = 1.0
    probabilities: dict[str, float] = Field(default_factory=dict)

    def told(self) -> Text:
        return T("{label} ({confidence})", label=self.label, confidence=written(self.confidence, "percent"))

    def told_against(self, true: Answer, sample: Text) -> Text:
        words = {"sample": sample, "true": true.alone(), "predicted": self.told()}
        return T("Wrong: {sample} is {true}, taken for {predicted}", **words)

    def row(self) -> dict[str, Cell]:
        return {"label": self.label, "confidence": self.confidence, **self.probabilities}

    @property
    def plain(self) -> str:
        return self.label

    def named(self, names: Mapping[str, str]) -> Self:
        chances = {names.get(name, name): value for name, value in self.probabilities.items()}
        changes = {"label": names.get(self.label, self.label), "probabilities": chances}
        return self.model_copy(update=changes) if names else self

    def right(self, plain: Any) -> ClassAnswer:
        return ClassAnswer(label=str(plain))


class NumberAnswer(Answer):
    """A number; `low` and `high` are the limits of what the training part held."""

    id: ClassVar[str] = "number"
    title: ClassVar[Text] = T("Number")
    help: ClassVar[Text] = T("A number, such as a price or an amount.")
    shown: ClassVar[str] = "deepstudio.ui.answers.number:NumberAnswerView"

    value: float
    unit: str = ""
    low: float | None = None
    high: float | None = None

    @property
    def is_outside(self) -> bool:
        """Whether no sample of the training part had so small or so large a number."""
        return (self.low is not None and self.value < self.low) or (
            self.high is not None and self.value > self.high
        )

    def told(self) -> Text:
        return verbatim(written(self.value, "number", self.unit))

    def alone(self) -> Text:
        return self.told()

    def row(self) -> dict[str, Cell]:
        return {"value": self.value}

    @property
    def plain(self) -> float:
        return self.value

    def right(self, plain: Any) -> NumberAnswer | None:
        is_number = isinstance(plain, int | float) and plain == plain
        return NumberAnswer(value=plain, unit=self.unit) if is_number else None


# Sections


class Figures(Section):
    """Single numbers, the most telling first."""

    id: ClassVar[str] = "figures"
    title: ClassVar[Text] = T("Figures")
    help: ClassVar[Text] = T("Single numbers with their units.")
    shown: ClassVar[str] = "deepstudio.ui.results.figures:FiguresView"

    figures: tuple[Quantity, ...]

    def told(self) -> Iterator[Text | Grid]:
        for one in self.figures:
            yield T("{name} {value}", name=one.title.text(), value=one.words())


class Heading(Frozen):
    """The title of a column of a table, and a sentence on what it means; `bar` draws its shares as bars."""

    title: Message
    help: Message | None = None
    form: Form = "text"
    unit: str = ""
    bar: bool = False


class Table(Section):
    """Rows of cells, such as one for each class."""

    id: ClassVar[str] = "table"
    title: ClassVar[Text] = T("Table")
    help: ClassVar[Text] = T("Rows of numbers and words.")
    shown: ClassVar[str] = "deepstudio.ui.results.table:TableView"

    heading: Message
    columns: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @model_validator(mode="after")
    def _is_even(self) -> Self:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("a row has a cell for each column")
        return self

    def named(self, names: Mapping[str, str]) -> Self:
        if not names:
            return self
        rows = (
            tuple(names.get(cell, cell) if isinstance(cell, str) else cell for cell in row)
            for row in self.rows
        )
        return self.model_copy(update={"rows": tuple(rows)})

    def told(self) -> Iterator[Text | Grid]:
        rows = tuple(
            tuple(
                written(cell, column.form, column.unit)
                for cell, column in zip(row, self.columns, strict=True)
            )
            for row in self.rows
        )
        right = tuple(place for place, column in enumerate(self.columns) if column.form != "text")
        yield Grid(titles=tuple(column.title for column in self.columns), rows=rows, right=right)


class Matrix(Section):
    """Counts of what was (rows) and what was said (columns), of the same `names`."""

    id: ClassVar[str] = "matrix"
    title: ClassVar[Text] = T("Matrix")
    help: ClassVar[Text] = T("What was true against what was answered, as counts.")
    shown: ClassVar[str] = "deepstudio.ui.results.matrix:MatrixView"

    heading: Message
    names: tuple[str, ...]
    counts: tuple[tuple[Whole, ...], ...]

    @model_validator(mode="after")
    def _is_square(self) -> Self:
        if {len(self.counts), *map(len, self.counts)} - {len(self.names)}:
            raise ValueError("a matrix has a row and a column for each name")
        return self

    def named(self, names: Mapping[str, str]) -> Self:
        return self.model_copy(update={"names": tuple(names.get(name, name) for name in self.names)})

    def told(self) -> Iterator[Text | Grid]:
        return iter(())  # as many columns as there are classes are more than a terminal has room for


class Axis(Frozen):
    """What stands along an axis."""

    title: Message
    unit: str = ""


class Points(Section):
    """Pairs of numbers with the ids of their samples; `diagonal` where both axes mean the same."""

    id: ClassVar[str] = "points"
    title: ClassVar[Text] = T("Points")
    help: ClassVar[Text] = T("One point for each sample.")
    shown: ClassVar[str] = "deepstudio.ui.results.plots:PointsView"

    heading: Message
    x: Axis
    y: Axis
    pairs: tuple[tuple[Real, Real], ...]
    ids: tuple[str, ...] = ()
    diagonal: bool = False

    @model_validator(mode="after")
    def _names_all(self) -> Self:
        if self.ids and len(self.ids) != len(self.pairs):
            raise ValueError("there is an id for each point, or none")
        return self

    def told(self) -> Iterator[Text | Grid]:
        return iter(())


class CurveLine(Frozen):
    """One line of a curve."""

    title: Message
    x: tuple[Real, ...]
    y: tuple[Real, ...]

    @model_validator(mode="after")
    def _is_even(self) -> Self:
        if len(self.x) != len(self.y):
            raise ValueError("a line has as many heights as places")
        return self


class Curve(Section):
    """One or more lines over the same axes."""

    id: ClassVar[str] = "curve"
    title: ClassVar[Text] = T("Curve")
    help: ClassVar[Text] = T("One or more lines.")
    shown: ClassVar[str] = "deepstudio.ui.results.plots:CurveView"

    heading: Message
    x: Axis
    y: Axis
    lines: tuple[CurveLine, ...]

    def told(self) -> Iterator[Text | Grid]:
        return iter(())


class Bars(Section):
    """How many samples fall between neighbouring `edges`, of which there is one more than of `counts`.

    `errors` tells that what is counted is how much more was answered than is true, so that samples are found by it.
    """

    id: ClassVar[str] = "bars"
    title: ClassVar[Text] = T("Bars")
    help: ClassVar[Text] = T("How often values of each size occur.")
    shown: ClassVar[str] = "deepstudio.ui.results.plots:BarsView"

    heading: Message
    x: Axis
    edges: tuple[Real, ...]
    counts: tuple[Whole, ...]
    errors: bool = False

    @model_validator(mode="after")
    def _is_even(self) -> Self:
        if len(self.edges) != len(self.counts) + 1 or list(self.edges) != sorted(self.edges):
            raise ValueError("bars stand between edges that grow")
        return self

    def told(self) -> Iterator[Text | Grid]:
        return iter(())


class Threshold(Section):
    """Two classes by the probability of the second: `scores` grow, and `counts` of both classes stand at each.

    From which probability on a sample is taken for a class can be tried on it.
    """

    id: ClassVar[str] = "threshold"
    title: ClassVar[Text] = T("Threshold")
    help: ClassVar[Text] = T(
        "What comes out where another probability than 50 % decides between two classes."
    )
    shown: ClassVar[str] = "deepstudio.ui.results.threshold:ThresholdView"

    TOLD: ClassVar[tuple[float, ...]] = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)

    heading: Message
    names: tuple[str, str]
    scores: tuple[Annotated[float, Field(ge=0, le=1)], ...]
    counts: tuple[tuple[Whole, Whole], ...]

    @model_validator(mode="after")
    def _grows(self) -> Self:
        if len(self.scores) != len(self.counts) or list(self.scores) != sorted(self.scores):
            raise ValueError("there are counts for each score, and scores grow")
        return self

    def named(self, names: Mapping[str, str]) -> Self:
        return self.model_copy(update={"names": tuple(names.get(name, name) for name in self.names)})

    @property
    def rarer(self) -> int:
        """The class that is looked for, where nobody says: the rarer one, or else the second."""
        first, second = (sum(one[place] for one in self.counts) for place in (0, 1))
        return 0 if first < second else 1

    def scored(self, positive: int) -> ScoredSamples:
        """The samples by the probability of one of the classes."""
        samples = ScoredSamples(self.scores, self.counts)
        return samples if positive == 1 else samples.mirrored()

    def told(self) -> Iterator[Text | Grid]:
        samples = self.scored(self.rarer)
        yield T("Taken for “{name}” from this probability on:", name=self.names[self.rarer])
        titles = (T("Probability"), T("Precision"), T("Recall"), T("F1"), T("Accuracy"))
        rows = []
        for threshold in self.TOLD:
            one = samples.at(threshold)
            shares = (threshold, one.precision, one.recall, one.f1, one.accuracy)
            rows.append(tuple(written(share, "percent") for share in shares))
        yield Grid(titles=tuple(map(Message.of, titles)), rows=tuple(rows), right=tuple(range(len(titles))))


class ExaminedSample(Frozen):
    """A sample with the right answer and the network's. `text` is what it says, where it is a text."""

    id: str
    true: AnyAnswer
    predicted: AnyAnswer
    text: str = ""

    def named(self, names: Mapping[str, str]) -> Self:
        """The same with the names that a person gave to classes."""
        return self.model_copy(
            update={"true": self.true.named(names), "predicted": self.predicted.named(names)}
        )


class Samples(Section):
    """Samples with their answers, those that are farthest from right first; `total` also counts those left out."""

    id: ClassVar[str] = "samples"
    title: ClassVar[Text] = T("Samples")
    help: ClassVar[Text] = T("Single samples, the worst first.")
    shown: ClassVar[str] = "deepstudio.ui.results.samples:SamplesView"
    long: ClassVar[bool] = True

    heading: Message
    samples: tuple[ExaminedSample, ...]
    total: Whole = 0

    MOST_TOLD: ClassVar[int] = 5
    MOST_LETTERS: ClassVar[int] = 100

    def named(self, names: Mapping[str, str]) -> Self:
        return self.model_copy(update={"samples": tuple(one.named(names) for one in self.samples)})

    def told(self) -> Iterator[Text | Grid]:
        for one in self.samples[: self.MOST_TOLD]:
            yield one.predicted.told_against(one.true, self._named(one))

    def _named(self, one: ExaminedSample) -> Text:
        """The beginning of a text says more than the number of its row."""
        text = " ".join(one.text.split())
        if not text:
            return verbatim(legible(one.id))
        short = text if len(text) <= self.MOST_LETTERS else text[: self.MOST_LETTERS - 1] + "…"
        return T("“{text}”", text=short)


SECTIONS: tuple[type[Section], ...] = (Figures, Table, Matrix, Points, Curve, Bars, Threshold, Samples)
ANSWERS: tuple[type[Answer], ...] = (ClassAnswer, NumberAnswer)


# Examinations


class Examination(Frozen):
    """How good a network's answers in one column are: `metrics` by id, and the sections that show it."""

    target: str
    objective: str
    metrics: dict[str, Real] = Field(default_factory=dict)
    sections: tuple[AnySection, ...] = ()

    def section(self, kind: type[Kind]) -> Kind | None:
        """The first section of a kind."""
        return next((one for one in self.sections if isinstance(one, kind)), None)

    def named(self, names: Mapping[str, str]) -> Self:
        """The same with the names that a person gave to the classes of this column."""
        return (
            self.model_copy(update={"sections": tuple(one.named(names) for one in self.sections)})
            if names
            else self
        )

    @property
    def headline(self) -> tuple[Quantity, ...]:
        """The numbers that sum it up, the most telling first."""
        section = self.section(Figures)
        return section.figures if section is not None else ()

    @classmethod
    def read(cls, raw: Any) -> Self | None:
        """One from JSON; nothing where it is damaged."""
        try:
            return cls.model_validate(raw)
        except (ValidationError, ValueError, RecursionError, OverflowError):
            return None


def flat_metrics(examinations: Sequence[Examination]) -> dict[str, Any]:
    """The metrics of the only target by id, or those of several by target."""
    if len(examinations) == 1:
        return dict(examinations[0].metrics)
    return {one.target: dict(one.metrics) for one in examinations}


def told(sections: Iterable[Section]) -> Iterator[Text | Grid]:
    """All that sections say in a terminal; one of a plugin that fails says that alone."""
    for section in sections:
        try:
            lines = [*section.told()]
        except Exception as error:
            failed = blamed(error)
            if failed is None:
                raise
            lines = [failed]
        yield from lines

"""A network's own map of its data as a value: where each sample lies, and what its neighbours say of its label."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from deepstudio.core.amounts import percent
from deepstudio.core.events import Message, Whole
from deepstudio.core.graph import Frozen
from deepstudio.core.results import Grid, Real, written
from deepstudio.core.text import T, Text, joined, legible, verbatim

MapMethod = Literal["pca", "tsne"]
METHODS: Mapping[MapMethod, Text] = {"pca": T("PCA"), "tsne": T("t-SNE")}
PART_TITLES = (T("training"), T("validation"), T("test"))
TRUSTED = (
    0.75  # share of samples whose nearest neighbour must be of their class before neighbours doubt a label
)
MOST_TOLD = 10  # doubtful labels
MapPlace = tuple[Real, Real]
Number = Annotated[int, Field(ge=-1, le=2**53)]
"""Which of several; -1 for none of them."""


DotForm = Literal["circle", "square", "triangle", "diamond"]
MARKS: tuple[DotForm, ...] = ("circle", "square", "triangle", "diamond")
COLOURS = 8


def mark_of(number: int) -> tuple[int, DotForm]:
    """By which of the colours and which form a label is told from others, so that nobody needs to see colours."""
    return number % COLOURS, MARKS[(number + number // COLOURS) % len(MARKS)]


class MapNode(Frozen):
    """A result of a node whose vectors can be drawn, and what people call the node."""

    node: str
    port: str
    title: Message

    def __str__(self) -> str:
        """As it is named on the command line."""
        return self.node if self.port == "out" else f"{self.node}.{self.port}"


class DoubtfulLabel(Frozen):
    """A sample whose nearest training samples all have another label; `likely` is the one that most of them have."""

    sample: Whole
    likely: Whole
    share: Annotated[float, Field(ge=0, le=1)]


class MapAnswer(Frozen):
    """One column that is answered: the label of each sample as an index into `names`, and the one it was given.

    Where the labels are spans of numbers, they are `ordered`: nothing is right or wrong, and none is doubted.
    `agreement` is the share of the validation and test samples, `held_out` in number, whose nearest training sample
    has their label.
    """

    target: str
    names: tuple[str, ...]
    labels: tuple[Number, ...]
    said: tuple[Number, ...]
    ordered: bool = False
    agreement: Annotated[float, Field(ge=0, le=1)] | None = None
    held_out: Whole = 0
    doubtful: tuple[DoubtfulLabel, ...] = ()

    @model_validator(mode="after")
    def _has_names_for_all(self) -> Self:
        if len(self.labels) != len(self.said) or max((*self.labels, *self.said), default=-1) >= len(
            self.names
        ):
            raise ValueError("a sample has a label without a name")
        return self

    def is_wrong(self, sample: int) -> bool:
        """Whether the network gives a sample another label than it has."""
        label, said = self.labels[sample], self.said[sample]
        return not self.ordered and -1 not in (label, said) and label != said


class DataMap(Frozen):
    """Samples of a run in two dimensions, by the vectors that a result of a node has for them.

    `places` has nothing for samples that the method leaves out; `parts` are indices into training, validation and
    test; `neighbours` are the nearest samples in all `features` dimensions, by Euclidean distance, nearest first.
    `shares` tell of PCA how much of what differs each axis holds. `key` changes with the weights, the data and the
    node; `total` counts all samples of the run.
    """

    model_config = ConfigDict(extra="ignore")

    run: str
    epoch: Whole
    node: str
    port: str
    nodes: tuple[MapNode, ...]
    pooled: Literal["", "steps", "pixels", "areas"] = ""
    features: Whole
    method: MapMethod
    shares: tuple[Real, ...] = ()
    ids: tuple[str, ...]
    places: tuple[MapPlace | None, ...]
    parts: tuple[Annotated[int, Field(ge=0, le=2)], ...]
    neighbours: tuple[tuple[Whole, ...], ...]
    answers: tuple[MapAnswer, ...]
    total: Whole
    key: str
    edits: str = ""
    notes: tuple[Message, ...] = ()
    kept: bool = True

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        count = len(self.ids)
        columns = (self.places, self.parts, self.neighbours, *(one.labels for one in self.answers))
        if any(len(column) != count for column in columns):
            raise ValueError("the columns differ in length")
        if any(number >= count for row in self.neighbours for number in row):
            raise ValueError("a neighbour is no sample")
        if any(one.sample >= count or one.likely >= len(a.names) for a in self.answers for one in a.doubtful):
            raise ValueError("a doubtful label is of no sample")
        return self

    @property
    def chosen(self) -> MapNode | None:
        """The node that is drawn."""
        return next((one for one in self.nodes if (one.node, one.port) == (self.node, self.port)), None)

    @property
    def title(self) -> Text:
        """What people call the node."""
        chosen = self.chosen
        return chosen.title.text() if chosen is not None else verbatim(self.node)

    @property
    def drawn(self) -> int:
        """How many samples have a place."""
        return sum(place is not None for place in self.places)

    def named(self, names: Mapping[str, Mapping[str, str]]) -> Self:
        """The same with the names that a person gave to classes, by column and class."""
        called = tuple(
            one.replace(names=tuple(names.get(one.target, {}).get(name, name) for name in one.names))
            for one in self.answers
        )
        return self.model_copy(update={"answers": called}) if names else self

    def about(self) -> Iterator[Text]:
        """What is drawn, and what is to be known of it."""
        words = {"n": f"{self.drawn:,}", "node": self.title, "features": f"{self.features:,}"}
        yield T("{n} samples by the {features} numbers that “{node}” gives for each.", **words)
        if self.pooled == "steps":
            yield T("It gives numbers for each step: these are their means over the real steps.")
        if self.pooled == "areas":
            yield T("It gives numbers for each pixel: these are their means over at most 16 × 16 areas.")
        if self.pooled == "pixels":
            yield T("It gives numbers for each pixel: these are their means over the picture.")
        if self.shares:
            held = percent(min(1.0, sum(self.shares)))
            yield T("The two directions drawn hold {share} of all that differs (PCA).", share=held)
        if self.method == "tsne":
            yield T(
                "t-SNE keeps neighbours together. How far groups lie from each other, and how large they are, "
                "means little."
            )
        if self.drawn < self.total:
            yield T(
                "Drawn by chance, always the same: {n} of {total} samples.",
                n=f"{self.drawn:,}",
                total=f"{self.total:,}",
            )

    def told(self) -> Iterator[Text | Grid]:
        """What the terminal shows: sentences and tables."""
        yield from self.about()
        for one in self.answers:
            yield from self._told_of(one)

    def separation(self, one: MapAnswer) -> Text | None:
        """How well the vectors tell labels apart; nothing where nothing was held out or there are no labels."""
        if one.agreement is None:
            return None
        words = {"n": f"{one.held_out:,}", "share": percent(one.agreement), "target": one.target}
        if one.ordered:
            return T(
                "Of {n} validation and test samples, {share} lie nearest to a training sample in the same span of "
                "“{target}”.",
                **words,
            )
        said = T(
            "Of {n} validation and test samples, {share} lie nearest to a training sample of the same “{target}”.",
            **words,
        )
        few = T("That is too few to doubt a label by its neighbours.")
        return said if one.agreement >= TRUSTED else joined(said, few)

    def _told_of(self, one: MapAnswer) -> Iterator[Text | Grid]:
        separation = self.separation(one)
        if separation is not None:
            yield separation
        if not one.doubtful:
            return
        yield T(
            "Perhaps labelled wrongly, as their nearest training samples all have another “{target}”: {n}",
            n=len(one.doubtful),
            target=one.target,
        )
        titles = (T("Sample"), T("Label"), T("Neighbours say"), T("Share of them"))
        yield Grid(
            titles=tuple(map(Message.of, titles)),
            rows=tuple(self._row(one, doubt) for doubt in one.doubtful[:MOST_TOLD]),
            right=(3,),
        )

    def _row(self, one: MapAnswer, doubt: DoubtfulLabel) -> tuple[str, ...]:
        return (
            legible(self.ids[doubt.sample]),
            one.names[one.labels[doubt.sample]],
            one.names[doubt.likely],
            written(doubt.share, "percent"),
        )


def spans(edges: Sequence[float], unit: str = "") -> tuple[str, ...]:
    """Neighbouring pairs of numbers that grow, as they are written."""
    ends = [written(float(edge), "number") for edge in edges]
    return tuple(f"{low} – {high} {unit}".rstrip() for low, high in pairwise(ends))

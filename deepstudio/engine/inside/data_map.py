"""A trained network's own map of its run's data: vectors, places, neighbours, and what they say of the labels."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any, Literal

import numpy as np

from deepstudio.catalog import registry
from deepstudio.catalog.columns import unit_of
from deepstudio.core.analysis import Analysis
from deepstudio.core.data_map import TRUSTED, DataMap, MapAnswer, MapMethod, MapNode, spans
from deepstudio.core.events import AnyEvent, Message, Note, Progress, Result
from deepstudio.core.explained import Explained
from deepstudio.core.program import Value
from deepstudio.core.project import DataPlan
from deepstudio.core.shapes import Image, Shape
from deepstudio.core.shapes import Sequence as Steps
from deepstudio.core.text import T, Text
from deepstudio.data.arrays import Bools, Floats, Indices
from deepstudio.data.cells import values_of
from deepstudio.data.corrections import corrected, edits_of
from deepstudio.data.kinds import is_cell
from deepstudio.data.prepare import open_set
from deepstudio.data.prepared import Prepared
from deepstudio.data.run_samples import known_parts
from deepstudio.data.split import PARTS
from deepstudio.engine.inside.kept_vectors import keep_map, keep_vectors, kept_map, kept_vectors, map_key
from deepstudio.engine.inside.neighbours import NEIGHBOURS, agreement, doubtful, nearest
from deepstudio.engine.inside.places import pca_places, tsne_places
from deepstudio.engine.inside.vectors import (
    SampleVectors,
    Vectors,
    last_vector,
    named_value,
    sample_vectors,
    vector_values,
)
from deepstudio.engine.objectives.target import LearnedTarget
from deepstudio.engine.preparing import prepared_data
from deepstudio.engine.run_data import own_data
from deepstudio.engine.trained import load_trained
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.run_folder import RunFolder

MOST = 10_000  # samples of a run that are looked at
MOST_TSNE = 3_000
LEAST, MOST_NUMBERS = (
    500,
    40_000_000,
)  # samples and numbers: of very long vectors, fewer samples fit into memory
SPANS = 5  # that numbers are put into, each with about as many samples
MOST_DOUBTFUL = 200


def data_map(run: RunFolder, node: str = "", method: MapMethod = "pca") -> Iterator[AnyEvent]:
    """Draws the samples of a run by what a node gives for them, by default by what enters the last layer.

    Ends with a `Result` that holds a `core.data_map.DataMap`, which lies with the run as well. What was computed
    before with the same weights is not computed again. Labels and exclusions are those of the project now. Raises
    `Explained`.
    """
    model = load_trained(run, "best")
    if not isinstance(model, LoadedModel):
        raise Explained(T("There is no map of the data for networks that learn in this way."), "no_map")
    value = named_value(model, node) if node else last_vector(model)
    prepared = yield from _prepared(model, run)
    most = _most(vector_values(model)[value])
    rows = _chosen(np.sort(np.concatenate([prepared.splits[part] for part in PARTS])), most)
    key = map_key(model.path, prepared, value, most)
    vectors = kept_vectors(run, value, key)
    if vectors is None:
        vectors = yield from sample_vectors(model, prepared, rows, value)
        yield from keep_vectors(run, value, key, vectors)
    places, shares = yield from _places(vectors.numbers, method, kept_map(run, value, method, key))
    yield _working(T("Looking for neighbours"))
    drawn = _drawn(_Drawing(model, run, prepared, vectors), value, method, places, shares, key)
    drawn = yield from keep_map(run, value, drawn)
    yield Result(time=time.time(), value=drawn.model_dump(mode="json"))


def _prepared(model: LoadedModel, run: RunFolder) -> Generator[AnyEvent, None, Prepared]:
    """The set that the run learned from, or what is left of its samples today. Raises `Explained`."""
    parts, unknown = known_parts(run)
    if parts is None:
        yield Note(message=Message.of(unknown))
        prepared = yield from prepared_data(model.project, registry(), lambda: False)
    else:
        found = open_set(parts.prepared, registry())
        if found is not None and model.feed.reads_alike(found):
            return found
        prepared = yield from own_data(model.project, run, parts, lambda: False)
    if not model.feed.reads_alike(prepared):
        raise Explained(
            T(
                "The data has changed so much since {run} that its network cannot read it. Train again.",
                run=run.id,
            ),
            "other_inputs",
        )
    return prepared


def _node(analysis: Analysis, value: Value) -> MapNode:
    """A result of a node as people call it: where there are several, with the port."""
    name, port = value
    title, ports = analysis.called(name), [one for one, _ in analysis.giving(name)]
    if len(ports) > 1:
        own = next(one for one in ports if one.name == port)
        title = T("{node}: {port}", node=title, port=own.words)
    return MapNode(node=name, port=port, title=Message.of(title))


def _pooled(model: LoadedModel, value: Value, shape: Shape) -> Literal["", "steps", "pixels", "areas"]:
    """Over what the numbers of a sample are means."""
    if isinstance(shape, Image):
        return "areas" if value[0] in model.network.inputs else "pixels"
    return "steps" if isinstance(shape, Steps) else ""


def _most(shape: Shape) -> int:
    """How many samples are looked at where a node gives this for each."""
    numbers = shape.channels if isinstance(shape, Image) else shape.axes[-1] or 1
    return max(LEAST, min(MOST, MOST_NUMBERS // numbers))


def _chosen(rows: Indices, most: int) -> Indices:
    """At most so many, drawn by chance, always the same, in their order."""
    if len(rows) <= most:
        return rows
    return np.sort(np.random.default_rng(0).choice(rows, most, replace=False))


MapPlaces = tuple[tuple[float, float] | None, ...]


def _places(
    vectors: Vectors, method: MapMethod, known: DataMap | None
) -> Generator[AnyEvent, None, tuple[MapPlaces, tuple[float, ...]]]:
    """What was drawn before stays where it was. Yields what is done."""
    if known is not None and len(known.places) == len(vectors):
        return known.places, known.shares
    shares: tuple[float, ...] = ()
    drawn = _chosen(np.arange(len(vectors)), len(vectors) if method == "pca" else MOST_TSNE)
    if method == "pca":
        yield _working(T("Placing the samples (PCA)"))
        there, shares = pca_places(vectors)
    else:
        yield _working(T("Placing the samples (t-SNE)"))
        there = tsne_places(vectors[drawn])
    places: list[tuple[float, float] | None] = [None] * len(vectors)
    for sample, (x, y) in zip(drawn.tolist(), there.tolist(), strict=True):
        places[sample] = (x, y)
    return tuple(places), shares


def _working(what: Text) -> Progress:
    return Progress(time=time.time(), what=Message.of(what), done=0, total=0)


@dataclass(frozen=True)
class _Drawing:
    """What a map is made of; samples are counted in the order of `vectors`."""

    model: LoadedModel
    run: RunFolder
    prepared: Prepared
    vectors: SampleVectors

    @cached_property
    def plan(self) -> DataPlan:
        """The run's data with the labels and exclusions of today."""
        plan = self.model.project.data
        assert plan is not None  # else nothing could have been prepared
        return corrected(self.run, plan)

    @cached_property
    def ids(self) -> list[str]:
        return [self.prepared.ids[row] for row in self.vectors.rows.tolist()]

    @cached_property
    def parts(self) -> Indices:
        """The part of each sample, (N,), as an index into `PARTS`."""
        codes = np.zeros(len(self.prepared.ids), np.int64)
        for code, part in enumerate(PARTS):
            codes[self.prepared.splits[part]] = code
        return codes[self.vectors.rows]

    @cached_property
    def takes_part(self) -> Bools:
        """Which samples (N,) are not excluded today."""
        out = frozenset(self.plan.excluded)
        return np.array([id not in out for id in self.ids], bool)


def _drawn(
    made_of: _Drawing,
    value: Value,
    method: MapMethod,
    places: MapPlaces,
    shares: tuple[float, ...],
    key: str,
) -> DataMap:
    model, vectors = made_of.model, made_of.vectors.numbers
    values = vector_values(model)
    training = np.flatnonzero((made_of.parts == 0) & made_of.takes_part)
    taught = nearest(vectors, training, NEIGHBOURS)
    return DataMap(
        run=made_of.run.id,
        epoch=model.epoch,
        node=value[0],
        port=value[1],
        nodes=tuple(_node(model.analysis, one) for one in values),
        pooled=_pooled(model, value, values[value]),
        features=vectors.shape[1],
        method=method,
        shares=shares,
        ids=tuple(made_of.ids),
        places=places,
        parts=tuple(made_of.parts.tolist()),
        neighbours=tuple(map(tuple, nearest(vectors, np.arange(len(vectors)), NEIGHBOURS).tolist())),
        answers=tuple(
            _answer(made_of, target, outputs, taught, training)
            for target, outputs in zip(model.targets, made_of.vectors.outputs, strict=True)
        ),
        total=len(made_of.prepared.ids),
        key=key,
        edits=edits_of(made_of.plan),
    )


def _answer(
    made_of: _Drawing, target: LearnedTarget, outputs: Floats, taught: Indices, training: Indices
) -> MapAnswer:
    """`taught` (N, K) are the nearest samples of the `training` part."""
    right = _right(made_of, target)
    said = [one.plain for one in target.answers(outputs)]
    held_out = (made_of.parts > 0) & made_of.takes_part
    if any(isinstance(one, float) for one in right):
        names, labels, given = _in_spans(right, said, unit_of(target.kind))
        share, count = agreement(np.array(labels, np.int64), taught, held_out)
        return MapAnswer(
            target=target.name,
            names=names,
            labels=labels,
            said=given,
            ordered=True,
            agreement=share,
            held_out=count,
        )
    names = tuple(dict.fromkeys(str(one) for one in (*_classes(made_of, target), *right, *said) if one))
    number = {name: place for place, name in enumerate(names)}
    labels = tuple(number.get(str(one), -1) for one in right)
    codes = np.array(labels, np.int64)
    share, count = agreement(codes, taught, held_out)
    trusted = share is not None and share >= TRUSTED
    found = doubtful(codes, taught, training) if trusted else ()
    doubts = (one for one in found if made_of.takes_part[one.sample])
    return MapAnswer(
        target=target.name,
        names=names,
        labels=labels,
        said=tuple(number.get(str(one), -1) for one in said),
        agreement=share,
        held_out=count,
        doubtful=tuple(islice(doubts, MOST_DOUBTFUL)),
    )


def _right(made_of: _Drawing, target: LearnedTarget) -> list[Any]:
    """The cell of each sample in a column, as it is today; nothing where it is no such cell."""
    column = made_of.prepared.columns.get(target.name)
    if column is None or not is_cell(column.column):
        return [None] * len(made_of.ids)
    (cells,) = column.parts.values()
    found = made_of.prepared.found.column(target.name)
    now = made_of.plan.corrected_in(target.name)
    before = values_of(np.asarray(cells)[made_of.vectors.rows], found)
    return [now.get(id, value) for id, value in zip(made_of.ids, before, strict=True)]


def _classes(made_of: _Drawing, target: LearnedTarget) -> Sequence[str]:
    return made_of.prepared.found.column(target.name).classes


def _in_spans(
    right: Sequence[Any], said: Sequence[Any], unit: str
) -> tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]:
    """Names of spans of numbers, and in which of them each right answer and each of the network lies."""
    numbers, given = (
        np.array([one if isinstance(one, int | float) else np.nan for one in of], np.float64)
        for of in (right, said)
    )
    known = numbers[np.isfinite(numbers)]
    edges = np.unique(np.quantile(known, np.linspace(0, 1, SPANS + 1))) if len(known) else np.zeros(0)
    if len(edges) < 2:
        nothing = (-1,) * len(right)
        return (), nothing, nothing
    places = (
        np.where(np.isfinite(of), np.clip(np.searchsorted(edges, of, "right") - 1, 0, len(edges) - 2), -1)
        for of in (numbers, given)
    )
    of_right, of_said = (tuple(one.tolist()) for one in places)
    return spans(edges.tolist(), unit), of_right, of_said

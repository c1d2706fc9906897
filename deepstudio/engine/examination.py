"""What a network is examined with: a part of its run's own data, what was added since, or other data."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from deepstudio.catalog import registry
from deepstudio.core.events import AnyEvent, Message, Note
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.text import T, Text
from deepstudio.data.arrays import Ints
from deepstudio.data.columns import input_column, input_name
from deepstudio.data.corrections import located
from deepstudio.data.plans import undivided
from deepstudio.data.prepare import open_set
from deepstudio.data.prepared import Prepared
from deepstudio.data.recognise import plan_for
from deepstudio.data.run_samples import known_parts
from deepstudio.data.scan import Scan
from deepstudio.data.scanning import scan_as_it_is
from deepstudio.data.sources import reader
from deepstudio.data.spelling import key
from deepstudio.data.work import in_threads
from deepstudio.engine.own_samples import NEW, OwnSamples, own_samples
from deepstudio.engine.preparing import ReportingCall, prepared_data
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.run_folder import RunFolder

BATCH = 128  # samples
MOST_NAMES = 3


@dataclass(frozen=True)
class Examination:
    """What is looked at: ids and labels of samples, and batch by batch what the network takes.

    `text` gives a sample that is a text. `about` says for a machine how the samples relate to those of the run.
    """

    ids: Sequence[str]
    labels: Ints
    batches: Generator[tuple[Tensor, ...], None, None]
    text: Callable[[str], str] | None = None
    about: Mapping[str, Any] = field(default_factory=dict)


def part_of_run(model: LoadedModel, run: RunFolder, split: str) -> Generator[AnyEvent, None, Examination]:
    """The samples that were in a part when the run began, or those that were added since. Raises `Explained`."""
    parts, unknown = known_parts(run)
    if parts is None:
        if split == NEW:
            raise Explained(unknown, "unknown_parts")
        yield Note(message=Message.of(unknown))
        return (yield from _divided_anew(model, run, split, unknown))
    own = yield from own_samples(run, model.project.data, parts, split, model.classes)
    for text in own.notes:
        yield Note(message=Message.of(text))
    stored = open_set(parts.prepared, registry())
    rows = _rows(model, stored, own.origin) if stored is not None else None
    if stored is not None and rows is not None:
        return _stored(model, stored, rows, own)
    labels = _numbers(model, own.classes)
    return Examination(
        own.ids, labels, _decoded(model, own.plan, own.ids), _text_of(model, own.plan), own.about
    )


def _numbers(model: LoadedModel, classes: Sequence[str]) -> Ints:
    known = {name: number for number, name in enumerate(model.classes)}
    return np.array([known[name] for name in classes], np.int64)


def _rows(model: LoadedModel, stored: Prepared, origin: Sequence[str]) -> Ints | None:
    """Where the samples lie in the set that the run learned from; nothing unless it has all, as the network reads."""
    if not model.feed.reads_alike(stored):
        return None
    row_of = {id: row for row, id in enumerate(stored.ids)}
    if any(id not in row_of for id in origin):
        return None
    return np.array([row_of[id] for id in origin], np.int64)


def _stored(model: LoadedModel, stored: Prepared, rows: Ints, own: OwnSamples) -> Examination:
    """Nothing has to be read again: the samples hold what they held, whatever they are called now."""
    place = {row: number for number, row in enumerate(rows.tolist())}
    arranged = model.feed.arranged(stored, rows)
    order = [place[row] for row in arranged.tolist()]
    return Examination(
        [own.ids[number] for number in order],
        _numbers(model, [own.classes[number] for number in order]),
        _batches(model, stored, arranged),
        _text_of(model, own.plan),
        own.about,
    )


def _divided_anew(
    model: LoadedModel, run: RunFolder, split: str, unknown: Text
) -> Generator[AnyEvent, None, Examination]:
    """A part of the data as it is divided today, for a run that has not noted its own."""
    plan = located(run, model.project.data) if model.project.data is not None else None
    prepared = yield from prepared_data(model.project.replace(data=plan), registry(), lambda: False)
    numbers = _known_numbers(prepared.classes, model.classes)
    rows = prepared.splits[split]
    if not len(rows):
        raise Explained(
            T("The data has no samples for this part. Change the split on the Data page."), "empty_part"
        )
    about = {
        "fingerprint": prepared.found.fingerprint,
        "parts": {"known": False},
        "notes": [Message.of(unknown).model_dump()],
    }
    if plan is not None and not model.feed.reads_alike(prepared):
        labels, ids = numbers[prepared.labels[rows]], [prepared.ids[row] for row in rows]
        return Examination(ids, labels, _decoded(model, plan, ids), _text_of(model, plan), about)
    rows = model.feed.arranged(prepared, rows)
    ids = [prepared.ids[row] for row in rows]
    batches = _batches(model, prepared, rows)
    return Examination(ids, numbers[prepared.labels[rows]], batches, _text_of(model, plan), about)


def _batches(model: LoadedModel, prepared: Prepared, rows: Ints) -> Generator[tuple[Tensor, ...], None, None]:
    part = model.feed.part(prepared, rows, BATCH, torch.device("cpu"), 0)
    with closing(part.in_order()) as ordered:
        for batch in ordered:
            yield model.feed.inputs(batch)


def _text_of(model: LoadedModel, plan: DataPlan | None) -> Callable[[str], str] | None:
    if plan is None or not model.inputs.column.in_words:
        return None
    return _loads(plan)


def elsewhere(model: LoadedModel, data: Path) -> Generator[AnyEvent, None, Examination]:
    """All samples of other data of the same kind."""
    plan = undivided(plan_for(Path(data).expanduser().absolute(), registry(), model.project.data), registry())
    if not registry().columns.derives(model.inputs.column.id, input_column(plan, registry()).id):
        raise Explained(
            T(
                "{path} does not hold what this network takes ({kind}). Choose other data.",
                path=str(data),
                kind=model.inputs.column.title,
            ),
            "other_inputs",
        )
    found: Scan = yield from ReportingCall(
        lambda report, stop: scan_as_it_is(plan, registry(), report, stop)
    ).events(lambda: False)
    if not found.ids:
        left_out = found.message()
        nothing = T("There is nothing in {path} to examine the network with.", path=str(data))
        text = nothing if left_out is None else T("{text} {message}", text=nothing, message=left_out)
        raise Explained(text, "empty")
    for said in (*(remark.message for remark in found.remarks), found.message()):
        if said is not None:
            yield Note(message=Message.of(said))
    numbers = _known_numbers(found.classes, model.classes)
    return Examination(
        found.ids,
        numbers[found.labels],
        _decoded(model, plan, found.ids),
        _text_of(model, plan),
    )


def _loads(plan: DataPlan) -> Callable[[str], Any]:
    """Gives what enters the network of a sample."""
    source, column = reader(plan, registry()), input_name(plan, registry())
    return lambda id: source.load(id, column)


def _decoded(
    model: LoadedModel, plan: DataPlan, ids: Sequence[str]
) -> Generator[tuple[Tensor, ...], None, None]:
    load = _loads(plan)
    for start in range(0, len(ids), BATCH):
        some = ids[start : start + BATCH]
        with closing(in_threads(lambda id: model.inputs.read(load(id)), some)) as decoded:
            yield model.inputs.taken(list(decoded))


def _known_numbers(found: Sequence[str], known: Sequence[str]) -> Ints:
    """The network's number for each class that was found, also where it is only spelled differently.

    Raises `Explained` where the network knows one of them not.
    """
    alike = {key(name): name for name in reversed(known)}
    meant = [name if name in known else alike.get(key(name), "") for name in found]
    strange = [name for name, same in zip(found, meant, strict=True) if not same]
    if strange:
        raise Explained(
            T(
                "The network does not know these classes of the data: {strange}. It knows {known}. "
                "Choose data whose classes have these names.",
                strange=_few(strange),
                known=_few(known),
            ),
            "other_classes",
        )
    return np.array([known.index(name) for name in meant], np.int64)


def _few(names: Sequence[str]) -> list[str]:
    return [f"“{name}”" for name in names[:MOST_NAMES]] + (["…"] if len(names) > MOST_NAMES else [])

"""What a network is examined with: a part of its run's own data, what was added since, or other data."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from torch import Tensor

from deepstudio.catalog import registry
from deepstudio.core.events import AnyEvent, Message, Note
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.text import T, Text
from deepstudio.data.arrays import Ints
from deepstudio.data.columns import columns_of
from deepstudio.data.corrections import located
from deepstudio.data.kinds import is_cell
from deepstudio.data.plans import undivided
from deepstudio.data.prepare import open_set
from deepstudio.data.prepared import Prepared
from deepstudio.data.recognise import plan_for
from deepstudio.data.run_samples import known_parts
from deepstudio.data.sample_values import LoadValue, values_by_id
from deepstudio.data.scan import Scan
from deepstudio.data.scanning import scan_as_it_is
from deepstudio.data.work import in_threads
from deepstudio.engine.own_samples import NEW, OwnSamples, answers_in, own_samples, spread
from deepstudio.engine.preparing import ReportingCall, prepared_data
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.run_folder import RunFolder

BATCH = 128  # samples
ALL = sys.maxsize


@dataclass(frozen=True)
class PartToExamine:
    """What is looked at: ids and right answers of samples by column, and batch by batch what the network takes.

    `text` gives a sample that is a text. `about` says for a machine how the samples relate to those of the run.
    """

    ids: Sequence[str]
    truths: Mapping[str, Sequence[Any]]
    batches: Generator[tuple[Tensor, ...], None, None]
    text: Callable[[str], str] | None = None
    about: Mapping[str, Any] = field(default_factory=dict)


def part_of_run(
    model: LoadedModel, run: RunFolder, split: str, most: int = ALL
) -> Generator[AnyEvent, None, PartToExamine]:
    """The samples that were in a part when the run began, or those that were added since; at most so many, evenly.

    Raises `Explained`.
    """
    parts, unknown = known_parts(run)
    if parts is None:
        if split == NEW:
            raise Explained(unknown, "unknown_parts")
        yield Note(message=Message.of(unknown))
        return (yield from _divided_anew(model, run, split, unknown, most))
    own = yield from own_samples(run, model.project.data, parts, split, model.targets)
    own = own.thinned(most)
    for text in own.notes:
        yield Note(message=Message.of(text))
    stored = open_set(parts.prepared, registry())
    rows = _rows(model, stored, own.origin) if stored is not None else None
    if stored is not None and rows is not None:
        return _stored(model, stored, rows, own)
    decoded = _decoded(model, own.load, own.ids)
    return PartToExamine(own.ids, own.truths, decoded, _text_of(model, own.load), own.about)


def _rows(model: LoadedModel, stored: Prepared, origin: Sequence[str]) -> Ints | None:
    """Where the samples lie in the set that the run learned from; nothing unless it has all, as the network reads."""
    if not model.feed.reads_alike(stored):
        return None
    row_of = {id: row for row, id in enumerate(stored.ids)}
    if any(id not in row_of for id in origin):
        return None
    return np.array([row_of[id] for id in origin], np.int64)


def _stored(model: LoadedModel, stored: Prepared, rows: Ints, own: OwnSamples) -> PartToExamine:
    """Nothing has to be read again: the samples hold what they held, whatever they are called now."""
    place = {row: number for number, row in enumerate(rows.tolist())}
    arranged = model.feed.arranged(stored, rows)
    order = [place[row] for row in arranged.tolist()]
    return PartToExamine(
        [own.ids[number] for number in order],
        {name: [values[number] for number in order] for name, values in own.truths.items()},
        _batches(model, stored, arranged),
        _text_of(model, own.load),
        own.about,
    )


def _divided_anew(
    model: LoadedModel, run: RunFolder, split: str, unknown: Text, most: int
) -> Generator[AnyEvent, None, PartToExamine]:
    """A part of the data as it is divided today, for a run that has not noted its own."""
    plan = located(run, model.project.data) if model.project.data is not None else None
    if plan is None:
        raise Explained(T("No data is chosen yet. Choose some on the Data page."), "no_data")
    prepared = yield from prepared_data(model.project.replace(data=plan), registry(), lambda: False)
    found: Scan = yield from ReportingCall(
        lambda report, stop: scan_as_it_is(plan, registry(), report, stop)
    ).events(lambda: False)
    rows = prepared.splits[split]
    if not len(rows):
        raise Explained(
            T("The data has no samples for this part. Change the split on the Data page."), "empty_part"
        )
    rows = rows[spread(len(rows), most)]
    about = {
        "fingerprint": prepared.found.fingerprint,
        "parts": {"known": False},
        "notes": [Message.of(unknown).model_dump()],
    }
    load = values_by_id(plan, registry(), found)
    alike = model.feed.reads_alike(prepared)
    rows = model.feed.arranged(prepared, rows) if alike else rows
    ids = [prepared.ids[row] for row in rows]
    truths = {one.name: one.meant([load(id, one.name) for id in ids]) for one in model.targets}
    batches = _batches(model, prepared, rows) if alike else _decoded(model, load, ids)
    return PartToExamine(ids, truths, batches, _text_of(model, load), about)


def _batches(model: LoadedModel, prepared: Prepared, rows: Ints) -> Generator[tuple[Tensor, ...], None, None]:
    part = model.feed.part(prepared, rows, BATCH, model.device, 0)
    with closing(part.in_order()) as ordered:
        for batch in ordered:
            yield model.feed.inputs(batch)


def _text_of(model: LoadedModel, load: LoadValue) -> Callable[[str], str] | None:
    """Gives what a sample says, where something of it is in words, or what stands in its row."""
    name = next((name for name, one in model.feed.columns.items() if one.column.in_words), None)
    if name is not None:
        return lambda id: load(id, name)
    cells = [name for name, one in model.feed.columns.items() if is_cell(one.column)]
    return (lambda id: _row_text({name: load(id, name) for name in cells})) if cells else None


def _row_text(row: Mapping[str, Any]) -> str:
    """The cells of a row by column, without those that say nothing."""
    told = {name: f"{cell:.6g}" if isinstance(cell, float) else str(cell) for name, cell in row.items()}
    return ", ".join(f"{name}={cell}" for name, cell in told.items() if cell not in ("", "nan", "None"))


def elsewhere(model: LoadedModel, data: Path) -> Generator[AnyEvent, None, PartToExamine]:
    """All samples of other data of the same kind."""
    plan = undivided(plan_for(Path(data).expanduser().absolute(), registry(), model.project.data), registry())
    _refuse_other_columns(model, plan, data)
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
    truths = {
        one.name: one.meant(answers_in(found, one.name, range(len(found.ids)))) for one in model.targets
    }
    load = values_by_id(plan, registry(), found)
    return PartToExamine(found.ids, truths, _decoded(model, load, found.ids), _text_of(model, load))


def _refuse_other_columns(model: LoadedModel, plan: DataPlan, data: Path) -> None:
    """Raises `Explained` where other data does not hold what the network takes."""
    kinds = columns_of(plan, registry())
    for name, taken in model.feed.columns.items():
        kind = kinds.get(name)
        if kind is None and is_cell(taken.column):
            words = {"path": str(data), "name": name, "names": list(kinds)}
            text = T("{path} has no column “{name}”, which this network takes. It has {names}.", **words)
            raise Explained(text, "other_inputs")
        if kind is None or not registry().columns.derives(taken.column.id, kind.id):
            text = T(
                "{path} does not hold what this network takes ({kind}). Choose other data.",
                path=str(data),
                kind=taken.column.title,
            )
            raise Explained(text, "other_inputs")


def _decoded(
    model: LoadedModel, load: LoadValue, ids: Sequence[str]
) -> Generator[tuple[Tensor, ...], None, None]:
    columns = tuple(model.feed.columns)
    for start in range(0, len(ids), BATCH):
        some = ids[start : start + BATCH]

        def read(id: str) -> dict[str, Any]:
            return model.feed.read({name: load(id, name) for name in columns})

        with closing(in_threads(read, some)) as decoded:
            yield model.feed.taken(list(decoded))

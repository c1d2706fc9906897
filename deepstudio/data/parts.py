"""How the samples of a run stand today: which still hold what they held, what is new, and what has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

import numpy as np

from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.data.contents import Contents, State
from deepstudio.data.prepared import Prepared
from deepstudio.data.scan import Scan, assemble
from deepstudio.data.sources.rows import shown
from deepstudio.data.split import PARTS, Indices, split
from deepstudio.data.work import IsCancelled, OnProgress, never, quietly
from deepstudio.storage.run_parts import PartName, PartSamples, RunParts

Known = Mapping[tuple[str, int, int], str]


@dataclass(frozen=True)
class Standing:
    """`origin` gives for a sample of today the one of the run that held the same, under whatever name.

    `new` were added since. `copies` were added too, but hold what a sample of the run held, and say which. `changed`
    stand where a sample of the run stood and hold something else. All these are ids of today; `vanished` and
    `excluded` are ids of the run. `relabelled` are ids of today whose class is another one now.
    """

    origin: Mapping[str, str]
    new: tuple[str, ...] = ()
    copies: Mapping[str, str] = field(default_factory=dict)
    changed: tuple[str, ...] = ()
    vanished: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    relabelled: tuple[str, ...] = ()


def parts_of(
    prepared: Prepared,
    plan: DataPlan,
    registry: Registry,
    known: Known | None = None,
    on_progress: OnProgress = quietly,
    cancelled: IsCancelled = never,
) -> RunParts:
    """What a run notes that is about to learn from a prepared set. `known` spares reading what was read before."""
    contents, known = Contents(plan, registry), known or {}
    states = [contents.state(id) for id in prepared.ids] if contents.files is not None else []
    state_of = dict(zip(prepared.ids, states, strict=False))
    held = list(
        contents.all(
            prepared.ids,
            on_progress,
            cancelled,
            lambda id: known.get((id, *state_of[id])) if id in state_of else None,
            noting=True,
        )
    )
    names: tuple[PartName, ...] = ("train", "validation", "test")
    return RunParts(
        fingerprint=prepared.found.fingerprint,
        prepared=prepared.folder.name,
        classes=prepared.classes,
        parts={name: _columns(prepared, prepared.splits[name].tolist(), states, held) for name in names},
    )


def _columns(prepared: Prepared, rows: list[int], states: list[State], held: list[str]) -> PartSamples:
    return PartSamples(
        ids=tuple(prepared.ids[row] for row in rows),
        labels=tuple(prepared.labels[rows].tolist()),
        contents=tuple(held[row] for row in rows),
        sizes=tuple(states[row][0] for row in rows) if states else (),
        times=tuple(states[row][1] for row in rows) if states else (),
    )


def known_contents(parts: RunParts) -> Known:
    """What an earlier run found in its files, by id, size and time."""
    return {
        (id, size, time): content
        for part in parts.parts.values()
        for id, size, time, content in zip(part.ids, part.sizes, part.times, part.contents, strict=False)
    }


def standing(
    parts: RunParts,
    found: Scan,
    plan: DataPlan,
    registry: Registry,
    on_progress: OnProgress = quietly,
    cancelled: IsCancelled = never,
) -> Standing:
    """Compares the samples of a run with those that were `found` now by `plan`.

    Size and time are looked at first, and content where these differ; a file or row that was moved or renamed is
    known by what it holds. Raises `Cancelled`.
    """
    contents, recorded = Contents(plan, registry), dict(_recorded(parts))
    today = {sample.id: found.found.classes[sample.label] for sample in found.samples}
    if parts.fingerprint == found.found.fingerprint:
        origin = {id: id for id in today if id in recorded}
    else:
        origin = _unchanged(recorded, today, contents, on_progress, cancelled)
    open_today, open_then = [id for id in today if id not in origin], recorded.keys() - set(origin.values())
    held = _held(open_today, recorded, contents, on_progress, cancelled)
    moved = _moved(open_today, [id for id in recorded if id in open_then], recorded, held)
    origin |= moved
    left_today = [id for id in open_today if id not in moved]
    left_then = open_then - set(moved.values())
    first = {one.content: id for id, one in reversed(recorded.items()) if one.content}
    copies = {id: first[held[id]] for id in left_today if held.get(id) in first}
    places = {shown(id) for id in left_then}
    changed = tuple(id for id in left_today if id not in copies and shown(id) in places)
    replaced = {shown(id) for id in changed}
    gone = [id for id in recorded if id in left_then and shown(id) not in replaced]
    excluded = set(plan.excluded)
    return Standing(
        origin=origin,
        new=tuple(id for id in left_today if id not in copies and shown(id) not in places),
        copies=copies,
        changed=changed,
        vanished=tuple(id for id in gone if id not in excluded),
        excluded=tuple(id for id in gone if id in excluded),
        relabelled=tuple(id for id, then in origin.items() if today[id] != recorded[then].label),
    )


@dataclass(frozen=True, slots=True)
class _Recorded:
    content: str
    state: State | None
    label: str


def _recorded(parts: RunParts) -> Iterator[tuple[str, _Recorded]]:
    for part in parts.parts.values():
        states = zip(part.sizes, part.times, strict=True) if part.sizes else iter([None] * len(part.ids))
        for id, label, content, state in zip(part.ids, part.labels, part.contents, states, strict=True):
            yield id, _Recorded(content, state, parts.classes[label])


def _unchanged(
    recorded: Mapping[str, _Recorded],
    today: Mapping[str, str],
    contents: Contents,
    on_progress: OnProgress,
    cancelled: IsCancelled,
) -> dict[str, str]:
    """The samples that hold under their old name what they held."""
    same, doubtful = {}, []
    for id in today:
        if id not in recorded:
            continue
        then = recorded[id].state
        now = contents.state(id) if then is not None else None
        if now is not None and now == then:
            same[id] = id
        elif now is None or then is None or now[0] == then[0]:
            doubtful.append(id)
    held = contents.all(doubtful, on_progress, cancelled)
    return same | {id: id for id, one in zip(doubtful, held, strict=True) if one == recorded[id].content}


def _held(
    ids: Sequence[str],
    recorded: Mapping[str, _Recorded],
    contents: Contents,
    on_progress: OnProgress,
    cancelled: IsCancelled,
) -> dict[str, str]:
    """The content of those samples that may hold what one of the run held: of files, those of an equal size."""
    sizes = {one.state[0] for one in recorded.values() if one.state is not None}
    likely = [id for id in ids if contents.files is None or contents.state(id)[0] in sizes]
    return dict(zip(likely, contents.all(likely, on_progress, cancelled), strict=True))


def _moved(
    today: Sequence[str], then: Sequence[str], recorded: Mapping[str, _Recorded], held: Mapping[str, str]
) -> dict[str, str]:
    """Samples of today by those of the run that held the same and have no other place; equal ones in their order."""
    waiting: defaultdict[str, list[str]] = defaultdict(list)
    for id in reversed(then):
        waiting[recorded[id].content].append(id)
    return {id: waiting[held[id]].pop() for id in today if held.get(id) and waiting.get(held[id])}


def part_names(parts: RunParts) -> dict[str, str]:
    """The part of each sample of the run."""
    return {id: name for name, part in parts.parts.items() for id in part.ids}


def arranged_alone(found: Scan, now: Standing, parts: RunParts, plan: DataPlan) -> Scan:
    """Only the samples that a run has, each in its part."""
    names, classes = part_names(parts), found.found.classes
    pairs = [(one.id, classes[one.label]) for one in found.samples if one.id in now.origin]
    left = assemble(pairs, found.found.fingerprint, found.found.shapes, found.unreadable, found.remarks)
    return _in_parts(left, {id: names[then] for id, then in now.origin.items()}, plan)


def arranged_further(found: Scan, now: Standing, parts: RunParts, plan: DataPlan) -> Scan:
    """All samples: those that another run has in its parts, what is new divided as the plan says."""
    names = part_names(parts)
    part_of = {id: names[then] for id, then in chain(now.origin.items(), now.copies.items())}
    others = np.array([row for row, one in enumerate(found.samples) if one.id not in part_of], np.int64)
    for name, rows in _divided(found, others, plan).items():
        part_of |= {found.samples[row].id: name for row in rows.tolist()}
    return _in_parts(found, part_of, plan)


def _divided(found: Scan, rows: Indices, plan: DataPlan) -> dict[str, Indices]:
    """Some rows by part: as the data gives them where the plan keeps that, otherwise drawn among themselves."""
    if found.given and plan.split.given == "keep":
        return {name: np.intersect1d(part, rows) for name, part in found.split(plan.split).items()}
    return {name: rows[drawn] for name, drawn in split(found.labels[rows], plan.split).items()}


def _in_parts(found: Scan, part_of: Mapping[str, str], plan: DataPlan) -> Scan:
    """The scan with these parts; they are not given where the plan would draw the same ones."""
    drawn = split(found.labels, plan.split)
    given = {name: tuple(one.id for one in found.samples if part_of[one.id] == name) for name in PARTS}
    if all([found.samples[row].id for row in drawn[name].tolist()] == list(given[name]) for name in PARTS):
        return replace(found, parts=None)
    return replace(found, parts=given)

"""How the samples of a run stand today: which still hold what they held, what is new, and what has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.data.contents import Contents, FileState
from deepstudio.data.scan import Scan
from deepstudio.data.sources.rows import shown
from deepstudio.data.work import IsCancelled, OnProgress, never, quietly
from deepstudio.storage.run_parts import RunParts


@dataclass(frozen=True)
class Standing:
    """`origin` gives for a sample of today the one of the run that held the same, under whatever name.

    `new` were added since. `copies` were added too, but hold what a sample of the run held, and say which. `changed`
    stand where a sample of the run stood and hold something else. All these are ids of today; `vanished` and
    `excluded` are ids of the run. `relabelled` are ids of today whose answer is another one now.
    """

    origin: Mapping[str, str]
    new: tuple[str, ...] = ()
    copies: Mapping[str, str] = field(default_factory=dict)
    changed: tuple[str, ...] = ()
    vanished: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    relabelled: tuple[str, ...] = ()


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
    today = found.answers
    if parts.fingerprint == found.found.fingerprint:
        origin = {id: id for id in today if id in recorded}
    else:
        origin = _unchanged(recorded, today, contents, on_progress, cancelled)
    open_today = [id for id in today if id not in origin]
    held = _held(open_today, recorded, contents, on_progress, cancelled)
    origin |= _moved(open_today, _without(recorded, origin.values()), recorded, held)
    return _named(today, recorded, origin, held, set(plan.excluded))


def _named(
    today: Mapping[str, Any],
    recorded: dict[str, _Recorded],
    origin: Mapping[str, str],
    held: Mapping[str, str],
    excluded: Set[str],
) -> Standing:
    """What has become of those samples that have no counterpart."""
    added, lost = _without(today, origin), _without(recorded, origin.values())
    first = {one.content: id for id, one in reversed(recorded.items()) if one.content}
    copies = {id: first[held[id]] for id in added if held.get(id) in first}
    places = {shown(id) for id in lost}  # a row that was edited is still that row
    changed = tuple(id for id in added if id not in copies and shown(id) in places)
    taken = {shown(id) for id in changed}
    gone = [id for id in lost if shown(id) not in taken]
    return Standing(
        origin=origin,
        new=tuple(id for id in added if id not in copies and shown(id) not in places),
        copies=copies,
        changed=changed,
        vanished=tuple(id for id in gone if id not in excluded),
        excluded=tuple(id for id in gone if id in excluded),
        relabelled=tuple(id for id, then in origin.items() if today[id] != recorded[then].label),
    )


def _without(ids: Iterable[str], known: Iterable[str]) -> list[str]:
    left_out = set(known)
    return [id for id in ids if id not in left_out]


@dataclass(frozen=True, slots=True)
class _Recorded:
    content: str
    state: FileState | None
    label: Any


def _recorded(parts: RunParts) -> Iterator[tuple[str, _Recorded]]:
    for part in parts.parts.values():
        states = zip(part.sizes, part.times, strict=True) if part.sizes else iter([None] * len(part.ids))
        for id, label, content, state in zip(part.ids, part.labels, part.contents, states, strict=True):
            yield id, _Recorded(content, state, parts.classes[label])


def _unchanged(
    recorded: Mapping[str, _Recorded],
    today: Mapping[str, Any],
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
    likely = [id for id in ids if not contents.are_files or contents.state(id)[0] in sizes]
    return dict(zip(likely, contents.all(likely, on_progress, cancelled), strict=True))


def _moved(
    today: Sequence[str], then: Sequence[str], recorded: Mapping[str, _Recorded], held: Mapping[str, str]
) -> dict[str, str]:
    """Samples of today by those of the run that held the same and have no other place; equal ones in their order."""
    waiting: defaultdict[str, list[str]] = defaultdict(list)
    for id in reversed(then):
        waiting[recorded[id].content].append(id)
    return {id: waiting[held[id]].pop() for id in today if held.get(id) and waiting.get(held[id])}

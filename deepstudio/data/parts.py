"""The parts of a run: noted when it begins, and found again among the samples of today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain

import numpy as np

from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.core.shapes import Image
from deepstudio.data.arrays import Indices
from deepstudio.data.contents import Contents, FileState
from deepstudio.data.prepared import Prepared
from deepstudio.data.scan import Scan, taken
from deepstudio.data.split import PARTS
from deepstudio.data.standing import Standing
from deepstudio.data.work import IsCancelled, OnProgress, never, quietly
from deepstudio.storage.run_parts import PartName, PartSamples, RunParts

Known = Mapping[tuple[str, int, int], str]


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
    states = [contents.state(id) for id in prepared.ids] if contents.are_files else []
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
    answers = [prepared.answers.get(id, "") for id in prepared.ids]
    different = prepared.classes or tuple(dict.fromkeys(answers))
    place = {answer: number for number, answer in enumerate(different)}
    labels = [place[answer] for answer in answers]
    return RunParts(
        fingerprint=prepared.found.fingerprint,
        prepared=prepared.folder.name,
        black=_levels(prepared)[0],
        white=_levels(prepared)[1],
        classes=different,
        parts={
            name: _columns(prepared.ids, prepared.splits[name].tolist(), labels, states, held)
            for name in names
        },
    )


def _levels(prepared: Prepared) -> tuple[float, float]:
    """Black and white of deep pictures; equal where there are none."""
    known = prepared.found.column(prepared.input_name)
    return known.low or 0.0, known.high or 0.0


def _columns(
    ids: list[str], rows: list[int], labels: list[int], states: list[FileState], held: list[str]
) -> PartSamples:
    return PartSamples(
        ids=tuple(ids[row] for row in rows),
        labels=tuple(labels[row] for row in rows),
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


def part_names(parts: RunParts) -> dict[str, str]:
    """The part of each sample of the run."""
    return {id: name for name, part in parts.parts.items() for id in part.ids}


def arranged_alone(found: Scan, now: Standing, parts: RunParts, plan: DataPlan) -> Scan:
    """Only the samples that a run has, each in its part."""
    names = part_names(parts)
    left = taken(found, [row for row, id in enumerate(found.ids) if id in now.origin])
    if parts.white > parts.black:
        left = _with_levels(left, parts)
    return _in_parts(left, {id: names[then] for id, then in now.origin.items()}, plan)


def _with_levels(found: Scan, parts: RunParts) -> Scan:
    """Black and white of deep pictures as the run has learned them."""
    columns = found.found.columns
    again = {
        name: known.replace(low=parts.black, high=parts.white) if isinstance(known.shape, Image) else known
        for name, known in columns.items()
    }
    return replace(found, found=found.found.replace(columns=again))


def arranged_further(found: Scan, now: Standing, parts: RunParts, plan: DataPlan) -> Scan:
    """All samples: those that another run has in its parts, what is new divided as the plan says."""
    names = part_names(parts)
    part_of = {id: names[then] for id, then in chain(now.origin.items(), now.copies.items())}
    others = np.array([row for row, id in enumerate(found.ids) if id not in part_of], np.int64)
    for name, rows in _divided(found, others, plan).items():
        part_of |= {found.ids[row]: name for row in rows.tolist()}
    return _in_parts(found, part_of, plan)


def _divided(found: Scan, rows: Indices, plan: DataPlan) -> dict[str, Indices]:
    """Some rows by part: as the data gives them where the plan keeps that, otherwise drawn among themselves."""
    if found.given and plan.split.given == "keep":
        return {name: np.intersect1d(part, rows) for name, part in found.split(plan.split).items()}
    alone = replace(taken(found, rows.tolist()), given={}, parts=None)
    return {name: rows[drawn] for name, drawn in alone.split(plan.split).items()}


def _in_parts(found: Scan, part_of: Mapping[str, str], plan: DataPlan) -> Scan:
    """The scan with these parts; they are not given where the plan would draw the same ones."""
    drawn = replace(found, parts=None).split(plan.split)
    given = {name: tuple(id for id in found.ids if part_of[id] == name) for name in PARTS}
    if all([found.ids[row] for row in drawn[name].tolist()] == list(given[name]) for name in PARTS):
        return replace(found, parts=None)
    return replace(found, parts=given)

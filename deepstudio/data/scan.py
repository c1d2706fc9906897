"""Looks at all samples of a data plan: which there are, what class each has, and which cannot be read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from deepstudio.core.declarations import Source
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan, Found, SplitPlan
from deepstudio.core.registry import Registry
from deepstudio.core.shapes import Shape
from deepstudio.core.text import T, Text
from deepstudio.data.arrays import Indices
from deepstudio.data.evidence import Evidence
from deepstudio.data.spelling import key, label
from deepstudio.data.split import PARTS, Parts, split
from deepstudio.data.work import IsCancelled, OnProgress, never, quietly

NAMED_IN_MESSAGE = 3
NAMED_IN_PROJECT = 50


@dataclass(frozen=True, slots=True)
class Sample:
    """`id` is the path below the source, with slashes, or says which row it is; `label` an index into the classes."""

    id: str
    label: int


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that was left out, and why; or a row or line of one, which `name` tells in words."""

    id: str
    reason: Text
    name: Text | None = None


@dataclass(frozen=True)
class Scan:
    """All usable samples in the order of their ids, and what was left out. `remarks` say what the reader decided.

    `parts` are given where the split is not drawn: the ids of each part. Every sample is in one of them; ids that are
    not among the samples do not matter.
    """

    found: Found
    samples: tuple[Sample, ...]
    unreadable: tuple[Unreadable, ...] = ()
    remarks: tuple[Evidence, ...] = ()
    parts: Parts | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    """The part of each sample by id, where the data itself gives the parts."""

    def __getstate__(self) -> dict[str, Any]:
        """Samples as two plain lists: a hundred thousand of them cross to another process four times as fast."""
        ids, labels = [sample.id for sample in self.samples], self.labels
        return {**self.__dict__, "samples": (ids, labels)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        ids, labels = state["samples"]
        self.__dict__.update(state, samples=tuple(map(Sample, ids, labels.tolist())))

    @property
    def labels(self) -> npt.NDArray[np.int64]:
        """The class index of each sample, shape (N,)."""
        return np.fromiter((sample.label for sample in self.samples), np.int64, len(self.samples))

    def split(self, plan: SplitPlan) -> dict[str, Indices]:
        """Indices into `samples` by part: exactly the split that training uses."""
        if self.parts is not None:
            return self._own
        return split(self.labels, plan, self.given_parts([sample.id for sample in self.samples]))

    @cached_property
    def _own(self) -> dict[str, Indices]:
        row_of = {sample.id: row for row, sample in enumerate(self.samples)}
        parts = self.parts or {}
        return {
            part: np.sort(np.array([row_of[id] for id in parts[part] if id in row_of], np.int64))
            for part in PARTS
        }

    def given_parts(self, ids: Collection[str]) -> npt.NDArray[np.uint8] | None:
        """The parts that the data gives for `ids`, as indices into `PARTS`, shape (N,); nothing if it gives none."""
        if not self.given:
            return None
        codes = (PARTS.index(self.given.get(id, PARTS[0])) for id in ids)
        return np.fromiter(codes, np.uint8, len(ids))

    def message(self) -> Text | None:
        """One sentence on the files or texts left out, naming at most three."""
        if not self.unreadable:
            return None
        rows = any(item.name for item in self.unreadable)
        return _texts_left_out(self.unreadable) if rows else _files_left_out(self.unreadable)


def _files_left_out(items: Sequence[Unreadable]) -> Text:
    count = len(items)
    names = [item.id for item in items[:NAMED_IN_MESSAGE]]
    if count == 1:
        return T("“{name}” is left out: {reason}.", name=names[0], reason=items[0].reason)
    if count <= NAMED_IN_MESSAGE:
        return T("{n} files cannot be read and are left out: {names}.", n=count, names=names)
    more = count - NAMED_IN_MESSAGE
    return T(
        "{n} files cannot be read and are left out: {names} and {more} more.", n=count, names=names, more=more
    )


def _texts_left_out(items: Sequence[Unreadable]) -> Text:
    """Rows and lines tell little by their numbers, so the reasons are named too."""
    count = len(items)
    names = [item.name or item.id for item in items[:NAMED_IN_MESSAGE]]
    reasons = list(dict.fromkeys(item.reason for item in items))[:NAMED_IN_MESSAGE]
    if count == 1:
        return T("One text is left out, {name}: {reason}.", name=names[0], reason=items[0].reason)
    if count <= NAMED_IN_MESSAGE:
        words = {"n": count, "reasons": reasons, "names": names}
        return T("{n} texts are left out ({reasons}): {names}.", **words)
    more = count - NAMED_IN_MESSAGE
    words = {"n": count, "reasons": reasons, "names": names, "more": more}
    return T("{n} texts are left out ({reasons}): {names} and {more} more.", **words)


def scan(
    plan: DataPlan,
    registry: Registry,
    on_progress: OnProgress = quietly,
    cancelled: IsCancelled = never,
) -> Scan:
    """The samples of `plan` with its exclusions and changed labels.

    Raises `Explained`; causes: `no_data`, `data_missing`, `network_path`, `data_unreadable`, `no_classes`,
    `empty`, `one_class`, `too_few`, `too_many`, `cancelled`, `unknown_source`; of tables also `not_a_table`,
    `unreadable_text`, `other_columns`, `no_such_column`, `no_text_column`, `no_label_column`, `same_column`,
    `too_many_classes`.
    """
    result = scan_as_it_is(plan, registry, on_progress, cancelled)
    refuse_unusable(result, plan, registry)
    return result


def scan_as_it_is(
    plan: DataPlan, registry: Registry, on_progress: OnProgress = quietly, cancelled: IsCancelled = never
) -> Scan:
    """As `scan`, also where the samples are too few to train with."""
    from deepstudio.data.sources import reader

    return _with_edits(reader(plan, registry).scan(on_progress, cancelled), plan)


def leave_out(result: Scan, plan: DataPlan, failed: tuple[Unreadable, ...], registry: Registry) -> Scan:
    """The scan without samples that turned out to be unreadable. Raises `Explained` if too little is left."""
    gone = {item.id for item in failed}
    if not any(sample.id in gone for sample in result.samples):
        return result  # the scan knows of them meanwhile
    classes = result.found.classes
    kept = ((sample.id, classes[sample.label]) for sample in result.samples if sample.id not in gone)
    known = {item.id: item for item in (*result.unreadable, *failed)}
    unreadable = tuple(known[id] for id in sorted(known))
    left = assembled_again(result, kept, unreadable)
    refuse_unusable(left, plan, registry)
    return left


def assemble(
    labelled: Iterable[tuple[str, str]],
    fingerprint: str,
    shapes: Mapping[str, Shape],
    unreadable: tuple[Unreadable, ...] = (),
    remarks: tuple[Evidence, ...] = (),
    given: Mapping[str, str] | None = None,
) -> Scan:
    """A scan from pairs of id and class name; classes are those that occur, in natural order.

    `given` is the part of each sample by id, where the data itself says so.
    """
    pairs = sorted(labelled)
    parts = {id: given[id] for id, _ in pairs if id in given} if given else {}
    amounts = Counter(parts.values())
    counts = Counter(name for _, name in pairs)
    classes = sorted(counts, key=natural)
    index = {name: number for number, name in enumerate(classes)}
    found = Found(
        fingerprint=fingerprint,
        classes=tuple(classes),
        counts=tuple(counts[name] for name in classes),
        shapes=dict(shapes),
        unreadable=tuple(item.id for item in unreadable[:NAMED_IN_PROJECT]),
        unreadable_count=len(unreadable),
        given=tuple(amounts[part] for part in PARTS) if parts else (),
    )
    samples = tuple(Sample(id, index[name]) for id, name in pairs)
    return Scan(found, samples, unreadable, remarks, given=parts)


def assembled_again(
    result: Scan, labelled: Iterable[tuple[str, str]], unreadable: tuple[Unreadable, ...]
) -> Scan:
    """Other samples of the same data."""
    before = result.found
    again = assemble(labelled, before.fingerprint, before.shapes, unreadable, result.remarks, result.given)
    found = again.found.replace(black=before.black, white=before.white)
    return replace(again, found=found, parts=result.parts)


def natural(name: str) -> tuple[list[str | int], str]:
    """Sorts `img2` before `img10`."""
    parts = re.split(r"(\d+)", name.casefold())
    return [int(part) if number % 2 else part for number, part in enumerate(parts)], name


def _with_edits(raw: Scan, plan: DataPlan) -> Scan:
    if not plan.excluded and not plan.relabelled:
        return raw
    excluded = frozenset(plan.excluded)
    classes = raw.found.classes
    relabelled = {id: _known_class(name, classes) for id, name in plan.relabelled.items()}
    labelled = (
        (sample.id, relabelled.get(sample.id, classes[sample.label]))
        for sample in raw.samples
        if sample.id not in excluded
    )
    edited = assembled_again(raw, labelled, raw.unreadable)
    return replace(edited, unreadable=tuple(item for item in raw.unreadable if item.id not in excluded))


def _known_class(name: str, classes: Sequence[str]) -> str:
    """The class that somebody chose, which may be spelled in another way by now."""
    return name if name in classes else {key(known): known for known in classes}.get(key(name), label(name))


def refuse_unusable(result: Scan, plan: DataPlan, registry: Registry) -> None:
    """Raises `Explained` where nobody could train with these samples."""
    classes = result.found.classes
    if not classes:
        raise Explained(_nothing(result, plan), "empty")
    source = registry.sources.get(plan.source.id) or Source
    text = _too_little(result, plan, source.more_classes)
    if text is not None:
        message = result.message()
        cause = "one_class" if len(classes) == 1 else "too_few"
        raise Explained(text if message is None else T("{text} {message}", text=text, message=message), cause)


def _too_little(result: Scan, plan: DataPlan, more_classes: Text) -> Text | None:
    classes = result.found.classes
    if len(classes) == 1:
        return T(
            "All usable samples ({n}) belong to one class, “{name}”. A classifier needs at least two: {action}.",
            n=result.found.samples,
            name=classes[0],
            action=more_classes,
        )
    if min(len(part) for part in result.split(plan.split).values()) == 0:
        return T(
            "{n} samples are too few to learn, to check and to test with. Add more; "
            "ten of each class are a small start.",
            n=len(result.samples),
        )
    return None


def _nothing(result: Scan, plan: DataPlan) -> Text:
    message = result.message()
    if message is None:
        return T("No samples are left. Include some again, or choose other data.")
    if any(column.id == "text" for column in plan.columns.values()):
        return T("None of the texts can be used. {message}", message=message)
    return T("None of the pictures can be used. {message}", message=message)

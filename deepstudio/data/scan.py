"""What a scan found: all samples of a data plan, what their cheap cells hold, and what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from deepstudio.catalog.columns import entering
from deepstudio.core.declarations import SAMPLE_WORDS, Task
from deepstudio.core.explained import Explained
from deepstudio.core.project import ColumnFound, DataPlan, Found, Project, SplitPlan, Use
from deepstudio.core.registry import Registry
from deepstudio.core.text import T, Text
from deepstudio.data.arrays import Indices
from deepstudio.data.cells import Cells, as_classes, as_they_are, number_facts, of_rows, values_of
from deepstudio.data.evidence import Evidence
from deepstudio.data.listing import Unreadable
from deepstudio.data.split import PARTS, Parts, ToDivide, divided, group_numbers

NAMED_IN_MESSAGE = 3
NAMED_IN_PROJECT = 50


@dataclass(frozen=True)
class Scan:
    """All usable samples in the order of their ids, and what was left out. `remarks` say what the reader decided.

    `cells` has an array of shape (N,) for each column whose values are cheap: of classes int64 indices into
    `found.columns[name].classes`. `uses` says what each column is for. `parts` are given where the split is not
    drawn: the ids of each part. Every sample is in one of them; ids that are not among the samples do not matter.
    """

    found: Found
    ids: tuple[str, ...]
    cells: Cells = field(default_factory=dict)
    uses: Mapping[str, Use] = field(default_factory=dict)
    unreadable: tuple[Unreadable, ...] = ()
    remarks: tuple[Evidence, ...] = ()
    parts: Parts | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    """The part of each sample by id, where the data itself gives the parts."""

    @property
    def target(self) -> str:
        """The first column that is to be answered; empty where there is none."""
        return next((name for name, use in self.uses.items() if use == "target"), "")

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes of the target, where it has some."""
        return self.found.column(self.target).classes

    @property
    def counts(self) -> tuple[int, ...]:
        """How many samples each class has."""
        return self.found.column(self.target).counts

    @property
    def labels(self) -> npt.NDArray[np.int64]:
        """The class of each sample as an index into `classes`, shape (N,), for a target that has some."""
        found: npt.NDArray[np.int64] = self.cells[self.target]
        return found

    @cached_property
    def answers(self) -> Mapping[str, Any]:
        """The value of the target by id; nothing where there is no target."""
        return dict(zip(self.ids, self.values(self.target), strict=True)) if self.target in self.cells else {}

    def values(self, column: str) -> Sequence[Any]:
        """The cells of a column as its source has them, in the order of the samples."""
        return values_of(self.cells[column], self.found.column(column))

    def split(self, plan: SplitPlan) -> dict[str, Indices]:
        """Indices into the samples, int64 (n,), by part: exactly the split that training uses. Raises `Explained`."""
        if self.parts is not None:
            return self._own
        return divided(self.divisible, plan)

    @property
    def divisible(self) -> ToDivide:
        """The samples as a split takes them."""
        return ToDivide(self.ids, self.cells, self.uses, self._given_codes)

    @cached_property
    def _own(self) -> dict[str, Indices]:
        row_of = {id: row for row, id in enumerate(self.ids)}
        parts = self.parts or {}
        return {
            part: np.sort(np.array([row_of[id] for id in parts[part] if id in row_of], np.int64))
            for part in PARTS
        }

    @cached_property
    def _given_codes(self) -> npt.NDArray[np.uint8] | None:
        """The parts that the data gives, as indices into `PARTS`, shape (N,); nothing if it gives none."""
        if not self.given:
            return None
        codes = (PARTS.index(self.given.get(id, PARTS[0])) for id in self.ids)
        return np.fromiter(codes, np.uint8, len(self.ids))

    def message(self) -> Text | None:
        """One sentence on the files or texts left out, naming at most three."""
        if not self.unreadable:
            return None
        if all(item.whole for item in self.unreadable):
            return _samples_left_out(self.unreadable)
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


def _samples_left_out(items: Sequence[Unreadable]) -> Text:
    """Why and how many; the first three are named."""
    names = [item.name or item.id for item in items[:NAMED_IN_MESSAGE]]
    reasons = list(dict.fromkeys(item.reason for item in items))[:NAMED_IN_MESSAGE]
    if len(items) <= NAMED_IN_MESSAGE:
        words = {"n": len(items), "reasons": reasons, "names": names}
        return T("Samples left out: {n} ({reasons}): {names}.", **words)
    words = {"n": len(items), "reasons": reasons, "names": names, "more": len(items) - NAMED_IN_MESSAGE}
    return T("Samples left out: {n} ({reasons}): {names} and {more} more.", **words)


def leave_out(result: Scan, plan: DataPlan, failed: tuple[Unreadable, ...], registry: Registry) -> Scan:
    """The scan without samples that turned out to be unreadable. Raises `Explained` if too little is left."""
    gone = {item.id for item in failed}
    kept = [row for row, id in enumerate(result.ids) if id not in gone]
    if len(kept) == len(result.ids):
        return result  # the scan knows of them meanwhile
    known = {item.id: item for item in (*result.unreadable, *failed)}
    left = taken(result, kept, tuple(known[id] for id in sorted(known)))
    refuse_unusable(left, plan, registry)
    return left


def taken(result: Scan, rows: Sequence[int], unreadable: tuple[Unreadable, ...] | None = None) -> Scan:
    """Some of the samples of a scan."""
    unreadable = result.unreadable if unreadable is None else unreadable
    ids = tuple(result.ids[row] for row in rows)
    cells, facts = {}, dict(result.found.columns)
    for name, array in result.cells.items():
        cells[name], facts[name] = of_rows(array, facts.get(name), rows)
    found = found_of(result.found.fingerprint, ids, facts, unreadable, result.given)
    given = {id: result.given[id] for id in ids if id in result.given}
    return replace(result, found=found, ids=ids, cells=cells, unreadable=unreadable, given=given)


def with_edits(result: Scan, plan: DataPlan) -> Scan:
    """A scan as its plan is now: without samples that are excluded meanwhile, and with values that were corrected.

    What is no name, such as a time, only a scan reads.
    """
    gone = frozenset(plan.excluded)
    kept = taken(result, [row for row, id in enumerate(result.ids) if id not in gone])
    for name in {name for values in plan.corrected.values() for name in values} & set(kept.cells):
        values, known = plan.corrected_in(name), kept.found.column(name)
        if (
            known.classes
            or kept.cells[name].dtype == object
            or (known.mean is not None and _are_numbers(values))
        ):
            kept = _changed(kept, name, values)
    return kept


def _are_numbers(values: Mapping[str, Any]) -> bool:
    """Whether corrections of a number can be taken as they are."""
    return all(isinstance(value, int | float) for value in values.values())


def _changed(result: Scan, column: str, values: Mapping[str, Any]) -> Scan:
    """The scan with other values in a column."""
    now = [values.get(id, value) for id, value in zip(result.ids, result.values(column), strict=True)]
    known = result.found.column(column)
    if result.cells[column].dtype == np.float64:
        cells = np.asarray(now, np.float64)
        facts = number_facts(cells)
    else:
        cells, facts = as_classes(now) if known.classes else as_they_are(now)
    columns = {**result.found.columns, column: known.replace(**known_facts(facts))}
    found = result.found.replace(columns=columns)
    return replace(result, found=found, cells={**result.cells, column: cells})


def found_of(
    fingerprint: str,
    ids: Sequence[str],
    facts: Mapping[str, ColumnFound],
    unreadable: Sequence[Unreadable],
    given: Mapping[str, str],
) -> Found:
    amounts = Counter(given[id] for id in ids if id in given) if given else Counter()
    return Found(
        fingerprint=fingerprint,
        samples=len(ids),
        columns=facts,
        unreadable=tuple(item.id for item in unreadable[:NAMED_IN_PROJECT]),
        unreadable_count=len(unreadable),
        given=tuple(amounts[part] for part in PARTS) if amounts else (),
    )


def refuse_unusable(result: Scan, plan: DataPlan, registry: Registry) -> None:
    """Raises `Explained` where nobody could learn from these samples, whatever the task."""
    if not result.ids:
        raise Explained(_nothing(result, plan, registry), "empty")
    if min(len(part) for part in result.split(plan.split).values()) == 0:
        raise Explained(with_left_out(_too_few(result, plan, registry), result), "too_few")


def _too_few(result: Scan, plan: DataPlan, registry: Registry) -> Text:
    """Why a part stays empty: so few samples, groups or times."""
    method, samples = registry.splits.get(plan.split.method.id), result.divisible
    use = method.column if method is not None else ""
    if use == "group":
        return T(
            "The samples are to be divided by group, but there are too few groups ({n}) to learn, to check and to "
            "test with. Choose another group, or none.",
            n=len(np.unique(group_numbers(samples))),
        )
    if use == "time":
        times = samples.of_use("time")
        known = 0 if times is None else int(np.isfinite(np.asarray(times, np.float64)).sum())
        text = T(
            "{n} of {all} samples have a time that is understood: that is too few to check and to test with. Choose "
            "another column, or none.",
            n=f"{known:,}",
            all=f"{len(samples):,}",
        )
        strange = next((said.message for said in result.remarks if said.finding == "times-strange"), None)
        return text if strange is None else T("{text} {message}", text=text, message=strange)
    return T(
        "{n} samples are too few to learn, to check and to test with. Add more; "
        "ten of each class are a small start.",
        n=len(result.ids),
    )


def refuse_for_task(project: Project, result: Scan, registry: Registry) -> None:
    """Raises `Explained` with the task's cause where nobody could learn the project's task from these samples."""
    task = registry.tasks.resolve(project.task.id, project.task.settings, project.task.key)
    lacking = None
    if isinstance(task, Task) and project.data is not None:
        lacking = task.lacks(project.data, result.found, registry)
    if lacking is not None:
        raise Explained(with_left_out(lacking.text, result), lacking.cause)


def with_left_out(text: Text, result: Scan) -> Text:
    """A sentence, and behind it the one on what was left out."""
    message = result.message()
    return text if message is None else T("{text} {message}", text=text, message=message)


def _nothing(result: Scan, plan: DataPlan, registry: Registry) -> Text:
    message = result.message()
    if message is None:
        return T("No samples are left. Include some again, or choose other data.")
    kinds = entering(plan, registry)
    words = kinds[0][1].words if kinds else SAMPLE_WORDS
    return T("{text} {message}", text=words.unusable, message=message)


def known_facts(found: ColumnFound) -> dict[str, Any]:
    """What was found, without what nobody looked for."""
    return {name: getattr(found, name) for name in found.model_fields_set}

"""All samples with class and part, as the present plan has them. No widgets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from deepstudio.core.project import DataPlan
from deepstudio.core.results import written
from deepstudio.data.arrays import Indices
from deepstudio.data.cells import natural
from deepstudio.data.sample_order import SampleOrder, class_after_class, in_turn
from deepstudio.data.scan import Scan, with_edits
from deepstudio.data.split import PARTS

EXCLUDED = "excluded"
NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class SampleEntry:
    """A sample: its id, its class, and `train`, `validation`, `test` or `excluded`."""

    id: str
    name: str
    part: str


@dataclass(frozen=True)
class SampleTable:
    """Entries in the order of their ids; excluded ones last."""

    entries: tuple[SampleEntry, ...] = ()
    scan: Scan | None = None
    """Those that take part, with their cells."""
    turns: Mapping[str, int] = field(default_factory=dict)
    """By id, when each sample's turn is where classes come in turn; it stays where labels and exclusions change."""
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What classes are called that a person gave a name, by column and class. Everything here says these names."""

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns whose values are known, those that are to be answered first."""
        uses = self.scan.uses if self.scan is not None else {}
        known = [name for name in uses if self.scan is not None and name in self.scan.cells]
        return tuple(sorted(known, key=lambda name: uses[name] != "target"))

    def value(self, id: str, column: str) -> str | float | None:
        """A cell of such a column; nothing where it is missing, or the sample takes no part."""
        row = self._rows.get(id)
        if self.scan is None or row is None:
            return None
        cell, found = self.scan.cells[column][row], self.scan.found.column(column)
        if found.classes:
            name = found.classes[int(cell)]
            return self.names.get(column, {}).get(name, name)
        value = cell.item() if isinstance(cell, np.generic) else cell
        if isinstance(value, int | float):
            return value if value == value else None
        return str(value) if value is not None else None

    def is_number(self, column: str) -> bool:
        """Whether a column has numbers, or nothing."""
        return self.scan is not None and np.issubdtype(self.scan.cells[column].dtype, np.floating)

    @cached_property
    def _rows(self) -> Mapping[str, int]:
        return {id: row for row, id in enumerate(self.scan.ids)} if self.scan is not None else {}

    @cached_property
    def classes(self) -> tuple[str, ...]:
        """Names of the classes in use, in natural order; nothing where answers are no classes."""
        if self.scan is not None and not self.scan.classes:
            return ()
        return tuple(self.sorted_classes({e.name for e in self.entries if e.part != EXCLUDED}))

    def sorted_classes(self, names: Iterable[str]) -> list[str]:
        """Classes of the target in the natural order of what the data calls them, so that names change no order."""
        target = self.scan.target if self.scan is not None else ""
        named = self.names.get(target, {})
        raw: dict[str, str] = {given: name for name, given in named.items()}

        def place(shown: str) -> tuple[list[str | int], str]:
            return natural(raw.get(shown, shown))

        return sorted(names, key=place)

    @cached_property
    def by_id(self) -> Mapping[str, SampleEntry]:
        """The entries by id."""
        return {entry.id: entry for entry in self.entries}

    def arranged(self, order: SampleOrder) -> Sequence[SampleEntry]:
        """The entries in another order; excluded ones last. Where answers are no classes, there is one order."""
        if order == "files" or not self.classes:
            return self.entries
        return self._in_turn if order == "mixed" else self._by_class

    @cached_property
    def _in_turn(self) -> tuple[SampleEntry, ...]:
        turns = self.turns or turns_of(self.entries)
        last = len(turns)
        when = [turns[entry.id] + (last if entry.part == EXCLUDED else 0) for entry in self.entries]
        return self._placed(np.argsort(np.array(when, np.int64), kind="stable"))

    @cached_property
    def _by_class(self) -> tuple[SampleEntry, ...]:
        number = {name: place for place, name in enumerate(self.classes)}
        last = len(number)
        classes = [number.get(one.name, last) if one.part != EXCLUDED else last for one in self.entries]
        return self._placed(class_after_class(np.array(classes, np.int64)))

    def _placed(self, places: Indices) -> tuple[SampleEntry, ...]:
        return tuple(self.entries[place] for place in places.tolist())

    @cached_property
    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """Samples by class and part."""
        found: dict[str, Counter[str]] = {name: Counter() for name in self.classes}
        for entry in self.entries:
            if entry.part != EXCLUDED and entry.name in found:
                found[entry.name][entry.part] += 1
        return found

    def answers(self, column: str) -> tuple[list[Any], list[str]]:
        """The answer in a column, and the part, of each sample that takes part and has an answer."""
        used = [entry for entry in self.entries if entry.part != EXCLUDED]
        is_known = self.scan is not None and column in self.scan.cells
        values = [self.value(entry.id, column) if is_known else entry.name for entry in used]
        pairs = [(value, entry.part) for value, entry in zip(values, used, strict=True) if value is not None]
        return [value for value, _ in pairs], [part for _, part in pairs]

    @cached_property
    def parts(self) -> Mapping[str, int]:
        """Samples by part."""
        return Counter(entry.part for entry in self.entries)

    @property
    def used(self) -> int:
        """Samples that are not excluded."""
        return len(self.entries) - self.parts.get(EXCLUDED, 0)

    def filtered(self, name: str = "", part: str = "", order: SampleOrder = "files") -> list[SampleEntry]:
        """Entries of one class and one part; an empty word means any. Excluded ones are listed on their own."""
        return [
            entry
            for entry in self.arranged(order)
            if (not name or entry.name == name) and (entry.part == part if part else entry.part != EXCLUDED)
        ]

    def ordered(self, entries: Sequence[SampleEntry], column: str, down: bool) -> list[SampleEntry]:
        """By the values in a column, upwards or down; those without one stand last."""
        values = [(self.value(entry.id, column), entry) for entry in entries]
        there = [pair for pair in values if pair[0] is not None]
        there.sort(key=lambda pair: pair[0], reverse=down)  # type: ignore[arg-type, return-value]
        return [entry for _, entry in (*there, *(pair for pair in values if pair[0] is None))]


def build_table(
    scan: Scan,
    plan: DataPlan,
    own: Mapping[str, str] = NOTHING,
    order: SampleOrder = "files",
    before: SampleTable | None = None,
) -> SampleTable:
    """The samples of `scan` with the exclusions, labels and split of `plan`, which may be newer than the scan.

    `own` are classes that the source gives, by id, where those of excluded samples are known. They are arranged in
    `order` already, so that whoever shows them need not wait for that; `before` is what was shown, whose turns stay.
    """
    now, called = with_edits(scan, plan), plan.class_names(plan.target)
    part_of = np.zeros(len(now.ids), np.int64)
    for code, rows in enumerate(now.split(plan.split)[part] for part in PARTS):
        part_of[rows] = code
    answers = now.answers
    entries = [
        SampleEntry(id, called.get(name := _name(answers.get(id)), name), PARTS[code])
        for id, code in zip(now.ids, part_of, strict=True)
    ]
    known = {**own, **scan.answers}
    left_out = [
        SampleEntry(id, called.get(name := _class_of(id, known, plan), name), EXCLUDED)
        for id in sorted(plan.excluded)
    ]
    found = (*entries, *left_out)
    turns = before.turns if before is not None else {}
    if not all(entry.id in turns for entry in found):
        turns = turns_of(found)
    table = SampleTable(found, now, turns, plan.given_names)
    table.arranged(order)
    return table


def turns_of(entries: Sequence[SampleEntry]) -> dict[str, int]:
    """By id, when each sample's turn is, so that the first of each class come first."""
    names = sorted({entry.name for entry in entries}, key=natural)
    number = {name: place for place, name in enumerate(names)}
    places = in_turn(np.array([number[entry.name] for entry in entries], np.int64))
    return {entries[place].id: turn for turn, place in enumerate(places.tolist())}


def _name(answer: Any) -> str:
    """What a sample's answer is called; nothing where there is none."""
    return written(answer) if isinstance(answer, int | float) else str(answer or "")


def _class_of(id: str, known: Mapping[str, str], plan: DataPlan) -> str:
    """The class of a sample that takes no part; its folder's name where nothing else is known."""
    return _name(plan.corrected_in(plan.target).get(id) or known.get(id)) or id.partition("/")[0]

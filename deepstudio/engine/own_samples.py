"""The samples of a part of a run as they stand today, for whoever examines with them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Generator, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from deepstudio.catalog import registry
from deepstudio.core.events import AnyEvent, Message
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.text import T, Text
from deepstudio.data.changes import as_dict, sentences
from deepstudio.data.corrections import corrected, edits_of
from deepstudio.data.parts import part_names
from deepstudio.data.sample_values import LoadValue, values_by_id
from deepstudio.data.scan import Scan
from deepstudio.data.scanning import scan_as_it_is
from deepstudio.data.split import PARTS
from deepstudio.data.standing import Standing, standing
from deepstudio.engine.objectives.target import LearnedTarget
from deepstudio.engine.preparing import ReportingCall
from deepstudio.storage.run_folder import RunFolder
from deepstudio.storage.run_parts import RunParts

NEW = "new"


@dataclass(frozen=True)
class OwnSamples:
    """Ids of today, the right answers by column, and the id that the run has for each; "" for what it has not seen.

    `load` gives the value of a sample in a column. `plan` says where they lie, `notes` what a person should know of
    them, and `about` the same for a machine.
    """

    plan: DataPlan
    ids: Sequence[str]
    truths: Mapping[str, Sequence[Any]]
    load: LoadValue
    origin: Sequence[str]
    notes: Sequence[Text]
    about: dict[str, Any]

    def thinned(self, most: int) -> OwnSamples:
        """At most so many of them, spread evenly over all."""
        kept = spread(len(self.ids), most)
        return replace(
            self,
            ids=[self.ids[place] for place in kept],
            truths={name: [values[place] for place in kept] for name, values in self.truths.items()},
            origin=[self.origin[place] for place in kept],
        )


def spread(count: int, most: int) -> list[int]:
    """The places of at most `most` out of `count` things, evenly over all of them."""
    found: list[int] = np.linspace(0, count - 1, min(count, most)).astype(int).tolist()
    return found


def refuse_unknown_part(split: str) -> None:
    """Raises `Explained` unless `split` is a part of every data set, or what was added since."""
    known = (*PARTS, NEW)
    if split not in known:
        raise Explained(
            T("“{split}” is no part of the data. Choose one of: {all}.", split=split[:40], all=known), "split"
        )


def own_samples(
    run: RunFolder, trained: DataPlan | None, parts: RunParts, split: str, targets: Sequence[LearnedTarget]
) -> Generator[AnyEvent, None, OwnSamples]:
    """Those of a part, or those that are new, which the network could answer; with today's labels and exclusions.

    Raises `Explained`: `no_data`, `empty_part`, and the causes of `scan`.
    """
    if trained is None:
        raise Explained(T("No data is chosen yet. Choose some on the Data page."), "no_data")
    plan, names = corrected(run, trained), part_names(parts)
    found, now = yield from _compared(parts, plan)
    wanted = set(now.new) if split == NEW else {id for id, one in now.origin.items() if names[one] == split}
    rows = [row for row, id in enumerate(found.ids) if id in wanted]
    answers = {target.name: answers_in(found, target.name, rows) for target in targets}
    kept = [
        place
        for place in range(len(rows))
        if all(target.knows(answers[target.name][place]) for target in targets)
    ]
    strange = {str(value) for target in targets for value in answers[target.name] if not target.knows(value)}
    notes = [*sentences(now, run.id), *_left_out(split, parts, len(rows), len(kept), strange)]
    if not kept:
        raise Explained(_nothing(run, split, notes), "empty_part")
    about = {
        "fingerprint": found.found.fingerprint,
        "edits": edits_of(plan),
        "parts": {"known": True, **as_dict(now)},
        "notes": [Message.of(text).model_dump() for text in notes],
    }
    ids = [found.ids[rows[place]] for place in kept]
    truths = {name: [values[place] for place in kept] for name, values in answers.items()}
    origin = [now.origin.get(id, "") for id in ids]
    return OwnSamples(plan, ids, truths, values_by_id(plan, registry(), found), origin, notes, about)


def answers_in(found: Scan, column: str, rows: Sequence[int]) -> list[Any]:
    """The cells of a column to answer for some samples. Raises `Explained` where the data has no such column."""
    if column not in found.cells:
        text = T("The data does not have the column “{name}”, which the network answers.", name=column)
        raise Explained(text, "no_such_column")
    values = found.values(column)
    return [values[row] for row in rows]


def state_of(ids: Sequence[str], truths: Mapping[str, Sequence[Any]]) -> str:
    """Equal for the same samples with the same answers, in whatever order."""
    pairs = sorted(zip(ids, *truths.values(), strict=True), key=lambda pair: pair[0])
    return hashlib.sha256(json.dumps(pairs).encode()).hexdigest()[:32]


def _compared(parts: RunParts, plan: DataPlan) -> Generator[AnyEvent, None, tuple[Scan, Standing]]:
    def both(report: Any, stop: Any) -> tuple[Scan, Standing]:
        found = scan_as_it_is(plan, registry(), report, stop)
        return found, standing(parts, found, plan, registry(), report, stop)

    compared = yield from ReportingCall(both).events(lambda: False)
    return compared


def _left_out(
    split: str, parts: RunParts, there: int, kept: int, strange: AbstractSet[str]
) -> Iterator[Text]:
    """How many of the part are not examined, and why where the sentences on the whole run do not say it."""
    total = there if split == NEW else next(len(p.ids) for name, p in parts.parts.items() if name == split)
    if strange:
        yield T(
            "Samples of classes that the network does not know, which are left out: {n} ({names}).",
            n=there - kept,
            names=sorted(strange)[:3],
        )
    if kept < total:
        yield T("Examined with {n} of the {total} samples of this part.", n=kept, total=total)


def _nothing(run: RunFolder, split: str, notes: Sequence[Text]) -> Text:
    if split == NEW:
        text = T("No samples were added since {run} began that it could be examined with.", run=run.id)
    else:
        text = T("None of the samples of this part of {run} is left. Choose another part.", run=run.id)
    for note in notes:
        text = T("{text} {message}", text=text, message=note)
    return text

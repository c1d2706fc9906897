"""The samples that simple methods learn from, and those that they and the network are examined with."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from deepstudio.catalog import registry
from deepstudio.core.events import AnyEvent, Message, Note
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.text import T
from deepstudio.data.arrays import Indices
from deepstudio.data.corrections import located
from deepstudio.data.prepared import Prepared
from deepstudio.data.run_samples import known_parts
from deepstudio.data.sample_values import values_by_id
from deepstudio.data.scan import Scan
from deepstudio.data.scanning import scan_as_it_is
from deepstudio.engine.own_samples import own_samples
from deepstudio.engine.preparing import ReportingCall, prepared_data
from deepstudio.engine.run_data import own_data
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.run_folder import RunFolder


@dataclass(frozen=True)
class ComparedSamples:
    """The run's data; the rows to examine with, exactly those that `evaluate` takes, and their answers by column.

    Where `truths` lack a column, its answers in the prepared set are right.
    """

    plan: DataPlan
    prepared: Prepared
    rows: Indices
    truths: Mapping[str, Sequence[Any]] = field(default_factory=dict)

    @property
    def parts(self) -> tuple[Indices, Indices, Indices]:
        """The rows to learn from, to choose with, and to examine with."""
        splits = self.prepared.splits
        return splits["train"], splits["validation"], self.rows

    @property
    def ids(self) -> list[str]:
        """Those to examine with."""
        return [self.prepared.ids[row] for row in self.rows.tolist()]


def compared_samples(
    run: RunFolder, split: str, model: LoadedModel
) -> Generator[AnyEvent, None, ComparedSamples]:
    """Yields progress and notes. Raises `Explained`, `empty_part` among its causes."""
    trained = run.project().data
    if trained is None:
        raise Explained(T("No data is chosen yet. Choose some on the Data page."), "no_data")
    plan = located(run, trained)
    parts, unknown = known_parts(run)
    if parts is None:
        yield Note(message=Message.of(unknown))
        found = yield from _divided_anew(run, plan, split, model)
    else:
        prepared = yield from own_data(run.project(), run, parts, lambda: False)
        own = yield from own_samples(run, trained, parts, split, model.targets)
        row_of = {id: row for row, id in enumerate(prepared.ids)}
        there = [place for place, id in enumerate(own.ids) if id in row_of]
        rows = np.array([row_of[own.ids[place]] for place in there], np.int64)
        truths = {name: [values[place] for place in there] for name, values in own.truths.items()}
        found = ComparedSamples(plan, prepared, rows, truths)
    if not len(found.rows) or not len(found.parts[0]):
        raise too_few()
    return found


def too_few() -> Explained:
    """What to say where there is nothing to learn from or to examine with."""
    return Explained(
        T("There are too few samples for a comparison. Add more, or change the split on the Data page."),
        "empty_part",
    )


def _divided_anew(
    run: RunFolder, plan: DataPlan, split: str, model: LoadedModel
) -> Generator[AnyEvent, None, ComparedSamples]:
    """A part of the data as it is divided today, for a run that has not noted its own."""
    prepared = yield from prepared_data(run.project().replace(data=plan), registry(), lambda: False)
    scan: Scan = yield from ReportingCall(
        lambda report, stop: scan_as_it_is(plan, registry(), report, stop)
    ).events(lambda: False)
    load, rows = values_by_id(plan, registry(), scan), prepared.splits[split]
    ids = [prepared.ids[row] for row in rows.tolist()]
    truths = {one.name: one.meant([load(id, one.name) for id in ids]) for one in model.targets}
    return ComparedSamples(plan, prepared, rows, truths)

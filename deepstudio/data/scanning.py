"""Looks at all samples of a data plan, and applies what the plan excludes and corrects."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import compress
from typing import Any

import numpy as np
import numpy.typing as npt

from deepstudio.core.declarations import ColumnKind
from deepstudio.core.project import ColumnPlan, DataPlan
from deepstudio.core.registry import Registry
from deepstudio.core.text import T
from deepstudio.data.cells import encoded, remarked, without_value
from deepstudio.data.changed_columns import other_columns
from deepstudio.data.columns import as_found, planned_columns
from deepstudio.data.listing import Listing, Unreadable
from deepstudio.data.scan import Scan, found_of, known_facts, refuse_unusable
from deepstudio.data.sources import reader
from deepstudio.data.sources.rows import sample_name
from deepstudio.data.spelling import key, label
from deepstudio.data.work import IsCancelled, OnProgress, never, quietly

KeptRows = npt.NDArray[np.bool_]  # of each row whether it is one


def scan(
    plan: DataPlan,
    registry: Registry,
    on_progress: OnProgress = quietly,
    cancelled: IsCancelled = never,
) -> Scan:
    """The samples of `plan` with its exclusions and corrections.

    Raises `Explained`; causes: `no_data`, `data_missing`, `network_path`, `data_unreadable`, `no_classes`,
    `empty`, `too_few`, `too_many`, `cancelled`, `unknown_source`; of tables also `not_a_table`,
    `unreadable_text`, `other_columns`, `no_such_column`, `no_text_column`, `no_label_column`, `same_column`,
    `too_many_classes`. Whether the samples suit a task is for the task to say (`Task.lacks`).
    """
    result = scan_as_it_is(plan, registry, on_progress, cancelled)
    refuse_unusable(result, plan, registry)
    return result


def scan_as_it_is(
    plan: DataPlan, registry: Registry, on_progress: OnProgress = quietly, cancelled: IsCancelled = never
) -> Scan:
    """As `scan`, also where the samples are too few to train with."""
    return as_planned(reader(plan, registry).scan(on_progress, cancelled), plan, registry)


def as_planned(listing: Listing, plan: DataPlan, registry: Registry) -> Scan:
    """What was listed, without the samples that the plan excludes and with the values that it corrects.

    Samples whose answer is missing are left out, too.
    """
    planned = {
        name: (column, as_found(name, kind, plan.found))
        for name, (column, kind) in planned_columns(plan, registry).items()
    }
    gone = [name for name, (column, _) in planned.items() if _is_gone(name, column, listing)]
    excluded = frozenset(plan.excluded)
    kept = np.array([id not in excluded for id in listing.ids], bool) if excluded else None
    columns = {
        name: (kind, _of_rows(_corrected(listing, name, plan), kept))
        for name, (column, kind) in planned.items()
        if name in listing.values and column.use != "unused"
    }
    ids = _of_rows(listing.ids, kept)
    answered, unanswered = _answered(
        ids, columns, [name for name in columns if planned[name][0].use == "target"]
    )
    if unanswered:
        ids = _of_rows(ids, answered)
        columns = {name: (kind, _of_rows(values, answered)) for name, (kind, values) in columns.items()}
    cells, facts, remarks = {}, dict(listing.facts), list(listing.remarks)
    for name, (kind, values) in columns.items():
        cells[name], known = encoded(values, kind)
        remarks += remarked(values, cells[name], kind, name)
        facts[name] = known if name not in facts else facts[name].replace(**known_facts(known))
    unreadable = (*(item for item in listing.unreadable if item.id not in excluded), *unanswered)
    found = found_of(listing.fingerprint, ids, facts, unreadable, listing.given)
    uses = {name: column.use for name, (column, _) in planned.items() if name not in gone}
    remarks += other_columns(plan, registry, listing.columns, gone)
    given = {id: listing.given[id] for id in ids if id in listing.given} if listing.given else {}
    return Scan(found, tuple(ids), cells, uses, unreadable, tuple(remarks), given=given)


def _is_gone(name: str, column: ColumnPlan, listing: Listing) -> bool:
    """Whether a column is wanted that the data does not have any more."""
    return bool(listing.columns) and column.use != "unused" and name not in listing.columns


def _of_rows(values: Sequence[Any], kept: KeptRows | None) -> Sequence[Any]:
    """Those values for whose rows `kept`, shape (N,), says so."""
    if kept is None:
        return values
    if isinstance(values, np.ndarray):
        chosen: Sequence[Any] = values[kept]
        return chosen
    return list(compress(values, kept.tolist()))


def _answered(
    ids: Sequence[str], columns: Mapping[str, tuple[ColumnKind, Sequence[Any]]], targets: Sequence[str]
) -> tuple[KeptRows, tuple[Unreadable, ...]]:
    """Which samples have a value in each of some columns, shape (N,), and those that do not."""
    answered, gone = np.ones(len(ids), bool), []
    for name in targets:
        kind, values = columns[name]
        missing = without_value(values, kind)
        if missing is None:
            continue
        reason = T("“{column}” is missing", column=name)
        rows = np.flatnonzero(missing & answered).tolist()
        gone += [Unreadable(ids[row], reason, sample_name(ids[row]), whole=True) for row in rows]
        answered &= ~missing
    return answered, tuple(gone)


def _corrected(listing: Listing, column: str, plan: DataPlan) -> Sequence[Any]:
    """The cells of a column, with those values that somebody changed."""
    values, changed = listing.values[column], plan.corrected_in(column)
    if not changed:
        return values
    known = set(map(str, values))
    meant = {id: _spelled(value, known) for id, value in changed.items()}
    return [meant.get(id, value) for id, value in zip(listing.ids, values, strict=True)]


def _spelled(value: Any, known: Collection[str]) -> Any:
    """The name that somebody chose, which may be spelled in another way by now."""
    if not isinstance(value, str) or value in known:
        return value
    return {key(name): name for name in known}.get(key(value), label(value))

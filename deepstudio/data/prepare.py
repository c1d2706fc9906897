"""Turns a data plan into a prepared set: decoded once, in threads, with progress; the next time it is just opened."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan, Project
from deepstudio.core.registry import CatalogError, Registry
from deepstudio.core.text import T
from deepstudio.data import budget as disk
from deepstudio.data.changed_columns import refuse_gone
from deepstudio.data.columns import as_found, planned_columns
from deepstudio.data.given_parts import remarks_of
from deepstudio.data.listing import Unreadable
from deepstudio.data.order import Order
from deepstudio.data.prepared import Prepared
from deepstudio.data.prepared_writer import Undecodable, describe, fill
from deepstudio.data.reused_rows import find_earlier
from deepstudio.data.scan import Scan, leave_out, refuse_for_task, refuse_unusable
from deepstudio.data.scanning import scan_as_it_is
from deepstudio.data.sources import Reader, reader
from deepstudio.data.work import IsCancelled, OnProgress, never, quietly
from deepstudio.storage.atomic import FULL, write_refused
from deepstudio.storage.preferences import Preferences
from deepstudio.storage.preferred_places import cache_dir

ATTEMPTS = 3
PREPARED = "prepared"
SET_NAME = re.compile(r"[0-9a-f]{32}")
# Chooses among the samples that were found, and their parts.
Arrange = Callable[[Scan, OnProgress, IsCancelled], Scan]


def prepare(
    project: Project | DataPlan,
    registry: Registry,
    on_progress: OnProgress = quietly,
    cancelled: IsCancelled = never,
    *,
    arrange: Arrange | None = None,
    cache: Path | None = None,
    budget: int | None = None,
) -> Prepared:
    """The prepared set of a project's data, made if it is not there yet; an interrupted one leaves nothing behind.

    `arrange` may take fewer samples than there are, and give each its part. `cache` is the folder of all sets and
    `budget` their share of the disk in bytes; the preferences decide where they are not given. Raises `Explained`:
    the causes of `scan`, and `disk_full`, `over_budget`, `cancelled`.
    """
    plan = _plan(project)
    failed: tuple[Unreadable, ...] = ()
    for attempt in range(ATTEMPTS):
        found = _found(plan, registry, arrange, on_progress, cancelled)
        found = leave_out(found, plan, failed, registry)
        if isinstance(project, Project):
            refuse_for_task(project, found, registry)
        order = _order(plan, registry, found, cache, budget)
        try:
            prepared = _opened(order) or _made(order, on_progress, cancelled)
            prepared.remarks = remarks_of(found, plan)
            prepared.answers = found.answers
            return prepared
        except Undecodable as failure:
            if attempt == ATTEMPTS - 1:
                raise failure.errors[0][1] from failure
            failed += _left_out(order.reader, failure)
    raise AssertionError("unreachable")


def find_prepared(plan: DataPlan, registry: Registry, found: Scan) -> Prepared | None:
    """The set of samples that were scanned already, if it was prepared before. Raises `Explained`."""
    return _opened(_order(plan, registry, found, None, None))


def open_set(name: str, registry: Registry) -> Prepared | None:
    """The prepared set of this name, if it is still there."""
    return _opened_at(cache_dir() / PREPARED / name, registry) if SET_NAME.fullmatch(name) else None


def _found(
    plan: DataPlan,
    registry: Registry,
    arrange: Arrange | None,
    on_progress: OnProgress,
    cancelled: IsCancelled,
) -> Scan:
    found = scan_as_it_is(plan, registry, on_progress, cancelled)
    refuse_gone(plan, found.uses)
    found = found if arrange is None else arrange(found, on_progress, cancelled)
    refuse_unusable(found, plan, registry)
    return found


def _plan(project: Project | DataPlan) -> DataPlan:
    plan = project.data if isinstance(project, Project) else project
    if plan is None:
        raise Explained(T("No data is chosen yet. Choose some on the Data page."), "no_data")
    return plan


def _order(plan: DataPlan, registry: Registry, found: Scan, cache: Path | None, budget: int | None) -> Order:
    place = cache or cache_dir() / PREPARED
    allowed = Preferences.load().disk_budget_gb * 10**9 if budget is None else budget
    columns = {
        name: as_found(name, kind, found.found)
        for name, (column, kind) in planned_columns(plan, registry).items()
        if column.use in ("input", "target", "weight")
    }
    return Order(plan, registry, columns, reader(plan, registry), found, place, allowed)


def _left_out(source: Reader, failure: Undecodable) -> tuple[Unreadable, ...]:
    """Damaged files are remembered; those that are merely out of reach now are left out of this set only."""
    for id, error in failure.errors:
        if error.lasting:
            with suppress(Explained):
                source.reject(id, error.reason)
    return tuple(Unreadable(id, error.reason) for id, error in failure.errors)


def _opened(order: Order) -> Prepared | None:
    return _opened_at(order.target, order.registry)


def _opened_at(target: Path, registry: Registry) -> Prepared | None:
    if not target.is_dir():
        return None
    try:
        prepared = Prepared(target, registry)
    except (OSError, ValueError, CatalogError):
        disk.remove(target)
        return None
    disk.mark_used(target)
    return prepared


def _made(order: Order, on_progress: OnProgress, cancelled: IsCancelled) -> Prepared:
    folder = order.cache / f"{disk.MAKING}{os.getpid()}-{uuid4().hex[:8]}"
    try:
        order.cache.mkdir(parents=True, exist_ok=True)
        earlier = find_earlier(order.cache, order.rows, order.registry)
        disk.make_room(order.cache, order.needed, order.budget, earlier.prepared.folder if earlier else None)
        folder.mkdir()
        fill(order, folder, earlier, on_progress, cancelled)
        describe(order, folder)
        return _moved(order, folder)
    except OSError as error:
        if error.errno in FULL:
            raise disk.disk_full(order.cache, order.needed) from error
        raise write_refused(order.cache, error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _moved(order: Order, folder: Path) -> Prepared:
    """Gives a complete set its name. Another process may have been faster; then its set is as good."""
    try:
        os.rename(folder, order.target)
    except OSError as error:
        if error.errno not in (errno.EEXIST, errno.ENOTEMPTY, errno.EACCES):
            raise
    prepared = _opened(order)
    if prepared is None:
        raise OSError(errno.EIO, "the prepared set cannot be read", str(order.target))
    return prepared

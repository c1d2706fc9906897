"""Writes the files of a prepared set into a folder: rows converted in threads, appended in order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import Any

import numpy as np

from deepstudio.core.project import ColumnPlan
from deepstudio.core.text import T, Text
from deepstudio.data.cells import Array
from deepstudio.data.kinds import base_name, stored
from deepstudio.data.kinds.stored_column import ColumnWriter, FixedWriter, TrainingValues
from deepstudio.data.order import Order
from deepstudio.data.prepared import DESCRIPTION, SAMPLES, SPLIT, Description
from deepstudio.data.reused_rows import Earlier
from deepstudio.data.split import PARTS
from deepstudio.data.unreadable import UnreadableSample
from deepstudio.data.work import Cancelled, IsCancelled, OnProgress, Reporter, in_threads


class Undecodable(Exception):
    """Some samples could be listed but not decoded."""

    def __init__(self, errors: list[tuple[str, UnreadableSample]]) -> None:
        super().__init__(errors)
        self.errors = errors


def fill(
    order: Order, folder: Path, earlier: Earlier | None, on_progress: OnProgress, cancelled: IsCancelled
) -> None:
    """Writes all columns; those whose rows are all there in an earlier set are linked to it."""
    linked = earlier.link(folder, order.scan.ids) if earlier else frozenset()
    writers: dict[str, ColumnWriter] = {}
    with ExitStack() as files:
        for name, column in order.columns.items():
            if name not in linked:
                training = _training_values(order, name, on_progress, cancelled)
                count = len(order.scan.ids)
                writers[name] = stored(column).writer(column, folder / base_name(name), count, training)
                files.callback(writers[name].close)
        report = Reporter(T("Preparing the data"), len(order.scan.ids), on_progress)
        for name in [name for name in writers if _at_once(writers[name], order.scan.cells.get(name))]:
            writers.pop(name)
        _write(order, writers, earlier, report, cancelled)


def _at_once(writer: ColumnWriter, cells: Array | None) -> bool:
    """Writes a whole column, where its cells are the rows; whether that is done."""
    if cells is None or not isinstance(writer, FixedWriter) or not writer.is_plain:
        return False
    writer.extend(cells)
    return True


def _write(
    order: Order,
    writers: dict[str, ColumnWriter],
    earlier: Earlier | None,
    report: Reporter,
    cancelled: IsCancelled,
) -> None:
    ids = order.scan.ids
    if not writers:
        report(len(ids))
        return

    def convert(row: int) -> dict[str, Any] | UnreadableSample:
        known = earlier.rows(ids[row]) if earlier else {}
        try:
            return {
                name: known[name] if name in known else writer.convert(_value(order, row, name))
                for name, writer in writers.items()
            }
        except UnreadableSample as error:
            return error

    errors: list[tuple[str, UnreadableSample]] = []
    with closing(in_threads(convert, range(len(ids)), cancelled)) as converted:
        for done, (id, rows) in enumerate(zip(ids, converted, strict=True), 1):
            if isinstance(rows, UnreadableSample):
                errors.append((id, rows))
            elif not errors:
                for name, row in rows.items():
                    writers[name].append(row)
            report(done)
    if errors:
        raise Undecodable(errors)


def _value(order: Order, row: int, name: str) -> Any:
    """The value of a sample in a column: its cell, or what its source loads."""
    cells = order.scan.cells
    return cells[name][row] if name in cells else order.reader.load(order.scan.ids[row], name)


def _training_values(
    order: Order, name: str, on_progress: OnProgress, cancelled: IsCancelled
) -> TrainingValues:
    def each(what: Text) -> Iterator[Any]:
        """Those that cannot be read are left to whoever writes the rows."""
        rows = order.scan.split(order.plan.split)["train"]
        report = Reporter(what, len(rows), on_progress)
        for done, row in enumerate(rows.tolist(), 1):
            if cancelled():
                raise Cancelled
            with suppress(UnreadableSample):
                yield _value(order, row, name)
            report(done)

    return each


def describe(order: Order, folder: Path) -> None:
    codes = np.zeros(len(order.scan.ids), np.uint8)
    for code, part in enumerate(PARTS):
        codes[order.scan.split(order.plan.split)[part]] = code
    np.save(folder / SPLIT, codes)
    (folder / SAMPLES).write_text(json.dumps(order.scan.ids), encoding="utf-8")
    description = Description(
        rows=order.rows,
        found=order.scan.found,
        columns={
            name: ColumnPlan(id=column.id, settings=column.values(), use=order.uses[name])
            for name, column in order.columns.items()
        },
        sizes={path.name: path.stat().st_size for path in sorted(folder.iterdir())},
    )
    (folder / DESCRIPTION).write_text(description.model_dump_json(indent=1), encoding="utf-8")

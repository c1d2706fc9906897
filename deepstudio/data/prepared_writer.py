"""Writes the files of a prepared set into a folder: rows converted in threads, appended in order."""

from __future__ import annotations

import json
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import numpy as np

from deepstudio.core.graph import Chosen
from deepstudio.core.text import T
from deepstudio.data.kinds import Writer, kind_of
from deepstudio.data.order import Order
from deepstudio.data.prepared import DESCRIPTION, SAMPLES, SPLIT, Description
from deepstudio.data.reused_rows import Earlier
from deepstudio.data.scan import Sample
from deepstudio.data.split import PARTS
from deepstudio.data.unreadable import UnreadableSample
from deepstudio.data.work import IsCancelled, OnProgress, Reporter, in_threads


class Undecodable(Exception):
    """Some samples could be listed but not decoded."""

    def __init__(self, errors: list[tuple[str, UnreadableSample]]) -> None:
        super().__init__(errors)
        self.errors = errors


def fill(
    order: Order, folder: Path, earlier: Earlier | None, on_progress: OnProgress, cancelled: IsCancelled
) -> None:
    """Writes all columns; those whose rows are all there in an earlier set are linked to it."""
    samples = order.scan.samples
    linked = earlier.link(folder, [sample.id for sample in samples]) if earlier else frozenset()
    writers: dict[str, Writer] = {}
    with ExitStack() as files:
        for name, column in order.columns.items():
            if name not in linked:
                writers[name] = kind_of(column).writer(folder, name, order, on_progress, cancelled)
                files.callback(writers[name].close)
        _write(
            order, writers, earlier, Reporter(T("Preparing the data"), len(samples), on_progress), cancelled
        )


def _write(
    order: Order,
    writers: dict[str, Writer],
    earlier: Earlier | None,
    report: Reporter,
    cancelled: IsCancelled,
) -> None:
    def convert(sample: Sample) -> dict[str, Any] | UnreadableSample:
        known = earlier.rows(sample.id) if earlier else {}
        try:
            return {
                name: known[name] if name in known else writer.convert(sample, order.reader.load)
                for name, writer in writers.items()
            }
        except UnreadableSample as error:
            return error

    errors: list[tuple[str, UnreadableSample]] = []
    samples = order.scan.samples
    with closing(in_threads(convert, samples, cancelled)) as converted:
        for done, (sample, rows) in enumerate(zip(samples, converted, strict=True), 1):
            if isinstance(rows, UnreadableSample):
                errors.append((sample.id, rows))
            elif not errors:
                for name, row in rows.items():
                    writers[name].append(row)
            report(done)
    if errors:
        raise Undecodable(errors)


def describe(order: Order, folder: Path) -> None:
    codes = np.zeros(len(order.scan.samples), np.uint8)
    for code, part in enumerate(PARTS):
        codes[order.scan.split(order.plan.split)[part]] = code
    np.save(folder / SPLIT, codes)
    ids = [sample.id for sample in order.scan.samples]
    (folder / SAMPLES).write_text(json.dumps(ids), encoding="utf-8")
    description = Description(
        rows=order.rows,
        found=order.scan.found,
        columns={
            name: Chosen(id=column.id, settings=column.values()) for name, column in order.columns.items()
        },
        sizes={path.name: path.stat().st_size for path in sorted(folder.iterdir())},
    )
    (folder / DESCRIPTION).write_text(description.model_dump_json(indent=1), encoding="utf-8")

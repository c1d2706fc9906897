"""Real samples on which an export is tried before it is called good."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import suppress
from typing import Any

from deepstudio.catalog import registry
from deepstudio.core.events import AnyEvent, Message, Note
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.text import T
from deepstudio.data.corrections import located
from deepstudio.data.run_samples import unseen_samples
from deepstudio.data.sample_values import LoadValue, values_by_id
from deepstudio.data.scan import Scan
from deepstudio.data.scanning import scan_as_it_is
from deepstudio.data.work import Cancelled, IsCancelled, OnProgress
from deepstudio.engine.export.column import spread
from deepstudio.engine.export.model import ExportedModel
from deepstudio.engine.preparing import ReportingCall
from deepstudio.engine.use import Given
from deepstudio.storage.run_folder import RunFolder


def real_samples(
    leaving: ExportedModel, run: RunFolder, plan: DataPlan | None
) -> Generator[AnyEvent, None, list[Given]]:
    """A few samples of the run's test part. Where the data is out of reach, random ones, and a note that says so."""
    try:
        if plan is not None:
            return (yield from _from_data(leaving, run, located(run, plan)))
    except Cancelled:
        raise
    except (Explained, OSError):
        pass
    drawn = leaving.invented()
    text = T(
        "The data cannot be reached, so the export is checked on random ones instead: {samples}.",
        samples=leaving.tried(drawn),
    )
    yield Note(message=Message.of(text))
    return drawn


def _from_data(
    leaving: ExportedModel, run: RunFolder, plan: DataPlan
) -> Generator[AnyEvent, None, list[Given]]:
    def unseen(report: OnProgress, stop: IsCancelled) -> tuple[Scan, list[str]]:
        found = scan_as_it_is(plan, registry(), report, stop)
        return found, unseen_samples(run, found, plan, registry(), report, stop)

    found, ids = yield from ReportingCall(unseen).events(lambda: False)
    return chosen(leaving, ids, values_by_id(plan, registry(), found))


def chosen(leaving: ExportedModel, ids: Sequence[str], load: LoadValue) -> list[Given]:
    """Those samples that try the network best, of those that can be read. Raises `Explained` (`empty`)."""
    leading = leaving.leading()
    values: dict[str, Any] = {}
    for place in spread(len(ids), leading.looked_at):
        with suppress(Explained):
            value = load(ids[place], leading.name)
            leading.rows([value])
            values[ids[place]] = value
    if not values:
        raise Explained(T("The data has no samples that can be read."), "empty")
    able = list(values)
    picked = [able[place] for place in leading.picked(list(values.values()))]
    return [{name: load(id, name) for name in leaving.columns} for id in picked]

"""Real samples on which an export is tried before it is called good."""

from __future__ import annotations

from collections.abc import Generator

from deepstudio.catalog import registry
from deepstudio.core.events import AnyEvent, Message, Note
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.data.columns import input_name
from deepstudio.data.corrections import located
from deepstudio.data.run_samples import unseen_samples
from deepstudio.data.scanning import scan_as_it_is
from deepstudio.data.sources import reader
from deepstudio.data.work import Cancelled, IsCancelled, OnProgress
from deepstudio.engine.export.kinds import ExportedInputs, ExportSample
from deepstudio.engine.preparing import ReportingCall
from deepstudio.storage.run_folder import RunFolder


def real_samples(
    kind: ExportedInputs, run: RunFolder, plan: DataPlan | None
) -> Generator[AnyEvent, None, list[ExportSample]]:
    """A few samples of the run's test part. Where the data is out of reach, random ones, and a note that says so."""
    try:
        if plan is not None:
            return (yield from _from_data(kind, run, located(run, plan)))
    except Cancelled:
        raise
    except (Explained, OSError):
        pass
    yield Note(message=Message.of(kind.invented_note()))
    return kind.invented()


def _from_data(
    kind: ExportedInputs, run: RunFolder, plan: DataPlan
) -> Generator[AnyEvent, None, list[ExportSample]]:
    def unseen(report: OnProgress, stop: IsCancelled) -> list[str]:
        found = scan_as_it_is(plan, registry(), report, stop)
        return unseen_samples(run, found, plan, registry(), report, stop)

    ids = yield from ReportingCall(unseen).events(lambda: False)
    source, column = reader(plan, registry()), input_name(plan, registry())
    return kind.chosen(ids, lambda id: source.load(id, column))

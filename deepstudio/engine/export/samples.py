"""Real samples on which an export is tried before it is called good."""

from __future__ import annotations

from collections.abc import Generator

from deepstudio.catalog import registry
from deepstudio.core.events import AnyEvent, Message, Note
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.data.scan import Scan, scan
from deepstudio.data.sources import reader
from deepstudio.data.work import Cancelled
from deepstudio.engine.export.kinds import Kind, Sample
from deepstudio.engine.preparing import Work


def real_samples(kind: Kind, plan: DataPlan | None) -> Generator[AnyEvent, None, list[Sample]]:
    """A few samples of the test part. Where the data cannot be reached, random ones, and a note that says so."""
    try:
        if plan is not None:
            return (yield from _from_data(kind, plan))
    except Cancelled:
        raise
    except (Explained, OSError):
        pass
    yield Note(message=Message.of(kind.invented_note()))
    return kind.invented()


def _from_data(kind: Kind, plan: DataPlan) -> Generator[AnyEvent, None, list[Sample]]:
    work: Work[Scan] = Work(lambda report, stop: scan(plan, registry(), report, stop))
    found = yield from work.events(lambda: False)
    ids = [found.samples[index].id for index in found.split(plan.split)["test"]]
    return kind.chosen(ids, reader(plan, registry()).load)

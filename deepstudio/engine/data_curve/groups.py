"""The groups of a run's samples, where its parts were divided by group: they are drawn whole, too."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np

from deepstudio.catalog import registry
from deepstudio.core.events import AnyEvent
from deepstudio.core.project import DataPlan
from deepstudio.data.arrays import Indices
from deepstudio.data.prepared import Prepared
from deepstudio.data.scan import Scan
from deepstudio.data.scanning import scan_as_it_is
from deepstudio.data.split import ToDivide, goes_by, group_numbers
from deepstudio.engine.preparing import ReportingCall

GROUP = "group"


def groups_of(plan: DataPlan, prepared: Prepared) -> Generator[AnyEvent, None, Indices | None]:
    """The number of each row's group, (N,); nothing where samples were not divided by group. Raises `Explained`."""
    if goes_by(plan.split) != GROUP:
        return None
    found: Scan = yield from ReportingCall(
        lambda report, stop: scan_as_it_is(plan, registry(), report, stop)
    ).events(lambda: False)
    numbers = group_numbers(ToDivide(found.ids, found.cells, found.uses))
    number_of = dict(zip(found.ids, numbers.tolist(), strict=True))
    alone = int(numbers.max(initial=0)) + 1
    return np.array([number_of.get(id, alone + row) for row, id in enumerate(prepared.ids)], np.int64)

"""What there is to say of how samples are divided by groups, or in time."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from deepstudio.core.data_edits import change_data
from deepstudio.core.problems import Severity
from deepstudio.core.project import DataPlan
from deepstudio.core.text import T
from deepstudio.data.evidence import Evidence, remark
from deepstudio.data.scan import Scan
from deepstudio.data.split import goes_by, group_numbers

NAMED = 3


def split_remarks(scan: Scan, plan: DataPlan) -> Iterator[Evidence]:
    """Groups on both sides, and samples without a group or a time."""
    if scan.parts is None and scan.divisible.of_use("group") is not None:
        yield from _groups(scan, plan)
    if goes_by(plan.split) == "time":
        yield from _times(scan)


def _groups(scan: Scan, plan: DataPlan) -> Iterator[Evidence]:
    column = next(name for name, use in scan.uses.items() if use == "group" and name in scan.cells)
    groups, names = group_numbers(scan.divisible), scan.values(column)
    alone = sum(name == "" for name in names)
    if alone:
        text = T("Samples that belong to no group: {n}. Each counts as a group of its own.", n=f"{alone:,}")
        yield remark("no-group", text, alone)
    parts = scan.split(plan.split)
    training = np.isin(groups, groups[parts["train"]])
    torn = {str(names[row]) for part in ("validation", "test") for row in parts[part] if training[row]}
    if torn:
        yield _torn(sorted(torn), plan)
    elif goes_by(plan.split) == "group":
        count = len(np.unique(groups))
        text = T("No group is in two parts: {n} groups were divided as a whole.", n=f"{count:,}")
        yield remark("groups-kept", text, count)


def _torn(names: list[str], plan: DataPlan) -> Evidence:
    text = T(
        "Groups with samples in training and in validation or test, so the network is examined with what it may know "
        "by heart ({n}): {names}.",
        n=f"{len(names):,}",
        names=[*names[:NAMED], *(["…"] if len(names) > NAMED else [])],
    )
    whole = plan.split.replace(method=plan.split.method.replace(id="group", settings={}), given="new")
    fix = change_data(T("Divide by group"), split=whole)
    return Evidence(
        "groups-torn", Severity.WARNING, text, len(names), (), (fix,), "--set data.split.method=group"
    )


def _times(scan: Scan) -> Iterator[Evidence]:
    times = scan.divisible.of_use("time")
    missing = int(np.isnan(times).sum()) if times is not None else 0
    if missing:
        text = T("Samples without a time that is understood: {n}. They are for training.", n=f"{missing:,}")
        yield remark("no-time", text, missing)

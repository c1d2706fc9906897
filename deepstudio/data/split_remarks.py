"""What there is to say of how samples are divided by groups, or in time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from deepstudio.core.data_edits import change_data
from deepstudio.core.problems import Severity
from deepstudio.core.project import USUAL_SPLIT, DataPlan, SplitPlan
from deepstudio.core.text import T
from deepstudio.data.arrays import Indices
from deepstudio.data.evidence import Evidence, remark
from deepstudio.data.one_sided import one_sided
from deepstudio.data.scan import Scan
from deepstudio.data.split import goes_by, group_numbers

NAMED = 3


def split_remarks(scan: Scan, plan: DataPlan) -> Iterator[Evidence]:
    """Groups on both sides, samples without a group or a time, parts and classes other than wanted."""
    if scan.divisible.of_use("group") is not None:
        yield from _groups(scan, plan)
    if goes_by(plan.split) == "time":
        yield from _times(scan)
    if not plan.split.is_usual and not _are_given(scan, plan):
        usual = plan.split.replace(method=USUAL_SPLIT)
        fix = change_data(T("Divide by class"), split=usual)
        yield from one_sided(scan, plan, fix, "--set data.split.method=stratified")


def _are_given(scan: Scan, plan: DataPlan) -> bool:
    """Whether something else than the method says the parts."""
    return scan.parts is not None or (bool(scan.given) and plan.split.given == "keep")


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
    count = len(np.unique(groups))
    if count == len(groups):
        text = T(
            "No two samples belong together, so groups change nothing ({n} groups). Perhaps something else is the "
            "group.",
            n=f"{count:,}",
        )
        yield Evidence("groups-alone", Severity.WARNING, text, count)
    elif torn:
        yield _torn(sorted(torn), None if scan.parts is not None else plan)
    elif goes_by(plan.split) == "group":
        text = T("No group is in two parts: {n} groups were divided as a whole.", n=f"{count:,}")
        yield remark("groups-kept", text, count)
        if not _are_given(scan, plan):
            yield from _uneven(parts, plan.split)


def _uneven(parts: Mapping[str, Indices], split: SplitPlan) -> Iterator[Evidence]:
    """Groups are so large that a part has less than half of what it should have, or more than twice as much."""
    sizes = {name: len(rows) for name, rows in parts.items()}
    whole = sum(sizes.values())
    wanted = {"validation": whole * split.validation / 100, "test": whole * split.test / 100}
    if all(share / 2 <= sizes[name] <= share * 2 for name, share in wanted.items()):
        return
    text = T(
        "Some groups are so large that the parts come out otherwise than wanted: {train} samples for training, "
        "{validation} for validation and {test} for the test.",
        **{name: f"{size:,}" for name, size in sizes.items()},
    )
    yield Evidence("parts-uneven", Severity.WARNING, text, whole)


def _torn(names: list[str], plan: DataPlan | None) -> Evidence:
    """With the way out, where a plan says the parts and not the samples of a run."""
    text = T(
        "Groups with samples in training and in validation or test, so the network is examined with what it may know "
        "by heart ({n}): {names}.",
        n=f"{len(names):,}",
        names=[*names[:NAMED], *(["…"] if len(names) > NAMED else [])],
    )
    if plan is None:
        return Evidence("groups-torn", Severity.WARNING, text, len(names))
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
    if times is not None and len(times) - missing > 1 and len(np.unique(times[~np.isnan(times)])) == 1:
        text = T("All samples have the same time, so their order alone decides which are for the test.")
        yield Evidence("times-same", Severity.WARNING, text, len(times) - missing)

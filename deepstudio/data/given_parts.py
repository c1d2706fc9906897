"""What there is to say of parts that the data itself gives, such as folders called train and test."""

from __future__ import annotations

import numpy as np

from deepstudio.core.data_edits import change_data
from deepstudio.core.problems import Edit, Severity
from deepstudio.core.project import DataPlan, SplitPlan
from deepstudio.core.text import T, Text
from deepstudio.data.evidence import Evidence, remark
from deepstudio.data.scan import Scan
from deepstudio.data.split import PARTS
from deepstudio.data.split_remarks import split_remarks

NAMED = 3
CUT = {
    "validation": T("Validation has no samples of its own; it is cut from training."),
    "test": T("The test has no samples of its own; it is cut from training."),
}


def remarks_of(scan: Scan, plan: DataPlan) -> tuple[Evidence, ...]:
    """What the reader remarked, and what follows from how `plan` divides the samples."""
    return (*scan.remarks, *given_parts(scan, plan), *split_remarks(scan, plan))


def given_parts(scan: Scan, plan: DataPlan) -> tuple[Evidence, ...]:
    """What was decided about them, with the other way, and the classes that are not in all of them."""
    if not scan.given or scan.parts is not None:
        return ()
    train, validation, test = scan.found.given
    words = {"train": f"{train:,}", "validation": f"{validation:,}", "test": f"{test:,}"}
    if plan.split.given == "new":
        text = T(
            "The parts are drawn anew. The data gives {train} samples to training, {validation} to validation and "
            "{test} to the test.",
            **words,
        )
        keep = _decide(plan.split, "keep", T("Keep the parts that the data gives"))
        return (remark("parts-drawn", text, len(scan.given), (keep,), "--split keep"),)
    text = T(
        "The data says itself which part a sample is in: {train} for training, {validation} for validation and "
        "{test} for the test. That is kept.",
        **words,
    )
    for part, count in zip(PARTS, scan.found.given, strict=True):
        if not count and part in CUT:
            text = T("{text} {message}", text=text, message=CUT[part])
    draw = _decide(plan.split, "new", T("Draw new parts"))
    return (
        remark("parts-given", text, len(scan.given), (draw,), "--split new"),
        *_one_sided(scan, plan, draw),
    )


def _decide(split: SplitPlan, given: str, label: Text) -> Edit:
    return change_data(label, split=split.replace(given=given))


def _one_sided(scan: Scan, plan: DataPlan, draw: Edit) -> tuple[Evidence, ...]:
    """Classes that cannot be learned, or are never examined."""
    if not scan.classes:
        return ()
    where: dict[str, set[str]] = {name: set() for name in scan.classes}
    for part, rows in scan.split(plan.split).items():
        for code in np.unique(scan.labels[rows]).tolist():
            where[scan.classes[code]].add(part)
    unknown = [name for name, parts in where.items() if "train" not in parts]
    unexamined = [name for name, parts in where.items() if parts == {"train"}]
    found = []
    if unknown:
        text = T(
            "Classes without a sample for training, so the network cannot learn them ({n}): {names}.",
            n=len(unknown),
            names=_three(unknown),
        )
        found.append(_evidence("classes-not-trained", text, unknown, scan, plan, draw))
    if unexamined:
        text = T(
            "Classes that occur in training only, so nobody knows how well they are learned ({n}): {names}.",
            n=len(unexamined),
            names=_three(unexamined),
        )
        found.append(_evidence("classes-not-examined", text, unexamined, scan, plan, draw))
    return tuple(found)


def _evidence(id: str, text: Text, names: list[str], scan: Scan, plan: DataPlan, draw: Edit) -> Evidence:
    classes = scan.classes
    ids = [id for id, name in scan.answers.items() if name in names]
    fixes: tuple[Edit, ...] = (draw,)
    if len(classes) - len(names) > 1:
        excluded = tuple(sorted({*plan.excluded, *ids}))
        leave_out = change_data(T("Leave out {names}", names=_three(names)), excluded=excluded)
        fixes = (leave_out, draw)
    return Evidence(id, Severity.WARNING, text, len(ids), (), fixes, "--split new")


def _three(names: list[str]) -> list[str]:
    return [*names[:NAMED], *(["…"] if len(names) > NAMED else [])]

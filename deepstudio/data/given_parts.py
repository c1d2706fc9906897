"""What there is to say of parts that the data itself gives, such as folders called train and test."""

from __future__ import annotations

from deepstudio.core.data_edits import change_data
from deepstudio.core.problems import Edit
from deepstudio.core.project import DataPlan, SplitPlan
from deepstudio.core.text import T, Text
from deepstudio.data.evidence import Evidence, remark
from deepstudio.data.one_sided import one_sided
from deepstudio.data.scan import Scan
from deepstudio.data.split import PARTS
from deepstudio.data.split_remarks import split_remarks

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
        *one_sided(scan, plan, draw, "--split new"),
    )


def _decide(split: SplitPlan, given: str, label: Text) -> Edit:
    return change_data(label, split=split.replace(given=given))

"""Classes of very different size."""

from __future__ import annotations

from collections.abc import Iterator

from deepstudio.core.problems import Severity
from deepstudio.core.project import TrainingPlan
from deepstudio.core.text import T
from deepstudio.core.training_edits import set_training
from deepstudio.data.evidence import Evidence
from deepstudio.data.findings.shared_data import Looked

TOLERATED = 3  # times as many samples as the smallest class


def find(looked: Looked) -> Iterator[Evidence]:
    """Not where training gives every class the same weight already."""
    counts = dict(zip(looked.classes, looked.scan.counts, strict=True))
    if not counts:
        return  # no column with classes is an answer
    most, fewest = max(counts, key=counts.__getitem__), min(counts, key=counts.__getitem__)
    if counts[most] <= TOLERATED * counts[fewest] or _balanced(looked.training):
        return
    yield Evidence(
        "imbalance",
        Severity.WARNING,
        T(
            "“{most}” has {times:.1f} times as many samples as “{fewest}” ({large:,} and {small:,}).",
            most=most,
            fewest=fewest,
            times=counts[most] / counts[fewest],
            large=counts[most],
            small=counts[fewest],
        ),
        counts[most],
        fixes=(set_training({"balanced": True}, T("Give every class the same weight")),),
    )


def _balanced(training: TrainingPlan | None) -> bool:
    return training is not None and training.balanced

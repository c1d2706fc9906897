"""How many samples of each class each part of the split has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from deepstudio.core.project import SplitPlan
from deepstudio.data.arrays import Indices
from deepstudio.data.scan import Scan
from deepstudio.data.split import PARTS


@dataclass(frozen=True, slots=True)
class ClassCount:
    """The samples of one class."""

    name: str
    train: int
    validation: int
    test: int

    @property
    def total(self) -> int:
        return self.train + self.validation + self.test


def class_counts(scan: Scan, plan: SplitPlan) -> tuple[ClassCount, ...]:
    """Counts in the order of the classes, for the split that training will use; none without classes."""
    if not scan.classes:
        return ()
    return count_classes(scan.classes, scan.labels, scan.split(plan))


def count_classes(
    classes: tuple[str, ...], labels: npt.NDArray[np.int64], splits: Mapping[str, Indices]
) -> tuple[ClassCount, ...]:
    """Counts in the order of `classes`; `labels` are indices into them."""
    table = [np.bincount(labels[splits[part]], minlength=len(classes)) for part in PARTS]
    return tuple(
        ClassCount(name, *(int(counts[index]) for counts in table)) for index, name in enumerate(classes)
    )

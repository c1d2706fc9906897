"""The data a run learned from: samples to try, and how they look. Everything here is for other threads."""

from __future__ import annotations

import random
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from deepstudio.catalog.columns import PictureColumn
from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.ui.widgets.strokes import Look, look_of
from deepstudio.ui.workers.sample_files import SampleFiles

if TYPE_CHECKING:
    from deepstudio.data.scan import Scan

MEASURED = 64  # samples


@dataclass(frozen=True)
class TestSample:
    """A sample that took no part in training, and its true class."""

    id: str
    label: str
    file: Path


class Samples:
    """`known` spares looking through the data where that was done before."""

    def __init__(self, plan: DataPlan, registry: Registry, known: Scan | None = None) -> None:
        self._plan, self._registry = plan, registry
        self._scan = known
        self._lock = threading.Lock()

    def random_test(self, files: SampleFiles) -> TestSample:
        """One of the test part. Raises `Explained`."""
        scan = self._scanned()
        part = scan.split(self._plan.split)["test"]
        sample = scan.samples[int(random.choice(part))]
        file = files.of_sample(self._plan, self._registry, sample.id)
        return TestSample(sample.id, scan.found.classes[sample.label], file)

    def look(self, column: PictureColumn) -> Look:
        """How drawings on these pictures look. Raises `Explained`."""
        from deepstudio.data.pictures import fitted
        from deepstudio.data.sources import reader

        scan, source = self._scanned(), reader(self._plan, self._registry)
        count = min(MEASURED, len(scan.samples))
        chosen = np.linspace(0, len(scan.samples) - 1, count).astype(int)
        return look_of([fitted(source.load(scan.samples[number].id), column)[:, :, 0] for number in chosen])

    def _scanned(self) -> Scan:
        from deepstudio.data.scan import scan

        with self._lock:
            if self._scan is None:
                self._scan = scan(self._plan, self._registry)
            return self._scan

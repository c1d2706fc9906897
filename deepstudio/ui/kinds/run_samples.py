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
from deepstudio.data import served
from deepstudio.jobs.data_process import data_process
from deepstudio.ui.widgets.strokes import SampleStyle, look_of
from deepstudio.ui.workers.sample_files import SampleFiles

if TYPE_CHECKING:
    from deepstudio.data.scan import Scan
    from deepstudio.storage.run_folder import RunFolder

MEASURED = 64  # samples


@dataclass(frozen=True)
class TestSample:
    """A sample that took no part in training, and its true class."""

    id: str
    label: str
    file: Path


class Samples:
    """Of the data of a run. `known` spares looking through the data where that was done before."""

    def __init__(self, run: RunFolder, plan: DataPlan, known: Scan | None = None) -> None:
        self._run, self._plan = run, plan
        self._unseen: list[str] | None = None
        self._scan = known
        self._lock = threading.Lock()

    def random_test(self, files: SampleFiles) -> TestSample:
        """One of the test part. Raises `Explained`."""
        scan, id = self._scanned(), random.choice(self._test())
        file = files.of_sample(self._plan, id)
        return TestSample(id, scan.answers[id], file)

    def look(self, column: PictureColumn) -> SampleStyle:
        """How drawings on these pictures look. Raises `Explained`."""
        scan = self._scanned()
        count = min(MEASURED, len(scan.ids))
        chosen = np.linspace(0, len(scan.ids) - 1, count).astype(int)
        ids = [scan.ids[number] for number in chosen]
        fitted = data_process().call(served.fitted, self._plan.source, ids, column)
        return look_of([pixels[:, :, 0] for pixels in fitted])

    def _test(self) -> list[str]:
        """The test part of the run, as far as it is there. Raises `Explained`."""
        found = self._scanned()
        with self._lock:
            if self._unseen is None:
                self._unseen = data_process().call(served.unseen, self._run, found, self._plan)
            return self._unseen

    def _scanned(self) -> Scan:
        with self._lock:
            if self._scan is None:
                self._scan = data_process().begin(served.scan, lambda _: None, self._plan).result()
            return self._scan

"""Pictures of the data a run learned from, and how they look. Everything here is for other threads."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from deepstudio.catalog.columns import PictureColumn
from deepstudio.data import served
from deepstudio.jobs.data_process import data_process
from deepstudio.ui.kinds.run_samples import RunSamples
from deepstudio.ui.widgets.strokes import SampleStyle, look_of
from deepstudio.ui.workers.sample_files import SampleFiles

MEASURED = 64  # pictures


@dataclass(frozen=True)
class TestPicture:
    """A picture that took no part in training, and its true class."""

    id: str
    label: str
    file: Path


class PictureSamples(RunSamples):
    """Samples that are pictures."""

    def random_picture(self, files: SampleFiles) -> TestPicture:
        """One of the test part. Raises `Explained`."""
        scan, id = self._scanned(), random.choice(self._test())
        file = files.of_sample(self._plan, id)
        return TestPicture(id, scan.answers[id], file)

    def look(self, column: PictureColumn) -> SampleStyle:
        """How drawings on these pictures look. Raises `Explained`."""
        scan = self._scanned()
        count = min(MEASURED, len(scan.ids))
        chosen = np.linspace(0, len(scan.ids) - 1, count).astype(int)
        ids = [scan.ids[number] for number in chosen]
        fitted = data_process().call(served.fitted, self._plan.source, ids, column)
        return look_of([pixels[:, :, 0] for pixels in fitted])

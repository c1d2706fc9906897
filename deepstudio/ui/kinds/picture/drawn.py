"""How drawings are to look: like the samples that a network learned from."""

from __future__ import annotations

import numpy as np

from deepstudio.catalog.columns import PictureColumn
from deepstudio.data import served
from deepstudio.jobs.data_process import data_process
from deepstudio.jobs.run_samples import RunSamples
from deepstudio.ui.widgets.strokes import SampleStyle, look_of

MEASURED = 64  # pictures


def sample_style(samples: RunSamples, column: PictureColumn) -> SampleStyle:
    """As it is measured in some of them; in another thread. Raises `Explained`."""
    scan = samples.scanned()
    chosen = np.linspace(0, len(scan.ids) - 1, min(MEASURED, len(scan.ids))).astype(int)
    ids = [scan.ids[number] for number in chosen]
    fitted = data_process().call(served.fitted, samples.plan.source, ids, column)
    return look_of([pixels[:, :, 0] for pixels in fitted])

"""Pictures as a few grey fields: hardly more than where it is bright and where it is dark."""

from __future__ import annotations

import time
from collections.abc import Generator, Sequence
from typing import Any

import numpy as np
import torch
from torch.nn import functional as F

from deepstudio.core.events import AnyEvent, Message, Progress
from deepstudio.core.project import DataPlan
from deepstudio.core.text import T
from deepstudio.data.arrays import Indices
from deepstudio.data.kinds.picture import StoredPictures
from deepstudio.data.prepared import Prepared

SIDE = 16  # fields
BATCH = 256  # pictures


def picture_features(
    plan: DataPlan, prepared: Prepared, parts: Sequence[Indices]
) -> Generator[AnyEvent, None, list[Any]]:
    """Rows (N, fields) for each of `parts`: mean brightness in 0..1 of at most 16 × 16 fields."""
    stored = prepared.columns[prepared.input_name]
    assert isinstance(stored, StoredPictures)
    _, height, width, _ = stored.pixels.shape
    size = (min(SIDE, height), min(SIDE, width))
    total, done = sum(map(len, parts)), 0
    made: list[Any] = []
    for rows in parts:
        fields = np.empty((len(rows), size[0] * size[1]), np.float32)
        for start in range(0, len(rows), BATCH):
            some = rows[start : start + BATCH]
            grey = torch.from_numpy(stored.pixels[some]).float().mean(3).div_(255)
            fields[start : start + BATCH] = F.adaptive_avg_pool2d(grey, size).flatten(1).numpy()
            done += len(some)
            what = Message.of(T("Making small grey pictures"))
            yield Progress(time=time.time(), what=what, done=done, total=total)
        made.append(fields)
    return made

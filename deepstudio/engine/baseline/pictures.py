"""Pictures as the directions of their edges, and how bright each region is: what was usual before networks."""

from __future__ import annotations

import time
from collections.abc import Generator
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from deepstudio.core.events import AnyEvent, Message, Progress
from deepstudio.core.text import T
from deepstudio.data.arrays import Bytes, Floats
from deepstudio.data.kinds.picture import StoredPictures
from deepstudio.engine.baseline.features import ComparedColumn
from deepstudio.engine.baseline.hog import cell_of, hog

REGIONS = 8  # along a side
BATCH = 128  # pictures


def picture_features(asked: ComparedColumn) -> Generator[AnyEvent, None, list[Any]]:
    """Float32 (N, F): histograms of oriented gradients, and the mean colour in 0..1 of at most 8 × 8 regions."""
    stored = asked.prepared.columns[asked.name]
    assert isinstance(stored, StoredPictures)
    total, done = sum(map(len, asked.parts)), 0
    made: list[Any] = []
    for rows in asked.parts:
        found = np.empty((len(rows), len(_described(_blank(stored))[0])), np.float32)
        for start in range(0, len(rows), BATCH):
            some = rows[start : start + BATCH]
            found[start : start + BATCH] = _described(stored.pixels[some])
            done += len(some)
            what = Message.of(T("Measuring the edges of the pictures"))
            yield Progress(time=time.time(), what=what, done=done, total=total)
        made.append(found)
    return made


def _described(pixels: Bytes) -> Floats:
    """Float32 (N, F), from uint8 (N, H, W, C)."""
    pictures = torch.from_numpy(pixels).permute(0, 3, 1, 2).float().div_(255)
    edges = hog(pictures, cell_of(*pictures.shape[2:]))
    found: Floats = torch.cat([edges, _colours(pictures)], 1).numpy()
    return found


def _colours(pictures: Tensor) -> Tensor:
    regions = [min(REGIONS, side) for side in pictures.shape[2:]]
    return F.adaptive_avg_pool2d(pictures, (regions[0], regions[1])).flatten(1)


def _blank(stored: StoredPictures) -> Bytes:
    return np.zeros((1, *stored.pixels.shape[1:]), np.uint8)

"""Pictures of dots to be counted, drawn from a seed when they are wanted."""

from __future__ import annotations

from functools import cache

import numpy as np
from PIL import Image

from deepstudio.catalog.sources import DotsSource
from deepstudio.core.explained import Explained
from deepstudio.core.project import ColumnFound
from deepstudio.core.shapes import Image as ImageShape
from deepstudio.core.text import T, Text
from deepstudio.data.arrays import Bytes, Floats
from deepstudio.data.listing import Listing
from deepstudio.data.sources.rows import row_of
from deepstudio.data.work import IsCancelled, OnProgress

PICTURES = 1000
SIDE = 48  # pixels
MOST = 15
RADII = (2.0, 4.0)  # pixels
BRIGHTNESS = (110, 250)  # of 255
GROUND = (10, 60)
NOISE = 8.0  # deviation of the ground
APART = 1.5  # pixels between dots
SEED = 20_000


class DotsReader:
    """Ids look like `0000012`: the number of the picture, which is all that it is drawn from."""

    def __init__(self, source: DotsSource) -> None:
        self.source = source

    def scan(self, progress: OnProgress, cancelled: IsCancelled) -> Listing:
        ids = tuple(f"{number:07d}" for number in range(1, PICTURES + 1))
        facts = {"picture": ColumnFound(shape=ImageShape(1, SIDE, SIDE))}
        return Listing(ids, {"dots": np.asarray(_counts(), np.float64).tolist()}, "dots-1", facts=facts)

    def load(self, sample_id: str, column: str) -> Image.Image:
        row = row_of(sample_id).row
        if row >= PICTURES:
            raise Explained(T("There is no picture “{id}”.", id=sample_id), "unknown_sample")
        return Image.fromarray(_drawn(row, _counts()[row]))

    def reject(self, sample_id: str, reason: Text) -> None:
        raise AssertionError(f"{sample_id} is part of the program: {reason}")

    def version(self, sample_id: str) -> str:
        return ""

    def thumbnail(self, sample_id: str, size: int) -> Image.Image:
        return self.load(sample_id, "picture").resize((size, size), Image.Resampling.NEAREST)


@cache
def _counts() -> tuple[int, ...]:
    """How many dots each picture has."""
    return tuple(np.random.RandomState(SEED).randint(0, MOST + 1, PICTURES).tolist())


def _drawn(row: int, count: int) -> Bytes:
    """uint8 (48, 48): dots of several sizes and shades on a ground that is not even; none touches another."""
    draw = np.random.RandomState(SEED + 1 + row)
    y, x = np.mgrid[:SIDE, :SIDE].astype(np.float64)
    picture: Floats = draw.uniform(*GROUND) + draw.normal(0, NOISE, (SIDE, SIDE))
    placed: list[tuple[float, float, float]] = []
    while len(placed) < count:
        radius = draw.uniform(*RADII)
        across, down = draw.uniform(radius, SIDE - 1 - radius, 2)
        if any(np.hypot(across - a, down - b) < radius + r + APART for a, b, r in placed):
            continue
        placed.append((across, down, radius))
        cover = np.clip(radius + 0.5 - np.hypot(x - across, y - down), 0, 1)
        picture = picture * (1 - cover) + draw.uniform(*BRIGHTNESS) * cover
    return np.clip(np.rint(picture), 0, 255).astype(np.uint8)

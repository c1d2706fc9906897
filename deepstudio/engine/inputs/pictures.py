"""Pictures: stored as bytes, brought to numbers on the device, a whole batch at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from deepstudio.catalog.columns import PictureColumn
from deepstudio.data.arrays import Bytes, Indices
from deepstudio.data.pictures import fitted
from deepstudio.data.prepared import Prepared
from deepstudio.engine.augment import augmented as shifted
from deepstudio.engine.batches import Array, Batches
from deepstudio.engine.inputs import LABEL, Batch, column_settings
from deepstudio.engine.pixels import Pixels

PICTURE = "picture"


class Pictures:
    """`mean` and `std` are those of the training pictures, one number a channel in 0..1."""

    def __init__(self, column: PictureColumn, mean: Sequence[float], std: Sequence[float]) -> None:
        self.column = column
        self.mean, self.std = tuple(map(float, mean)), tuple(map(float, std))
        self.pixels = Pixels(column, self.mean, self.std)

    @classmethod
    def of(cls, prepared: Prepared) -> Pictures:
        return cls(prepared.column, prepared.mean, prepared.std)

    @classmethod
    def restored(cls, about: Mapping[str, Any]) -> Pictures:
        column = PictureColumn(**column_settings(about))
        if not len(about["mean"]) == len(about["std"]) == column.channels:
            raise ValueError("one mean and one deviation for each channel")
        return cls(column, about["mean"], about["std"])

    def to(self, device: torch.device) -> Pictures:
        self.pixels.to(device)
        return self

    def part(self, prepared: Prepared, rows: Indices, size: int, device: torch.device, seed: int) -> Batches:
        columns: dict[str, Array] = {PICTURE: prepared.pictures, LABEL: prepared.labels}
        return Batches(columns, rows, size, device, seed)

    def arranged(self, prepared: Prepared, rows: Indices) -> Indices:
        return np.sort(rows)

    def tensor(self, batch: Batch, *, augmented: bool = False) -> Tensor:
        """float32 (N, C, H, W)."""
        pictures = self.pixels.from_bytes(batch[PICTURE])
        return shifted(pictures, mirror=self.column.color == "rgb") if augmented else pictures

    def read(self, sample: Path | Image.Image) -> Bytes:
        """uint8 (H, W, C), fitted to the column."""
        return fitted(sample, self.column)

    def collated(self, rows: Sequence[Bytes] | Bytes) -> Tensor:
        stacked = rows if isinstance(rows, np.ndarray) else np.stack(rows)
        return self.pixels.from_bytes(torch.from_numpy(np.ascontiguousarray(stacked)))

    def blank(self) -> Bytes:
        return np.zeros((self.column.height, self.column.width, self.column.channels), np.uint8)

    def steps(self) -> int:
        return 1

    def about(self) -> dict[str, Any]:
        column = {"id": self.column.id, **self.column.values()}
        return {"column": column, "mean": list(self.mean), "std": list(self.std)}

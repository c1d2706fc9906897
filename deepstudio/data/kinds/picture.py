"""Pictures as uint8 rows of one size, with the sums that mean and deviation are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from deepstudio.catalog.columns import PictureColumn
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.project import ColumnFound
from deepstudio.data.arrays import Bytes
from deepstudio.data.cells import Array, as_they_are
from deepstudio.data.kinds.rows import RowFile
from deepstudio.data.pictures import fitted
from deepstudio.data.work import IsCancelled, OnProgress

if TYPE_CHECKING:
    from deepstudio.data.order import Order

PIXELS = ".npy"
MOMENTS = ".moments.npy"
Moments = npt.NDArray[np.float64]
Row = tuple[Bytes, Moments]
LEVELS = np.arange(256, dtype=np.float64)


class PictureKind:
    """`.npy`: uint8 (N, H, W, C). `.moments.npy`: float64 (N, 2, C), sum and sum of squares of each row."""

    files: tuple[str, ...] = (PIXELS, MOMENTS)
    own_rows: bool = True

    def cells(self, values: Sequence[Any]) -> tuple[Array, ColumnFound]:
        return as_they_are(values)

    def row_key(self, column: ColumnKind) -> dict[str, Any]:
        levels = set() if _typed(column).white > _typed(column).black else {"black", "white"}
        return column.model_dump(mode="json", exclude={"normalise", *levels})

    def row_bytes(self, column: ColumnKind) -> int:
        picture = _typed(column)
        return picture.height * picture.width * picture.channels + 16 * picture.channels

    def writer(
        self, folder: Path, name: str, order: Order, on_progress: OnProgress, cancelled: IsCancelled
    ) -> PictureWriter:
        return PictureWriter(folder, name, _typed(order.columns[name]), len(order.scan.ids))

    def row(self, parts: Mapping[str, npt.NDArray[Any]], index: int) -> Row:
        return parts[PIXELS][index], parts[MOMENTS][index]


class PictureWriter:
    """Fits each picture to its column and writes it."""

    def __init__(self, folder: Path, name: str, column: PictureColumn, count: int) -> None:
        self.column = column
        shape = (count, column.height, column.width, column.channels)
        self._pixels = RowFile(folder / f"{name}{PIXELS}", shape, np.uint8)
        self._moments = RowFile(folder / f"{name}{MOMENTS}", (count, 2, column.channels), np.float64)

    def convert(self, value: Any) -> Row:
        pixels = fitted(value, self.column)
        return pixels, moments(pixels)

    def append(self, row: Row) -> None:
        self._pixels.append(row[0])
        self._moments.append(row[1])

    def close(self) -> None:
        self._pixels.close()
        self._moments.close()


def moments(pixels: Bytes) -> Moments:
    """Sum and sum of squares of each channel, exact: float64 (2, C)."""
    channels = pixels.shape[2]
    picture = Image.fromarray(pixels[:, :, 0] if channels == 1 else pixels)
    counts = np.asarray(picture.histogram(), np.float64).reshape(channels, 256)
    return np.stack([counts @ LEVELS, counts @ LEVELS**2])


def mean_and_deviation(sums: Moments, column: PictureColumn) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Per channel, of brightness in 0..1, from the moments (N, 2, C) of some rows. No deviation is below 1/255."""
    count = len(sums) * column.height * column.width * 255.0
    mean, square = sums.sum(axis=0) / count
    deviation = np.sqrt(np.maximum(square / 255 - mean**2, 0))
    return tuple(mean.tolist()), tuple(np.maximum(deviation, 1 / 255).tolist())


def _typed(column: ColumnKind) -> PictureColumn:
    if not isinstance(column, PictureColumn):
        raise TypeError(f"{type(column).__name__} is not a picture")
    return column

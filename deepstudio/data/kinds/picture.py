"""Pictures as uint8 rows of one size, with the sums that mean and deviation are made of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
from PIL import Image

from deepstudio.catalog.columns import PictureColumn
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.project import ColumnFound
from deepstudio.data.arrays import Bytes, Indices
from deepstudio.data.kinds.rows import RowFile
from deepstudio.data.kinds.stored_column import StoredColumn, TrainingValues
from deepstudio.data.pictures import fitted

PIXELS = ".npy"
MOMENTS = ".moments.npy"
Moments = npt.NDArray[np.float64]
PictureRow = tuple[Bytes, Moments]
LEVELS = np.arange(256, dtype=np.float64)


class StoredPictures(StoredColumn):
    """`.npy`: uint8 (N, H, W, C). `.moments.npy`: float64 (N, 2, C), sum and sum of squares of each row."""

    files: ClassVar[tuple[str, ...]] = (PIXELS, MOMENTS)
    own_rows: ClassVar[bool] = True

    @classmethod
    def of_cells(cls, cells: Sequence[Any], folder: Path, column: ColumnKind | None = None) -> Sequence[Path]:
        """Paths of files beside the table."""
        return [folder / cell for cell in cells]

    @classmethod
    def settled(cls, column: ColumnKind, found: ColumnFound) -> ColumnKind:
        """Black and white of deep pictures are those that the scan found, unless they were chosen."""
        picture = _typed(column)
        if picture.white > picture.black or found.low is None or found.high is None:
            return column
        return type(picture)(**{**column.values(), "black": found.low, "white": found.high})

    @classmethod
    def row_key(cls, column: ColumnKind) -> dict[str, Any]:
        levels = set() if _typed(column).white > _typed(column).black else {"black", "white"}
        return column.model_dump(mode="json", exclude={"normalise", *levels})

    @classmethod
    def row_bytes(cls, column: ColumnKind) -> int:
        picture = _typed(column)
        return picture.height * picture.width * picture.channels + 16 * picture.channels

    @classmethod
    def writer(cls, column: ColumnKind, base: Path, count: int, training: TrainingValues) -> PictureWriter:
        return PictureWriter(_typed(column), base, count)

    @classmethod
    def examples(cls, column: ColumnKind, count: int, folder: Path) -> list[Any]:
        """Files of noise, each of another brightness."""
        picture, draw = _typed(column), np.random.default_rng(0)
        files = [folder / f"{number}.png" for number in range(count)]
        for number, file in enumerate(files):
            level = 8 + 200 * number // count
            noise = draw.integers(0, level, (picture.height, picture.width, 3), np.uint8)
            Image.fromarray(noise).save(file)
        return files

    @property
    def pixels(self) -> Bytes:
        """uint8 (N, H, W, C), memory-mapped."""
        return self.parts[PIXELS]

    def row(self, index: int) -> PictureRow:
        return self.parts[PIXELS][index], self.parts[MOMENTS][index]

    def state(self, train: Indices) -> dict[str, Any]:
        """`mean` and `std` of brightness in 0..1 over the training pictures, one number a channel."""
        mean, std = mean_and_deviation(self.parts[MOMENTS][train], _typed(self.column))
        return {"mean": list(mean), "std": list(std)}


class PictureWriter:
    """Fits each picture to its column and writes it."""

    def __init__(self, column: PictureColumn, base: Path, count: int) -> None:
        self.column = column
        shape = (count, column.height, column.width, column.channels)
        self._pixels = RowFile(Path(f"{base}{PIXELS}"), shape, np.uint8)
        self._moments = RowFile(Path(f"{base}{MOMENTS}"), (count, 2, column.channels), np.float64)

    def convert(self, value: Any) -> PictureRow:
        pixels = fitted(value, self.column)
        return pixels, moments(pixels)

    def append(self, row: PictureRow) -> None:
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

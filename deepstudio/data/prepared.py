"""A prepared data set: named columns in memory-mapped files, made once and read by every run."""

from __future__ import annotations

import json
import os
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict

from deepstudio.catalog.columns import PictureColumn
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.project import ColumnPlan, Found
from deepstudio.core.registry import Registry
from deepstudio.data.arrays import Indices
from deepstudio.data.evidence import Evidence
from deepstudio.data.kinds import kind_of, open_parts
from deepstudio.data.kinds.picture import MOMENTS, PIXELS, mean_and_deviation
from deepstudio.data.kinds.tokens import OFFSETS, TOKENS, read_tokenizer
from deepstudio.data.split import PARTS

DESCRIPTION = "columns.json"
SAMPLES = "samples.json"
SPLIT = "split.npy"


class Description(BaseModel):
    """What `columns.json` says. `rows` tells sets apart whose rows hold the same; `sizes` are bytes by file."""

    model_config = ConfigDict(extra="forbid")

    format: str = "deepstudio-prepared"
    version: int = 2
    rows: str
    found: Found
    columns: dict[str, ColumnPlan]
    sizes: dict[str, int]


class Prepared:
    """A prepared set, opened. Arrays are read-only; rows follow `ids`, and `splits` holds row numbers by part."""

    def __init__(self, folder: Path, registry: Registry) -> None:
        """Raises `OSError`, `ValueError` or `CatalogError` where the set is incomplete or was made otherwise."""
        self.folder = folder
        self.remarks: tuple[Evidence, ...] = ()
        """What was said of the data when the set was asked for; it is not stored."""
        self.description = read_description(folder)
        self.typed: dict[str, ColumnKind] = {
            name: registry.make(registry.columns, chosen) for name, chosen in self.description.columns.items()
        }
        self.parts = {name: open_parts(folder, name, kind_of(column)) for name, column in self.typed.items()}

    @property
    def found(self) -> Found:
        return self.description.found

    @property
    def target_name(self) -> str:
        """The first column that is to be answered; empty where there is none."""
        return next((name for name, column in self.description.columns.items() if column.use == "target"), "")

    @property
    def classes(self) -> tuple[str, ...]:
        return self.found.column(self.target_name).classes

    @property
    def columns(self) -> dict[str, npt.NDArray[Any]]:
        """The arrays by column name; each has one row a sample, but that the ids of texts follow each other."""
        return {name: parts[kind_of(self.typed[name]).files[0]] for name, parts in self.parts.items()}

    @cached_property
    def ids(self) -> list[str]:
        ids: list[str] = json.loads((self.folder / SAMPLES).read_text(encoding="utf-8"))
        return ids

    @cached_property
    def splits(self) -> dict[str, Indices]:
        """Row numbers by `train`, `validation` and `test`, ascending."""
        codes = np.load(self.folder / SPLIT, allow_pickle=False)
        return {part: np.flatnonzero(codes == code) for code, part in enumerate(PARTS)}

    @cached_property
    def picture_name(self) -> str:
        """The first column that is a picture. Raises `LookupError` if there is none."""
        for name, column in self.typed.items():
            if isinstance(column, PictureColumn):
                return name
        raise LookupError("this data has no pictures")

    @cached_property
    def input_name(self) -> str:
        """The first column that enters the network. Raises `LookupError` if there is none."""
        for name, column in self.description.columns.items():
            if column.use == "input":
                return name
        raise LookupError("this data has nothing that a network could take")

    @property
    def input_column(self) -> ColumnKind:
        """How the samples that enter the network are read."""
        return self.typed[self.input_name]

    @cached_property
    def tokens(self) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int64]]:
        """Ids of all texts, int32, memory-mapped; text i is from `offsets[i]` to `offsets[i + 1]`, int64 (N + 1,)."""
        parts = self.parts[self.input_name]
        return parts[TOKENS], np.array(parts[OFFSETS])

    @cached_property
    def tokenizer_state(self) -> dict[str, Any]:
        """What `deepstudio.data.tokenizers.tokenizer` is made of."""
        return read_tokenizer(self.folder, self.input_name)

    @property
    def column(self) -> PictureColumn:
        column = self.typed[self.picture_name]
        assert isinstance(column, PictureColumn)
        return column

    @property
    def pictures(self) -> npt.NDArray[np.uint8]:
        """uint8 (N, H, W, C), memory-mapped."""
        return self.parts[self.picture_name][PIXELS]

    @cached_property
    def labels(self) -> npt.NDArray[np.int64]:
        """Class indices, int64 (N,), in memory."""
        return np.array(self.parts[self.target_name][".npy"])

    @property
    def mean(self) -> tuple[float, ...]:
        """Brightness in 0..1 of each channel over the training pictures."""
        return self._statistics[0]

    @property
    def std(self) -> tuple[float, ...]:
        """Standard deviation of brightness in 0..1 of each channel over the training pictures; above 0."""
        return self._statistics[1]

    @cached_property
    def _statistics(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        sums = self.parts[self.picture_name][MOMENTS][self.splits["train"]]
        return mean_and_deviation(sums, self.column)


def read_description(folder: Path) -> Description:
    """Raises `OSError` or `ValueError` where a file is missing, cut off or of another version."""
    description = Description.model_validate_json((folder / DESCRIPTION).read_bytes())
    if description.version != 2:
        raise ValueError(f"version {description.version}")
    for file, size in description.sizes.items():
        if os.path.getsize(folder / file) != size:
            raise ValueError(f"{file} is cut off")
    return description

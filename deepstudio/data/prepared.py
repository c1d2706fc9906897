"""A prepared data set: named columns in memory-mapped files, made once and read by every run."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from copy import copy
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import BaseModel, ConfigDict

from deepstudio.core.declarations import ColumnKind
from deepstudio.core.project import ColumnPlan, Found, Use
from deepstudio.core.registry import Registry
from deepstudio.data.arrays import Indices, Ints
from deepstudio.data.evidence import Evidence
from deepstudio.data.kinds import base_name, stored
from deepstudio.data.kinds.stored_column import StoredColumn
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
    """A prepared set, opened. Rows follow `ids`; `columns` are by name, `splits` holds row numbers by part."""

    def __init__(self, folder: Path, registry: Registry) -> None:
        """Raises `OSError`, `ValueError` or `CatalogError` where the set is incomplete or was made otherwise."""
        self.folder = folder
        self.remarks: tuple[Evidence, ...] = ()
        """What was said of the data when the set was asked for; it is not stored."""
        self.answers: Mapping[str, Any] = {}
        """The cells of the first target by sample, as its source had them when the set was asked for; not stored."""
        self.description = read_description(folder)
        self.columns: dict[str, StoredColumn] = {
            name: self._opened(name, registry.make(registry.columns, chosen))
            for name, chosen in self.description.columns.items()
        }

    def _opened(self, name: str, column: ColumnKind) -> StoredColumn:
        return stored(column)(column, self.folder / base_name(name), self.found.column(name))

    @property
    def found(self) -> Found:
        return self.description.found

    def of_use(self, use: Use) -> dict[str, StoredColumn]:
        """The columns that are used for this, in their order."""
        planned = self.description.columns
        return {name: column for name, column in self.columns.items() if planned[name].use == use}

    @property
    def input_name(self) -> str:
        """The first column that enters the network. Raises `LookupError` if there is none."""
        for name in self.of_use("input"):
            return name
        raise LookupError("this data has nothing that a network could take")

    @property
    def input_column(self) -> ColumnKind:
        """How the samples that enter the network are read."""
        return self.columns[self.input_name].column

    @property
    def target_name(self) -> str:
        """The first column that is to be answered; empty where there is none."""
        return next(iter(self.of_use("target")), "")

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes of the target, where it has some."""
        return self.found.column(self.target_name).classes

    @cached_property
    def labels(self) -> Ints:
        """The class of each sample as an index into `classes`, shape (N,), in memory."""
        (values,) = self.columns[self.target_name].parts.values()
        return np.array(values)

    @cached_property
    def ids(self) -> list[str]:
        ids: list[str] = json.loads((self.folder / SAMPLES).read_text(encoding="utf-8"))
        return ids

    @cached_property
    def splits(self) -> dict[str, Indices]:
        """Row numbers by `train`, `validation` and `test`, ascending."""
        codes = np.load(self.folder / SPLIT, allow_pickle=False)
        return {part: np.flatnonzero(codes == code) for code, part in enumerate(PARTS)}

    def with_training(self, rows: Indices) -> Prepared:
        """The same set, nothing copied, whose training part is `rows` alone, ascending.

        What is learned of columns is learned of these; what the files themselves hold, such as a vocabulary, stays.
        """
        fewer = copy(self)
        fewer.splits = {**self.splits, "train": rows}
        return fewer

    def state(self, name: str) -> dict[str, Any]:
        """What the training part taught of a column; goes with the weights. Raises `OSError` or `ValueError`."""
        return self.columns[name].state(self.splits["train"])


def read_description(folder: Path) -> Description:
    """Raises `OSError` or `ValueError` where a file is missing, cut off or of another version."""
    description = Description.model_validate_json((folder / DESCRIPTION).read_bytes())
    if description.version != 2:
        raise ValueError(f"version {description.version}")
    for file, size in description.sizes.items():
        if os.path.getsize(folder / file) != size:
            raise ValueError(f"{file} is cut off")
    return description

"""Classes and other categories as whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt

from deepstudio.core.declarations import ColumnKind
from deepstudio.core.project import ColumnFound
from deepstudio.data.arrays import Indices
from deepstudio.data.cells import NO_CLASS, Array, as_classes
from deepstudio.data.kinds.stored_column import FixedColumn


class StoredCategories(FixedColumn):
    """`.npy`: int64 (N,), indices into the values that were found, of which a missing one is one of its own."""

    dtype: ClassVar[npt.DTypeLike] = np.int64
    plain: ClassVar[bool] = True
    may_be_missing: ClassVar[bool] = True

    @classmethod
    def cells(cls, values: Sequence[Any], column: ColumnKind | None = None) -> tuple[Array, ColumnFound]:
        return as_classes(values)

    @classmethod
    def missing(cls, cells: Array, found: ColumnFound) -> npt.NDArray[np.bool_]:
        gone = found.classes.index(NO_CLASS) if NO_CLASS in found.classes else -1
        missing: npt.NDArray[np.bool_] = cells == gone
        return missing

    @classmethod
    def examples(cls, column: ColumnKind, count: int, folder: Path) -> list[Any]:
        """One of three names."""
        return [("red", "green", "blue")[number % 3] for number in range(count)]

    @classmethod
    def row_key(cls, column: ColumnKind) -> dict[str, Any]:
        return {}

    def state(self, train: Indices) -> dict[str, Any]:
        """All `classes`, and which of them the training part knows, as indices: `known`."""
        seen = np.unique(self.values[train]).tolist()
        return {"classes": list(self.found.classes), "known": seen}

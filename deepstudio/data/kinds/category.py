"""Classes as whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt

from deepstudio.core.declarations import ColumnKind
from deepstudio.core.project import ColumnFound
from deepstudio.data.arrays import Indices
from deepstudio.data.cells import Array, as_classes
from deepstudio.data.kinds.stored_column import FixedColumn


class StoredCategories(FixedColumn):
    """`.npy`: int64 (N,), indices into the classes that were found."""

    dtype: ClassVar[npt.DTypeLike] = np.int64

    @classmethod
    def cells(cls, values: Sequence[Any]) -> tuple[Array, ColumnFound]:
        return as_classes(values)

    @classmethod
    def row_key(cls, column: ColumnKind) -> dict[str, Any]:
        return {}

    def state(self, train: Indices) -> dict[str, Any]:
        return {"classes": list(self.found.classes)}

"""Classes as the numbers that a network learns to give."""

from __future__ import annotations

from typing import Any

import numpy as np
from torch import Tensor

from deepstudio.data.arrays import Ints
from deepstudio.data.kinds.stored_column import VALUES, StoredColumn
from deepstudio.engine.inputs.column import FedColumn


class FedCategories(FedColumn):
    """int64 (N,), indices into the `classes` of its state."""

    def rows(self, stored: StoredColumn) -> Ints:
        """int64 (N,), in memory, as they are few bytes and wanted with every batch."""
        return np.array(stored.parts[VALUES])

    def tensor(self, rows: Tensor, *, augmented: bool = False) -> Tensor:
        return rows

    def read(self, value: str) -> Any:
        """The index of a class by its name. Raises `ValueError` for one that is not known."""
        return np.int64(self.state["classes"].index(value))

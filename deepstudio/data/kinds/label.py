"""Classes as whole numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from deepstudio.core.declarations import ColumnKind
from deepstudio.core.project import ColumnFound
from deepstudio.data.cells import Array, as_classes
from deepstudio.data.kinds.rows import RowFile
from deepstudio.data.work import IsCancelled, OnProgress

if TYPE_CHECKING:
    from deepstudio.data.order import Order


class ClassKind:
    """`.npy`: int64 (N,), indices into the classes."""

    files: tuple[str, ...] = (".npy",)
    own_rows: bool = False

    def cells(self, values: Sequence[Any]) -> tuple[Array, ColumnFound]:
        return as_classes(values)

    def row_key(self, column: ColumnKind) -> dict[str, Any]:
        return {}

    def row_bytes(self, column: ColumnKind) -> int:
        return 8

    def writer(
        self, folder: Path, name: str, order: Order, on_progress: OnProgress, cancelled: IsCancelled
    ) -> ClassWriter:
        return ClassWriter(folder, name, len(order.scan.ids))

    def row(self, parts: Mapping[str, npt.NDArray[Any]], index: int) -> npt.NDArray[np.int64]:
        return np.asarray(parts[".npy"][index])


class ClassWriter:
    """Writes the label of each sample."""

    def __init__(self, folder: Path, name: str, count: int) -> None:
        self._labels = RowFile(folder / f"{name}.npy", (count,), np.int64)

    def convert(self, value: Any) -> npt.NDArray[np.int64]:
        return np.asarray(value, np.int64)

    def append(self, row: npt.NDArray[np.int64]) -> None:
        self._labels.append(row)

    def close(self) -> None:
        self._labels.close()

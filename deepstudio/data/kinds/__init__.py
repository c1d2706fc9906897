"""How each kind of column is laid out in files: fixed or ragged, and what is kept beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt

from deepstudio.core.declarations import ColumnKind
from deepstudio.core.explained import Explained
from deepstudio.core.project import ColumnFound
from deepstudio.core.text import T
from deepstudio.data.cells import Array
from deepstudio.data.kinds.label import ClassKind
from deepstudio.data.kinds.picture import PictureKind
from deepstudio.data.kinds.tokens import TextKind
from deepstudio.data.work import IsCancelled, OnProgress

if TYPE_CHECKING:
    from deepstudio.data.order import Order

StoredArrays = Mapping[str, npt.NDArray[Any]]


class Writer(Protocol):
    """Writes one column, row by row, in the order of the samples."""

    def convert(self, value: Any) -> Any:
        """The row of a sample, from its cell or what its source loads. Called from many threads."""

    def append(self, row: Any) -> None:
        """Writes the next row. Raises `OSError`."""

    def close(self) -> None:
        """Completes the files; also after a failure."""


class StoredKind(Protocol):
    """The layout of one kind of column. `files` are the parts that `open` returns, by their endings."""

    files: tuple[str, ...]
    own_rows: bool  # rows depend on the sample's file and the column alone, so they can be taken over

    def cells(self, values: Sequence[Any]) -> tuple[Array, ColumnFound]:
        """The cheap values of a column as an array (N,), and what there is to know of them."""

    def row_key(self, column: ColumnKind) -> dict[str, Any]:
        """The settings that decide what a row holds."""

    def row_bytes(self, column: ColumnKind) -> int:
        """Bytes on the disk for one sample."""

    def writer(
        self, folder: Path, name: str, order: Order, on_progress: OnProgress, cancelled: IsCancelled
    ) -> Writer:
        """Starts the files of a column with a row for each sample; learns from the training part what it needs.

        Raises `OSError`, and `Cancelled`.
        """

    def row(self, parts: StoredArrays, index: int) -> Any:
        """A row as `append` takes it, from the opened parts."""


KINDS: dict[str, StoredKind] = {"picture": PictureKind(), "text": TextKind(), "class": ClassKind()}


def kind_of(column: ColumnKind) -> StoredKind:
    """Raises `Explained` for a column that this program cannot store."""
    kind = KINDS.get(column.id)
    if kind is None:
        raise Explained(T("Columns of the kind “{id}” cannot be prepared.", id=column.id), "unknown_column")
    return kind


def open_parts(folder: Path, name: str, kind: StoredKind) -> dict[str, npt.NDArray[Any]]:
    """The files of a column, memory-mapped and read-only, by their endings. Raises `OSError` or `ValueError`."""
    return {part: np.load(folder / f"{name}{part}", mmap_mode="r", allow_pickle=False) for part in kind.files}

"""A column of a prepared set: how its values lie in files, and the files once they are there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import prod
from pathlib import Path
from typing import Any, ClassVar, Protocol

import numpy as np
import numpy.typing as npt

from deepstudio.core.declarations import ColumnKind
from deepstudio.core.project import ColumnFound
from deepstudio.core.text import Text
from deepstudio.data.arrays import Indices
from deepstudio.data.cells import Array, as_they_are
from deepstudio.data.evidence import Evidence
from deepstudio.data.kinds.rows import RowFile

VALUES = ".npy"

# The values of a column in the training part, for a kind that learns from them; progress is told in the words given.
# Samples that cannot be read are passed over.
TrainingValues = Callable[[Text], Iterator[Any]]


class ColumnWriter(Protocol):
    """Writes one column, row by row, in the order of the samples."""

    def convert(self, value: Any) -> Any:
        """The row of a sample, from its cell or what its source loads. Called from many threads."""

    def append(self, row: Any) -> None:
        """Writes the next row. Raises `OSError`."""

    def close(self) -> None:
        """Completes the files; also after a failure."""


class StoredColumn:
    """One column of a prepared set, opened. A kind of column names a class derived from this as `stored`.

    `files` are the endings of its files. `own_rows` says that a row follows from the sample's file and the column
    alone, so that it can be taken over from an earlier set. What is asked before there are files, the class answers.
    """

    files: ClassVar[tuple[str, ...]] = (VALUES,)
    own_rows: ClassVar[bool] = False

    may_be_missing: ClassVar[bool] = False
    """Whether a sample may say nothing in such a column."""

    def __init__(self, column: ColumnKind, base: Path, found: ColumnFound) -> None:
        """Opens the files that begin with `base`, memory-mapped and read-only. Raises `OSError` or `ValueError`."""
        self.column, self.base, self.found = column, base, found
        self.parts: Mapping[str, Array] = {
            ending: np.load(f"{base}{ending}", mmap_mode="r", allow_pickle=False) for ending in self.files
        }

    @classmethod
    def cells(cls, values: Sequence[Any], column: ColumnKind | None = None) -> tuple[Array, ColumnFound]:
        """The cheap values of a column as an array (N,), and what there is to know of them."""
        return as_they_are(values)

    @classmethod
    def of_cells(cls, cells: Sequence[Any], folder: Path, column: ColumnKind | None = None) -> Sequence[Any]:
        """Values as a source gives them, from cells of a table in `folder`.

        `column` is what those were like that a network learned from; nothing of cells whose numbers are no words.
        """
        return cells

    @classmethod
    def missing(cls, cells: Array, found: ColumnFound) -> npt.NDArray[np.bool_] | None:
        """Which cells hold no value, shape (N,); nothing for a kind whose cells always do."""
        return None

    @classmethod
    def remarks(
        cls, values: Sequence[Any], cells: Array, name: str = "", column: ColumnKind | None = None
    ) -> Iterator[Evidence]:
        """What was decided where the values of the column `name` could be read in several ways.

        `cells` is how they were read.
        """
        return iter(())

    @classmethod
    def settled(cls, column: ColumnKind, found: ColumnFound) -> ColumnKind:
        """The column with what the scan found out where its settings leave it open."""
        return column

    @classmethod
    def row_key(cls, column: ColumnKind) -> dict[str, Any]:
        """The settings that decide what a row holds."""
        return column.values()

    @classmethod
    def row_bytes(cls, column: ColumnKind) -> int:
        """Bytes on the disk for one sample, about."""
        raise NotImplementedError

    @classmethod
    def writer(cls, column: ColumnKind, base: Path, count: int, training: TrainingValues) -> ColumnWriter:
        """Starts the files for so many rows; learns from the training part what it needs.

        Raises `OSError`, `Explained`, and `Cancelled`.
        """
        raise NotImplementedError

    @classmethod
    def examples(cls, column: ColumnKind, count: int, folder: Path) -> list[Any]:
        """Made-up values such as a source gives, to try a kind with; those that are files are written to `folder`."""
        raise NotImplementedError

    def row(self, index: int) -> Any:
        """A row as `append` takes it."""
        raise NotImplementedError

    def state(self, train: Indices) -> dict[str, Any]:
        """What the training part, these rows, taught, as plain JSON values; goes with the weights."""
        return {}


class FixedColumn(StoredColumn):
    """Rows of one shape and type in one file: (N, *row_shape).

    Of a kind that is `plain` the cells are the rows, and are written all at once.
    """

    dtype: ClassVar[npt.DTypeLike] = np.float32
    plain: ClassVar[bool] = False

    @classmethod
    def row_shape(cls, column: ColumnKind) -> tuple[int, ...]:
        """The shape of a row; a number has none."""
        return ()

    @classmethod
    def converted(cls, column: ColumnKind, value: Any) -> Array:
        """The row of a value, of `row_shape` and `dtype`."""
        return np.asarray(value, cls.dtype)

    @classmethod
    def row_bytes(cls, column: ColumnKind) -> int:
        return prod(cls.row_shape(column)) * np.dtype(cls.dtype).itemsize

    @classmethod
    def writer(cls, column: ColumnKind, base: Path, count: int, training: TrainingValues) -> ColumnWriter:
        return FixedWriter(cls, column, base, count)

    @classmethod
    def examples(cls, column: ColumnKind, count: int, folder: Path) -> list[Any]:
        """Numbers from 0 to 3 in the form of a row."""
        draws = np.random.default_rng(0).integers(0, 4, (count, *cls.row_shape(column)))
        values: list[Any] = draws.astype(cls.dtype).tolist()
        return values

    @property
    def values(self) -> Array:
        """All rows, of `dtype` and shape (N, *row_shape), memory-mapped."""
        return self.parts[VALUES]

    def row(self, index: int) -> Array:
        return np.asarray(self.values[index])


class FixedWriter:
    """Writes rows as their kind converts them."""

    def __init__(self, stored: type[FixedColumn], column: ColumnKind, base: Path, count: int) -> None:
        self._stored, self._column = stored, column
        self._rows = RowFile(Path(f"{base}{VALUES}"), (count, *stored.row_shape(column)), stored.dtype)

    def convert(self, value: Any) -> Array:
        return self._stored.converted(self._column, value)

    @property
    def is_plain(self) -> bool:
        """Whether cells can be written as they are."""
        return self._stored.plain

    def append(self, row: Array) -> None:
        self._rows.append(row)

    def extend(self, cells: Array) -> None:
        """Writes many rows, of `row_shape` and `dtype`, at once. Raises `OSError`."""
        self._rows.extend(cells)

    def close(self) -> None:
        self._rows.close()

"""A file in numpy's format, written row by row; unlike a memory map it says so when the disk is full."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from numpy.lib import format as npy


class RowFile:
    """Rows of one shape and type, appended in order."""

    def __init__(self, path: Path, shape: tuple[int, ...], dtype: npt.DTypeLike) -> None:
        self._file = path.open("wb")
        self._shape = shape[1:]
        self._dtype = np.dtype(dtype)
        header = {"descr": npy.dtype_to_descr(self._dtype), "fortran_order": False, "shape": shape}
        npy.write_array_header_1_0(self._file, header)

    def append(self, row: npt.NDArray[Any]) -> None:
        """Raises `OSError`."""
        if row.shape != self._shape or row.dtype != self._dtype:
            raise ValueError(f"a row of {row.dtype} {row.shape} does not fit {self._dtype} {self._shape}")
        self._file.write(np.ascontiguousarray(row).data)

    def extend(self, rows: npt.NDArray[Any]) -> None:
        """Writes many rows at once, (R, …). Raises `OSError`."""
        if rows.shape[1:] != self._shape or rows.dtype != self._dtype:
            raise ValueError(f"rows of {rows.dtype} {rows.shape} do not fit {self._dtype} {self._shape}")
        self._file.write(np.ascontiguousarray(rows).data)

    def close(self) -> None:
        self._file.close()

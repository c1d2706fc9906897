"""Rows of differing length: one after the other in a file, and where each begins in another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from numpy.lib import format as npy

from deepstudio.data.kinds.rows import RowFile


class RaggedFile:
    """`values`: all rows, flat, in one type. `offsets`: int64 (N + 1,); row i is `values[offsets[i]:offsets[i + 1]]`.

    How long `values` will be is known at the end only; its header is written again then.
    """

    def __init__(self, values: Path, offsets: Path, count: int, dtype: npt.DTypeLike) -> None:
        self._dtype = np.dtype(dtype)
        self._end = 0
        self._offsets = RowFile(offsets, (count + 1,), np.int64)
        self._file = values.open("wb")
        self._write_header()
        self._begin = self._file.tell()
        self._offsets.append(np.asarray(0, np.int64))

    def append(self, row: npt.NDArray[Any]) -> None:
        """Raises `OSError`."""
        if row.ndim != 1 or row.dtype != self._dtype:
            raise ValueError(f"a row of {row.dtype} {row.shape} does not fit {self._dtype}")
        self._file.write(np.ascontiguousarray(row).data)
        self._end += len(row)
        self._offsets.append(np.asarray(self._end, np.int64))

    def close(self) -> None:
        """Raises `OSError` where the disk has no room for the rest; closed is it all the same."""
        try:
            self._file.seek(0)
            self._write_header()
            if self._file.tell() != self._begin:
                raise OSError("the header of the file has another size than before")
        finally:
            try:
                self._file.close()
            finally:
                self._offsets.close()

    def _write_header(self) -> None:
        # numpy leaves room in a header for any length of the first axis, so that its size never changes.
        header = {"descr": npy.dtype_to_descr(self._dtype), "fortran_order": False, "shape": (self._end,)}
        npy.write_array_header_1_0(self._file, header)

"""A column of numbers that grows cheaply."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]


class Growing:
    """Numbers to which more are appended; `values` is a view, shape (N,)."""

    def __init__(self, filled: int = 0) -> None:
        self._room = np.full(max(256, filled), np.nan)
        self._used = filled

    def __len__(self) -> int:
        return self._used

    @property
    def values(self) -> Numbers:
        return self._room[: self._used]

    @property
    def last(self) -> float:
        """The newest number; NaN while there is none."""
        return float(self._room[self._used - 1]) if self._used else float("nan")

    def append(self, value: float) -> None:
        self._make_room(1)
        self._room[self._used] = value
        self._used += 1

    def extend(self, values: Numbers) -> None:
        self._make_room(len(values))
        self._room[self._used : self._used + len(values)] = values
        self._used += len(values)

    def cut(self, length: int) -> None:
        """Forgets all but the first `length` numbers."""
        self._used = min(self._used, length)

    def _make_room(self, more: int) -> None:
        if self._used + more > len(self._room):
            self._room = np.concatenate([self._room, np.full(len(self._room) + more, np.nan)])

"""Times that samples are divided by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from deepstudio.core.project import ColumnFound
from deepstudio.data.arrays import Floats
from deepstudio.data.cells import Array
from deepstudio.data.kinds.stored_column import StoredColumn


class StoredTimes(StoredColumn):
    """Nothing is written: no network takes them. Cells are float64: numbers as they are, dates as seconds of UTC.

    What is no time is not a number.
    """

    @classmethod
    def cells(cls, values: Sequence[Any]) -> tuple[Array, ColumnFound]:
        found = _numbers(values)
        if np.isnan(found).any():
            dates = _dates(values)
            found = dates if np.isnan(dates).sum() < np.isnan(found).sum() else found
        known = found[~np.isnan(found)]
        low, high = (float(known.min()), float(known.max())) if len(known) else (None, None)
        return found, ColumnFound(low=low, high=high, missing=len(found) - len(known))


def _numbers(values: Sequence[Any]) -> Floats:
    """Such as years, shape (N,)."""
    import pandas

    found: Floats = pandas.to_numeric(pandas.Series(list(values), dtype=object), errors="coerce").to_numpy(
        np.float64
    )
    return np.where(np.isfinite(found), found, np.nan)


def _dates(values: Sequence[Any]) -> Floats:
    """Seconds since 1970, shape (N,)."""
    import pandas

    texts = pandas.Series([str(value) for value in values], dtype=object)
    found = pandas.to_datetime(texts, errors="coerce", utc=True, format="mixed")
    seconds = (found - pandas.Timestamp(0, tz="UTC")).dt.total_seconds()
    made: Floats = seconds.to_numpy(np.float64)
    return made

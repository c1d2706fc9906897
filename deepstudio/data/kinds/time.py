"""Times that samples are divided by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from deepstudio.core.project import ColumnFound
from deepstudio.core.text import T
from deepstudio.data.arrays import Floats
from deepstudio.data.cells import Array
from deepstudio.data.evidence import Evidence, remark
from deepstudio.data.kinds.dates import dates, order_remarks
from deepstudio.data.kinds.stored_column import StoredColumn
from deepstudio.data.tables.table import three


class StoredTimes(StoredColumn):
    """Nothing is written: no network takes them. Cells are float64: numbers as they are, dates as seconds of UTC.

    What is no time is not a number.
    """

    @classmethod
    def cells(cls, values: Sequence[Any]) -> tuple[Array, ColumnFound]:
        found, _ = _read(values)
        known = found[~np.isnan(found)]
        low, high = (float(known.min()), float(known.max())) if len(known) else (None, None)
        return found, ColumnFound(low=low, high=high, missing=len(found) - len(known))

    @classmethod
    def remarks(cls, values: Sequence[Any]) -> Iterator[Evidence]:
        found, are_dates = _read(values)
        missing = np.flatnonzero(np.isnan(found)).tolist()
        strange = [str(values[row]) for row in missing if values[row] not in ("", None)]
        if strange:
            names = three(list(dict.fromkeys(strange)))
            text = T(
                "Times that are not understood ({n}): {names}. Write them such as 2024-05-31 or 2024.",
                n=f"{len(strange):,}",
                names=names,
            )
            yield remark("times-strange", text, len(strange))
        if are_dates:
            yield from order_remarks(values)


def _read(values: Sequence[Any]) -> tuple[Floats, bool]:
    """The times, shape (N,), and whether they are dates."""
    numbers = _numbers(values)
    if not np.isnan(numbers).any():
        return numbers, False
    read = dates(values)
    are_dates = bool(np.isnan(read).sum() < np.isnan(numbers).sum())
    return (read if are_dates else numbers), are_dates


def _numbers(values: Sequence[Any]) -> Floats:
    """Such as years, shape (N,)."""
    import pandas

    found: Floats = pandas.to_numeric(pandas.Series(list(values), dtype=object), errors="coerce").to_numpy(
        np.float64
    )
    return np.where(np.isfinite(found), found, np.nan)

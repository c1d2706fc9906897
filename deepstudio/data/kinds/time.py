"""Times that samples are divided by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from deepstudio.core.declarations import ColumnKind
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
    def cells(cls, values: Sequence[Any], column: ColumnKind | None = None) -> tuple[Array, ColumnFound]:
        found = _numbers(values)
        if np.isnan(found).any():
            read = dates(values)
            found = read if np.isnan(read).sum() < np.isnan(found).sum() else found
        known = found[~np.isnan(found)]
        low, high = (float(known.min()), float(known.max())) if len(known) else (None, None)
        return found, ColumnFound(low=low, high=high, missing=len(found) - len(known))

    @classmethod
    def examples(cls, column: ColumnKind, count: int, folder: Path) -> list[Any]:
        """Days, one after the other."""
        return [f"2024-{1 + number // 28 % 12:02}-{1 + number % 28:02}" for number in range(count)]

    @classmethod
    def remarks(
        cls, values: Sequence[Any], cells: Array, name: str = "", column: ColumnKind | None = None
    ) -> Iterator[Evidence]:
        missing = np.isnan(cells)
        strange = [
            str(values[row]) for row in np.flatnonzero(missing).tolist() if values[row] not in ("", None)
        ]
        if strange:
            names = three(list(dict.fromkeys(strange)))
            text = T(
                "Times that are not understood ({n}): {names}. Write them such as 2024-05-31 or 2024.",
                n=f"{len(strange):,}",
                names=names,
            )
            yield remark("times-strange", text, len(strange))
        yield from order_remarks([values[row] for row in np.flatnonzero(~missing).tolist()])


def _numbers(values: Sequence[Any]) -> Floats:
    """Such as years, shape (N,)."""
    import pandas

    found: Floats = pandas.to_numeric(pandas.Series(list(values), dtype=object), errors="coerce").to_numpy(
        np.float64
    )
    return np.where(np.isfinite(found), found, np.nan)

"""Categories: one number a value or an index on their way in, and the classes that a network learns to tell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

import numpy as np
import torch
from torch import Tensor

from deepstudio.catalog.columns import FIRST_VALUE, CategoryColumn
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.effects import told_effects
from deepstudio.core.project import ColumnFound
from deepstudio.core.results import Grid
from deepstudio.core.shapes import UNKNOWN
from deepstudio.core.text import T, Text
from deepstudio.data.arrays import Ints
from deepstudio.data.cells import NO_CLASS
from deepstudio.data.kinds.stored_column import VALUES, StoredColumn
from deepstudio.data.spelling import MISSING, key, label
from deepstudio.engine.inputs.column import FedColumn, UsualValue

UNSEEN = -1
MOST_LETTERS = 40


class FedCategories(FedColumn):
    """Rows are int64 (N,): indices into the `classes` of its state, of which training knows those in `known`.

    A value that training has not seen is `UNSEEN`.
    """

    explains_together: ClassVar[str] = "deepstudio.engine.explain_rows:explained_row"
    may_be_missing: ClassVar[bool] = True

    def __init__(self, column: ColumnKind, state: Mapping[str, Any]) -> None:
        super().__init__(column, state)
        self.classes: list[str] = list(self.state.get("classes", ()))
        known = self.state.get("known", range(len(self.classes)))
        self._known = np.zeros(len(self.classes), bool)
        self._known[list(known)] = True
        self._exact = {name: code for code, name in enumerate(self.classes)}
        self._places = {key(name): code for code, name in reversed(list(enumerate(self.classes)))}
        self._lookup = torch.from_numpy(self._known)

    def to(self, device: torch.device) -> Self:
        self._lookup = self._lookup.to(device)
        return self

    def rows(self, stored: StoredColumn) -> Ints:
        """int64 (N,), in memory, as they are few bytes and wanted with every batch."""
        return np.array(stored.parts[VALUES])

    def tensor(self, rows: Tensor, *, augmented: bool = False) -> Tensor:
        """One number a value, float32 (B, classes), all zeros for one that training has not seen; or int64 (B, 1)."""
        seen = (rows >= 0) & self._lookup[rows.clamp(min=0)]
        if isinstance(self.column, CategoryColumn) and self.column.enters == "index":
            return torch.where(seen, rows + FIRST_VALUE, UNKNOWN)[:, None]
        places = torch.arange(len(self.classes), device=rows.device)
        return ((rows[:, None] == places) & seen[:, None]).float()

    def answer(self, rows: Tensor) -> Tensor:
        """int64 (B,), indices into the classes."""
        return rows

    def reads_alike(self, stored: StoredColumn, state: Mapping[str, Any]) -> bool:
        """Rows are places in the list of all values, which may be another one."""
        return list(state.get("classes", ())) == self.classes

    def read(self, value: Any) -> np.int64:
        """The index of a value by its name, however it is spelled; `UNSEEN` for one that is not known."""
        name = NO_CLASS if value is None else label(str(value))
        if name in self._exact:
            return np.int64(self._exact[name])
        if key(name) in MISSING and NO_CLASS in self._exact:
            return np.int64(self._exact[NO_CLASS])
        return np.int64(self._places.get(key(name), UNSEEN))

    def told_why(
        self, value: Any, why: Mapping[str, Any], called: Mapping[str, str]
    ) -> tuple[Text | Grid, ...]:
        return told_effects(why, called)

    def usual(self, found: ColumnFound) -> UsualValue:
        """The most frequent one of the values that training knows; one that it has not seen, where nothing tells."""
        counts = dict(zip(found.classes, found.counts, strict=True))
        known = [place for place in np.flatnonzero(self._known).tolist() if self.classes[place] in counts]
        if not known:
            return UsualValue(np.int64(UNSEEN), "–")
        place = max(known, key=lambda one: counts[self.classes[one]])
        return UsualValue(np.int64(place), self.classes[place] or "–")

    def doubt(self, value: Any, row: np.int64) -> Text | None:
        name = NO_CLASS if value is None else label(str(value))
        if key(name) in MISSING or not name or (row != UNSEEN and self._known[row]):
            return None
        return T("Training has not seen “{value}”.", value=name[:MOST_LETTERS])

    def blank(self) -> np.int64:
        return np.int64(0)

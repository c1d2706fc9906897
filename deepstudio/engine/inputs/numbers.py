"""Numbers: around 0 on their way in, and what a network learns to tell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from deepstudio.catalog.columns import NumberColumn
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.effects import told_effects
from deepstudio.core.explained import Explained
from deepstudio.core.project import ColumnFound
from deepstudio.core.results import Grid, written
from deepstudio.core.text import T, Text
from deepstudio.data.kinds.numerals import number_of
from deepstudio.data.kinds.stored_column import VALUES, StoredColumn
from deepstudio.data.spelling import MISSING, key
from deepstudio.engine.inputs.column import FedColumn, UsualValue

LEARNED = ("mean", "std", "low", "high", "fill")


class FedNumbers(FedColumn):
    """Rows are float32 (N,): how many deviations of the training part a value lies above its mean; or not a number.

    `mean`, `std`, `low`, `high`, `fill`, `marked` and the `unit` of its state are as `StoredNumbers.state` tells.
    """

    column: NumberColumn
    explains_together: ClassVar[str] = "deepstudio.engine.explain_rows:explained_row"
    may_be_missing: ClassVar[bool] = True

    def __init__(self, column: ColumnKind, state: Mapping[str, Any]) -> None:
        if not isinstance(column, NumberColumn):
            raise TypeError(f"{type(column).__name__} is not a number")
        learned = {name: float(state[name]) for name in LEARNED}
        if learned["std"] <= 0 or not np.isfinite(list(learned.values())).all():
            raise ValueError("a deviation is positive, and all that was learned are numbers")
        self.marked = bool(state["marked"])
        super().__init__(column, {**learned, "marked": self.marked, "unit": column.unit})
        self.mean, self.std, self.low, self.high, self.fill = (learned[name] for name in LEARNED)

    def rows(self, stored: StoredColumn) -> npt.NDArray[np.float32]:
        return self._standing(np.asarray(stored.parts[VALUES], np.float64))

    def _standing(self, values: Any) -> npt.NDArray[np.float32]:
        """How many deviations values lie above the mean."""
        found: npt.NDArray[np.float32] = np.asarray((values - self.mean) / self.std, np.float32)
        return found

    def tensor(self, rows: Tensor, *, augmented: bool = False) -> Tensor:
        """float32 (B, 1), or (B, 2) where the second number says that the value is missing."""
        missing = torch.isnan(rows)
        values = self._scaled(torch.where(missing, torch.full_like(rows, self._filled), rows))
        return torch.stack([values, missing.float()], 1) if self.marked else values[:, None]

    @property
    def _filled(self) -> float:
        return (self.fill - self.mean) / self.std

    def _scaled(self, rows: Tensor) -> Tensor:
        """The values as the network takes them, (B,)."""
        if self.column.scaling == "standard":
            return rows
        values = rows * self.std + self.mean
        if self.column.scaling == "none":
            return values
        return (values - self.low) / ((self.high - self.low) or 1.0)

    def answer(self, rows: Tensor) -> Tensor:
        """float32 (B,), in deviations of the training part above its mean; no answer is missing."""
        return rows

    def reads_alike(self, stored: StoredColumn, state: Mapping[str, Any]) -> bool:
        """Rows hold the values themselves, whatever was learned of them."""
        return True

    def read(self, value: Any) -> npt.NDArray[np.float32]:
        """float32 (), from a number or from how one is written; nothing is a missing one. Raises `Explained`."""
        number = self.number(value)
        if value is not None and not isinstance(value, str | int | float | np.number):
            raise self.refuse()
        written = "" if value is None else str(value).strip()
        if np.isnan(number) and written and key(written) not in MISSING:
            raise Explained(T("“{text}” is no number.", text=written[:40]), "no_number")
        return self._standing(np.float64(number))

    def told_why(
        self, value: Any, why: Mapping[str, Any], called: Mapping[str, str]
    ) -> tuple[Text | Grid, ...]:
        return told_effects(why, called)

    def usual(self, found: ColumnFound) -> UsualValue:
        """The mean of the training part."""
        return UsualValue(
            self._standing(np.float64(self.mean)), written(self.mean, "number", self.column.unit)
        )

    def number(self, value: Any) -> float:
        """The number that is written somewhere, as those of the training part; not a number if it is none."""
        return number_of(value, comma=self.column.decimal == "comma")

    def doubt(self, value: Any, row: npt.NDArray[np.float32]) -> Text | None:
        number = self.number(value)
        if np.isnan(number) or self.low <= number <= self.high:
            return None
        words = {"value": number, "low": self.low, "high": self.high}
        shown = {name: written(one, "number", self.column.unit) for name, one in words.items()}
        return T("{value} lies outside of what training had, {low} to {high}.", **shown)

    def blank(self) -> npt.NDArray[np.float32]:
        return np.zeros((), np.float32)

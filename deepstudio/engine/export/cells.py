"""Numbers and categories on their way out: each is one number of a row, and all that is done to it goes along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from deepstudio.core.results import written
from deepstudio.core.text import T, Text
from deepstudio.data.cells import NO_CLASS
from deepstudio.engine.export.column import COUNT, EXAMPLE_BATCH, ExportedColumn
from deepstudio.engine.inputs.categories import UNSEEN, FedCategories
from deepstudio.engine.inputs.column import FedColumn
from deepstudio.engine.inputs.numbers import FedNumbers


class ExportedCell(ExportedColumn):
    """Base of columns whose values are one number in a row, float64 (N,)."""

    in_rows: ClassVar[bool] = True

    def example(self) -> Tensor:
        return torch.ones(EXAMPLE_BATCH, dtype=torch.float64)

    def given(self, values: Sequence[Any]) -> npt.NDArray[np.float64]:
        return np.array([self.number(value) for value in values], np.float64)

    def number(self, value: Any) -> float:
        """What stands for a value in a row. Raises `Explained`."""
        raise NotImplementedError


class RawNumber(nn.Module):
    """From numbers in their own unit, float64 (N,), not a number where one is missing."""

    def __init__(self, fed: FedNumbers) -> None:
        super().__init__()
        self.fed = fed

    def forward(self, values: Tensor) -> Tensor:
        return self.fed.tensor(((values - self.fed.mean) / self.fed.std).float())


class ExportedNumber(ExportedCell):
    """A number in its own unit; not a number where it is missing."""

    def __init__(self, name: str, fed: FedColumn) -> None:
        assert isinstance(fed, FedNumbers)
        super().__init__(name, fed)
        self.numbers = fed

    def module(self) -> nn.Module:
        return RawNumber(self.numbers)

    def number(self, value: Any) -> float:
        self.numbers.read(value)  # which refuses what is no number
        return self.numbers.number(value)

    def invented(self) -> list[Any]:
        draw = np.random.RandomState(len(self.name))
        found: list[Any] = (self.numbers.mean + self.numbers.std * draw.randn(COUNT)).tolist()
        return [*found[:-1], None]

    def prepared(self) -> Text:
        fed = self.numbers
        ways: dict[str, Text] = {
            "standard": T(
                "minus {mean}, divided by {std} (mean and deviation of the training part)",
                mean=written(fed.mean),
                std=written(fed.std),
            ),
            "range": T("from {low} to {high} as 0 to 1", low=written(fed.low), high=written(fed.high)),
            "none": T("as it is"),
        }
        how = ways[fed.column.scaling]
        missing = T("{how}; {fill} where it is missing", how=how, fill=written(fed.fill))
        return T("{how}, and a second number that says so", how=missing) if fed.marked else missing

    def preprocessing(self) -> dict[str, Any]:
        return {**self.fed.about(), "missing": "NaN"}


class RawCategory(nn.Module):
    """From places in the list of values, float64 (N,); what is no place is a value that training has not seen."""

    def __init__(self, fed: FedCategories) -> None:
        super().__init__()
        self.fed, self.count = fed, len(fed.classes)
        self.missing = fed.classes.index(NO_CLASS) if NO_CLASS in fed.classes else UNSEEN

    def forward(self, values: Tensor) -> Tensor:
        gone = torch.isnan(values)
        known = ~gone & (values >= 0) & (values < self.count)
        places = torch.where(known, values, torch.full_like(values, UNSEEN)).long()
        return self.fed.tensor(torch.where(gone, torch.full_like(places, self.missing), places))


class ExportedCategory(ExportedCell):
    """The place of a value in the list of values, from 0; −1 for another one, not a number where it is missing."""

    def __init__(self, name: str, fed: FedColumn) -> None:
        assert isinstance(fed, FedCategories)
        super().__init__(name, fed)
        self.categories = fed

    def module(self) -> nn.Module:
        return RawCategory(self.categories)

    def number(self, value: Any) -> float:
        return float(self.categories.read(value))

    def invented(self) -> list[Any]:
        draw = np.random.RandomState(len(self.name))
        return [*draw.choice(self.categories.classes, COUNT - 1).tolist(), "never seen"]

    def prepared(self) -> Text:
        n = len(self.categories.classes)
        if getattr(self.fed.column, "enters", "") == "index":
            return T("an index of {n:,} values; one that training has not seen is 1", n=n)
        return T("one number for each of {n:,} values; all 0 for one that training has not seen", n=n)

    def preprocessing(self) -> dict[str, Any]:
        about = {"values": self.categories.classes, "unseen": UNSEEN, "missing": "NaN"}
        return {"column": self.fed.about()["column"], **about, "known": self.fed.state.get("known", [])}

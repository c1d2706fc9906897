"""One column of a network on its way out: how its values become what an export takes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
from torch import Tensor, nn

from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text
from deepstudio.engine.inputs.column import FedColumn

COUNT = 7  # samples: no power of two and not the batch size of any example
EXAMPLE_BATCH = 2  # the batch with which a network is traced; the check uses others
NUMPY = {"torch.float32": "float32", "torch.float64": "float64", "torch.int64": "int64"}


@dataclass(frozen=True)
class ColumnBatch:
    """A batch of one column for a check: the places of its samples, what an export is given for them, and `taken`.

    The last is what the program's network takes for the same.
    """

    places: Sequence[int]
    given: npt.NDArray[Any]
    taken: tuple[Tensor, ...]


class ExportedColumn:
    """How one column enters an export. What a kind names as `exported` is derived from this.

    As it stands, it suits kinds whose rows have one shape: an export takes the numbers that the kind makes of a
    value, float32 (N, …). `alone` is what the input is called where this column is all that enters, and `free_axes`
    are those of its axes that may have any size.
    """

    alone: ClassVar[str] = "rows"
    free_axes: ClassVar[Mapping[int, str]] = {0: "batch"}
    in_rows: ClassVar[bool] = False
    """Whether a value is one number, (N,) float64, which stands beside those of other columns in a row."""
    looked_at: ClassVar[int] = COUNT
    """Among how many samples `picked` chooses."""

    def __init__(self, name: str, fed: FedColumn) -> None:
        self.name, self.fed = name, fed

    def refuse(self) -> None:
        """Raises `Explained` (`no_export`) where a network that takes this cannot leave as one that runs."""
        if self.fed.tells_lengths:
            what = self.fed.column.words.many
            text = T(
                "A network that takes {what} of any length cannot be exported in this form. Its weights can: choose "
                "“weights”.",
                what=what,
            )
            raise Explained(text, "no_export")

    def module(self) -> nn.Module:
        """From what an export takes of this column to what the network takes; it is exported with the network."""
        return nn.Identity()

    def example(self) -> Tensor:
        """What the network can be traced with."""
        return self.fed.collated([self.fed.blank()] * EXAMPLE_BATCH)

    def given(self, values: Sequence[Any]) -> npt.NDArray[Any]:
        """What an export is given for B values, (B, …)."""
        found: npt.NDArray[Any] = self.fed.collated(self.rows(values)).numpy()
        return found

    def rows(self, values: Sequence[Any]) -> list[Any]:
        """As the program reads values. Raises `Explained`."""
        return [value if isinstance(value, np.ndarray) else self.fed.read(value) for value in values]

    def picked(self, values: Sequence[Any]) -> Sequence[int]:
        """The places of those of the values, at most `looked_at`, that try a network best."""
        return spread(len(values), COUNT)

    def invented(self) -> list[Any]:
        """`COUNT` values drawn at random, the same each time: as rows of zeros and ones, or of noise."""
        draw, blank = np.random.RandomState(0), np.asarray(self.fed.blank())
        whole = np.issubdtype(blank.dtype, np.integer)
        rows = (draw.randint(0, 2, blank.shape) if whole else draw.randn(*blank.shape) for _ in range(COUNT))
        return [np.asarray(row, blank.dtype) for row in rows]

    def more(self, values: Sequence[Any]) -> list[ColumnBatch]:
        """Batches to try besides each sample alone and all together, such as of other lengths."""
        return []

    def tried(self, values: Sequence[Any]) -> Text:
        """The values in words, such as “7 pictures”."""
        return self.fed.column.words.count(len(values))

    # What goes with it

    def prepared(self) -> Text:
        """How a value becomes numbers, in words for a model card."""
        return T("enters as the numbers of its kind ({kind})", kind=self.fed.column.title)

    def axes(self) -> list[str | int]:
        """The shape of the input, such as ["batch", 3, 32, 32]."""
        return [self.free_axes.get(axis, size) for axis, size in enumerate(self.example().shape)]

    def preprocessing(self) -> dict[str, Any]:
        """How a value becomes the input, as plain JSON values."""
        return {**self.fed.about(), "shape": list(self.example().shape[1:])}

    def carried(self) -> dict[str, str]:
        """Texts of files that come along, by name, such as the tokenizer."""
        return {}

    def metadata(self) -> dict[str, str]:
        """What an ONNX file says of itself where this column is all that enters."""
        return {
            "column": json.dumps(self.fed.about()["column"], ensure_ascii=False),
            "input": f"{NUMPY.get(str(self.example().dtype), '?')} N×"
            + "×".join(map(str, self.example().shape[1:])),
        }

    def steps(self, values: Sequence[Any]) -> int:
        """How often the multiply-adds of an analysis happen for a value of middle length."""
        return 1

    def arguments(self, values: Sequence[Any], scratch: Path) -> list[str]:
        """What an emitted predict.py is given for values; files are made in `scratch` where none are yet."""
        return [str(value) for value in values]


def spread(count: int, most: int) -> list[int]:
    """At most so many places, evenly over all."""
    found: list[int] = np.unique(np.linspace(0, count - 1, min(most, count)).astype(int)).tolist()
    return found

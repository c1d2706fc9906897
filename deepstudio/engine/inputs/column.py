"""One column as numbers: what a kind of column names as `fed` is a class derived from this."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Self

import numpy as np
import torch
from torch import Tensor

from deepstudio.core.declarations import ColumnKind
from deepstudio.core.explained import Explained
from deepstudio.core.shapes import Sequence as Steps
from deepstudio.core.text import T, Text
from deepstudio.data.arrays import Bytes
from deepstudio.data.cells import Array
from deepstudio.data.kinds import stored
from deepstudio.data.kinds.stored_column import VALUES, FixedColumn, StoredColumn
from deepstudio.engine.batches import Ragged


class FedColumn:
    """The values of one column on their way into a network: the same in training, evaluation, prediction and export.

    Made from the column and from what its training part taught (`StoredColumn.state`), as the weights hold it. As it
    stands this suits kinds whose rows have one shape and type; other kinds say more.

    `explains` names, as `module:function`, what tells why a network answered as it did, of a model and a value; by
    `method` it is told by which of several methods, by `label` about which class, where these are asked for.
    """

    explains: ClassVar[str] = ""
    varies: ClassVar[bool] = False
    """Whether training with augmentation changes what enters; `varied` then shows how."""
    may_be_missing: ClassVar[bool] = False
    """Whether a sample may say nothing in such a column; `read` is then given `None`."""

    def __init__(self, column: ColumnKind, state: Mapping[str, Any]) -> None:
        """Raises `KeyError`, `TypeError` or `ValueError` where the state does not fit."""
        self.column, self.state = column, dict(state)

    @classmethod
    def untaught(cls, column: ColumnKind) -> Self:
        """As if no training part had taught anything: to look at what enters, not to learn from it."""
        return cls(column, {})

    @classmethod
    def alike(cls, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
        """Whether weights that were learned with one state understand what another one gives."""
        return True

    @property
    def tells_lengths(self) -> bool:
        """Whether the network takes the lengths of samples behind the values: for sequences of open length."""
        shape = self.column.shape(None)
        return isinstance(shape, Steps) and shape.length is None

    def to(self, device: torch.device) -> Self:
        """The same at work on `device`."""
        return self

    # From a prepared set

    def rows(self, stored: StoredColumn) -> Array | Ragged:
        """All rows, (N, …) or of differing lengths, of which a batch takes some."""
        return stored.parts[VALUES]

    def tensor(self, rows: Tensor, *, augmented: bool = False) -> Tensor:
        """What the network takes, float32 (B, …) if nothing else is said, from the rows of a batch, (B, …).

        `augmented` where it trains with changes.
        """
        return rows.float() if not rows.dtype.is_floating_point else rows

    def answer(self, rows: Tensor) -> Tensor:
        """What is to be answered, (B, …), from the rows of a batch; as it enters, where nothing else is said."""
        return self.tensor(rows)

    def entering(
        self, rows: Tensor, lengths: Tensor | None = None, *, augmented: bool = False
    ) -> tuple[Tensor, ...]:
        """All that enters at one input: `tensor` and, for sequences of open length, behind it their lengths, (N,)."""
        values = self.tensor(rows, augmented=augmented)
        return (values,) if lengths is None else (values, lengths)

    def steps(self, stored: StoredColumn) -> int:
        """How often the multiply-adds of an analysis happen for a sample of middle length."""
        return 1

    def reads_alike(self, stored: StoredColumn, state: Mapping[str, Any]) -> bool:
        """Whether the rows of a prepared set, which taught `state`, hold what `read` would give."""
        return stored.column == self.column

    # From what a source gives or a person brings

    def received(self, plain: Any) -> Any:
        """A value as `read` takes it, from the plain JSON value of a request."""
        return plain

    def read(self, value: Any) -> Any:
        """The row of a value. Raises `Explained`, also for a value of another kind (`other_inputs`)."""
        kind = stored(self.column)
        if not issubclass(kind, FixedColumn):
            raise TypeError(f"{type(self).__name__} does not say how a value is read")
        return kind.converted(self.column, value)

    def collated(self, rows: Sequence[Any] | Array) -> Tensor:
        """What the network takes, as `tensor` gives it, from B rows; on the processor."""
        stacked = rows if isinstance(rows, np.ndarray) else np.stack(rows)
        return self.tensor(torch.from_numpy(np.ascontiguousarray(stacked)))

    def taken(self, rows: Sequence[Any] | Array) -> tuple[Tensor, ...]:
        """All that the network takes from B rows: `collated`, and their lengths, int64 (B,), where it wants them."""
        if not self.tells_lengths:
            return (self.collated(rows),)
        return self.collated(rows), torch.tensor([len(row) for row in rows])

    def blank(self) -> Any:
        """A row without content, to try a network on."""
        kind = stored(self.column)
        if not issubclass(kind, FixedColumn):
            raise TypeError(f"{type(self).__name__} has no blank row")
        return np.zeros(kind.row_shape(self.column), kind.dtype)

    def doubt(self, value: Any, row: Any) -> Text | None:
        """What a person should know of a value before trusting an answer, such as that training has not seen it."""
        return None

    def pictured(self, row: Any) -> Bytes | None:
        """What enters for a row as a picture, uint8 (H, W, C), each pixel where the network has it.

        Nothing where that is no picture that a person could read.
        """
        return None

    def seen(self, value: Any, row: Any) -> dict[str, Any]:
        """What the network sees of a value, as plain JSON values, for whoever shows it."""
        return {}

    def told_why(self, value: Any, why: Mapping[str, Any], called: Mapping[str, str]) -> tuple[Text, ...]:
        """What `explains` found, in a few sentences; `called` are names that a person gave to classes."""
        return ()

    def drawn_why(self, value: Any, why: Mapping[str, Any]) -> bytes | None:
        """The same as a picture (PNG), for kinds that can be looked at. Raises `Explained`."""
        return None

    def varied(self, rows: Sequence[Any]) -> list[dict[str, Any]]:
        """What enters for rows in training with augmentation, each as `seen` says it, for kinds whose class `varies`.

        Draws torch's random numbers.
        """
        raise NotImplementedError

    def warm(self) -> None:
        """Lets libraries load that an explanation would have to wait for."""

    def about(self) -> dict[str, Any]:
        """All that `restored` needs, as plain JSON values."""
        return {"column": {"id": self.column.id, **self.column.values()}, **self.state}

    def refuse(self) -> Explained:
        """What to say to a value of another kind."""
        text = T(
            "This network takes {wanted}, nothing else. Choose another run.", wanted=self.column.words.many
        )
        return Explained(text, "other_inputs")

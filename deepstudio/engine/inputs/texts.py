"""Texts: stored as token numbers, padded to the longest of a batch and no further."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from deepstudio.catalog.columns import TextColumn
from deepstudio.core.explained import Explained
from deepstudio.core.shapes import PADDING, UNKNOWN
from deepstudio.core.text import T
from deepstudio.data.arrays import Indices
from deepstudio.data.prepared import Prepared
from deepstudio.data.text_files import text_problem
from deepstudio.data.tokenizers import Tokenizer, tokenizer
from deepstudio.engine import ranks
from deepstudio.engine.batches import bounds
from deepstudio.engine.inputs import LABEL, Batch, column_settings
from deepstudio.engine.randomness import seed_for

TEXT = "text"
# Batches whose texts are sorted by length together: more waste less, and mix less.
POOL = 50
TokenIds = npt.NDArray[np.int32]


class Texts:
    """`state` is that of the tokenizer, which was learned from the training texts."""

    def __init__(self, column: TextColumn, state: Mapping[str, Any], steps: int = 1) -> None:
        self.column = column
        self.state = dict(state)
        self.tokenizer: Tokenizer = tokenizer(self.state)
        self._steps = steps

    @classmethod
    def of(cls, prepared: Prepared) -> Texts:
        column = prepared.input_column
        assert isinstance(column, TextColumn)
        tokens, _ = prepared.tokens
        return cls(column, prepared.tokenizer_state, max(1, len(tokens) // max(1, len(prepared.ids))))

    @classmethod
    def restored(cls, about: Mapping[str, Any]) -> Texts:
        return cls(TextColumn(**column_settings(about)), about["tokenizer"])

    def to(self, device: torch.device) -> Texts:
        return self

    def part(
        self, prepared: Prepared, rows: Indices, size: int, device: torch.device, seed: int
    ) -> TextBatches:
        return TextBatches(prepared, rows, size, device, seed)

    def arranged(self, prepared: Prepared, rows: Indices) -> Indices:
        """Short texts first."""
        _, offsets = prepared.tokens
        return rows[np.argsort(np.diff(np.asarray(offsets))[rows], kind="stable")]

    def tensor(self, batch: Batch, *, augmented: bool = False) -> Tensor:
        """int64 (N, L), 0 behind the last token."""
        return batch[TEXT]

    def read(self, sample: str) -> list[int]:
        """Token numbers, at most as many as the column allows and at least one. Raises `Explained`."""
        if not sample.strip():
            raise Explained(T("The text is empty. Write something."), "empty_text")
        reason = text_problem(sample)
        if reason is not None:
            raise Explained(T("This text cannot be read: {reason}.", reason=reason), "unreadable_text")
        if not self.tokenizer.pieces(sample, 1):
            raise Explained(T("There is no word in this text. Write something."), "empty_text")
        return self.tokenizer.encode(sample)

    def seen(self, text: str) -> dict[str, Any]:
        """The `pieces` of a text that the network reads, by their place in it, and whether the rest is `cut`."""
        pieces = self.tokenizer.pieces(text, self.column.length + 1)
        read = pieces[: self.column.length]
        known = [{"start": p.start, "end": p.end, "known": p.id != UNKNOWN} for p in read]
        return {"pieces": known, "cut": len(pieces) > len(read)}

    def collated(self, rows: Sequence[Sequence[int]] | npt.NDArray[Any]) -> Tensor:
        lengths = np.fromiter((len(row) for row in rows), np.int64, len(rows))
        flat = np.fromiter((token for row in rows for token in row), np.int32, int(lengths.sum()))
        return torch.from_numpy(padded(flat, lengths))

    def blank(self) -> list[int]:
        return [UNKNOWN]

    def steps(self) -> int:
        """Tokens of a text of middle length."""
        return self._steps

    def about(self) -> dict[str, Any]:
        return {"column": {"id": self.column.id, **self.column.values()}, "tokenizer": self.state}


class TextBatches:
    """One part of a set of texts as batches in which all have about the same length.

    Every epoch draws another order, sorts some batches' worth of it by length, cuts, and draws the order of the
    batches; so little is padded, and no epoch has the batches of another.
    """

    def __init__(
        self, prepared: Prepared, rows: Indices, size: int, device: torch.device, seed: int = 0
    ) -> None:
        self._flat, offsets = prepared.tokens
        self._starts = np.asarray(offsets)[:-1][rows]
        self._lengths = np.asarray(offsets[1:] - offsets[:-1], np.int64)[rows]
        self._labels = prepared.labels[rows]
        self._device, self._seed, self._size = device, seed, size
        self._bounds = bounds(len(rows), size)

    def __len__(self) -> int:
        return len(self._bounds)

    @property
    def samples(self) -> int:
        return len(self._lengths)

    def in_order(self) -> Generator[Batch, None, None]:
        """Every text once, short ones first."""
        return self._batches(np.argsort(self._lengths, kind="stable"), self._bounds)

    def shuffled(self, epoch: int, start: int = 0) -> Generator[Batch, None, None]:
        draw = np.random.Generator(np.random.PCG64(seed_for(self._seed, "order", epoch)))
        order = draw.permutation(self.samples)
        pool = POOL * self._size
        for first in range(0, len(order), pool):
            some = order[first : first + pool]
            order[first : first + pool] = some[np.argsort(self._lengths[some], kind="stable")]
        return self._batches(order, [self._bounds[n] for n in draw.permutation(len(self._bounds))[start:]])

    def _batches(self, order: Indices, cuts: Sequence[tuple[int, int]]) -> Generator[Batch, None, None]:
        own = slice(ranks.rank(), None, ranks.world_size())
        for first, last in cuts:
            chosen = order[first:last][own]
            yield {
                TEXT: self._to_device(self._gathered(chosen)),
                LABEL: self._to_device(self._labels[chosen]),
            }

    def _gathered(self, chosen: Indices) -> npt.NDArray[np.int64]:
        lengths, starts = self._lengths[chosen], self._starts[chosen]
        ends = np.cumsum(lengths)
        places = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(starts - ends + lengths, lengths)
        return padded(self._flat[places], lengths)

    def _to_device(self, values: npt.NDArray[np.int64]) -> Tensor:
        made = torch.from_numpy(values)
        if self._device.type == "cuda":
            return made.pin_memory().to(self._device, non_blocking=True)
        return made.to(self._device)


def padded(flat: npt.NDArray[Any], lengths: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Rows of different lengths, one after the other in `flat`, as a table (N, longest) with 0 behind each."""
    longest = int(lengths.max()) if len(lengths) else 0
    table = np.full((len(lengths), longest), PADDING, np.int64)
    table[np.arange(longest) < lengths[:, None]] = flat
    return table

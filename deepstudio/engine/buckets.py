"""Batches of rows that differ in length: padded to the longest of a batch and no further."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence

import numpy as np
import torch
from torch import Tensor

from deepstudio.core.shapes import PADDING
from deepstudio.data.arrays import Indices, Ints
from deepstudio.data.cells import Array
from deepstudio.engine import ranks
from deepstudio.engine.batches import Ragged, bounds, lengths_key
from deepstudio.engine.randomness import seed_for

# Batches whose rows are sorted by length together: more waste less, and mix less.
POOL = 50


class Buckets:
    """One part of a data set as batches in which all samples have about the same length.

    Every epoch draws another order, sorts some batches' worth of it by length, cuts, and draws the order of the
    batches; so little is padded, and no epoch has the batches of another. Columns with rows of one shape come along.
    """

    def __init__(
        self,
        columns: Mapping[str, Array | Ragged],
        rows: Indices,
        size: int,
        device: torch.device,
        seed: int = 0,
    ) -> None:
        self._ragged = {name: column for name, column in columns.items() if isinstance(column, Ragged)}
        self._fixed = {
            name: column[rows] for name, column in columns.items() if not isinstance(column, Ragged)
        }
        self._rows = np.asarray(rows)
        self._lengths = lengths_of(self._ragged, rows)
        self._device, self._seed, self._size = device, seed, size
        self._bounds = bounds(len(rows), size)

    def __len__(self) -> int:
        return len(self._bounds)

    @property
    def samples(self) -> int:
        return len(self._lengths)

    def in_order(self) -> Generator[dict[str, Tensor], None, None]:
        """Every sample once, short ones first."""
        return self._batches(np.argsort(self._lengths, kind="stable"), self._bounds)

    def shuffled(self, epoch: int, start: int = 0) -> Generator[dict[str, Tensor], None, None]:
        """Every sample once, in the order of `epoch`, without the first `start` batches."""
        draw = np.random.Generator(np.random.PCG64(seed_for(self._seed, "order", epoch)))
        order = draw.permutation(self.samples)
        pool = POOL * self._size
        for first in range(0, len(order), pool):
            some = order[first : first + pool]
            order[first : first + pool] = some[np.argsort(self._lengths[some], kind="stable")]
        return self._batches(order, [self._bounds[n] for n in draw.permutation(len(self._bounds))[start:]])

    def _batches(
        self, order: Indices, cuts: Sequence[tuple[int, int]]
    ) -> Generator[dict[str, Tensor], None, None]:
        own = slice(ranks.rank(), None, ranks.world_size())
        for first, last in cuts:
            chosen = order[first:last][own]
            batch = {name: gathered(column, self._rows[chosen]) for name, column in self._ragged.items()}
            batch |= {name: column[chosen] for name, column in self._fixed.items()}
            batch |= {
                lengths_key(name): np.diff(column.offsets)[self._rows[chosen]]
                for name, column in self._ragged.items()
                if column.told
            }
            yield {name: self._to_device(values) for name, values in batch.items()}

    def _to_device(self, values: Array) -> Tensor:
        made = torch.from_numpy(values)
        if self._device.type == "cuda":
            return made.pin_memory().to(self._device, non_blocking=True)
        return made.to(self._device)


def lengths_of(columns: Mapping[str, Ragged], rows: Indices) -> Ints:
    """How long each of some samples is, all columns of differing length together, shape (len(rows),)."""
    lengths = np.zeros(len(rows), np.int64)
    for column in columns.values():
        lengths += np.diff(column.offsets)[rows]
    return lengths


def gathered(column: Ragged, rows: Indices) -> Array:
    """Some rows as a table (len(rows), longest), with 0 behind each."""
    starts, lengths = column.offsets[rows], np.asarray(column.offsets[rows + 1] - column.offsets[rows])
    ends = np.cumsum(lengths)
    places = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(starts - ends + lengths, lengths)
    return padded(column.flat[places], lengths)


def padded(flat: Array, lengths: Ints) -> Array:
    """Rows of different lengths, one after the other in `flat`, as a table (N, longest) with 0 behind each.

    Whole numbers become int64; a step may be a vector.
    """
    longest = int(lengths.max()) if len(lengths) else 0
    dtype = np.int64 if np.issubdtype(flat.dtype, np.integer) else flat.dtype
    table = np.full((len(lengths), longest, *flat.shape[1:]), PADDING, dtype)
    table[np.arange(longest) < lengths[:, None]] = flat
    return table

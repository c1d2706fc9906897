"""Batches gathered by index from prepared columns: no decoding, and no Python for each sample."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import psutil
import torch
from torch import Tensor

from deepstudio.data.arrays import Indices, Ints
from deepstudio.data.cells import Array
from deepstudio.engine import ranks
from deepstudio.engine.randomness import seed_for

# Data of up to this share of a device's free memory is kept on it.
RESIDENT_SHARE = 0.25
# On the processor memory-mapped data is as near as memory, so that only small data is worth a copy.
RESIDENT_ON_CPU = 64 << 20


@dataclass(frozen=True)
class Ragged:
    """Rows of differing length: row i is `flat[offsets[i]:offsets[i + 1]]`; `offsets` is int64 (N + 1,).

    Where lengths are `told`, a batch holds them too, under `lengths_key`.
    """

    flat: Array
    offsets: Ints
    told: bool = False


def lengths_key(column: str) -> str:
    """Where a batch holds how long the rows of a column are; no column can be called so."""
    return f"{column}\0lengths"


class Batches:
    """One part of a data set, such as `train`, as batches of `size` on `device`.

    A batch is a dict of tensors by column, each (n, …) in the type it is stored in. `size` counts samples over all
    ranks; each rank gets its own part. A very small rest joins the last batch, as normalisation over a single
    sample is undefined.
    """

    def __init__(
        self, columns: Mapping[str, Array], indices: Indices, size: int, device: torch.device, seed: int = 0
    ) -> None:
        self._columns = columns
        self._indices = np.sort(indices)
        self._device = device
        self._seed = seed
        self._bounds = bounds(len(indices), size)
        self._resident = self._copied() if self._fits() else None

    def __len__(self) -> int:
        return len(self._bounds)

    @property
    def samples(self) -> int:
        return len(self._indices)

    def in_order(self) -> Generator[dict[str, Tensor], None, None]:
        """Every sample once, in the order of the data set: the rows of B samples, (B, …), by column."""
        return self._gathered(self._indices, 0)

    def shuffled(self, epoch: int, start: int = 0) -> Generator[dict[str, Tensor], None, None]:
        """Every sample once, in the order of `epoch`, without the first `start` batches."""
        generator = torch.Generator().manual_seed(seed_for(self._seed, "order", epoch))
        order = torch.randperm(len(self._indices), generator=generator).numpy()
        return self._gathered(self._indices[order], start)

    def _gathered(self, indices: Indices, start: int) -> Generator[dict[str, Tensor], None, None]:
        own = slice(ranks.rank(), None, ranks.world_size())
        # Within a batch order has no meaning; ascending reads are kind to a disk.
        parts = [np.sort(indices[first:last])[own] for first, last in self._bounds[start:]]
        if self._resident is not None:
            yield from map(self._pick, parts)
        else:
            yield from self._ahead(parts)

    def _pick(self, indices: Indices) -> dict[str, Tensor]:
        assert self._resident is not None
        places = torch.from_numpy(np.searchsorted(self._indices, indices)).to(self._device)
        return {name: values.index_select(0, places) for name, values in self._resident.items()}

    def _ahead(self, parts: list[Indices]) -> Generator[dict[str, Tensor], None, None]:
        """Reads the next batch from disk while the current one is at work."""
        with ThreadPoolExecutor(1, "deepstudio-batches") as pool:
            waiting = pool.submit(self._read, parts[0]) if parts else None
            for following in [*parts[1:], None]:
                if waiting is None:
                    return
                batch = waiting.result()
                waiting = pool.submit(self._read, following) if following is not None else None
                yield {name: values.to(self._device, non_blocking=True) for name, values in batch.items()}

    def _read(self, indices: Indices) -> dict[str, Tensor]:
        batch = {
            name: torch.from_numpy(np.ascontiguousarray(c[indices])) for name, c in self._columns.items()
        }
        if self._device.type != "cuda":
            return batch
        return {name: values.pin_memory() for name, values in batch.items()}

    def _fits(self) -> bool:
        needed = sum(column[:1].nbytes for column in self._columns.values()) * len(self._indices)
        return needed <= _room(self._device)

    def _copied(self) -> dict[str, Tensor]:
        picked = {name: np.ascontiguousarray(c[self._indices]) for name, c in self._columns.items()}
        return {name: torch.from_numpy(values).to(self._device) for name, values in picked.items()}


def bounds(count: int, size: int) -> list[tuple[int, int]]:
    """Where batches begin and end. A rest of fewer than two samples a rank joins the batch before it."""
    starts = list(range(0, count, size))
    if len(starts) > 1 and count - starts[-1] < 2 * ranks.world_size():
        starts.pop()
    return list(pairwise([*starts, count]))


def _room(device: torch.device) -> float:
    """Bytes of data worth keeping on the device."""
    if device.type == "cpu":
        return RESIDENT_ON_CPU
    if device.type == "cuda":
        return torch.cuda.mem_get_info(device)[0] * RESIDENT_SHARE
    return float(psutil.virtual_memory().available) * RESIDENT_SHARE

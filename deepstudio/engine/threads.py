"""How many threads a network trains on: sharing out small work costs more than the work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import nn

# Multiply-adds a batch; measured on two cores, where one thread is nearly as fast below this and never waits.
SMALL = 50_000_000

_all = torch.get_num_threads()


def use_threads(multiply_adds: int) -> None:
    """Sets torch's threads for batches of so many multiply-adds.

    The network alone decides, as another number of threads gives other rounding.
    """
    torch.set_num_threads(1 if is_small(multiply_adds) else _all)


def is_small(multiply_adds: int) -> bool:
    """Whether batches of so many multiply-adds are best computed by one thread."""
    return multiply_adds < SMALL


def all_threads() -> int:
    """How many threads torch began with: one for each core, or as many as the environment allows."""
    return _all


@contextmanager
def threads_for(network: nn.Module) -> Iterator[None]:
    """The threads with which a network answers best: steps of recurrent layers are too small to be shared out."""
    before = torch.get_num_threads()
    recurrent = any(isinstance(module, nn.RNNBase) for module in network.modules())
    torch.set_num_threads(1 if recurrent else before)
    try:
        yield
    finally:
        torch.set_num_threads(before)

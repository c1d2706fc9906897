"""What batch normalisation remembers of the batches, estimated anew at the end of short epochs.

While it trains, a layer follows the mean and variance of the batches with a moving average. In an epoch of a few
batches that average lags behind weights that change quickly, and the network answers worst where it was trained. So
before it is examined, the statistics are computed once over the training part for the weights as they are now (Wu and
Johnson, Rethinking "Batch" in BatchNorm, 2021). In long epochs the average is as good, and cheaper.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from torch import nn
from torch.nn.modules.batchnorm import _BatchNorm

HORIZONS = 5  # of a moving average that an epoch has to be long for


def lagging(network: nn.Module, steps: int) -> list[_BatchNorm]:
    """The layers whose average does not keep up with epochs of so many steps; never frozen ones."""
    network.train()
    layers = [layer for layer in network.modules() if isinstance(layer, _BatchNorm) and layer.training]
    return [layer for layer in layers if layer.momentum and steps * layer.momentum < HORIZONS]


@contextmanager
def estimating(network: nn.Module, layers: list[_BatchNorm]) -> Iterator[None]:
    """Within, the statistics of `layers` become the plain mean over what the network is given; all else is in use."""
    before = [(layer.momentum, int(layer.num_batches_tracked or 0)) for layer in layers]
    network.eval()
    for layer in layers:
        layer.reset_running_stats()
        layer.momentum = None
        layer.train()
    try:
        yield
    finally:
        for layer, (momentum, count) in zip(layers, before, strict=True):
            layer.momentum = momentum
            if layer.num_batches_tracked is not None:
                layer.num_batches_tracked.fill_(count)
        network.eval()

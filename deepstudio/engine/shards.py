"""One batch learned from by several threads at once, each with a share of its samples.

Recurrent layers compute step after step; sharing out each tiny step costs as much as it saves, and a hundred times
more as soon as another program wants a core. Shares of the samples are independent of each other until the very end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.overrides import TorchFunctionMode

SMALLEST = 8  # samples in a share; below, the steps of a recurrent layer do not become faster
# Layers that look at the whole batch, or that draw random numbers where no share can hand in its own.
_WHOLE = (nn.modules.batchnorm._BatchNorm, nn.Dropout1d, nn.Dropout2d, nn.Dropout3d)

Tensors = tuple[Tensor, ...]  # each (N, …), in the same order
# The loss of a share, and the sums that the step reports: all are added up.
Computed = tuple[Tensor, Tensor]


def shares_of(network: nn.Module, device: torch.device, batch_size: int, cores: int) -> int:
    """How many threads a batch is worth; 1 where sharing is no gain or would change what is computed."""
    modules = list(network.modules())
    recurrent = any(isinstance(module, nn.RNNBase) for module in modules)
    whole = any(isinstance(module, _WHOLE) or _attends(module) for module in modules)
    if device.type != "cpu" or not recurrent or whole:
        return 1
    return max(1, min(cores, batch_size // SMALLEST))


def _attends(module: nn.Module) -> bool:
    """Attention draws its dropout inside of one operation, and is fast with many threads."""
    return "attention" in type(module).__module__


class Shards:
    """Threads that compute gradients of shares. Each draws its own random numbers, the same ones in every run."""

    def __init__(self, count: int) -> None:
        self.count = count
        self._pool = ThreadPoolExecutor(
            count, "deepstudio-shard", initializer=torch.set_num_threads, initargs=(1,)
        )

    def gradients(
        self,
        parameters: Sequence[Tensor],
        compute: Callable[[Tensors, Tensors], Computed],
        inputs: Tensors,
        labels: Tensors,
        seed: int,
    ) -> tuple[list[Tensor], Tensor]:
        """The gradients of the summed losses and the summed reports. Every share gets samples of all lengths."""
        parts = [
            (
                parameters,
                compute,
                tuple(one[first :: self.count] for one in inputs),
                tuple(one[first :: self.count] for one in labels),
                seed + first,
            )
            for first in range(min(self.count, len(labels[0])))
        ]
        done = list(self._pool.map(_one, parts))
        gradients = done[0][0]
        for more, _ in done[1:]:
            torch._foreach_add_(gradients, more)
        return gradients, torch.stack([report for _, report in done]).sum(0)

    def __enter__(self) -> Shards:
        return self

    def __exit__(self, *error: object) -> None:
        self._pool.shutdown()


def _one(part: tuple[Any, ...]) -> tuple[list[Tensor], Tensor]:
    parameters, compute, inputs, labels, seed = part
    with _OwnDropout(seed):
        loss, report = compute(inputs, labels)
        gradients = torch.autograd.grad(loss, parameters, allow_unused=True)
    found = zip(parameters, gradients, strict=True)
    return [torch.zeros_like(p) if g is None else g for p, g in found], report.detach()


class _OwnDropout(TorchFunctionMode):
    """Draws dropout from a generator of its own: torch has one for all threads, whose order nobody knows."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self._generator = torch.Generator().manual_seed(seed)

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        if func is F.dropout:
            return self._dropout(*args, **kwargs)
        return func(*args, **kwargs)

    def _dropout(self, input: Tensor, p: float = 0.5, training: bool = True, inplace: bool = False) -> Tensor:
        if not training or p == 0:
            return input
        kept = torch.empty(input.shape, dtype=input.dtype).bernoulli_(1 - p, generator=self._generator)
        return input * kept.div_(1 - p)

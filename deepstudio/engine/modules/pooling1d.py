"""Pooling over the steps of sequences of different length, padded at their end."""

import torch
from torch import nn
from torch.nn import functional as F


def padding(x: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
    """Which steps of (N, L, F) are no real ones: bool (N, L, 1)."""
    return (torch.arange(x.shape[1], device=x.device) >= lengths[:, None])[:, :, None]


class MaxPool1d(nn.Module):
    """The strongest value of each window of `size` steps: (N, L, F) to (N, ceil(L / size), F)."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size

    def forward(self, x: torch.Tensor, lengths: torch.Tensor | None = None) -> torch.Tensor:
        """`lengths` (N,) says how many steps of each sample are real; without it, all are."""
        if lengths is not None:
            x = x.masked_fill(padding(x, lengths), float("-inf"))
        x = F.pad(x, (0, 0, 0, self.size - 1), value=float("-inf"))
        # In two dimensions, because torch.export takes the one-dimensional kind for one length only.
        y = F.max_pool2d(x[:, None], (self.size, 1)).squeeze(1)
        if lengths is None:
            return y
        # A window of padding alone must not stay infinite: later layers would compute with it.
        return y.masked_fill(padding(y, (lengths + self.size - 1) // self.size), 0)


class GlobalMaxPool1d(nn.Module):
    """The strongest value of each feature over all real steps: (N, L, F) to (N, F)."""

    def forward(self, x: torch.Tensor, lengths: torch.Tensor | None = None) -> torch.Tensor:
        if lengths is not None:
            x = x.masked_fill(padding(x, lengths), float("-inf"))
        return x.amax(1)


class GlobalAvgPool1d(nn.Module):
    """The mean of each feature over all real steps: (N, L, F) to (N, F)."""

    def forward(self, x: torch.Tensor, lengths: torch.Tensor | None = None) -> torch.Tensor:
        if lengths is None:
            return x.mean(1)
        total = x.masked_fill(padding(x, lengths), 0).sum(1, dtype=torch.float32)
        return (total / lengths[:, None]).to(x.dtype)


class LastStep(nn.Module):
    """The last real step: (N, L, F) to (N, F)."""

    def forward(self, x: torch.Tensor, lengths: torch.Tensor | None = None) -> torch.Tensor:
        if lengths is None:
            return x[:, -1]
        index = (lengths - 1)[:, None, None].expand(-1, 1, x.shape[2])
        return x.gather(1, index).squeeze(1)

"""A convolution along sequences of different length."""

import torch
from torch import nn
from torch.nn import functional as F


class Conv1d(nn.Module):
    """Maps (N, L, features) to (N, ceil(L / stride), filters). Padding counts as zeros, as what lies outside does.

    A `causal` filter sees the step itself and those before it, others as many steps before as behind.
    """

    def __init__(
        self, features: int, filters: int, kernel_size: int = 3, stride: int = 1, causal: bool = False
    ) -> None:
        super().__init__()
        before = kernel_size - 1 if causal else (kernel_size - 1) // 2
        self.border = (before, kernel_size - 1 - before)
        self.conv = nn.Conv1d(features, filters, kernel_size, stride)

    def forward(self, x: torch.Tensor, lengths: torch.Tensor | None = None) -> torch.Tensor:
        """`lengths` (N,) says how many steps of each sample are real; without it, all are."""
        if lengths is not None:
            padding = torch.arange(x.shape[1], device=x.device) >= lengths[:, None]
            x = x.masked_fill(padding[:, :, None], 0)
        y: torch.Tensor = self.conv(F.pad(x.transpose(1, 2), self.border))
        return y.transpose(1, 2)

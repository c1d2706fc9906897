"""What the layer computes. Exports copy this file, so it imports torch alone."""

import torch
from torch import Tensor, nn


class AlongLines(nn.Module):
    """From (N, C, H, W) to (N, 3 C, H, W): the values, the means of their rows, and those of their columns."""

    def forward(self, boards: Tensor) -> Tensor:
        ranks = boards.mean(3, keepdim=True).expand_as(boards)
        files = boards.mean(2, keepdim=True).expand_as(boards)
        return torch.cat([boards, ranks, files], 1)

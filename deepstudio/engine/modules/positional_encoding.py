"""Tells a network the place of each step."""

import torch
from torch import nn


class PositionalEncoding(nn.Module):
    """Adds sines of different length to (N, L, features), so that each place looks different; any L.

    Feature 2i at place p gets sin(p / 10000^(2i / features)), feature 2i + 1 the cosine. With `scale` the input is
    multiplied by √features first, so that the sines do not drown it.

    Source: A. Vaswani et al., "Attention Is All You Need", NeurIPS 2017, sections 3.4 and 3.5.
    """

    def __init__(self, scale: bool = True) -> None:
        super().__init__()
        self.scale = scale

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        length, features = x.shape[1], x.shape[2]
        place = torch.arange(length, device=x.device, dtype=torch.float32)[:, None]
        even = torch.arange(0, features, 2, device=x.device, dtype=torch.float32)
        angle = place * 10_000.0 ** (-even / features)
        sines = torch.stack([angle.sin(), angle.cos()], 2).flatten(1)[:, :features]
        return (x * features**0.5 if self.scale else x) + sines.to(x.dtype)

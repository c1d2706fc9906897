"""A convolution, batch normalisation and an activation."""

import torch
from torch import nn
from torch.nn import functional as F


class ConvBlock(nn.Module):
    """Maps (N, in_channels, H, W) to (N, out_channels, H', W'); at stride 1 and an odd kernel the size stays."""

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: int = 3,
        stride: int = 1,
        norm: bool = True,
        activation: str = "relu",
    ) -> None:
        super().__init__()
        # The shift of the normalisation makes a bias superfluous.
        self.conv = nn.Conv2d(
            in_channels, out_channels, kernel_size, stride, padding=kernel_size // 2, bias=not norm
        )
        self.norm = nn.BatchNorm2d(out_channels) if norm else nn.Identity()
        self.activation = getattr(F, activation)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y: torch.Tensor = self.activation(self.norm(self.conv(x)))
        return y

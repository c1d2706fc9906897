"""From stored pixels to the numbers a network sees, on the device, a whole batch at once."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from deepstudio.catalog.columns import PictureColumn


class Pixels:
    """Turns pictures into network inputs as their column says.

    `mean` and `std` hold one number a channel in 0..1; they count where the column asks for standard numbers.
    """

    def __init__(self, column: PictureColumn, mean: Sequence[float], std: Sequence[float]) -> None:
        self.standard = column.normalise == "standard"
        self._mean = torch.tensor(list(mean), dtype=torch.float32).reshape(1, -1, 1, 1)
        # A channel without any contrast would be divided by zero.
        self._std = torch.tensor(list(std), dtype=torch.float32).reshape(1, -1, 1, 1).clamp(min=1e-6)

    def to(self, device: torch.device) -> Pixels:
        self._mean, self._std = self._mean.to(device), self._std.to(device)
        return self

    def from_bytes(self, pictures: Tensor) -> Tensor:
        """uint8 (N, H, W, C) in 0..255 to float32 (N, C, H, W), channels last in memory."""
        return self._normalised(pictures.permute(0, 3, 1, 2).to(torch.float32).div_(255))

    def _normalised(self, pictures: Tensor) -> Tensor:
        return pictures.sub_(self._mean).div_(self._std) if self.standard else pictures

    def to_bytes(self, entering: Tensor) -> Tensor:
        """The way back, to uint8 (N, H, W, C), for whoever looks at what enters."""
        pictures = entering * self._std + self._mean if self.standard else entering
        return pictures.mul(255).round_().clamp_(0, 255).to(torch.uint8).permute(0, 2, 3, 1).contiguous()

"""ConvNeXt-Tiny, whose weights have seen ImageNet (Liu et al., 2022, “A ConvNet for the 2020s”).

Without stochastic depth, which drops whole blocks by chance while a network of this depth is trained from scratch.
"""

import torch
from torch import nn

DEPTHS, WIDTHS = (3, 3, 9, 3), (96, 192, 384, 768)
MAPS = (2, 3, 4)  # the stages that end at strides 8, 16 and 32; the stem is stage 0
MEAN, STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
EPSILON, SCALE = 1e-6, 1e-6


class ConvNeXt(nn.Module):
    """Pictures (N, 3, H, W) or grey ones (N, 1, H, W) in 0..1 become features (N, 768) and feature maps."""

    pretrained = True  # it starts with weights that were learned elsewhere
    mean: torch.Tensor
    std: torch.Tensor

    def __init__(self) -> None:
        super().__init__()
        self.stages = nn.ModuleList([nn.Sequential(nn.Conv2d(3, WIDTHS[0], 4, 4), ChannelNorm(WIDTHS[0]))])
        enters = WIDTHS[0]
        for depth, width in zip(DEPTHS, WIDTHS, strict=True):
            smaller = [ChannelNorm(enters), nn.Conv2d(enters, width, 2, 2)] if width != enters else []
            self.stages.append(nn.Sequential(*smaller, *(Block(width) for _ in range(depth))))
            enters = width
        self.register_buffer("mean", torch.tensor(MEAN).reshape(3, 1, 1), persistent=False)
        self.register_buffer("std", torch.tensor(STD).reshape(3, 1, 1), persistent=False)

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor | None, ...]:
        return self.end(self.begin(x, 0), 0)

    def begin(self, x: torch.Tensor, stages: int) -> torch.Tensor:
        """The result of the first `stages`, from pictures."""
        x = (x - self.mean) / self.std
        for stage in self.stages[:stages]:
            x = stage(x)
        return x

    def end(self, x: torch.Tensor, stages: int) -> tuple[torch.Tensor | None, ...]:
        """Features and maps, from the result of the first `stages`; of earlier maps nothing is known."""
        maps: dict[int, torch.Tensor | None] = dict.fromkeys(MAPS)
        for number in range(stages, len(self.stages)):
            x = self.stages[number](x)
            if number in MAPS:
                maps[number] = x
        return x.mean((2, 3)), *maps.values()


class ChannelNorm(nn.LayerNorm):
    """Layer normalisation over the channels of each pixel (N, C, H, W)."""

    def __init__(self, channels: int) -> None:
        super().__init__(channels, EPSILON)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y: torch.Tensor = super().forward(x.permute(0, 2, 3, 1))
        return y.permute(0, 3, 1, 2)


class Block(nn.Module):
    """A wide convolution of each channel, then two dense layers for each pixel, and a shortcut."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.scale = nn.Parameter(torch.full((width, 1, 1), SCALE))
        self.convolution = nn.Conv2d(width, width, 7, padding=3, groups=width)
        self.norm = nn.LayerNorm(width, EPSILON)
        self.widen, self.narrow = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = self.norm(self.convolution(x).permute(0, 2, 3, 1))
        y = self.narrow(nn.functional.gelu(self.widen(y))).permute(0, 3, 1, 2)
        return x + self.scale * y

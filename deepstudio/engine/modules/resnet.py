"""ResNet-18 and ResNet-50, whose weights have seen ImageNet (He et al., 2016, “Deep Residual Learning”).

The strides of ResNet-50 lie in its 3×3 convolutions, as in torchvision, where the weights come from.
"""

import torch
from torch import nn

DEPTHS = {18: (2, 2, 2, 2), 50: (3, 4, 6, 3)}
MAPS = (2, 3, 4)  # the stages that end at strides 8, 16 and 32; the stem is stage 0
MEAN, STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


class ResNet(nn.Module):
    """Pictures (N, 3, H, W) or grey ones (N, 1, H, W) in 0..1 become features (N, 512 or 2048) and feature maps."""

    pretrained = True  # it starts with weights that were learned elsewhere
    mean: torch.Tensor
    std: torch.Tensor

    def __init__(self, layers: int) -> None:
        super().__init__()
        stem = nn.Sequential(
            nn.Conv2d(3, 64, 7, 2, 3, bias=False), nn.BatchNorm2d(64), nn.ReLU(), nn.MaxPool2d(3, 2, 1)
        )
        self.stages, enters = nn.ModuleList([stem]), 64
        for number, depth in enumerate(DEPTHS[layers]):
            width, blocks = 64 * 2**number, nn.Sequential()
            for place in range(depth):
                stride = 2 if number and not place else 1
                block = Basic(enters, width, stride) if layers == 18 else Bottleneck(enters, width, stride)
                blocks.append(block)
                enters = block.leaves
            self.stages.append(blocks)
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


class Basic(nn.Module):
    """Two 3×3 convolutions and a shortcut."""

    def __init__(self, enters: int, width: int, stride: int) -> None:
        super().__init__()
        self.leaves = width
        self.conv1 = nn.Conv2d(enters, width, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.shortcut = shortcut(enters, width, stride)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = torch.relu(self.bn1(self.conv1(x)))
        return torch.relu(self.bn2(self.conv2(y)) + self.shortcut(x))


class Bottleneck(nn.Module):
    """A 3×3 convolution between two 1×1 ones, narrow inside, and a shortcut."""

    def __init__(self, enters: int, width: int, stride: int) -> None:
        super().__init__()
        self.leaves = 4 * width
        self.conv1 = nn.Conv2d(enters, width, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, stride, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.conv3 = nn.Conv2d(width, self.leaves, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(self.leaves)
        self.shortcut = shortcut(enters, self.leaves, stride)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = torch.relu(self.bn1(self.conv1(x)))
        y = torch.relu(self.bn2(self.conv2(y)))
        return torch.relu(self.bn3(self.conv3(y)) + self.shortcut(x))


def shortcut(enters: int, leaves: int, stride: int) -> nn.Module:
    """What goes around a block as it is, or brought to its size."""
    if enters == leaves and stride == 1:
        return nn.Identity()
    return nn.Sequential(nn.Conv2d(enters, leaves, 1, stride, bias=False), nn.BatchNorm2d(leaves))

"""EfficientNet-Lite0, whose weights have seen ImageNet.

EfficientNet (Tan and Le, 2019) without squeeze and excitation and with ReLU6, as its authors published it in 2020.
"""

import torch
from torch import nn
from torch.nn import functional as F

STAGES = (
    # repeats, channels, kernel size, stride, expansion
    (1, 16, 3, 1, 1),
    (2, 24, 3, 2, 6),
    (2, 40, 5, 2, 6),
    (3, 80, 3, 2, 6),
    (3, 112, 5, 1, 6),
    (4, 192, 5, 2, 6),
    (1, 320, 3, 1, 6),
)
STEM, FEATURES = 32, 1280  # channels
MAPS = (3, 5, 7)  # the stages that end at strides 8, 16 and 32; the stem is stage 0
MEAN, SCALE = 127.0, 128.0  # of numbers in 0..255
EPSILON, MOMENTUM = 1e-3, 0.01  # of batch normalisation


class EfficientNetLite0(nn.Module):
    """Pictures (N, 3, H, W) or grey ones (N, 1, H, W) in 0..1 become features (N, 1280) and feature maps.

    The maps are (N, 40, H/8, W/8), (N, 112, H/16, W/16) and (N, 320, H/32, W/32), sides rounded up.
    """

    pretrained = True  # it starts with weights that were learned elsewhere

    def __init__(self) -> None:
        super().__init__()
        self.stages = nn.ModuleList([Unit(3, STEM, 3, 2)])
        enters = STEM
        for repeats, leaves, kernel, stride, expansion in STAGES:
            first = InvertedResidual(enters, leaves, kernel, stride, expansion)
            rest = [InvertedResidual(leaves, leaves, kernel, 1, expansion) for _ in range(repeats - 1)]
            self.stages.append(nn.Sequential(first, *rest))
            enters = leaves
        self.stages.append(Unit(enters, FEATURES))

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor | None, ...]:
        return self.end(self.begin(x, 0), 0)

    def begin(self, x: torch.Tensor, stages: int) -> torch.Tensor:
        """The result of the first `stages`, from pictures."""
        x = (x * 255 - MEAN) / SCALE
        x = x if x.shape[1] == 3 else x.expand(-1, 3, -1, -1)
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


class SameConv2d(nn.Conv2d):
    """A convolution whose output is as large as its input, divided by the stride and rounded up.

    Padding that is odd stands at the right and below, as in TensorFlow, where the weights come from.
    """

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        kernel, stride = self.kernel_size[0], self.stride[0]
        height, width = (max((-(-size // stride) - 1) * stride + kernel - size, 0) for size in x.shape[-2:])
        x = F.pad(x, (width // 2, width - width // 2, height // 2, height - height // 2))
        return super().forward(x)


class Unit(nn.Sequential):
    """Convolution, batch normalisation and, where wanted, ReLU6."""

    def __init__(
        self, enters: int, leaves: int, kernel: int = 1, stride: int = 1, groups: int = 1, act: bool = True
    ) -> None:
        parts: list[nn.Module] = [
            SameConv2d(enters, leaves, kernel, stride, groups=groups, bias=False),
            nn.BatchNorm2d(leaves, EPSILON, MOMENTUM),
        ]
        super().__init__(*parts, *([nn.ReLU6()] if act else []))


class InvertedResidual(nn.Module):
    """Wide inside, narrow at both ends, a shortcut where both are alike (Sandler et al., 2018, “MobileNetV2”)."""

    def __init__(self, enters: int, leaves: int, kernel: int, stride: int, expansion: int) -> None:
        super().__init__()
        wide = enters * expansion
        widen = [Unit(enters, wide)] if expansion > 1 else []
        depthwise = Unit(wide, wide, kernel, stride, groups=wide)
        self.body = nn.Sequential(*widen, depthwise, Unit(wide, leaves, act=False))
        self.has_shortcut = enters == leaves and stride == 1

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y: torch.Tensor = self.body(x)
        return x + y if self.has_shortcut else y

"""MobileNetV3-Large, whose weights have seen ImageNet (Howard et al., 2019, “Searching for MobileNetV3”)."""

import torch
from torch import nn

STAGES = (
    # of each block: kernel size, channels inside, channels behind, squeezed, hard swish instead of ReLU, stride
    ((3, 16, 16, False, False, 1),),
    ((3, 64, 24, False, False, 2), (3, 72, 24, False, False, 1)),
    ((5, 72, 40, True, False, 2), (5, 120, 40, True, False, 1), (5, 120, 40, True, False, 1)),
    (
        (3, 240, 80, False, True, 2),
        (3, 200, 80, False, True, 1),
        (3, 184, 80, False, True, 1),
        (3, 184, 80, False, True, 1),
    ),
    ((3, 480, 112, True, True, 1), (3, 672, 112, True, True, 1)),
    ((5, 672, 160, True, True, 2), (5, 960, 160, True, True, 1), (5, 960, 160, True, True, 1)),
)
STEM, FEATURES = 16, 960  # channels
MAPS = (3, 5, 6)  # the stages that end at strides 8, 16 and 32; the stem is stage 0
MEAN, STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
EPSILON, MOMENTUM = 1e-3, 0.01  # of batch normalisation


class MobileNetV3(nn.Module):
    """Pictures (N, 3, H, W) or grey ones (N, 1, H, W) in 0..1 become features (N, 960) and feature maps."""

    pretrained = True  # it starts with weights that were learned elsewhere
    mean: torch.Tensor
    std: torch.Tensor

    def __init__(self) -> None:
        super().__init__()
        self.stages, enters = nn.ModuleList([ConvUnit(3, STEM, 3, 2, act=nn.Hardswish())]), STEM
        for blocks in STAGES:
            stage = nn.Sequential()
            for kernel, wide, leaves, squeezed, swish, stride in blocks:
                stage.append(SqueezedResidual(enters, wide, leaves, kernel, stride, squeezed, swish))
                enters = leaves
            self.stages.append(stage)
        self.stages.append(ConvUnit(enters, FEATURES, act=nn.Hardswish()))
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


class ConvUnit(nn.Sequential):
    """Convolution, batch normalisation and, where wanted, an activation."""

    def __init__(
        self,
        enters: int,
        leaves: int,
        kernel: int = 1,
        stride: int = 1,
        groups: int = 1,
        act: nn.Module | None = None,
    ) -> None:
        convolution = nn.Conv2d(enters, leaves, kernel, stride, kernel // 2, groups=groups, bias=False)
        parts = [convolution, nn.BatchNorm2d(leaves, EPSILON, MOMENTUM)]
        super().__init__(*parts, *([act] if act is not None else []))


class Squeeze(nn.Module):
    """Each channel is weighed by what all of them are in the mean (Hu et al., 2018, “Squeeze-and-Excitation”)."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        inside = max(8, (channels // 4 + 4) // 8 * 8)
        inside += 8 if inside < 0.9 * (channels // 4) else 0
        self.narrow, self.widen = nn.Conv2d(channels, inside, 1), nn.Conv2d(inside, channels, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        weights = self.widen(torch.relu(self.narrow(x.mean((2, 3), keepdim=True))))
        return x * nn.functional.hardsigmoid(weights)


class SqueezedResidual(nn.Module):
    """Wide inside, narrow at both ends, a shortcut where both are alike."""

    def __init__(
        self, enters: int, wide: int, leaves: int, kernel: int, stride: int, squeezed: bool, swish: bool
    ) -> None:
        super().__init__()
        act: type[nn.Module] = nn.Hardswish if swish else nn.ReLU
        self.body = nn.Sequential(
            *([ConvUnit(enters, wide, act=act())] if wide != enters else []),
            ConvUnit(wide, wide, kernel, stride, groups=wide, act=act()),
            *([Squeeze(wide)] if squeezed else []),
            ConvUnit(wide, leaves),
        )
        self.has_shortcut = enters == leaves and stride == 1

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y: torch.Tensor = self.body(x)
        return x + y if self.has_shortcut else y

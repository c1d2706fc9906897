"""Values of a network brought to small pictures and lists of numbers, the strongest channels first."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn.functional import adaptive_avg_pool2d

from deepstudio.data.arrays import Bytes

Strengths = npt.NDArray[np.float32]

BRIGHTEST = 0.998  # of all sizes: a few larger ones do not darken all others
MIDDLE = 128  # what stands for zero where values have both signs


@dataclass(frozen=True, slots=True)
class Painted:
    """Channels as pictures, uint8 (C, H, W), on one scale.

    Where they are `signed`, 128 is zero, 255 is `scale` or more and 1 is −`scale` or less; else 0 is zero.
    """

    pixels: Bytes
    scale: float
    signed: bool

    def as_dict(self) -> dict[str, Any]:
        count, height, width = self.pixels.shape
        return {
            "count": count,
            "height": height,
            "width": width,
            "pixels": base64.b64encode(np.ascontiguousarray(self.pixels).tobytes()).decode("ascii"),
            "scale": self.scale,
            "signed": self.signed,
        }


def channels_of(value: Tensor) -> Tensor:
    """A value of one sample with its channels first: maps (C, H, W), steps (F, L), numbers (F,)."""
    return value[0].T if value.dim() == 3 else value[0]


def strengths(channels: Tensor) -> Strengths:
    """How strong each channel is: the mean of the sizes of its numbers, (C,)."""
    found: Strengths = (
        channels.abs().flatten(1).mean(1).numpy() if channels.dim() > 1 else channels.abs().numpy()
    )
    return found


def descending(sizes: Strengths) -> npt.NDArray[np.intp]:
    """The numbers of the channels, the largest first; equal ones in their order."""
    found: npt.NDArray[np.intp] = np.argsort(-sizes, kind="stable")
    return found


def scale_of(values: Tensor) -> float:
    """The size that is shown as the brightest; 0 where all is zero. What is no number counts as none."""
    sizes = values.abs().flatten()
    sizes = sizes[torch.isfinite(sizes)]
    if not len(sizes):
        return 0.0
    rank = max(1, int(np.ceil(BRIGHTEST * len(sizes))))
    bright = float(sizes.kthvalue(rank).values)
    return bright if bright > 0 else float(sizes.max())


def painted(channels: Tensor, scale: float, signed: bool, pixels: int) -> Painted:
    """Channels (C, H, W) as pictures with at most `pixels` a side; larger ones are averaged."""
    height, width = (min(side, pixels) for side in channels.shape[1:])
    if (height, width) != tuple(channels.shape[1:]):
        channels = adaptive_avg_pool2d(channels, (height, width))
    share = torch.nan_to_num(channels / (scale or 1.0)).clamp(-1 if signed else 0, 1)
    levels = share * (255 - MIDDLE) + MIDDLE if signed else share * 255
    return Painted(levels.round().to(torch.uint8).numpy(), scale, signed)

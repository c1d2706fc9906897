"""Pictures slightly shifted, turned, resized and mirrored: one random affine map for each, all at once."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional as F

SHIFT = 0.08  # of height and width, to each side
TURN = math.radians(10)
SCALE = 0.1


def augmented(pictures: Tensor, mirror: bool) -> Tensor:
    """A changed copy of float pictures (N, C, H, W); the rim continues outwards. Draws torch's random numbers.

    `mirror` turns half of them left to right: right for photographs, wrong for letters and digits.
    """
    count, _, height, width = pictures.shape
    maps = _random_maps(count, mirror, height / width).to(pictures.device)
    grid = F.affine_grid(maps, list(pictures.shape), align_corners=False)
    # Held within the centres of the outermost pixels, which is padding by the border; not all devices have that.
    rim = torch.tensor([1 - 1 / width, 1 - 1 / height], device=grid.device)
    grid = torch.minimum(torch.maximum(grid, -rim), rim)
    moved = F.grid_sample(pictures, grid, mode="bilinear", padding_mode="zeros", align_corners=False)
    return moved.contiguous(memory_format=torch.channels_last)


def _random_maps(count: int, mirror: bool, aspect: float) -> Tensor:
    """Affine maps (count, 2, 3) from places in the new picture to places in the old one, both in −1..1.

    Drawn on the processor, so that every device shows the same pictures.
    """
    turn, zoom, across, down = (torch.rand(4, count) * 2 - 1).unbind()
    scale = 1 + SCALE * zoom
    cosine, sine = scale * torch.cos(TURN * turn), scale * torch.sin(TURN * turn)
    flip = 1 - 2 * (torch.rand(count) < 0.5).float() if mirror else torch.ones(count)
    rows = [
        torch.stack([cosine * flip, -sine * aspect, 2 * SHIFT * across], 1),
        torch.stack([sine * flip / aspect, cosine, 2 * SHIFT * down], 1),
    ]
    return torch.stack(rows, 1)

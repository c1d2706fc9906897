"""Histograms of oriented gradients (Dalal and Triggs, 2005): which way edges run in each part of a picture."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional as F

ORIENTATIONS = 9  # from 0° to 180°
BLOCK = 2  # cells
CLIP = 0.2
LARGEST_CELL, SMALLEST_CELL = 8, 2  # pixels; a picture of more than MOST_CELLS of the largest has larger ones
CELLS, MOST_CELLS = 8, 12  # along a side


def cell_of(height: int, width: int) -> int:
    """The side of a cell in pixels: 8 as in the paper, less for small pictures, more for large ones."""
    wanted = min(max(round(min(height, width) / CELLS), SMALLEST_CELL), LARGEST_CELL)
    return max(wanted, math.ceil(max(height, width) / MOST_CELLS))


def hog(pictures: Tensor, cell: int) -> Tensor:
    """Float32 (N, F), from pictures (N, C, H, W) of any range, whose every side is at least one pixel.

    Each block of 2 × 2 cells gives the histograms of its cells, brought to length 1, cut off at 0.2 and brought to
    length 1 again. Where cells of this size leave a rim, all become a little larger or smaller.
    """
    size, angle = _gradients(pictures)
    cells = _pooled(_histograms(size, angle), cell)
    side = [min(BLOCK, length) for length in cells.shape[2:]]
    blocks = F.unfold(cells, (side[0], side[1])).transpose(1, 2)
    return _normalised(_normalised(blocks).clamp_(max=CLIP)).flatten(1)


def _gradients(pictures: Tensor) -> tuple[Tensor, Tensor]:
    """Size and unsigned direction in radians, (N, H, W) each, in the channel where the gradient is largest."""
    padded = F.pad(pictures, (1, 1, 1, 1), mode="replicate")
    across = padded[:, :, 1:-1, 2:] - padded[:, :, 1:-1, :-2]
    down = padded[:, :, 2:, 1:-1] - padded[:, :, :-2, 1:-1]
    size, channel = torch.hypot(across, down).max(1, keepdim=True)
    angle = torch.atan2(down.gather(1, channel), across.gather(1, channel)).remainder(math.pi)
    return size[:, 0], angle[:, 0]


def _histograms(size: Tensor, angle: Tensor) -> Tensor:
    """Each pixel's gradient shared out between the two nearest orientations, (N, 9, H, W)."""
    place = angle * (ORIENTATIONS / math.pi) - 0.5
    lower = place.floor()
    share = (place - lower) * size
    first = lower.long().remainder(ORIENTATIONS)[:, None]
    found = size.new_zeros(len(size), ORIENTATIONS, *size.shape[1:])
    found.scatter_(1, first, (size - share)[:, None])
    return found.scatter_(1, (first + 1).remainder(ORIENTATIONS), share[:, None])


def _pooled(pixels: Tensor, cell: int) -> Tensor:
    """The sums over cells, (N, 9, rows, columns)."""
    rows, columns = (max(1, round(length / cell)) for length in pixels.shape[2:])
    return F.adaptive_avg_pool2d(pixels, (rows, columns)) * cell**2


def _normalised(blocks: Tensor) -> Tensor:
    return blocks / (blocks.square().sum(2, keepdim=True) + 1e-6).sqrt()

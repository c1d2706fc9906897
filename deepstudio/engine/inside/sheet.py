"""Feature maps and strips as one picture, to be kept or printed."""

from __future__ import annotations

import base64
import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

from deepstudio.core.ramps import ramp
from deepstudio.data.arrays import Bytes

TILE, GAP, CAPTION = 120, 10, 16  # pixels
ROW = 8  # pixels of a channel of a strip
GROUND, INK = (255, 255, 255), (60, 66, 76)


def sheet(told: Mapping[str, Any]) -> Image.Image:
    """The picture of what `looking.look` told of maps or of a strip; each map with the number of its channel."""
    coloured = _coloured(told)
    if told["form"] == "strip":
        return _strip(coloured[0])
    across = math.isqrt(len(coloured) - 1) + 1
    down = -(-len(coloured) // across)
    size = across * (TILE + GAP) + GAP, down * (TILE + CAPTION + GAP) + GAP
    whole = Image.new("RGB", size, GROUND)
    pen = ImageDraw.Draw(whole)
    for number, (pixels, channel) in enumerate(zip(coloured, told["channels"], strict=True)):
        left, top = GAP + number % across * (TILE + GAP), GAP + number // across * (TILE + CAPTION + GAP)
        whole.paste(_grown(pixels), (left, top))
        pen.text((left + TILE / 2, top + TILE + 2), str(channel), INK, anchor="ma")
    return whole


def _coloured(told: Mapping[str, Any]) -> Bytes:
    """uint8 (C, H, W, 3)."""
    levels = np.frombuffer(base64.b64decode(told["pixels"]), np.uint8)
    colours = np.array(ramp(told["signed"]), np.uint8)
    found: Bytes = colours[levels.reshape(told["count"], told["height"], told["width"])]
    return found


def _grown(pixels: Bytes) -> Image.Image:
    """A map that fits into a tile; small ones keep their square pixels."""
    picture = Image.fromarray(pixels)
    scale = TILE / max(picture.size)
    size = tuple(max(1, round(side * scale)) for side in picture.size)
    small = max(picture.size) <= TILE // 2
    grown = picture.resize(
        (size[0], size[1]), Image.Resampling.NEAREST if small else Image.Resampling.BILINEAR
    )
    tile = Image.new("RGB", (TILE, TILE), GROUND)
    tile.paste(grown, ((TILE - size[0]) // 2, (TILE - size[1]) // 2))
    return tile


def _strip(pixels: Bytes) -> Image.Image:
    height, width = pixels.shape[:2]
    wide = max(1, round(640 / width))
    return Image.fromarray(pixels).resize((width * wide, height * ROW), Image.Resampling.NEAREST)

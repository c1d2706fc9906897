"""What a scan wants to know of a picture: its size, whether it is coloured, how deep it is, how it looks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

from deepstudio.data.deep_pictures import Depth, depth_of, is_deep
from deepstudio.data.memory_share import memory_for
from deepstudio.data.pictures import bytes_of, eight_bit, opened
from deepstudio.data.unreadable import PictureSource, explaining

SIDE = 64  # pixels of the miniature that is looked at
CHROMA = 32  # of 255 between the channels of a pixel: less may come from storing
COLOURED = 0.02  # of the pixels
SMALLEST = 16  # pixels; smaller pictures look alike too easily
CONTRAST = 8  # of 255


@dataclass(frozen=True, slots=True)
class PictureLook:
    """Width and height as stored, 3 channels if it is coloured, else 1.

    `print` is a perceptual hash of 64 bits in hexadecimal (the sign of 8 × 8 differences along the rows of a
    miniature, known as dHash); empty for pictures that show too little.
    """

    width: int
    height: int
    channels: int
    depth: Depth | None = None
    print: str = ""


def look_at_picture(source: PictureSource) -> PictureLook:
    """Decodes a picture as cheaply as possible. Raises `UnreadablePicture` for what `open_picture` would refuse."""
    with explaining(source), opened(source) as image:
        width, height = image.size
        image.draft(None, (SIDE, SIDE))
        with memory_for(bytes_of(image)):
            image.load()
            depth = depth_of(image)
            small = _miniature(image, depth)
        return PictureLook(width, height, 3 if _is_coloured(small) else 1, depth, _print(small))


def _miniature(image: Image.Image, depth: Depth | None) -> Image.Image:
    """A small picture in mode `RGB` or `L`; nothing is copied at full size."""
    if image.mode in ("RGB", "L"):
        factor = max(1, min(image.size) // SIDE)
        return image.reduce(factor) if factor > 1 else image.copy()
    size = (min(image.width, 2 * SIDE), min(image.height, 2 * SIDE))
    small = image.resize(size, Image.Resampling.NEAREST)
    if depth is None or not is_deep(small):
        return eight_bit(small)
    return eight_bit(small, depth.low, depth.high)


def _is_coloured(small: Image.Image) -> bool:
    if small.mode != "RGB":
        return False
    values = np.asarray(small).astype(np.int16)
    return bool((np.ptp(values, axis=2) > CHROMA).mean() >= COLOURED)


def _print(small: Image.Image) -> str:
    if min(small.size) < SMALLEST:
        return ""
    tiny = np.asarray(small.convert("L").resize((9, 8), Image.Resampling.BOX)).astype(np.int16)
    if np.ptp(tiny) < CONTRAST:
        return ""
    return np.packbits(tiny[:, 1:] > tiny[:, :-1]).tobytes().hex()

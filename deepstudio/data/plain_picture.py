"""A decoded picture as it crosses from one process to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL import Image


class PlainPicture(NamedTuple):
    """`pixels` are rows of 8-bit samples without padding, one (grey) or three (red, green, blue) for each pixel."""

    width: int
    height: int
    channels: int
    pixels: bytes


def plain(picture: Image.Image, largest: int = 0) -> PlainPicture:
    """A picture of mode `L` or `RGB`, made to fit into `largest` pixels a side; 0 keeps its size."""
    from PIL.Image import Resampling

    if largest and max(picture.size) > largest:
        picture = picture.copy()
        picture.thumbnail((largest, largest), Resampling.BILINEAR)
    return PlainPicture(picture.width, picture.height, len(picture.mode), picture.tobytes())

"""Pictures with more than 8 bits: what their values mean, and how they become 8-bit ones.

What stands for black and white belongs to a data set, not to a picture: else equal values would mean different things
in two pictures. The scan finds it, preparing writes it into the column, and the column goes with the weights. Where
nothing is known, as before training, a fixed rule holds for 16 bit and the range of the picture itself for 32 bit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import numpy as np
from PIL import Image

from deepstudio.data.arrays import Floats

GREY = frozenset({"1", "L", "LA", "La", "I", "I;16", "I;16B", "I;16L", "F"})
STRIP = 4_000_000  # pixels that are computed at a time
WHITES = (255, 1023, 4095, 16383, 65535)  # the brightest values of 8, 10, 12, 14 and 16 bits


class Depth(NamedTuple):
    """How the values of a picture are stored, `16`, `32` or `float`, and the lowest and highest of them."""

    kind: str
    low: float
    high: float


def is_deep(image: Image.Image) -> bool:
    return image.mode.startswith(("I", "F"))


def depth_of(image: Image.Image) -> Depth | None:
    """What a decoded picture holds; nothing for those of 8 bits."""
    if not is_deep(image):
        return None
    kind = "float" if image.mode.startswith("F") else "16" if ";16" in image.mode else "32"
    extremes = [(float(part.min()), float(part.max())) for part, _ in _strips(image)]
    return Depth(kind, min(low for low, _ in extremes), max(high for _, high in extremes))


def levels_of(depths: Iterable[Depth]) -> tuple[float, float] | None:
    """What is black and what is white in pictures that belong together; nothing where they cannot be compared.

    Values from 0 are taken to the brightest value of so many bits as they need, or to 1 where fractions end there.
    """
    by_kind: dict[str, list[Depth]] = {}
    for depth in depths:
        by_kind.setdefault(depth.kind, []).append(depth)
    levels = {
        _levels(min(d.low for d in some), max(d.high for d in some), kind) for kind, some in by_kind.items()
    }
    return levels.pop() if len(levels) == 1 else None


def _levels(low: float, high: float, kind: str) -> tuple[float, float]:
    if low < 0:
        return low, max(high, low + 1)
    if kind == "float" and high <= 1:
        return 0.0, 1.0
    return 0.0, float(next((white for white in WHITES if high <= white), high))


def from_numbers(image: Image.Image, black: float, white: float) -> Image.Image:
    """Grey with 8 bits, computed in strips."""
    scaled = _between(black, white) if white > black else _by_rule(image)
    grey = Image.new("L", image.size)
    for part, top in _strips(image):
        grey.paste(Image.fromarray(np.rint(scaled(part)).astype(np.uint8)), (0, top))
    return grey


def _between(black: float, white: float) -> Callable[[Floats], Floats]:
    return lambda numbers: np.clip((numbers - black) * (255 / (white - black)), 0, 255)


def _by_rule(image: Image.Image) -> Callable[[Floats], Floats]:
    """Grey from 16 bit by a fixed rule, so that equal values stay equal; from 32 bit by their range."""
    depth = depth_of(image)
    assert depth is not None
    low, high = depth.low, depth.high
    if depth.kind != "float" and low >= 0 and high <= 65535:
        return lambda numbers: numbers / 257
    if low >= 0 and high <= 1:
        return lambda numbers: numbers * 255
    if low < 0 or high > 255:
        return lambda numbers: (numbers - low) * (255 / max(high - low, 1e-300))
    return lambda numbers: numbers


def _strips(image: Image.Image) -> Iterator[tuple[Floats, int]]:
    """The values of some rows at a time, and the number of the first of them."""
    height = max(1, STRIP // image.width)
    for top in range(0, image.height, height):
        part = image.crop((0, top, image.width, min(top + height, image.height)))
        yield np.nan_to_num(np.asarray(part).astype(np.float64)), top

"""Colours for numbers: from the ground, for zero, to one colour for each sign; lighter on dark ground."""

from __future__ import annotations

from functools import cache

Colour = tuple[int, int, int]

# Zero, the middle and the strongest; of positive and of negative numbers.
_LIGHT = ((0xF1F4F9, 0x5C8FF0, 0x0A1E5C), (0xF1F4F9, 0xE39A3B, 0x5C2B00))
_DARK = ((0x12161C, 0x3F74DB, 0xEEF4FF), (0x12161C, 0xB7701A, 0xFFF0DA))


def colour_of(share: float, dark: bool = False) -> Colour:
    """The colour of a number from -1 to 1."""
    low, middle, high = (_DARK if dark else _LIGHT)[share < 0]
    size = min(1.0, abs(share))
    return _between(low, middle, size * 2) if size < 0.5 else _between(middle, high, size * 2 - 1)


@cache
def ramp(signed: bool, dark: bool = False) -> tuple[Colour, ...]:
    """The colours of 256 levels: 0 is zero, or 128 where they are `signed` (1 is then the least, 255 the most)."""
    return tuple(colour_of((level - 128) / 127 if signed else level / 255, dark) for level in range(256))


def _between(first: int, second: int, share: float) -> Colour:
    red, green, blue = (
        round(a + (b - a) * share) for a, b in zip(_parts(first), _parts(second), strict=True)
    )
    return red, green, blue


def _parts(colour: int) -> Colour:
    return colour >> 16, colour >> 8 & 255, colour & 255

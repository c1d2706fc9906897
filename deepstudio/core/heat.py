"""The colours of a heat map over a picture, the same in the window and in files.

Blue and orange differ for everyone, whatever colours they tell apart; what is stronger is darker and covers more.
"""

from __future__ import annotations

Color = tuple[int, int, int]

FOR: tuple[Color, Color] = ((0xF6, 0xCE, 0x6A), (0xD4, 0x47, 0x0C))
AGAINST: tuple[Color, Color] = ((0x9A, 0xCB, 0xF3), (0x17, 0x57, 0xB8))
STRONGEST = 0.9  # how far the strongest weight covers what lies below


def heat_color(weight: float) -> tuple[int, int, int, int]:
    """Red, green, blue and opacity in 0..255 of a weight from -1 (against) to 1 (for)."""
    strength = min(1.0, abs(weight))
    weak, strong = FOR if weight >= 0 else AGAINST
    red, green, blue = (round(a + (b - a) * strength) for a, b in zip(weak, strong, strict=True))
    return red, green, blue, round(255 * STRONGEST * strength)

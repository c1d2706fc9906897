"""How the lines of compared runs look: no two alike, also for those who see colours differently.

The colours follow M. Okabe and K. Ito, Color Universal Design, 2008, darker or lighter for each theme. Those that
come near each other for somebody have different dashes.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

Dash = tuple[float, ...]

COLORS = 8
DASHES: tuple[Dash, ...] = ((4, 3), (1, 2), (6, 2.5, 1, 2.5), (9, 3))
"""Lengths of strokes and gaps, in widths of the line. A solid line is that of the run in front."""


@dataclass(frozen=True, slots=True)
class LineLook:
    """The token of a colour, and a dash."""

    token: str
    dash: Dash


def look_of(slot: int) -> LineLook:
    """That of the run with this number among the compared ones; behind the eighth, colours come with other dashes."""
    return LineLook(f"run_{slot % COLORS + 1}", DASHES[(slot + slot // COLORS) % len(DASHES)])


def free_slot(taken: Collection[int]) -> int:
    """The first number that no compared run has."""
    return next(slot for slot in range(len(taken) + 1) if slot not in taken)

"""How many gradient-boosted trees, and how large: the same for classes and numbers."""

from __future__ import annotations

from deepstudio.core.text import T

TREES = T("Gradient-boosted trees")
STEPS = (50, 100, 200)
MOST_TREES = 4000  # of all classes together; more take minutes
MOST_IN_LEAF = 20  # samples, at least so many stand behind each answer of a tree


def steps_for(outputs: int) -> tuple[int, ...]:
    """How many trees for each of some outputs are tried, one after the other; none where they would be too many."""
    return tuple(count for count in STEPS if count * outputs <= MOST_TREES)


def leaf_of(samples: int) -> int:
    """The fewest samples that a tree tells apart; less where there are few."""
    return min(max(samples // 20, 1), MOST_IN_LEAF)

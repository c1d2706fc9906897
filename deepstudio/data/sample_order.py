"""In which order samples are looked at: classes in turn, class after class, or as their files lie."""

from __future__ import annotations

from typing import Final, Literal

import numpy as np

from deepstudio.core.text import T, Text
from deepstudio.data.arrays import Indices, Ints

SampleOrder = Literal["mixed", "class", "files"]
ORDERS: Final[dict[SampleOrder, Text]] = {
    "mixed": T("Classes in turn"),
    "class": T("Class after class"),
    "files": T("As in the files"),
}


def in_turn(classes: Ints) -> Indices:
    """The places of samples, (N,), so that the first of each class come first, then the second ones, and so on.

    `classes` are indices, (N,). Within a class the order stays.
    """
    together = np.argsort(classes, kind="stable")
    counts = np.bincount(classes)
    turn = np.empty(len(classes), np.int64)
    turn[together] = np.arange(len(classes)) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.lexsort((classes, turn))


def class_after_class(classes: Ints) -> Indices:
    """The places of samples, (N,), by class; within a class the order stays."""
    return np.argsort(classes, kind="stable")

"""Columns as numbers that need no learning, side by side; what a kind of column names as `compared` makes its own."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from deepstudio.core.declarations import ColumnKind
from deepstudio.core.events import AnyEvent
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.rooms import has_part, part
from deepstudio.core.text import T
from deepstudio.data.arrays import Indices
from deepstudio.data.prepared import Prepared

EVERYWHERE = "linear"  # the method that suits whatever stands side by side


@dataclass(frozen=True)
class ComparedColumn:
    """A column of a prepared set, and the rows of each part: first those to learn from.

    `outputs` is how many numbers a linear method has to learn for each feature.
    """

    plan: DataPlan
    prepared: Prepared
    name: str
    parts: Sequence[Indices]
    outputs: int = 1


Features = Callable[[ComparedColumn], Generator[AnyEvent, None, list[Any]]]
"""Yields progress; returns (N, F) for each part, dense float32 or sparse, not a number where a value is missing.

What is learned from values, such as a mean, is learned from the first part alone. Raises `Explained`.
"""


def features_of(columns: Sequence[ComparedColumn]) -> Generator[AnyEvent, None, list[Any]]:
    """As `Features`, of several columns. Raises `Explained` (`no_baseline`) for a kind that has none."""
    makers: list[Features] = [_maker(one.prepared.columns[one.name].column) for one in columns]
    made = []
    for column, maker in zip(columns, makers, strict=True):
        made.append((yield from maker(column)))
    return [_side_by_side(part) for part in zip(*made, strict=True)]


def methods_of(kinds: Sequence[ColumnKind]) -> tuple[str, ...]:
    """The ids of the methods that suit all kinds."""
    alike = tuple(id for id in kinds[0].methods if all(id in kind.methods for kind in kinds))
    return alike or (EVERYWHERE,)


def _maker(kind: ColumnKind) -> Features:
    if not has_part(kind, "compared"):
        text = T(
            "There is no simple method to compare with for data of this kind: {kind}.", kind=kind.words.many
        )
        raise Explained(text, "no_baseline")
    found: Features = part(kind, "compared")
    return found


def _side_by_side(columns: Sequence[Any]) -> Any:
    from scipy import sparse

    if len(columns) == 1:
        return columns[0]
    if any(map(sparse.issparse, columns)):
        return sparse.hstack(columns, "csr")
    return np.hstack(columns)

"""An export is called good only after it gave the program's answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.engine.export.model import Arrays, ExportTrial

TOLERANCE = 1e-4  # of a probability, or of the deviation of a number
ROUNDING = 1e-2  # times the tolerance, of a number itself: single precision has seven digits
RunExported = Callable[[Arrays], Arrays]


def compare(answer: RunExported, trials: Sequence[ExportTrial], spreads: Sequence[float]) -> float:
    """The largest difference between what `answer` gives and what each trial expects.

    Differences of an output count in its `spreads`. Raises `Explained` (`export_differs`) above the tolerance, or
    where `answer` fails.
    """
    return max(_difference(answer, trial, spreads) for trial in trials)


def largest(found: npt.NDArray[Any], expected: npt.NDArray[Any], spread: float) -> float:
    """The largest difference of one output, (N, K)."""
    return float((np.abs(found - expected) / np.maximum(spread, ROUNDING * np.abs(expected))).max())


def sizes(trials: Sequence[ExportTrial]) -> dict[str, list[int]]:
    """The batch sizes, and the lengths of texts, that were tried; as a part of a result."""
    tried = {"batches": sorted({len(trial.given[0]) for trial in trials})}
    lengths = {
        given.shape[1]
        for trial in trials
        for given in trial.given
        if given.ndim == 2 and given.dtype == np.int64
    }
    return {**tried, **({"lengths": sorted(lengths)} if lengths else {})}


def _difference(answer: RunExported, trial: ExportTrial, spreads: Sequence[float]) -> float:
    try:
        found = answer(trial.given)
    except Exception as error:
        raise refused(str(error)) from error
    if [one.shape for one in found] != [one.shape for one in trial.expected]:
        raise refused("another number of answers")
    most = max(
        largest(own, expected, spread)
        for own, expected, spread in zip(found, trial.expected, spreads, strict=True)
    )
    if not most <= TOLERANCE:
        raise refused(f"{most:.2g}")
    return most


def refused(reason: str) -> Explained:
    """The export computes something else, or nothing."""
    return Explained(
        T(
            "The exported model does not give the program's answers ({reason}), so it was not kept. "
            "Choose another form of export.",
            reason=reason.strip().splitlines()[0][:200] if reason.strip() else "?",
        ),
        "export_differs",
    )

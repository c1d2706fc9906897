"""An export is called good only after it gave the program's answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.engine.export.kinds import Trial

TOLERANCE = 1e-4  # of a probability
RunExported = Callable[[npt.NDArray[Any]], npt.NDArray[np.float32]]


def compare(answer: RunExported, trials: Sequence[Trial]) -> float:
    """The largest difference of a probability between what `answer` gives and what each trial expects.

    Raises `Explained` (`export_differs`) above the tolerance, or where `answer` fails.
    """
    return max(_difference(answer, trial) for trial in trials)


def sizes(trials: Sequence[Trial]) -> dict[str, list[int]]:
    """The batch sizes, and the lengths of texts, that were tried; as a part of a result."""
    tried = {"batches": sorted({len(trial.given) for trial in trials})}
    if trials[0].given.ndim == 2:
        tried["lengths"] = sorted({trial.given.shape[1] for trial in trials})
    return tried


def _difference(answer: RunExported, trial: Trial) -> float:
    try:
        found = answer(trial.given)
    except Exception as error:
        raise refused(str(error)) from error
    if found.shape != trial.expected.shape:
        raise refused("another number of answers")
    largest = float(np.abs(found - trial.expected).max())
    if not largest <= TOLERANCE:
        raise refused(f"{largest:.2g}")
    return largest


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

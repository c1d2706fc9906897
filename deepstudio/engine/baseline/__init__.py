"""What a simple method achieves on the same samples: the yardstick that a network has to beat.

Logistic regression on numbers that need no learning: how often words and groups of letters occur in a text
(`texts.py`), or how bright the fields of a small grey picture are (`pictures.py`).
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from deepstudio.catalog import registry
from deepstudio.core.events import AnyEvent, Message, Progress, Result
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.text import T
from deepstudio.data.prepared import Prepared
from deepstudio.data.split import Indices
from deepstudio.engine.baseline.pictures import picture_features
from deepstudio.engine.baseline.texts import text_features
from deepstudio.engine.evaluate import measures, refuse_unknown_part
from deepstudio.engine.preparing import prepared_data
from deepstudio.storage.run_folder import RunFolder

# The inverse weight of the penalty on large coefficients; the validation samples choose.
STRENGTHS = (1.0, 3.0, 10.0)
STEPS = 300
Labels = npt.NDArray[np.int64]
Features = Callable[[DataPlan, Prepared, Sequence[Indices]], Generator[AnyEvent, None, list[Any]]]
FEATURES: Mapping[str, Features] = {"text": text_features, "picture": picture_features}


@dataclass(frozen=True)
class Shares:
    """Rows and labels to learn from, to choose with, and to examine with."""

    rows: tuple[Indices, Indices, Indices]
    labels: tuple[Labels, Labels, Labels]


def baseline(run: RunFolder, split: str = "test") -> Iterator[AnyEvent]:
    """Trains the simple method on the training samples of a run and examines it on a part of the run's data.

    The samples are exactly those of the run: its split, its exclusions and corrected labels. Ends with a `Result`:
    `accuracy`, `macro_f1`, `per_class` and `confusion` as `evaluate` gives them, `seconds` from reading to answers,
    `network_seconds` what the run took, `features` the number of columns. The same is saved as
    `baseline-<split>.json` in the run's folder. Raises `Explained`.
    """
    import sklearn.feature_extraction.text
    import sklearn.linear_model  # noqa: F401  (a second that is not the method's own)

    refuse_unknown_part(split)
    plan = run.project().data
    if plan is None:
        raise Explained(T("No data is chosen yet. Choose some on the Data page."), "no_data")
    prepared = yield from prepared_data(run.project(), registry(), lambda: False)
    shares = _shares(prepared, split)
    started = time.monotonic()
    train, validation, examined = yield from _features(prepared)(plan, prepared, shares.rows)
    model = yield from _fitted(train, validation, shares.labels)
    predicted = model.predict(examined)
    value = {
        "run": run.id,
        "split": split,
        "method": prepared.input_column.id,
        "samples": len(shares.labels[2]),
        "trained_on": len(shares.labels[0]),
        "features": int(train.shape[1]),
        "strength": float(model.C),
        "seconds": time.monotonic() - started,
        "network_seconds": run.state().seconds,
        "classes": list(prepared.classes),
        **measures(shares.labels[2], predicted, prepared.classes),
    }
    run.write_json(f"baseline-{split}.json", value)
    yield Result(time=time.time(), value=value)


def _features(prepared: Prepared) -> Features:
    found = FEATURES.get(prepared.input_column.id)
    if found is None:
        raise Explained(T("There is no simple method to compare with for data of this kind."), "no_baseline")
    return found


def _shares(prepared: Prepared, split: str) -> Shares:
    rows = (prepared.splits["train"], prepared.splits["validation"], prepared.splits[split])
    first, second, third = (prepared.labels[part] for part in rows)
    if len(np.unique(first)) < 2 or not len(third):
        raise Explained(
            T("There are too few samples for a comparison. Add more, or change the split on the Data page."),
            "empty_part",
        )
    return Shares(rows, (first, second, third))


def _fitted(
    train: Any, validation: Any, labels: tuple[Labels, Labels, Labels]
) -> Generator[AnyEvent, None, Any]:
    """Yields progress; returns the model that tells most validation samples rightly, the plainest of equals."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits

    best, most = None, -1.0
    for number, strength in enumerate(STRENGTHS):
        yield _progress(number)
        # Several threads would wait for each other longer than they work.
        with threadpool_limits(1), warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # nearly there is good enough
            model = LogisticRegression(C=strength, max_iter=STEPS).fit(train, labels[0])
        right = float(model.score(validation, labels[1])) if len(labels[1]) else 0.0
        if right > most:
            best, most = model, right
    yield _progress(len(STRENGTHS))
    return best


def _progress(done: int) -> Progress:
    what = Message.of(T("Training the simple method"))
    return Progress(time=time.time(), what=what, done=done, total=len(STRENGTHS))

"""What a simple method achieves on the same samples: the yardstick that a network has to beat.

Logistic regression on numbers that need no learning: how often words and groups of letters occur in a text
(`texts.py`), or how bright the fields of a small grey picture are (`pictures.py`).
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from deepstudio.catalog import registry
from deepstudio.core.events import AnyEvent, Message, Note, Progress
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.rooms import has_part, part
from deepstudio.core.text import T
from deepstudio.data.arrays import Indices, Ints
from deepstudio.data.corrections import located
from deepstudio.data.prepared import Prepared
from deepstudio.data.run_samples import known_parts
from deepstudio.engine.evaluate import kept
from deepstudio.engine.objectives.classes import measures
from deepstudio.engine.own_samples import NEW, own_samples, refuse_unknown_part, state_of
from deepstudio.engine.preparing import prepared_data
from deepstudio.engine.run_data import own_data
from deepstudio.engine.trained import load_model
from deepstudio.storage.run_folder import RunFolder

# The inverse weight of the penalty on large coefficients; the validation samples choose.
STRENGTHS = (1.0, 3.0, 10.0)
STEPS = 300
Features = Callable[[DataPlan, Prepared, Sequence[Indices]], Generator[AnyEvent, None, list[Any]]]


@dataclass(frozen=True)
class Shares:
    """Rows and labels to learn from, to choose with, and to examine with; `state` tells the last from others."""

    rows: tuple[Indices, Indices, Indices]
    labels: tuple[Ints, Ints, Ints]
    state: str


def baseline(run: RunFolder, split: str = "test") -> Iterator[AnyEvent]:
    """Trains the simple method on the training samples of a run and examines it on a part of the run's data.

    The samples are exactly those of the run: its parts, its exclusions and corrected labels. Ends with a `Result`:
    `accuracy`, `macro_f1`, `per_class` and `confusion` as `evaluate` gives them, `seconds` from reading to answers,
    `network_seconds` what the run took, `features` the number of columns. The same is saved as
    `baseline-<split>.json` in the run's folder. Raises `Explained`.
    """
    import sklearn.feature_extraction.text
    import sklearn.linear_model  # noqa: F401  (a second that is not the method's own)

    refuse_unknown_part(split)
    if split == NEW:
        raise Explained(
            T("A simple method is compared on the run's own parts. Choose test, validation or train."),
            "split",
        )
    plan = located(run, trained) if (trained := run.project().data) is not None else None
    if plan is None:
        raise Explained(T("No data is chosen yet. Choose some on the Data page."), "no_data")
    prepared, shares = yield from _own(run, split)
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
        "state": shares.state,
    }
    yield from kept(run, f"baseline-{split}.json", value)


def _features(prepared: Prepared) -> Features:
    if not has_part(prepared.input_column, "compared"):
        raise Explained(T("There is no simple method to compare with for data of this kind."), "no_baseline")
    found: Features = part(prepared.input_column, "compared")
    return found


def _own(run: RunFolder, split: str) -> Generator[AnyEvent, None, tuple[Prepared, Shares]]:
    """The run's data and its shares; those to examine with are exactly those that `evaluate` takes."""
    parts, unknown = known_parts(run)
    if parts is None:
        yield Note(message=Message.of(unknown))
        prepared = yield from prepared_data(run.project(), registry(), lambda: False)
        rows = prepared.splits[split]
        return prepared, _shares(prepared, rows, prepared.labels[rows])
    prepared = yield from own_data(run.project(), run, parts, lambda: False)
    targets = load_model(run, "best").targets
    own = yield from own_samples(run, run.project().data, parts, split, targets)
    row_of = {id: row for row, id in enumerate(prepared.ids)}
    pairs = [
        (id, name) for id, name in zip(own.ids, own.truths[targets[0].name], strict=True) if id in row_of
    ]
    rows = np.array([row_of[id] for id, _ in pairs], np.int64)
    return prepared, _shares(prepared, rows, np.array([prepared.classes.index(name) for _, name in pairs]))


def _shares(prepared: Prepared, examined: Indices, labels: Ints) -> Shares:
    rows = (prepared.splits["train"], prepared.splits["validation"])
    first, second = (prepared.labels[part] for part in rows)
    if len(np.unique(first)) < 2 or not len(examined):
        raise Explained(
            T("There are too few samples for a comparison. Add more, or change the split on the Data page."),
            "empty_part",
        )
    names = [prepared.classes[label] for label in labels.tolist()]
    state = state_of([prepared.ids[row] for row in examined.tolist()], {"": names})
    return Shares((*rows, examined), (first, second, labels), state)


def _fitted(train: Any, validation: Any, labels: tuple[Ints, Ints, Ints]) -> Generator[AnyEvent, None, Any]:
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

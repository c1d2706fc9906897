"""The network of a run as it stands now, also while the run is at work and replaces its files."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Literal

from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.engine.weights import LoadedModel, load_run
from deepstudio.storage.run_folder import RunFolder

Which = Literal["auto", "best", "last"]
# A checkpoint that is being replaced is whole again a moment later.
TRIES, WAIT = 20, 0.05  # seconds
PASSING = {"missing", "permission", "read_failed", "broken_weights"}


def weights_file(run: RunFolder, which: Which = "auto") -> Path:
    """The file to use; each stands in where the other is missing.

    `auto` is the last checkpoint while the run is at work, and the best one after it.

    Raises `Explained` (cause `not_trained`) where there is none yet.
    """
    last_first = run.state().is_active if which == "auto" else which == "last"
    order = [run.last_weights, run.best_weights] if last_first else [run.best_weights, run.last_weights]
    for file in order:
        if file.is_file():
            return file
    raise not_trained(run)


def not_trained(run: RunFolder) -> Explained:
    """What to say where a run has no weights."""
    if run.path.is_dir() and run.state().is_active:
        return Explained(
            T("{run} has not finished its first epoch yet. Wait a moment and try again.", run=run.id),
            "not_trained",
        )
    return Explained(T("{run} has no trained weights. Train the network first.", run=run.id), "not_trained")


def weights_key(run: RunFolder, which: Which = "auto") -> tuple[object, ...]:
    """Changes when the weights that `load_trained` would take do. Raises `Explained`."""
    for _ in range(TRIES):
        file = weights_file(run, which)
        try:
            status = file.stat()
        except OSError:
            time.sleep(WAIT)
            continue
        return str(file), status.st_mtime_ns, status.st_size
    raise not_trained(run)


def load_trained(run: RunFolder, which: Which = "auto") -> LoadedModel:
    """The network with its classes and way from samples to inputs. Raises `Explained`."""
    for _ in range(TRIES - 1):
        file = weights_file(run, which)
        try:
            return load_run(run, "best" if file == run.best_weights else "last")
        except Explained as error:
            if error.cause not in PASSING:
                raise
            time.sleep(WAIT)
    return load_run(run, "best" if weights_file(run, which) == run.best_weights else "last")

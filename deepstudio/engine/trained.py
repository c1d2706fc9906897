"""The network of a run as it stands now, also while the run is at work and replaces its files."""

from __future__ import annotations

import time

from deepstudio.catalog import registry
from deepstudio.core.declarations import Task
from deepstudio.core.explained import Explained
from deepstudio.core.rooms import part
from deepstudio.core.text import T
from deepstudio.engine.use import LoadTrained, Trained, Which
from deepstudio.engine.weights import LoadedModel, not_trained, weights_file
from deepstudio.storage.run_folder import RunFolder

# A checkpoint that is being replaced is whole again a moment later.
TRIES, WAIT = 20, 0.05  # seconds
PASSING = {"missing", "permission", "read_failed", "broken_weights"}


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


def load_trained(run: RunFolder, which: Which = "auto") -> Trained:
    """The networks of a run, as its task uses them. Raises `Explained`."""
    load = _loads(run)
    for _ in range(TRIES - 1):
        try:
            return load(run, which)
        except Explained as error:
            if error.cause not in PASSING:
                raise
            time.sleep(WAIT)
    return load(run, which)


def load_model(run: RunFolder, which: Which = "auto") -> LoadedModel:
    """The only network of a run that learned from examples. Raises `Explained` (`no_export`) for other tasks."""
    model = load_trained(run, which)
    if not isinstance(model, LoadedModel):
        raise Explained(
            T("The network of {run} cannot leave the program in this form.", run=run.id), "no_export"
        )
    return model


def _loads(run: RunFolder) -> LoadTrained:
    chosen = run.project().task
    task = registry().tasks.resolve(chosen.id, chosen.settings, chosen.key)
    if not isinstance(task, Task):
        raise Explained(T("The run belongs to a task that is not known here."), "unknown_task")
    load: LoadTrained = part(task, "trained")
    return load

"""The network of a run as it stands now, also while the run is at work and replaces its files."""

from __future__ import annotations

import time

from deepstudio.core.explained import Explained
from deepstudio.engine.weights import LoadedModel, Which, load_run, not_trained, weights_file
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


def load_trained(run: RunFolder, which: Which = "auto") -> LoadedModel:
    """The network with its classes and way from samples to inputs. Raises `Explained`."""
    for _ in range(TRIES - 1):
        try:
            return load_run(run, which)
        except Explained as error:
            if error.cause not in PASSING:
                raise
            time.sleep(WAIT)
    return load_run(run, which)

"""A training that is tried out: with data that somebody has at hand, and nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

from deepstudio.data.prepared import Prepared
from deepstudio.storage.atomic import write_refused
from deepstudio.storage.leftovers import beside, clear_leftovers
from deepstudio.storage.run_folder import RunFolder


class TrialRun(RunFolder):
    """A folder for the weights of a training that learns from `prepared`, called like the run that it belongs to.

    This is the one way to hand a smaller training part to `fit`: `engine.run_data.training_data` gives every learner
    what stands here (`Prepared.with_training`). It writes no parts, no place to go on from and no examination.
    """

    def __init__(self, path: Path, run: RunFolder, prepared: Prepared) -> None:
        super().__init__(path)
        self.id, self.number = run.id, run.number
        self.prepared = prepared


@contextmanager
def trial_run(run: RunFolder, prepared: Prepared) -> Iterator[TrialRun]:
    """A folder within that of `run` that is gone afterwards; of a killed process, with the next one.

    Raises `Explained`.
    """
    clear_leftovers(run.path)
    trial = TrialRun(beside(run.path / "trial", "trial"), run, prepared)
    try:
        trial.path.mkdir()
        trial.record_file.write_text("{}\n", encoding="utf-8")
    except OSError as error:
        raise write_refused(trial.path, error) from error
    try:
        yield trial
    finally:
        rmtree(trial.path, ignore_errors=True)

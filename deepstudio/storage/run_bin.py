"""Runs that were put away: they lie in the project's folder until a person brings them back or deletes them."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.storage.atomic import make_folder, write_refused
from deepstudio.storage.new_run import bin_beside
from deepstudio.storage.run_folder import RunFolder, run_number


class RunBin:
    """Whole folders of runs, each under the name that stays its own. Every failure is an `Explained`."""

    def __init__(self, runs_dir: Path) -> None:
        self.path = bin_beside(runs_dir)
        self._runs_dir = runs_dir

    def runs(self) -> list[RunFolder]:
        """What lies in the bin, newest first."""
        try:
            names = [name for name in os.listdir(self.path) if run_number(name)]
        except OSError:
            return []
        return sorted((RunFolder(self.path / name) for name in names), key=lambda run: -run.number)

    def holds(self, id: str) -> bool:
        return run_number(id) is not None and (self.path / id).is_dir()

    def take(self, id: str) -> None:
        """Puts a run into the bin. Raises `Explained`, also (cause `run_active`) while a process works on it."""
        run = RunFolder(self._runs_dir / id)
        if run.is_alive():
            text = T("{run} is at work. Stop it first, then put it into the bin.", run=id)
            raise Explained(text, "run_active")
        make_folder(self.path)
        _move(run.path, self.path / id)

    def restore(self, id: str) -> None:
        """Brings a run back. Raises `Explained` (cause `no_such_run`, `exists`, …)."""
        self._refuse_unknown(id)
        if (self._runs_dir / id).exists():
            raise Explained(
                T("There is a run called {run} already. Rename its folder, then try again.", run=id), "exists"
            )
        make_folder(self._runs_dir)
        _move(self.path / id, self._runs_dir / id)

    def delete(self, id: str) -> None:
        """Removes a run from the disk for good. Raises `Explained`."""
        self._refuse_unknown(id)
        RunFolder(self.path / id).delete()

    def _refuse_unknown(self, id: str) -> None:
        if not self.holds(id):
            raise Explained(T("There is no {run} in the bin.", run=id[:60]), "no_such_run")


def size_on_disk(folder: Path) -> int:
    """The bytes of all files in a folder and below it; what cannot be read counts nothing."""
    total = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                total += os.lstat(os.path.join(place, name)).st_size
    return total


def _move(source: Path, target: Path) -> None:
    try:
        source.rename(target)
    except OSError as error:
        raise write_refused(source, error) from error

"""The data a run learned from. Everything here is for other threads."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from deepstudio.core.project import DataPlan
from deepstudio.data import served
from deepstudio.jobs.data_process import data_process

if TYPE_CHECKING:
    from deepstudio.data.scan import Scan
    from deepstudio.storage.run_folder import RunFolder


class RunSamples:
    """Samples to try, of the data of a run. `known` spares looking through it where that was done before."""

    def __init__(self, run: RunFolder, plan: DataPlan, known: Scan | None = None) -> None:
        self._run, self._plan = run, plan
        self._unseen: list[str] | None = None
        self._scan = known
        self._lock = threading.Lock()

    def _test(self) -> list[str]:
        """The test part of the run, as far as it is there. Raises `Explained`."""
        found = self._scanned()
        with self._lock:
            if self._unseen is None:
                self._unseen = data_process().call(served.unseen, self._run, found, self._plan)
            return self._unseen

    def _scanned(self) -> Scan:
        with self._lock:
            if self._scan is None:
                self._scan = data_process().begin(served.scan, lambda _: None, self._plan).result()
            return self._scan

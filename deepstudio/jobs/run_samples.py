"""The data a run learned from. Everything here is for other threads."""

from __future__ import annotations

import random
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from deepstudio.core.project import DataPlan
from deepstudio.data import served
from deepstudio.data.cells import values_of
from deepstudio.jobs.data_process import data_process

if TYPE_CHECKING:
    from deepstudio.data.scan import Scan
    from deepstudio.storage.run_folder import RunFolder


class RunSamples:
    """Samples to try, of the data of a run. `known` spares looking through it where that was done before."""

    def __init__(self, run: RunFolder, plan: DataPlan, known: Scan | None = None) -> None:
        self._run, self.plan = run, plan
        self._unseen: list[str] | None = None
        self._scan = known
        self._left: list[str] = []
        self._lock = threading.Lock()

    def another(self) -> str:
        """One of the test part; none comes again before all others. Raises `Explained`."""
        test = self.test()
        with self._lock:
            self._left = self._left or random.sample(test, len(test))
            return self._left.pop()

    def cells(self, id: str, columns: Sequence[str]) -> dict[str, Any]:
        """What a sample has in some columns, as plain values. Raises `Explained`."""
        return self.rows((id,), columns)[0]

    def rows(self, ids: Sequence[str], columns: Sequence[str]) -> list[dict[str, Any]]:
        """The same of several samples, which are read together."""
        scan = self.scanned()
        rest = [name for name in columns if name not in scan.cells]
        known = (
            data_process().call(served.rows_of, self.plan.source, ids, rest) if rest else [{} for _ in ids]
        )
        for id, row in zip(ids, known, strict=True):
            place = scan.ids.index(id)
            for name in columns:
                if name in scan.cells:
                    cells = scan.cells[name][place : place + 1]
                    row[name] = _plain(values_of(cells, scan.found.column(name))[0])
        return [{name: row[name] for name in columns} for row in known]

    def true(self, id: str) -> dict[str, Any]:
        """The right answers for a sample, by target, where they are known. Raises `Explained`."""
        targets = [name for name in self.plan.of_use("target") if name in self.scanned().cells]
        return {name: value for name, value in self.cells(id, targets).items() if value is not None}

    def test(self) -> list[str]:
        """The test part of the run, as far as it is there. Raises `Explained`."""
        found = self.scanned()
        with self._lock:
            if self._unseen is None:
                self._unseen = data_process().call(served.unseen, self._run, found, self.plan)
            return self._unseen

    def scanned(self) -> Scan:
        with self._lock:
            if self._scan is None:
                self._scan = data_process().begin(served.scan, lambda _: None, self.plan).result()
            return self._scan


def _plain(value: Any) -> Any:
    """A number that is missing is none; what is empty says nothing."""
    return None if value is None or value != value or value == "" else value

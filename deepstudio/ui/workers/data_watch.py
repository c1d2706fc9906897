"""Knows whether the data of the open project is there, and looks through it where that was not done yet."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deepstudio.core.problems import Place, Problem
from deepstudio.core.project import DataPlan
from deepstudio.core.text import T, Text
from deepstudio.ui.workers.sample_look import ScanWork

if TYPE_CHECKING:
    from deepstudio.data.scan import Scan

LOCATE = "locate"
ALLOW_NETWORK = "allow-network"
# What the user can do about a failed scan, by its cause.
ACTIONS = {"data_missing": LOCATE, "network_path": ALLOW_NETWORK}


class DataWatch(QObject):
    """Follows the data plan. `problems` are findings that only the disk can tell."""

    found = Signal(object, object)
    """A scan of a plan ended well: the plan and the `Scan`."""
    problems_changed = Signal()
    work_changed = Signal()
    _looked = Signal(object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plan: DataPlan | None = None
        self.problems: tuple[Problem, ...] = ()
        self.scan: Scan | None = None
        self.work: ScanWork | None = None
        self._expected: tuple[DataPlan, Scan] | None = None
        self._looked.connect(self._take_look)

    def expect(self, plan: DataPlan, scan: Scan | None) -> None:
        """`plan` may come next; its samples were looked through already, where there is a `scan`."""
        self._expected = (plan, scan) if scan is not None else None

    def follow(self, plan: DataPlan | None, opened: bool = False) -> None:
        """Takes the present plan; scans where it speaks of other samples, or says nothing of what was found.

        The plan of a project that was just `opened` is believed.
        """
        old, self._plan = self._plan, plan
        if plan is None:
            self._stop()
            self.scan = None
            self._set_problems(())
        else:
            self._take_plan(old, plan, opened)

    def _take_plan(self, old: DataPlan | None, plan: DataPlan, opened: bool) -> None:
        other = old is None or not same_samples(old, plan)
        if old is None or old.source != plan.source:
            self.scan = None
        if other:
            self._set_problems(())
            self._stop()
            self.look()
        expected, self._expected = self._expected, None
        if expected is not None and other and same_samples(expected[0], plan):
            self.scan = expected[1]
            self.found.emit(plan, self.scan)
            return
        stale = plan.found is None or (other and not opened)
        if stale and _is_chosen(plan) and self.work is None and not self.problems:
            self.start_scan()

    def start_scan(self) -> None:
        """Looks through the data, again if it was done before."""
        self._stop()
        if self._plan is None:
            return
        work = self.work = ScanWork(self._plan, self)
        work.finished.connect(partial(self._scanned, work))
        work.failed.connect(partial(self._failed, work))
        work.ended.connect(partial(self._over, work))
        work.start()
        self.work_changed.emit()

    def allow_network(self) -> None:
        """Remembers that the user agreed to read this data over the network, and looks through it."""
        from deepstudio.data.network import allow

        path = source_path(self._plan) if self._plan else None
        if path is not None:
            allow(str(path))
            self._set_problems(())
            self.start_scan()

    def look(self) -> None:
        """Checks, in a thread because a disk may be slow, whether the data is where it was."""
        plan = self._plan
        path = source_path(plan) if plan else None
        if plan is not None and path is not None:
            threading.Thread(target=self._look, args=(plan, path), daemon=True, name="data look").start()

    def close(self) -> None:
        self._plan = None
        self._stop()
        for work in self.findChildren(ScanWork):  # those that were cancelled may not have ended yet
            work.wait()

    def _look(self, plan: DataPlan, path: Path) -> None:
        from deepstudio.data.network import allowed, is_network

        if is_network(str(path)) and not allowed(str(path)):
            return
        there = path.exists()
        try:
            self._looked.emit(plan, there)
        except RuntimeError:
            return  # the window is gone

    def _take_look(self, plan: DataPlan, there: bool) -> None:
        if self._plan is None or not same_samples(plan, self._plan):
            return
        missing = any(problem.action == LOCATE for problem in self.problems)
        if not there:
            self._set_problems((moved(source_path(plan) or Path()),))
        elif missing:
            self._set_problems(())
            if self.scan is None:
                self.start_scan()
            else:
                self.follow(self._plan)

    def _scanned(self, work: ScanWork, scan: Scan) -> None:
        if self._plan is None or not same_samples(work.plan, self._plan):
            return
        self.scan = scan
        self._set_problems(())
        self.found.emit(work.plan, scan)

    def _failed(self, work: ScanWork, reason: Text) -> None:
        cause = work.failure.cause if work.failure is not None else ""
        if work is self.work:
            action = ACTIONS.get(cause, "")
            self._set_problems((Problem(cause or "data", Place("data"), reason, action=action),))

    def _over(self, work: ScanWork) -> None:
        if work is self.work:
            self.work = None
        work.deleteLater()
        self.work_changed.emit()

    def _stop(self) -> None:
        if self.work is not None:
            self.work.cancel()
            self.work = None

    def _set_problems(self, problems: tuple[Problem, ...]) -> None:
        if problems != self.problems:
            self.problems = problems
            self.problems_changed.emit()


def same_samples(first: DataPlan, second: DataPlan) -> bool:
    """Whether two plans speak of the same samples with the same labels."""
    if first is second:
        return True
    kept = ("source", "excluded", "corrected")
    uses = [{name: column.use for name, column in plan.columns.items()} for plan in (first, second)]
    return uses[0] == uses[1] and all(getattr(first, name) == getattr(second, name) for name in kept)


def source_path(plan: DataPlan) -> Path | None:
    """Where on this computer the samples lie; nothing for data that comes with the program."""
    path = plan.source.settings.get("path")
    return Path(str(path)).expanduser() if path else None


def moved(path: Path) -> Problem:
    message = T("Your data is no longer in {path}.", path=str(path))
    why = T("It was moved, renamed or deleted, or its disk is not connected.")
    return Problem("data-moved", Place("data"), message, why=why, action=LOCATE)


def _is_chosen(plan: DataPlan) -> bool:
    return "path" not in plan.source.settings or bool(plan.source.settings["path"])

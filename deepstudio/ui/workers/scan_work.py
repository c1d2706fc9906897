"""Looks through the data of a project away from the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deepstudio.core.events import Progress
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.text import T, Text
from deepstudio.data import served
from deepstudio.jobs.data_process import data_process
from deepstudio.ui.workers.threaded import ThreadedWork

if TYPE_CHECKING:
    from deepstudio.data.scan import Scan


class ScanWork(ThreadedWork):
    """Scans `plan`. Exactly one of `scanned(Scan)`, `failed(Explained)`, `cancelled` comes, then `ended`."""

    scanned = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    doing = "looking through the data"

    def __init__(self, plan: DataPlan, parent: QObject | None = None) -> None:
        super().__init__(T("Looking through your data"), parent)
        self.plan = plan
        self._scan: Scan | None = None
        self._failure = Explained(self.unexpected(""))

    def work(self) -> None:
        request = data_process().begin(served.scan, self.tell, self.plan)
        self.give_up_by(request.cancel)
        self._scan = request.result()

    def refuse(self, reason: Explained) -> None:
        self._failure = reason

    def unexpected(self, reason: str) -> Text:
        return T("Your data could not be looked through: {reason}", reason=reason)

    def arrived(self, items: list[Progress]) -> None:
        self.set_progress(items[-1].what.text(), items[-1].done, items[-1].total)

    def over(self) -> None:
        if self.is_cancelled:
            self.cancelled.emit()
        elif self._scan is not None:
            self.scanned.emit(self._scan)
        else:
            self.failed.emit(self._failure)

"""Looks through the data of a project away from the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from deepstudio.core.events import Progress
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.text import T, Text
from deepstudio.data import served
from deepstudio.jobs.data_process import data_process
from deepstudio.storage.error_log import record_error
from deepstudio.ui.workers.throttle import Throttle
from deepstudio.ui.workers.work import Work

if TYPE_CHECKING:
    from deepstudio.data.scan import Scan


class ScanWork(Work):
    """Scans `plan`. Exactly one of `scanned(Scan)`, `failed(Explained)`, `cancelled` comes, then `ended`."""

    scanned = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, plan: DataPlan, parent: QObject | None = None) -> None:
        super().__init__(T("Looking through your data"), parent)
        self.plan = plan
        self._gathered = Throttle(self)
        self._gathered.arrived.connect(self._arrived)
        self._thread = _Thread(plan, self._gathered, self)
        self._thread.finished.connect(self._over)

    def start(self) -> None:
        self._thread.start()

    def cancel(self) -> None:
        self._thread.cancel()

    def wait(self) -> None:
        self._thread.wait()

    def _arrived(self, events: list[Progress]) -> None:
        last = events[-1]
        self.set_progress(last.what.text(), last.done, last.total)

    def _over(self) -> None:
        self._gathered.flush()
        thread = self._thread
        if thread.stop.is_set():
            self.cancelled.emit()
        elif thread.scan is not None:
            self.scanned.emit(thread.scan)
        else:
            self.failed.emit(thread.failure or Explained(_unexpected("")))
        self.ended.emit()


class _Thread(QThread):
    def __init__(self, plan: DataPlan, gathered: Throttle, parent: QObject) -> None:
        super().__init__(parent)
        self.stop = threading.Event()
        self.scan: Scan | None = None
        self.failure: Explained | None = None
        self.give_up: Callable[[], None] | None = None
        self._plan, self._gathered = plan, gathered

    def cancel(self) -> None:
        self.stop.set()
        if self.give_up is not None:
            self.give_up()

    def run(self) -> None:
        try:
            request = data_process().begin(served.scan, self._gathered.put, self._plan)
            self.give_up = request.cancel
            if self.stop.is_set():
                request.cancel()
            self.scan = request.result()
        except Explained as error:
            self.failure = error
        except Exception as error:
            record_error(error, "looking through the data")
            self.failure = Explained(_unexpected(str(error)))


def _unexpected(reason: str) -> Text:
    return T("Your data could not be looked through: {reason}", reason=reason)

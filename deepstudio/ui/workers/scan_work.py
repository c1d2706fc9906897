"""Looks through the data of a project away from the window's thread."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from deepstudio.core.events import Progress
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.core.text import T, Text
from deepstudio.storage.error_log import record_error
from deepstudio.ui.workers.gathered import Gathered
from deepstudio.ui.workers.work import Work

if TYPE_CHECKING:
    from deepstudio.data.scan import Scan


class ScanWork(Work):
    """Scans `plan`. Exactly one of `scanned(Scan)`, `failed(Explained)`, `cancelled` comes, then `ended`."""

    scanned = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, plan: DataPlan, registry: Registry, parent: QObject | None = None) -> None:
        super().__init__(T("Looking through your data"), parent)
        self.plan = plan
        self._gathered = Gathered(self)
        self._gathered.arrived.connect(self._arrived)
        self._thread = _Thread(plan, registry, self._gathered, self)
        self._thread.finished.connect(self._over)

    def start(self) -> None:
        self._thread.start()

    def cancel(self) -> None:
        self._thread.stop.set()

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
    def __init__(self, plan: DataPlan, registry: Registry, gathered: Gathered, parent: QObject) -> None:
        super().__init__(parent)
        self.stop = threading.Event()
        self.scan: Scan | None = None
        self.failure: Explained | None = None
        self._plan, self._registry, self._gathered = plan, registry, gathered

    def run(self) -> None:
        from deepstudio.data.scan import scan

        try:
            self.scan = scan(self._plan, self._registry, self._gathered.put, self.stop.is_set)
        except Explained as error:
            self.failure = error
        except Exception as error:
            record_error(error, "looking through the data")
            self.failure = Explained(_unexpected(str(error)))


def _unexpected(reason: str) -> Text:
    return T("Your data could not be looked through: {reason}", reason=reason)

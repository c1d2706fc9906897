"""What goes through samples beside the window: looking for them, and looking at them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThread, Signal

from deepstudio.core.events import Progress
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.text import T, Text
from deepstudio.data import served
from deepstudio.data.served import Corpus
from deepstudio.jobs.data_process import data_process
from deepstudio.ui.workers.work import ThreadedWork

if TYPE_CHECKING:
    from deepstudio.data.evidence import Evidence
    from deepstudio.data.scan import Scan


class SampleLook(ThreadedWork):
    """What comes, in this order: `read(Corpus)`, `counted(TextStatistics)`, `looked(evidence)`; then `ended`.

    `look` of `data.served` decides whether something is read and counted; it is called with `asked`.
    `failed(Text)` takes the place of what is missing; a look that was canceled says nothing more than `ended`.
    """

    read = Signal(object)
    counted = Signal(object)
    looked = Signal(object)
    failed = Signal(object)
    doing = "looking at samples"
    priority = QThread.Priority.LowPriority

    def __init__(
        self,
        title: Text,
        look: Callable[..., tuple[Evidence, ...]],
        asked: tuple[object, ...],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._look, self._asked = look, asked
        self._texts: dict[str, str] = {}

    def work(self) -> None:
        request = data_process().begin(self._look, self._take, *self._asked)
        self.give_up_by(request.cancel)
        self.tell(("looked", request.result()))

    def refuse(self, reason: Explained) -> None:
        self.tell(("failed", reason.text))

    def unexpected(self, reason: str) -> Text:
        return T("Your samples could not be looked at: {reason}", reason=reason)

    def arrived(self, items: list[tuple[str, Any]]) -> None:
        # Progress that came together with its end must not be told after it.
        progress = [value for kind, value in items if kind == "progress"]
        if progress:
            self.set_progress(progress[-1].what.text(), progress[-1].done, progress[-1].total)
        for kind, value in items:
            if kind != "progress" and not self.is_cancelled:
                getattr(self, kind).emit(value)

    def _take(self, event: object) -> None:
        """In a thread of the data process's client."""
        if isinstance(event, Progress):
            self.tell(("progress", event))
        elif not isinstance(event, Corpus):
            self.tell(("counted", event))
        elif event.labels:
            self.tell(("read", Corpus(self._texts, event.labels)))
        else:
            self._texts.update(event.texts)


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

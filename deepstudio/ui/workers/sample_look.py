"""What goes through samples beside the window: looking for them, and looking at them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThread, Signal

from deepstudio.core.events import Progress
from deepstudio.core.project import DataPlan
from deepstudio.core.text import T, Text
from deepstudio.data import served
from deepstudio.data.served import Corpus
from deepstudio.jobs.data_process import data_process
from deepstudio.ui.workers.work import Work

if TYPE_CHECKING:
    from deepstudio.data.evidence import Evidence
    from deepstudio.data.scan import Scan


class SampleLook(Work):
    """What comes first, in this order: `read(Corpus)` and `counted(TextStatistics)`; then `finished` brings evidence.

    `look` of `data.served` decides whether something is read and counted; it is called with `asked`. A look that
    fails or is cancelled says nothing more of what it found.
    """

    read = Signal(object)
    counted = Signal(object)
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

    def work(self) -> tuple[Evidence, ...]:
        request = data_process().begin(self._look, self._take, *self._asked)
        self.give_up_by(request.cancel)
        return request.result()

    def unexpected(self, reason: str) -> Text:
        return T("Your samples could not be looked at: {reason}", reason=reason)

    def arrived(self, items: list[Any]) -> None:
        # Progress that came together with its end must not be told after it.
        super().arrived(items)
        for item in items:
            if not isinstance(item, Progress) and not self.is_cancelled:
                (self.read if isinstance(item, Corpus) else self.counted).emit(item)

    def _take(self, event: object) -> None:
        """In a thread of the data process's client."""
        if not isinstance(event, Corpus):
            self.tell(event)
        elif event.labels:
            self.tell(Corpus(self._texts, event.labels))
        else:
            self._texts.update(event.texts)


class ScanWork(Work):
    """Scans `plan`; `finished` brings the `Scan`."""

    doing = "looking through the data"

    def __init__(self, plan: DataPlan, parent: QObject | None = None) -> None:
        super().__init__(T("Looking through your data"), parent)
        self.plan = plan

    def work(self) -> Scan:
        request = data_process().begin(served.scan, self.tell, self.plan)
        self.give_up_by(request.cancel)
        return request.result()

    def unexpected(self, reason: str) -> Text:
        return T("Your data could not be looked through: {reason}", reason=reason)

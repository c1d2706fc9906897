"""Looks for what is doubtful among texts or pictures, away from the window's thread; counts the tokens of texts."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThread, Signal

from deepstudio.core.events import Progress
from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text
from deepstudio.data.served import Corpus
from deepstudio.jobs.data_process import DataRequest, data_process
from deepstudio.storage.error_log import record_error
from deepstudio.ui.workers.throttle import Throttle
from deepstudio.ui.workers.work import Work

if TYPE_CHECKING:
    from deepstudio.data.evidence import Evidence


class SampleLook(Work):
    """What comes, in this order: `read(Corpus)`, `counted(TextStatistics)`, `looked(evidence)`; then `ended`.

    `look` of `data.served` decides whether something is read and counted; it is called with `asked`.
    `failed(Text)` takes the place of what is missing; a look that was canceled says nothing more than `ended`.
    """

    read = Signal(object)
    counted = Signal(object)
    looked = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        title: Text,
        look: Callable[..., tuple[Evidence, ...]],
        asked: tuple[object, ...],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._gathered = Throttle(self)
        self._gathered.arrived.connect(self._arrived)
        self._thread = _Thread(look, asked, self._gathered, self)
        self._thread.finished.connect(self._over)

    @property
    def is_cancelled(self) -> bool:
        return self._thread.stop.is_set()

    def start(self) -> None:
        self._thread.start(QThread.Priority.LowPriority)

    def cancel(self) -> None:
        self._thread.cancel()

    def wait(self) -> None:
        self._thread.wait()

    def _arrived(self, items: list[tuple[str, Any]]) -> None:
        # Progress that came together with its end must not be told after it.
        progress = [value for kind, value in items if kind == "progress"]
        if progress:
            self.set_progress(progress[-1].what.text(), progress[-1].done, progress[-1].total)
        for kind, value in items:
            if kind != "progress" and not self.is_cancelled:
                getattr(self, kind).emit(value)

    def _over(self) -> None:
        self._gathered.flush()
        self.ended.emit()


class _Thread(QThread):
    def __init__(
        self,
        look: Callable[..., tuple[Evidence, ...]],
        asked: tuple[object, ...],
        gathered: Throttle,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.stop = threading.Event()
        self._give_up: Callable[[], None] | None = None
        self._look, self._asked = look, asked
        self._texts: dict[str, str] = {}
        self._gathered = gathered

    def cancel(self) -> None:
        self.stop.set()
        if self._give_up is not None:
            self._give_up()

    def run(self) -> None:
        try:
            request = self._begin()
            self._give_up = request.cancel
            if self.stop.is_set():
                request.cancel()
            self._gathered.put(("looked", request.result()))
        except Explained as error:
            self._gathered.put(("failed", error.text))
        except Exception as error:
            record_error(error, "looking at samples")
            text = T("Your samples could not be looked at: {reason}", reason=str(error))
            self._gathered.put(("failed", text))

    def _begin(self) -> DataRequest[tuple[Evidence, ...]]:
        return data_process().begin(self._look, self._take, *self._asked)

    def _take(self, event: object) -> None:
        """In a thread of the data process's client."""
        if isinstance(event, Progress):
            self._gathered.put(("progress", event))
        elif not isinstance(event, Corpus):
            self._gathered.put(("counted", event))
        elif event.labels:
            self._gathered.put(("read", Corpus(self._texts, event.labels)))
        else:
            self._texts.update(event.texts)

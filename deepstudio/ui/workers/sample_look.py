"""Looks for what is doubtful among texts or pictures, away from the window's thread; counts the tokens of texts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThread, Signal

from deepstudio.core.events import Progress
from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text
from deepstudio.data.served import Corpus
from deepstudio.jobs.data_process import data_process
from deepstudio.ui.workers.threaded import ThreadedWork

if TYPE_CHECKING:
    from deepstudio.data.evidence import Evidence


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

"""A long job in a process of its own: preparing, evaluating, predicting a folder, exporting."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from deepstudio.core.events import AnyEvent, Failed, Result
from deepstudio.core.explained import Explained
from deepstudio.core.text import Text
from deepstudio.jobs.job import Job
from deepstudio.ui.workers.work import Work


class LongJob(Work):
    """Runs `deepstudio ARGUMENTS`; `finished` brings the value of its result."""

    came = Signal(object)
    """Each event as it comes."""
    doing = "a long job"

    def __init__(self, title: Text, *arguments: str, parent: QObject | None = None) -> None:
        super().__init__(title, parent)
        self._arguments = arguments

    @property
    def command(self) -> str:
        """What the job does: `evaluate`, `export`, …"""
        return self._arguments[0] if self._arguments else ""

    def work(self) -> dict[str, Any]:
        """Reads the events of the job's process."""
        last: AnyEvent | None = None
        with Job(*self._arguments) as job:
            self.give_up_by(job.cancel)
            for last in job:
                self.tell(last)
        if isinstance(last, Failed):
            raise Explained(last.message.text(), last.cause)
        return last.value if isinstance(last, Result) else {}

    def arrived(self, items: list[AnyEvent]) -> None:
        for event in items:
            self.came.emit(event)
        super().arrived(items)

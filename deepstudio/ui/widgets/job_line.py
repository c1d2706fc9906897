"""A long job on a page: what it does, how far it is, and a way to cancel it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.widgets.progress import ProgressLine
from deepstudio.ui.workers.work import Work


class JobLine(QWidget):
    """Hidden while there is no job."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work: Work | None = None
        self.line = ProgressLine(self)
        self.line.cancelled.connect(self._cancel)
        column_of(self.line, on=self)
        self.hide()

    @property
    def work(self) -> Work | None:
        """What is going on."""
        return self._work

    def is_busy(self) -> bool:
        return self._work is not None

    def follow(self, work: Work) -> None:
        """Shows `work` until it ends."""
        self._work = work
        work.progressed.connect(self._show_progress)
        work.ended.connect(self._over)
        self.line.set_cancellable(True)
        self._show_progress()
        self.show()

    def _show_progress(self) -> None:
        if self._work is not None:
            words = tr_text(self._work.what or self._work.title)
            self.line.set_progress(words, self._work.fraction, self._work.seconds_left)

    def _cancel(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _over(self) -> None:
        self._work = None
        self.hide()

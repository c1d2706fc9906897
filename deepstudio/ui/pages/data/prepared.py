"""Whether the data is prepared already, and the button that does it now."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from deepstudio.core.amounts import size_words
from deepstudio.core.project import DataPlan
from deepstudio.core.text import T, Text
from deepstudio.data import served
from deepstudio.data.scan import Scan
from deepstudio.jobs.data_process import data_process
from deepstudio.ui.kinds.looks import Looks
from deepstudio.ui.language import tr_text
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import Card, Label, OutlineButton, StatusDot
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.widgets.progress import JobLine
from deepstudio.ui.workers.background import Aside
from deepstudio.ui.workers.long_job import LongJob

# The prepared set depends on these parts of a plan.
PARTS = ("source", "columns", "split", "excluded", "corrected")


class PreparedCard(Card):
    """Prepares in a process of its own; training would do it otherwise."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._studio = studio
        self._aside = Aside(self)
        self._asked: tuple[object, ...] | None = None
        self._scan: Scan | None = None
        self._bytes: int | None = None
        self._failure: Text | None = None
        self._looks = Looks()
        self._build()
        self._show()

    def look(self, plan: DataPlan | None, scan: Scan | None, again: bool = False) -> None:
        """Finds out, beside the window's thread, whether `plan` is prepared."""
        key = tuple(getattr(plan, part) for part in PARTS) if plan is not None else None
        if key == self._asked and scan is self._scan and not again:
            return
        self._asked, self._scan, self._bytes = key, scan, None
        self._aside.forget()
        if plan is not None and scan is not None:
            look = partial(data_process().call, served.prepared_bytes, plan, scan)
            self._aside.ask(look, self._keep, lambda _: self._keep(None))
        self._show()

    def set_looks(self, looks: Looks) -> None:
        """What the samples are, as they are shown."""
        self._looks = looks
        self.button.set_tip(tr_text(looks.prepare_tip))
        self._show()

    def prepare(self) -> None:
        """Starts the job; progress and cancel are here and in the status line."""
        if self.progress.is_busy() or not self._studio.settle():
            return
        folder = self._studio.folder
        assert folder is not None, "a project that has its folder"
        self._failure = None
        job = LongJob(T("Preparing the data"), "prepare", str(folder.path))
        self.progress.follow(job)
        job.failed.connect(self._fail)
        job.ended.connect(self._over)
        self._studio.start_job(job)
        self._show()

    def _keep(self, size: int | None) -> None:
        self._bytes = size
        self._show()

    def _fail(self, reason: Text) -> None:
        self._failure = reason

    def _over(self) -> None:
        project = self._studio.project
        self.look(project.data if project is not None else None, self._scan, again=True)

    def _show(self) -> None:
        busy, ready = self.progress.is_busy(), self._bytes is not None
        self.dot.set_state(self.tr("ready") if ready else self.tr("not yet"), "good" if ready else "text3")
        self.dot.setVisible(not busy)
        self.button.setVisible(not busy and not ready)
        self.button.set_blocked("" if self._scan is not None else self.tr("There is no data to prepare yet."))
        self.words.setVisible(not busy)
        self.words.setText(self._words())
        self.error.setText(tr_text(self._failure) if self._failure is not None else "")

    def _words(self) -> str:
        if self._bytes is not None:
            return tr_text(self._looks.prepared(size_words(self._bytes)))
        return tr_text(self._looks.unprepared)

    def _build(self) -> None:
        self.set_title(self.tr("Prepared for training"))
        self.dot = StatusDot(parent=self)
        self.set_trailing(self.dot)
        self.words = Label("", "secondary", "text2", wrap=True, parent=self)
        text = self.tr("Prepare now")
        self.button = OutlineButton(text, small=True, parent=self, name="data.prepare", run=self.prepare)
        self.progress = JobLine(self)
        self.progress.setObjectName("data.prepare-progress")
        self.progress.line.cancel_button().setObjectName("data.prepare-cancel")
        self.error = Label("", "secondary", "bad", wrap=True, parent=self, hides=True)
        self.add(column_of(self.words, self.error, self.progress, self.button, gap=8))

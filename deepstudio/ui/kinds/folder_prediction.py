"""A whole folder of pictures into a table."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from deepstudio.core.events import AnyEvent, Note
from deepstudio.core.text import T, Text
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.language import tr_text
from deepstudio.ui.last_folder import last_folder, remember_folder, show_in_folder
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import Banner, Translated
from deepstudio.ui.widgets.file_dialogs import ask_folder, ask_save
from deepstudio.ui.widgets.job_line import JobLine
from deepstudio.ui.workers.long_job import LongJob


class FolderPrediction(Translated, QWidget):
    """Asks for the folder and for the table's place, shows how far it is, and says where the table lies."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._path: Path | None = None
        self._answers = 0
        self._note: Text | None = None
        self._failure: Text | None = None
        self.progress = JobLine(self)
        self.banner = Banner(closable=True, parent=self)
        self.banner.closed.connect(self.hide)
        self._show_button = self.banner.add_button("")
        self._show_button.setObjectName("predict.show-table")
        self._show_button.clicked.connect(self._show_table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.progress)
        column.addWidget(self.banner)
        self.hide()
        self.retranslate()

    def is_busy(self) -> bool:
        return self.progress.is_busy()

    def ask(self, run: RunFolder) -> None:
        """Asks which folder, then where to save, then begins."""
        title = self.tr("Choose a folder of pictures")
        ask_folder(self, title, last_folder(self._studio), partial(self._ask_table, run))

    def start(self, run: RunFolder, folder: Path, table: Path) -> None:
        """Predicts every picture in `folder` and writes `table`."""
        self._begin(T("Predicting a folder"), run, folder, table, "--csv")

    def _begin(self, title: Text, run: RunFolder, source: Path, table: Path, option: str) -> None:
        """Starts the job that writes `table`; `option` is the one that takes its name."""
        remember_folder(self._studio, table)
        self._path, self._note, self._failure = table, None, None
        self.banner.hide()
        arguments = (str(run.project_folder), str(source), "--run", run.id, option, str(table))
        job = LongJob(title, "predict", *arguments)
        self._follow(job)
        self._studio.start_job(job)

    def _follow(self, job: LongJob) -> None:
        job.came.connect(self._hear)
        job.finished.connect(self._done)
        job.failed.connect(self._failed)
        job.cancelled.connect(self.hide)
        self.progress.follow(job)
        self.show()

    def remembered(self) -> Any:
        """The job, or what it came to."""
        shown = not self.isHidden() and not self.banner.isHidden()
        return self.progress.work, self._path, self._answers, self._note, self._failure, shown

    def take_back(self, kept: Any) -> None:
        work, self._path, self._answers, self._note, self._failure, shown = kept
        if isinstance(work, LongJob):
            self._follow(work)
        self._show()
        self.banner.setVisible(shown)
        self.setVisible(shown or self.is_busy())

    def retranslate(self) -> None:
        self._show_button.setText(self.tr("Show in folder"))
        self._show()

    def _ask_table(self, run: RunFolder, folder: Path) -> None:
        name = self.tr("{folder}-predictions.csv").format(folder=folder.name)
        proposal = last_folder(self._studio) / name
        title, tables = self.tr("Save the answers as a table"), self.tr("Tables (*.csv)")
        ask_save(self, title, proposal, tables, partial(self.start, run, folder), ".csv")

    def _hear(self, event: AnyEvent) -> None:
        if isinstance(event, Note):
            self._note = event.message.text()

    def _done(self, value: dict[str, Any]) -> None:
        self._answers = self._count(value)
        self._show()
        self.banner.show()

    def _count(self, value: dict[str, Any]) -> int:
        """How many answers the job's result speaks of."""
        return int(value.get("pictures", 0))

    def _words(self) -> str:
        return self.tr("The answers for {n} pictures are in {path}.")

    def _failed(self, reason: Text) -> None:
        self._failure = reason
        self._show()
        self.banner.show()

    def _show(self) -> None:
        self._show_button.setVisible(self._failure is None)
        if self._failure is not None:
            self.banner.set_message(tr_text(self._failure), "bad")
        elif self._path is not None:
            said = self._words().format(n=f"{self._answers:,}", path=str(self._path))
            more = f" {tr_text(self._note)}" if self._note is not None else ""
            self.banner.set_message(said + more, "warn" if more else "good")

    def _show_table(self) -> None:
        if self._path is not None:
            show_in_folder(self._path)

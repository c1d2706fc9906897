"""A whole folder, or a file of values, into a table of answers."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from deepstudio.core.events import AnyEvent, Note
from deepstudio.core.text import T, Text
from deepstudio.storage.project_folder import PROJECT_FILE
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.looks import Looks
from deepstudio.ui.language import sentences, tr_text
from deepstudio.ui.last_folder import last_folder, remember_folder, show_in_folder
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import Banner
from deepstudio.ui.widgets.banner import BannerTone
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.widgets.pathfield import ask_files, ask_folder, ask_save
from deepstudio.ui.widgets.progress import JobLine
from deepstudio.ui.workers.long_job import LongJob


class ManyAnswers(QWidget):
    """Asks for the place and for the table's, shows how far it is, and says where the table lies."""

    def __init__(self, studio: Studio, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio, self._words = studio, looks.words
        self._is_folder = looks.many == "folder"
        self._what = tr_text(looks.words.many)
        self._path: Path | None = None
        self._note: Text | None = None
        """What was said on the way."""
        self._said: tuple[BannerTone, Text, Text | None] | None = None
        """How it ended, and what is to be noted."""
        self.progress = JobLine(self)
        self.banner = Banner(closable=True, parent=self)
        self.banner.closed.connect(self.hide)
        self._show_button = self.banner.add_button(self.tr("Show in folder"), name="predict.show-table")
        self._show_button.clicked.connect(self._show_table)
        column_of(self.progress, self.banner, gap=8, on=self)
        self.hide()

    def button(self) -> tuple[str, str, str]:
        """The words of the button that asks, its explanation and its icon."""
        words = self.tr("A file of {many}…")
        more = self.tr(
            "Writes the answers for all {many} of a file into a table (CSV). You can also drop it here."
        )
        if self._is_folder:
            words = self.tr("A folder of {many}…")
            more = self.tr("Writes the answers for all {many} of a folder into a table (CSV).")
        title, tip = (one.format(many=self._what) for one in (words, more))
        return title, tip, "folder" if self._is_folder else "list"

    def takes(self, path: Path) -> bool:
        """Whether a file that is dropped holds such values."""
        fits = not self._is_folder and path.suffix.lower() in self._suffixes()
        return fits and path.name != PROJECT_FILE and path.is_file()

    def ask(self, run: RunFolder) -> None:
        """Asks which place, then where to save, then begins."""
        start = last_folder(self._studio)
        if self._is_folder:
            title = self.tr("Choose a folder of {many}").format(many=self._what)
            ask_folder(self, title, start, partial(self.ask_table, run))
        else:
            title = self.tr("Choose a file of {many}").format(many=self._what)
            kinds = " ".join(f"*{suffix}" for suffix in sorted(self._suffixes()))
            files = self.tr("Tables and texts ({kinds})").format(kinds=kinds)
            ask_files(self, title, start, files, lambda paths: self.ask_table(run, paths[0]))

    def _suffixes(self) -> frozenset[str]:
        from deepstudio.data.tables import SUFFIXES

        return SUFFIXES

    def ask_table(self, run: RunFolder, place: Path) -> None:
        """Asks where to save the answers for what lies at `place`, then begins."""
        if self.progress.is_busy():
            self._studio.tell("info", T("A table is being written already. Wait for it, or cancel it."))
            return
        stem = place.stem if place.is_file() else place.name
        proposal = last_folder(self._studio) / self.tr("{file}-predictions.csv").format(file=stem)
        title, tables = self.tr("Save the answers as a table"), self.tr("Tables (*.csv)")
        ask_save(self, title, proposal, tables, partial(self.start, run, place), ".csv")

    def start(self, run: RunFolder, place: Path, table: Path) -> None:
        """Predicts everything at `place` and writes `table`."""
        remember_folder(self._studio, table)
        self._path, self._note, self._said = table, None, None
        self.banner.hide()
        arguments = (str(run.project_folder), str(place), "--run", run.id, "--csv", str(table))
        job = LongJob(T("Predicting {many}", many=self._words.many), "predict", *arguments)
        self._follow(job)
        self._studio.start_job(job)

    def remembered(self) -> Any:
        """The job, or what it came to."""
        return self.progress.work, self._path, self._said, not self.banner.isHidden()

    def take_back(self, kept: Any) -> None:
        work, self._path, self._said, shown = kept
        if isinstance(work, LongJob):
            self._follow(work)
        elif shown:
            self._show()

    def _follow(self, job: LongJob) -> None:
        job.came.connect(self._hear)
        job.finished.connect(self._done)
        job.failed.connect(self._failed)
        job.cancelled.connect(self.hide)
        self.progress.follow(job)
        self.show()

    def _hear(self, event: AnyEvent) -> None:
        if isinstance(event, Note):
            self._note = event.message.text()

    def _done(self, value: dict[str, Any]) -> None:
        what = self._words.count(f"{int(value.get('samples', 0)):,}")
        said = T("The answers for {what} are in {path}.", what=what, path=str(self._path))
        self._end("warn" if self._note is not None else "good", said, self._note)

    def _failed(self, reason: Text) -> None:
        self._end("bad", reason)

    def _end(self, tone: BannerTone, said: Text, note: Text | None = None) -> None:
        self._said = tone, said, note
        self._show()

    def _show(self) -> None:
        if self._said is None:
            return
        tone, *said = self._said
        self._show_button.setVisible(tone != "bad")
        self.banner.set_message(sentences(tr_text(one) for one in said if one is not None), tone)
        self.banner.show()
        self.show()

    def _show_table(self) -> None:
        if self._path is not None:
            show_in_folder(self._path)

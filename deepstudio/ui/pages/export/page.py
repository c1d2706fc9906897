"""The page Export: choose a form, choose a place, and take the network away."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from deepstudio.core.declarations import Exporter
from deepstudio.core.events import AnyEvent, Note
from deepstudio.core.text import T, Text
from deepstudio.storage.lent_files import size_before
from deepstudio.storage.names import folder_name, free_folder
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.actions import Actions
from deepstudio.ui.kinds.looks import Looks, looks_of_run
from deepstudio.ui.language import current, tr_text
from deepstudio.ui.last_folder import last_folder, remember_folder
from deepstudio.ui.pages.export.result_card import Exported, ExporterCard, ResultCard
from deepstudio.ui.pages.trained import TrainedPage
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import Banner, Scroll, SecondaryLabel, TitleLabel
from deepstudio.ui.widgets.layouts import STRETCH, column_of, discard, row_of
from deepstudio.ui.widgets.pathfield import ask_folder, ask_save
from deepstudio.ui.widgets.progress import JobLine
from deepstudio.ui.workers.background import Aside
from deepstudio.ui.workers.long_job import LongJob

KEPT = 6  # results
IN_A_ROW = 2  # cards


class ExportPage(TrainedPage):
    """A card for each form the catalog knows; below them what was exported since the page opened."""

    step: ClassVar[str] = "export"

    def __init__(self, studio: Studio, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(studio, actions, parent)
        self._failure: Text | None = None
        self._notes: list[Text] = []
        self._exporting: tuple[type[Exporter], RunFolder, Looks] | None = None
        self._looks = Looks()
        self._aside = Aside(self)
        self.results: list[ResultCard] = []
        self._build()
        text = self.tr(
            "Then you can take it away: as ONNX, as a PyTorch program, as readable code, or as plain weights."
        )
        self.empty.set_detail(text)
        self._show()
        studio.closed.connect(self._drop_results)
        self.begin()

    def run_changed(self) -> None:
        self._looks = Looks()
        self.room.setText("")
        if self.run is not None:
            self._aside.ask(partial(size_before, self.run), lambda text: self.room.setText(tr_text(text)))
            self._aside.ask(partial(looks_of_run, self.run, self.studio.registry), self._take_looks)

    def ask(self, exporter: type[Exporter]) -> None:
        """Asks for the place: a file's name, or the folder in which a new one is made."""
        run = self.run
        if run is None or self.progress.is_busy():
            return
        start = last_folder(self.studio)
        if exporter.suffix:
            title = self.tr("Export: {form}").format(form=tr_text(exporter.title))
            name_filter = f"{tr_text(exporter.title)} (*{exporter.suffix})"
            place = start / f"{self._name()}{exporter.suffix}"
            ask_save(self, title, place, name_filter, partial(self.start, exporter, run), exporter.suffix)
        else:
            title = self.tr("In which folder shall “{name}” be made?")
            name = f"{self._name()}-{exporter.id}"
            chosen = partial(self._start_in, exporter, run, name)
            ask_folder(self, title.format(name=name), start, chosen)

    def start(self, exporter: type[Exporter], run: RunFolder, out: Path) -> None:
        """Exports the run in a process of its own."""
        remember_folder(self.studio, out)
        self._failure, self._notes = None, []
        # Its model card is written in the language of the window.
        place = ("--run", run.id, "--format", exporter.id, "--out", str(out), "--lang", current())
        job = LongJob(T("Exporting"), "export", str(run.project_folder), *place)
        self._exporting = (exporter, run, self._looks)
        self._follow(job)
        self.studio.start_job(job)
        self._show()

    def _follow(self, job: LongJob) -> None:
        job.came.connect(self._hear)
        job.finished.connect(self._done)
        job.failed.connect(self._failed)
        self.progress.follow(job)
        job.ended.connect(self._show)

    def own_remembered(self) -> Any:
        results = [card.exported for card in self.results]
        return self.progress.work, self._exporting, self._notes, self._failure, results

    def take_own_back(self, kept: Any) -> None:
        work, self._exporting, self._notes, self._failure, results = kept
        if isinstance(work, LongJob):
            self._follow(work)
        for exported in reversed(results):
            self._add_result(exported)
        self._show()

    # Building

    def _build(self) -> None:
        text = self.tr(
            "An export holds the best weights of the run. Your project and your data stay as they are."
        )
        self.column.addWidget(SecondaryLabel(text, parent=self))
        self.room = SecondaryLabel("", parent=self)
        self.room.setObjectName("export.size")
        self.column.addWidget(self.room)
        self.column.addStretch(1)
        self.progress = JobLine(self)
        self.banner = Banner(tone="bad", closable=True, parent=self)
        self.banner.closed.connect(self._forget_failure)
        self.cards = [self._card(exporter) for exporter in self.studio.registry.exporters]
        self._results_title = TitleLabel(self.tr("Exported"), parent=self)
        inner = QWidget(self)
        starts = range(0, len(self.cards), IN_A_ROW)
        rows = [row_of(*((card, 1) for card in self.cards[n : n + IN_A_ROW]), gap=14) for n in starts]
        self._results = column_of(gap=14)
        wish = TitleLabel(self.tr("I want to…"), parent=self)
        column_of(wish, *rows, self._results_title, self._results, STRETCH, gap=14, on=inner)
        self.work.addWidget(self.progress)
        self.work.addWidget(self.banner)
        self._scroll = Scroll(inner, self)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_in_view)
        self.work.addWidget(self._scroll, 1)

    def _card(self, exporter: type[Exporter]) -> ExporterCard:
        made = ExporterCard(exporter, self)
        made.wanted.connect(partial(self.ask, exporter))
        return made

    # What comes back

    def _start_in(self, exporter: type[Exporter], run: RunFolder, name: str, parent: Path) -> None:
        self.start(exporter, run, free_folder(parent, name))

    def _hear(self, event: AnyEvent) -> None:
        if isinstance(event, Note):
            self._notes.append(event.message.text())

    def _done(self, value: dict[str, Any]) -> None:
        if not value.get("path") or self._exporting is None:
            return
        exporter, run, looks = self._exporting
        path, difference = Path(str(value["path"])), value.get("difference")
        exported = Exported(
            exporter=exporter,
            run=run,
            path=path,
            size=int(value.get("bytes") or 0),
            difference=float(difference) if difference is not None else None,
            samples=int(value.get("samples") or 0),
            notes=tuple(self._notes),
            code=looks.snippet(exporter.id, path),
        )
        self._add_result(exported)
        QTimer.singleShot(0, self, self._bring_into_view)  # once it has its place

    def _bring_into_view(self) -> None:
        """The newest result lies below the cards, where nobody would look for it."""
        if self.results and self.isVisible():
            self.results[0].show_button.setFocus()
            self._keep_in_view()

    def _keep_in_view(self) -> None:
        """Also where cards above it grow to their height only now."""
        if self.results and self.results[0].show_button.hasFocus():
            self._scroll.ensureWidgetVisible(self.results[0])
            self._scroll.ensureWidgetVisible(self.results[0].show_button)

    def _add_result(self, exported: Exported) -> None:
        made = ResultCard(exported, self)
        made.closed.connect(partial(self._remove_result, made))
        for older in self.results:
            older.usage.set_expanded(False)
        made.usage.set_expanded(True)
        self.results.insert(0, made)
        self._results.insertWidget(0, made)
        for old in self.results[KEPT:]:
            self._remove_result(old)
        self._show()

    def _remove_result(self, card: ResultCard) -> None:
        if card in self.results:
            self.results.remove(card)
            discard(card)
        self._show()

    def _drop_results(self) -> None:
        for card in list(self.results):
            self._remove_result(card)
        self._forget_failure()

    def _failed(self, reason: Text) -> None:
        self._failure = reason

    def _forget_failure(self) -> None:
        self._failure = None
        self._show()

    def _take_looks(self, looks: Looks) -> None:
        self._looks = looks

    def _show(self) -> None:
        busy = self.tr("An export is going on. Wait for it, or cancel it.") if self.progress.is_busy() else ""
        for card in self.cards:
            card.button.set_blocked(busy)
        self._results_title.setVisible(bool(self.results))
        self.banner.setVisible(self._failure is not None)
        self.banner.set_message(tr_text(self._failure) if self._failure is not None else "", "bad")

    def _name(self) -> str:
        project = self.studio.project
        return folder_name(project.name if project is not None else "model")

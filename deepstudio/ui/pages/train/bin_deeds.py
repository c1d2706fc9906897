"""Runs go into the bin and come back, and are deleted for good where somebody asks for that."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from deepstudio.catalog.run_metrics import LOSS
from deepstudio.core.amounts import size_words
from deepstudio.core.declarations import Metric
from deepstudio.core.text import T
from deepstudio.storage.run_bin import RunBin
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.train.bin_view import BinnedRun, BinRows
from deepstudio.ui.pages.train.runs_card import RunsCard
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import Toast
from deepstudio.ui.widgets.question import Question, QuestionChoice
from deepstudio.ui.workers.background import Aside

UNDO = 10_000  # milliseconds for which something can be taken back


class BinDeeds(QObject):
    """Works beside the window's thread; failures come as a sentence by the studio's `notify`."""

    def __init__(self, studio: Studio, card: RunsCard, parent: QWidget) -> None:
        super().__init__(parent)
        self._studio, self._card = studio, card
        self._aside = Aside(self)
        self._rows: list[BinnedRun] = []
        self._reading = BinRows(self._take)
        self._metric = LOSS
        self.destroyed.connect(self._reading.forget)
        card.restore_wanted.connect(self.restore)
        card.erase_wanted.connect(self.ask_erase)

    def read(self, metric: Metric) -> None:
        """Looks what lies in the bin; results are told by `metric`."""
        self._metric = metric
        self._reading.read(self._studio.folder)

    def put_away(self, run: RunFolder, name: str) -> None:
        """Into the bin at once, as it can come back."""
        # The button that asked may be about to be disabled, and Qt would hand its focus to a setting.
        self._card.list.setFocus()
        words = self.tr("{run} is in the bin").format(run=name)
        self._do(run.id, RunBin.take, lambda: offer_undo(self._card, words, lambda: self.restore(run.id)))

    def restore(self, run_id: str) -> None:
        """Brings a run back."""
        self._do(run_id, RunBin.restore)

    def ask_erase(self, run_id: str) -> None:
        """Deletes a run for good, if the answer to a question is so."""
        row = next((row for row in self._rows if row.id == run_id), None)
        if row is None:
            return
        title = self.tr("Delete {run} for good?").format(run=row.name)
        text = self.tr(
            "Its curves and its weights, {size}, are removed from the disk. This cannot be undone."
        )
        erase: QuestionChoice = ("erase", self.tr("Delete for good"), "danger")
        keep: QuestionChoice = ("cancel", self.tr("Keep it"), "primary")
        question = Question(self._card, title, text.format(size=size_words(row.bytes)), [erase, keep])
        question.chosen.connect(lambda answer: self._answer(run_id, answer))
        question.ask()

    def _answer(self, run_id: str, answer: str) -> None:
        self._card.bin.list.setFocus()
        if answer == "erase":
            self._do(run_id, RunBin.delete)

    def _do(
        self, run_id: str, work: Callable[[RunBin, str], None], done: Callable[[], object] | None = None
    ) -> None:
        folder = self._studio.folder
        if folder is None:
            return

        def told(_: object) -> None:
            self._studio.refresh_runs()
            if done is not None:
                done()

        self._aside.ask(lambda: work(folder.bin, run_id), told, lambda text: self._studio.tell("bad", text))

    def _take(self, rows: list[BinnedRun]) -> None:
        self._rows = rows
        self._card.set_binned(rows, self._metric)


def offer_undo(over: QWidget, words: str, undo: Callable[[], object]) -> None:
    """Says what was done, and offers to take it back."""
    Toast.show_message(over.window(), words, "accent", tr_text(T("Undo")), undo, UNDO)

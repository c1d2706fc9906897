"""Texts as inputs: typed, pasted, dropped, taken from the test part, or a whole file of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deepstudio.catalog.columns import TextColumn, entering
from deepstudio.core.project import Project
from deepstudio.core.text import T, Text
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.answer_card import AnswerCard
from deepstudio.ui.kinds.input_panel import InputPanel
from deepstudio.ui.kinds.text.answers import TextAnswer, TextAsker
from deepstudio.ui.kinds.text.file_prediction import TextFilePrediction, is_text_file
from deepstudio.ui.kinds.text.history_row import TextEntry
from deepstudio.ui.kinds.text.live_answers import TextFollowing
from deepstudio.ui.kinds.text.samples import TestText, TextSamples
from deepstudio.ui.kinds.text.side import TextSide
from deepstudio.ui.kinds.text.text_card import TextCard
from deepstudio.ui.run_name import run_name
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets.drops import local_paths
from deepstudio.ui.workers.background import Aside
from deepstudio.ui.workers.data_watch import same_samples

ANSWER_WIDTH = 296
KEPT = 1500  # milliseconds an answer stands before its text goes into the list


class TextPanel(InputPanel):
    """The box at the left, the answer at the right; the list of tried texts stands in the page's own column."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.studio = studio
        self._run: RunFolder | None = None
        self._project: Project | None = None
        self._samples: TextSamples | None = None
        self._sample: TestText | None = None
        self._draft: int | None = None
        self._asker, self._aside = TextAsker(studio), Aside()
        self.destroyed.connect(self._aside.forget)
        self.destroyed.connect(self._asker.forget)
        self._keep_later = QTimer(self, singleShot=True, interval=KEPT)
        self._keep_later.timeout.connect(self.keep)
        self._build()
        self._lay_out()
        self._connect()
        self.card.set_lit(studio.preferences.light_up_words)
        self.following.set_explaining(studio.preferences.light_up_words)
        self.retranslate()

    # What the page calls

    def set_run(self, run: RunFolder, project: Project) -> None:
        self._run = run
        self._project = project
        self._find_samples()
        self.side.set_can_sample(self._samples is not None)
        self.card.set_length(_length(project, self.studio))
        self.answer.set_run_name(run_name(run))
        self.following.set_run(run)
        self._answer_again()

    def remembered(self) -> Any:
        entries = self.side.list.entries.entries
        return self.card.text(), self._sample, self._draft, list(entries), self.file.remembered()

    def take_back(self, kept: Any) -> None:
        text, sample, draft, entries, file = kept
        self.side.list.entries.put_all(entries)
        self.card.set_text(text)
        self._sample, self._draft = sample, draft
        self.file.take_back(file)

    def weights_changed(self) -> None:
        self.following.again()

    def take_focus(self) -> None:
        self.card.box.setFocus()

    def takes(self, data: QMimeData) -> bool:
        return bool(_files_in(data)) or self.card.box.canInsertFromMimeData(data)

    def drop(self, data: QMimeData) -> bool:
        files = _files_in(data)
        if files:
            self.predict_file(files[0])
        elif self.card.box.canInsertFromMimeData(data):
            self._give(data)
        else:
            return False
        return True

    def paste(self) -> None:
        """Takes a text from the clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        if data is not None and self.card.box.canInsertFromMimeData(data):
            self._give(data)
        else:
            self.studio.tell("info", T("There is no text on the clipboard. Copy one first."))

    # What people give

    def predict_file(self, file: Path) -> None:
        """Asks where the answers for all texts of `file` go."""
        if self._run is None:
            return
        if self.file.is_busy():
            self.studio.tell("info", T("A file is being predicted already. Wait for it, or cancel it."))
        else:
            self.file.ask_table(self._run, file)

    def try_sample(self) -> None:
        """Takes a random text of the test part."""
        if self._samples is not None:
            self.side.set_sampling(True)
            self._aside.ask(self._samples.random_text, self._sampled, self._no_sample)

    def keep(self, pin: bool = False) -> None:
        """Puts the text that stands here into the list. One that only grew takes the place of its beginning."""
        answer = self.following.answer
        if answer is None or answer.text != self.card.text() or answer.answer.error is not None:
            return
        model = self.side.list.entries
        row = model.row_of(self._draft) if self._draft is not None else None
        draft = model.entries[row].text if row is not None else ""
        if row is not None and _grew(draft, answer.text):
            model.remove(row)
        made = model.keep(answer.text, self._truth(answer.text), answer.answer)
        if pin or draft != answer.text:
            self._draft = None if pin else made

    def retranslate(self) -> None:
        self._show_hint()
        if self._run is not None:
            self.answer.set_run_name(run_name(self._run))

    # Building

    def _build(self) -> None:
        self.side: TextSide = TextSide(self)
        self.file = TextFilePrediction(self.studio, self)
        self.card = TextCard(self)
        self.following = TextFollowing(self.studio, self)
        self.answer = AnswerCard(self, picture=False)
        self.answer.setFixedWidth(ANSWER_WIDTH)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.card, 1)
        row.addWidget(self.answer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.file)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        side, card, following = self.side, self.card, self.following
        side.sample.clicked.connect(self.try_sample)
        side.file.clicked.connect(lambda: self.file.ask(self._run) if self._run else None)
        side.list.chosen.connect(self._bring_back)
        side.list.remove_wanted.connect(side.list.entries.remove)
        side.clear.clicked.connect(side.list.entries.clear)
        card.box.textChanged.connect(self._typed)
        card.box.kept.connect(lambda: self.keep(pin=True))
        card.lit_changed.connect(self._light)
        following.answered.connect(self._answered)
        following.explained.connect(card.set_explanation)
        following.refused.connect(self._refused)
        following.not_explained.connect(card.set_no_explanation)
        self.answer.again.clicked.connect(following.again)
        self.studio.scanned.connect(self._scanned)

    # Questions and answers

    def _typed(self) -> None:
        self._keep_later.stop()
        self.side.list.show_current(self.card.text())
        self.following.set_text(self.card.text())
        self._show_hint()

    def _show_hint(self) -> None:
        waiting = self.tr("The network reads your text…")
        nothing = self.tr("Type something, and the answer follows your words.")
        self.answer.set_hint(waiting if self.card.text().strip() else nothing)

    def _answered(self, answer: TextAnswer | None) -> None:
        self.card.set_answer(answer)
        if answer is None:
            self.answer.set_answer(None)
            return
        self.answer.set_answer(answer.answer, self._truth(answer.text))
        if answer.text == self.card.text():
            self._keep_later.start()

    def _refused(self, reason: Text) -> None:
        self.answer.set_failure(reason)

    def _truth(self, text: str) -> str:
        """The real class of a test sample, as long as nobody changed its text."""
        return self._sample.label if self._sample is not None and self._sample.text == text else ""

    def _light(self, lit: bool) -> None:
        self.studio.set_preferences(light_up_words=lit)
        self.following.set_explaining(lit)

    # The list

    def _bring_back(self, entry: TextEntry) -> None:
        if entry.text == self.card.text():
            return
        self._leave()
        self._sample = TestText("", entry.true, entry.text) if entry.true else None
        self.card.set_text(entry.text)

    def _leave(self) -> None:
        """Something else comes into the box: what stands there is kept, and no longer changed in the list."""
        self.keep()
        self._draft = None

    def _answer_again(self) -> None:
        """Another run: everything is asked anew."""
        self._asker.forget()
        self._draft = None
        model = self.side.list.entries
        model.forget_answers()
        waiting = [entry.key for entry in model.entries]
        texts = [entry.text for entry in model.entries]

        def answered(answers: list[TextAnswer]) -> None:
            for answer in answers:
                model.change(waiting.pop(0), answer.answer)

        def refused(reason: Text) -> None:
            for key in waiting:
                model.change(key, None, reason)

        if self._run is not None:
            self._asker.ask(self._run, texts, answered, refused)

    # Where texts come from

    def _give(self, data: QMimeData) -> None:
        self._leave()
        self.card.put_data(data)
        self.card.box.setFocus()

    def _scanned(self, _scan: object) -> None:
        self._find_samples()

    def _sampled(self, sample: TestText) -> None:
        self.side.set_sampling(False)
        self._leave()
        self.card.set_text(sample.text)
        self._sample = TestText(sample.id, sample.label, self.card.text())
        self.following.again()

    def _no_sample(self, reason: Text) -> None:
        self.side.set_sampling(False)
        self.studio.tell("bad", reason)

    def _find_samples(self) -> None:
        """Samples of the run's data; those of the present data are known once it was looked through."""
        plan = self._project.data if self._project is not None else None
        self._samples = None
        if plan is not None and self._run is not None:
            now = self.studio.project.data if self.studio.project is not None else None
            known = self.studio.scan if now is not None and same_samples(now, plan) else None
            self._samples = TextSamples(self._run, plan, known)
            self._aside.ask(self._samples.example, self.card.set_example)


def _length(project: Project, studio: Studio) -> int:
    """How many tokens the network reads at most; 0 is not known."""
    kinds = entering(project.data, studio.registry) if project.data is not None else ()
    return next((kind.length for _, kind in kinds if isinstance(kind, TextColumn)), 0)


def _grew(before: str, after: str) -> bool:
    """Whether somebody only went on typing."""
    return before != after and after.startswith(before.rstrip())


def _files_in(data: QMimeData) -> list[Path]:
    """Files of texts among what was dropped; folders and others are left to the window."""
    return [path for path in local_paths(data) if is_text_file(path)]

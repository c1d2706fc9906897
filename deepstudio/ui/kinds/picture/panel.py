"""Pictures as inputs: dropped, pasted, chosen, drawn, or taken from the test samples."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from deepstudio.catalog.columns import PictureColumn, entering
from deepstudio.core.project import Project
from deepstudio.core.text import T, Text
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.answer_card import AnswerCard
from deepstudio.ui.kinds.answers import Answer, Asker
from deepstudio.ui.kinds.folder_prediction import FolderPrediction
from deepstudio.ui.kinds.input_panel import InputPanel
from deepstudio.ui.kinds.picture.drawing_card import DrawingCard
from deepstudio.ui.kinds.picture.entries import TriedInput
from deepstudio.ui.kinds.picture.picture_card import PictureCard
from deepstudio.ui.kinds.picture.samples import PictureSamples, TestPicture
from deepstudio.ui.kinds.picture.side import PictureSide
from deepstudio.ui.kinds.picture.sketching import Sketching
from deepstudio.ui.last_folder import last_folder
from deepstudio.ui.run_name import run_name
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import OutlineButton
from deepstudio.ui.widgets.drops import local_paths
from deepstudio.ui.widgets.file_dialogs import ask_files
from deepstudio.ui.workers.background import Aside
from deepstudio.ui.workers.data_watch import same_samples
from deepstudio.ui.workers.sample_files import SampleFiles

DRAWABLE = 64  # pixels: larger pictures are not drawn by hand
ANSWER_WIDTH = 316
AGAIN = 120  # milliseconds between two answers of a run that is training


class PicturePanel(InputPanel):
    """Work at the left, the answer at the right; the list of pictures stands in the page's own column."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.studio = studio
        self._run: RunFolder | None = None
        self._column = PictureColumn()
        self._samples: PictureSamples | None = None
        self._numbers = count(1)
        self._pending: list[str] = []
        self._asker, self._aside, self._files = Asker(studio), Aside(), SampleFiles()
        self.destroyed.connect(self._aside.forget)
        self.destroyed.connect(self._asker.forget)
        self.destroyed.connect(self._files.close)
        self._build()
        self._lay_out()
        self._connect()
        self.retranslate()

    # What the page calls

    def set_run(self, run: RunFolder, project: Project) -> None:
        self._run = run
        self._column = _picture_column(project, self.studio)
        self._samples = self._samples_of(run, project)
        self.side.set_can_sample(self._samples is not None)
        self._prepare_drawing()
        self._answer_again()

    def remembered(self) -> Any:
        """The files of what was pasted stay as well."""
        self.destroyed.disconnect(self._files.close)
        entries, pad, current = self.side.list.entries.entries, self.drawing.pad, self.side.list.current()
        tried = list(entries), self._numbers, current.key if current is not None else ""
        return self._files, tried, pad.strokes, self._is_drawing(), self.folder.remembered()

    def take_back(self, kept: Any) -> None:
        self.destroyed.disconnect(self._files.close)
        self._files.close()
        self._files, (entries, self._numbers, current), strokes, drawing, folder = kept
        self.destroyed.connect(self._files.close)
        self.sketching.set_files(self._files)
        if entries:
            self.side.list.entries.put_first(entries)
            self.side.list.select(current)
        self.drawing.pad.put(strokes)
        self._views.setCurrentWidget(self.drawing if drawing else self.picture)
        self.folder.take_back(folder)

    def weights_changed(self) -> None:
        if self._is_drawing():
            self.sketching.again()
        else:
            self._ask_current()

    # What people give

    def add_files(self, paths: Sequence[Path], titles: Sequence[str] = (), true: str = "") -> None:
        """Takes pictures in, shows the first of them and asks about all."""
        if not paths:
            return
        names = titles or [path.name for path in paths]
        pairs = zip(paths, names, strict=True)
        entries = [TriedInput(str(next(self._numbers)), path, name, true) for path, name in pairs]
        self.side.list.entries.put_first(entries)
        self.side.list.select(entries[0].key)
        self._show_pictures()
        self._ask(entries, seen=len(entries) == 1)

    def choose_files(self) -> None:
        """Asks for pictures."""
        from deepstudio.data.suffixes import SUFFIXES

        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        pictures = self.tr("Pictures ({kinds})").format(kinds=kinds)
        start = last_folder(self.studio)
        ask_files(self, self.tr("Choose pictures"), start, pictures, self.add_files)

    def paste(self) -> None:
        """Takes pictures from the clipboard."""
        if not self._take(QGuiApplication.clipboard().mimeData(), self.tr("Pasted picture")):
            self.studio.tell("info", T("There is no picture on the clipboard. Copy one first."))

    def try_sample(self) -> None:
        """Takes a random sample of the test part."""
        if self._samples is not None:
            self.side.set_sampling(True)
            self._aside.ask(
                partial(self._samples.random_picture, self._files), self._sampled, self._no_sample
            )

    def takes(self, data: QMimeData) -> bool:
        return data.hasImage() or bool(_files_in(data))

    def drop(self, data: QMimeData) -> bool:
        return self._take(data, self.tr("Dropped picture"))

    def retranslate(self) -> None:
        self._draw_button.setText(self.tr("Draw"))
        self._pictures_button.setText(self.tr("Pictures"))
        self._show_hint()
        if self._run is not None:
            self.answer.set_run_name(run_name(self._run))

    # Building

    def _build(self) -> None:
        self.side: PictureSide = PictureSide(self)
        self.folder = FolderPrediction(self.studio, self)
        self.picture = PictureCard(self)
        self.drawing = DrawingCard(self)
        self.sketching = Sketching(self.studio, self.drawing.pad, self._files, self)
        self.answer = AnswerCard(self)
        self.answer.setFixedWidth(ANSWER_WIDTH)
        self._draw_button = self._switch("pencil", "predict.draw", self._show_drawing)
        self._pictures_button = self._switch("image", "predict.pictures", self._show_pictures)
        self._views = QStackedWidget(self)
        self._views.addWidget(self.drawing)
        self._views.addWidget(self.picture)

    def _switch(self, icon: str, name: str, run: object) -> OutlineButton:
        made = OutlineButton(icon=icon, small=True, parent=self)
        made.setCheckable(True)
        made.setObjectName(name)
        made.clicked.connect(run)
        return made

    def _lay_out(self) -> None:
        switches = QHBoxLayout()
        switches.setSpacing(8)
        switches.addWidget(self._draw_button)
        switches.addWidget(self._pictures_button)
        switches.addStretch(1)
        middle = QVBoxLayout()
        middle.setSpacing(10)
        middle.addLayout(switches)
        middle.addWidget(self._views, 1)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addLayout(middle, 1)
        row.addWidget(self.answer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.folder)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        side, picture = self.side, self.picture
        for button in (side.choose, picture.choose):
            button.clicked.connect(self.choose_files)
        for button in (side.sample, picture.sample):
            button.clicked.connect(self.try_sample)
        side.folder.clicked.connect(lambda: self.folder.ask(self._run) if self._run else None)
        side.list.chosen.connect(self._choose)
        side.list.clicked.connect(lambda _index: self._choose(side.list.current()))
        side.list.remove_wanted.connect(side.list.entries.remove)
        side.clear.clicked.connect(self._clear)
        self.answer.again.clicked.connect(self._try_again)
        self.sketching.answered.connect(self._sketch_answered)
        self.sketching.refused.connect(self._sketch_refused)
        self._later = QTimer(self, singleShot=True, interval=AGAIN)
        self._later.timeout.connect(self._ask_current)

    # Two ways to work

    def is_drawable(self) -> bool:
        """Whether the network's input is small and grey enough to draw it."""
        column = self._column
        return column.color == "grey" and max(column.width, column.height) <= DRAWABLE

    def _is_drawing(self) -> bool:
        return self._views.currentWidget() is self.drawing

    def _show_drawing(self) -> None:
        self._views.setCurrentWidget(self.drawing)
        self._show_switches()
        self.answer.set_answer(self.sketching.answer)

    def _show_pictures(self) -> None:
        self._views.setCurrentWidget(self.picture)
        self._show_switches()
        self._choose(self.side.list.current())

    def _show_switches(self) -> None:
        drawing, drawable = self._is_drawing(), self.is_drawable()
        for button, on in ((self._draw_button, drawing), (self._pictures_button, not drawing)):
            button.setVisible(drawable)
            button.setChecked(on)
        self._show_hint()

    def _show_hint(self) -> None:
        drawing = self.tr("Draw something, and the answer follows your pen.")
        pictures = self.tr("Give it a picture, and the answer stands here.")
        self.answer.set_hint(drawing if self._is_drawing() else pictures)

    def _prepare_drawing(self) -> None:
        if not self.is_drawable() or self._run is None:
            self._show_pictures()
            return
        column = self._column
        self.drawing.pad.set_ratio(column.width, column.height)
        self.sketching.set_run(self._run, column)
        if self._samples is not None:
            self._aside.ask(partial(self._samples.look, column), self._take_look)
        if self._is_drawing():
            self._show_drawing()
        else:
            self._show_pictures()

    def _take_look(self, look: object) -> None:
        self.sketching.set_look(look)
        if self.drawing.pad.is_empty():
            self.drawing.set_paper("dark" if self.sketching.look.light_on_dark else "light")
        self.drawing.set_matched(self.sketching.look.is_plain)

    def _sketch_answered(self, answer: object) -> None:
        if self._is_drawing():
            self.answer.set_answer(answer if isinstance(answer, Answer) else None)

    def _sketch_refused(self, reason: Text) -> None:
        if self._is_drawing():
            self.answer.set_failure(reason)

    # Questions and answers

    def _ask(self, entries: Sequence[TriedInput], seen: bool) -> None:
        """Asks about entries, beside whatever is still awaited."""
        if self._run is None:
            return
        waiting = [entry.key for entry in entries]

        def answered(answers: list[Answer]) -> None:
            for answer in answers:
                self._answered(waiting.pop(0), answer)

        def refused(reason: Text) -> None:
            for key in waiting:
                self._refused(key, reason)

        self._asker.ask(self._run, [entry.path for entry in entries], seen, answered, refused)

    def _answered(self, key: str, answer: Answer) -> None:
        self.side.list.entries.change(key, answer=answer, failure=None)
        self._show_if_current(key)

    def _refused(self, key: str, reason: Text) -> None:
        self.side.list.entries.change(key, answer=None, failure=reason)
        self._show_if_current(key)

    def _show_if_current(self, key: str) -> None:
        entry = self.side.list.current()
        if entry is not None and entry.key == key and not self._is_drawing():
            self._show_entry(entry)

    def _choose(self, entry: TriedInput | None) -> None:
        if entry is not None and self._is_drawing():
            self._views.setCurrentWidget(self.picture)
            self._show_switches()
        self.picture.set_entry(entry)
        if self._is_drawing():
            return
        if entry is None:
            self.answer.set_answer(None)
            return
        self._show_entry(entry)
        if entry.answer is not None and entry.answer.error is None and entry.answer.seen is None:
            self._later.start()

    def _show_entry(self, entry: TriedInput) -> None:
        if entry.failure is not None:
            self.answer.set_failure(entry.failure)
        else:
            self.answer.set_answer(entry.answer, entry.true)

    def _ask_current(self) -> None:
        entry = self.side.list.current()
        if entry is not None and entry.error is None:
            self._ask([entry], seen=True)

    def _answer_again(self) -> None:
        """Another run: everything is asked anew."""
        self._asker.forget()
        self.side.list.entries.forget_answers()
        entries = list(self.side.list.entries.entries)
        self._ask(entries, seen=len(entries) == 1)
        if self._run is not None:
            self.answer.set_run_name(run_name(self._run))
        if not self._is_drawing():
            self._choose(self.side.list.current())

    def _try_again(self) -> None:
        if self._is_drawing():
            self.sketching.again()
        else:
            self._ask([e for e in self.side.list.entries.entries if e.failure is not None], seen=True)

    def _clear(self) -> None:
        self._asker.forget()
        self.side.list.entries.clear()
        self._choose(None)

    # Where pictures come from

    def _take(self, data: QMimeData | None, title: str) -> bool:
        if data is None:
            return False
        files = _files_in(data)
        if files:
            self.add_files(files)
            return True
        image = data.imageData() if data.hasImage() else None
        if not isinstance(image, QImage) or image.isNull():
            return False
        self._aside.ask(partial(self._files.of_image, image), lambda path: self.add_files([path], [title]))
        return True

    def _sampled(self, sample: TestPicture) -> None:
        self.side.set_sampling(False)
        title = self.tr("Test sample {id}").format(id=sample.id)
        self.add_files([sample.file], [title], sample.label)

    def _no_sample(self, reason: Text) -> None:
        self.side.set_sampling(False)
        self.studio.tell("bad", reason)

    def _samples_of(self, run: RunFolder, project: Project) -> PictureSamples | None:
        if project.data is None:
            return None
        now = self.studio.project.data if self.studio.project is not None else None
        known = self.studio.scan if now is not None and same_samples(now, project.data) else None
        return PictureSamples(run, project.data, known)


def _picture_column(project: Project, studio: Studio) -> PictureColumn:
    kinds = entering(project.data, studio.registry) if project.data is not None else ()
    return next((kind for _, kind in kinds if isinstance(kind, PictureColumn)), PictureColumn())


def _files_in(data: QMimeData) -> list[Path]:
    """Files among what was dropped or copied; folders mean something else and are left to the window."""
    return [path for path in local_paths(data) if path.is_file()]

"""Answers that follow the pen: one question at a time, always about the newest strokes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from deepstudio.catalog.columns import PictureColumn
from deepstudio.core.text import Text
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.answers import Answer, Asker
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets.drawing_pad import DrawingPad
from deepstudio.ui.widgets.strokes import SampleStyle, as_samples_look
from deepstudio.ui.workers.background import Aside
from deepstudio.ui.workers.sample_files import SampleFiles

SETTLE = 40  # milliseconds after the last stroke


class Sketching(QObject):
    """Watches a sheet. `answered` comes with None when the sheet is empty."""

    answered = Signal(object)
    refused = Signal(object)

    def __init__(self, studio: Studio, pad: DrawingPad, files: SampleFiles, parent: QObject) -> None:
        super().__init__(parent)
        self.answer: Answer | None = None
        self.look = SampleStyle()
        self._pad, self._files = pad, files
        self._run: RunFolder | None = None
        self._column = PictureColumn()
        self._asker, self._aside = Asker(studio), Aside()
        self._asking = self._stale = False
        self._settled = QTimer(self, singleShot=True, interval=SETTLE)
        self._settled.timeout.connect(self.again)
        pad.changed.connect(self._changed)
        parent.destroyed.connect(self._aside.forget)
        parent.destroyed.connect(self._asker.forget)

    def set_run(self, run: RunFolder, column: PictureColumn) -> None:
        """Another network answers from now on."""
        self._run, self._column = run, column
        self._asker.forget()
        self._aside.forget()
        self._asking = False
        self.again()

    def set_files(self, files: SampleFiles) -> None:
        """Drawings become files here from now on."""
        self._files = files

    def set_look(self, look: object) -> None:
        """What drawings are made to look like."""
        if isinstance(look, SampleStyle):
            self.look = look
            self.again()

    def again(self) -> None:
        """Asks about the sheet as it is."""
        if self._pad.is_empty() or self._run is None:
            self._tell(None)
        elif self._asking:
            self._stale = True
        else:
            self._asking, self._stale = True, False
            column = self._column
            draw = partial(as_samples_look, self._pad.strokes, self.look, column.width, column.height)
            self._aside.ask(lambda: self._files.of_image(draw()), self._drawn, self._refused)

    def _changed(self) -> None:
        if self._pad.is_empty():
            self._settled.stop()
            self._stale = False
            self._tell(None)
        elif not self._settled.isActive():
            self._settled.start()

    def _drawn(self, file: Path) -> None:
        if self._run is not None:
            done = partial(self._answered, file)
            self._asker.ask(self._run, [file], True, done, self._refused)

    def _answered(self, file: Path, answers: list[Answer]) -> None:
        self._files.forget(file)
        self._asking = False
        if self._pad.is_empty():
            return
        if answers:
            self._tell(answers[0])
        if self._stale:
            self.again()

    def _refused(self, reason: Text) -> None:
        self._asking = False
        self.refused.emit(reason)

    def _tell(self, answer: Answer | None) -> None:
        self.answer = answer
        self.answered.emit(answer)

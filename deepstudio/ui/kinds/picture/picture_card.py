"""One picture, large: the one that is given, or one of an examination."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QWidget

from deepstudio.core.project import DataPlan
from deepstudio.core.text import Text
from deepstudio.data import served
from deepstudio.jobs.data_process import data_process
from deepstudio.ui.kinds.details import CloseView
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets import Card, ElidedLabel, EmptyState
from deepstudio.ui.widgets.picture_view import PictureView
from deepstudio.ui.widgets.thumbnail_pictures import to_image
from deepstudio.ui.workers.background import Aside
from deepstudio.ui.workers.sample_files import SampleFiles

LARGEST = 1024  # pixels


class PictureCard(Card):
    """Decodes beside the window's thread."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Picture"), parent=parent)
        self._path = ""
        self._aside = Aside(self)
        self.empty = EmptyState("image", self.tr("Drop pictures here"), parent=self)
        self.empty.set_detail(
            self.tr("Or paste them with Ctrl+V, choose files, or try a sample of your data.")
        )
        self.choose = self.empty.add_button(self.tr("Choose pictures…"), icon="open")
        self.choose.setObjectName("predict.choose-here")
        self.sample = self.empty.add_button(self.tr("Try a test sample"), icon="data")
        self.sample.setObjectName("predict.sample-here")
        self.view = PictureView(200, parent=self)
        self._name = ElidedLabel(role="secondary", tone="text2", parent=self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.view)
        self.add(self._stack, 1)
        self.add(self._name)
        self.set_picture("")

    def set_picture(self, path: str, title: str = "") -> None:
        """Shows the picture in a file; an empty path shows none."""
        if path != self._path:
            self._aside.forget()
            self.view.set_image(None)
            self.view.set_words("")
            if path:
                self._aside.ask(partial(_load, Path(path)), self._show_image, self._refuse)
        self._path = path
        self._stack.setCurrentWidget(self.view if path else self.empty)
        self._name.setVisible(bool(path))
        self._name.setText(title)

    def _show_image(self, image: QImage) -> None:
        self.view.set_image(image, self._name.text())

    def _refuse(self, reason: Text) -> None:
        self.view.set_words(tr_text(reason))


def _load(path: Path) -> QImage:
    """In another thread."""
    return to_image(data_process().call(served.picture_file, path, LARGEST))


LARGEST = 512  # pixels


class ClosePicture(CloseView):
    """The engine is asked with its file, or with a copy where it has none of its own."""

    def __init__(self, column: str, parent: QWidget | None = None) -> None:
        self._files = SampleFiles()
        super().__init__(column, parent)
        self.destroyed.connect(self._files.close)

    def show_sample(self, id: str, text: str, plan: DataPlan | None) -> None:
        self.id = id
        self._aside.forget()
        self.picture.set_image(None)
        if plan is not None:
            refuse = partial(self._refuse, id)
            self._aside.ask(partial(self._picture, plan, id), partial(self._show, id), refuse)
            self._aside.ask(partial(self._files.of_sample, plan, id), partial(self._found, id), refuse)

    def _build(self) -> None:
        self.picture = PictureView(140, parent=self)
        self.layout_.addWidget(self.picture, 1)

    def _picture(self, plan: DataPlan, id: str) -> QImage:
        """In another thread."""
        return to_image(data_process().call(served.picture, plan.source, id, LARGEST))

    def _show(self, id: str, image: QImage) -> None:
        self.picture.set_image(image, id)

    def _found(self, id: str, path: object) -> None:
        self.given.emit(id, {self.column: {"path": str(path)}})

    def _refuse(self, id: str, reason: Text) -> None:
        self.refused.emit(id, reason)

"""The picture that is selected, large; before there is one, the place to drop it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QWidget

from deepstudio.core.text import Text
from deepstudio.data import served
from deepstudio.jobs.data_process import data_process
from deepstudio.ui.kinds.picture.entries import TriedInput
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets import Card, ElidedLabel, EmptyState, Translated
from deepstudio.ui.widgets.picture_view import PictureView
from deepstudio.ui.widgets.thumbnail_pictures import to_image
from deepstudio.ui.workers.background import Aside

LARGEST = 1024  # pixels


class PictureCard(Translated, Card):
    """Decodes beside the window's thread."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._entry: TriedInput | None = None
        self._failure: Text | None = None
        self._aside = Aside()
        self.destroyed.connect(self._aside.forget)
        self.empty = EmptyState("image", parent=self)
        self.choose = self.empty.add_button("", icon="open")
        self.choose.setObjectName("predict.choose-here")
        self.sample = self.empty.add_button("", icon="data")
        self.sample.setObjectName("predict.sample-here")
        self.view = PictureView(200, parent=self)
        self._name = ElidedLabel(role="secondary", tone="text2", parent=self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.view)
        self.add(self._stack, 1)
        self.add(self._name)
        self.retranslate()

    def set_entry(self, entry: TriedInput | None) -> None:
        same = entry is not None and self._entry is not None and entry.path == self._entry.path
        self._entry = entry
        if not same:
            self._aside.forget()
            self._failure = None
            self.view.set_image(None)
            if entry is not None:
                self._aside.ask(partial(_load, entry.path), self._show_image, self._refuse)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_title(self.tr("Picture"))
        self.empty.set_text(self.tr("Drop pictures here"))
        self.empty.set_detail(
            self.tr("Or paste them with Ctrl+V, choose files, or try a sample of your data.")
        )
        self.choose.setText(self.tr("Choose pictures…"))
        self.sample.setText(self.tr("Try a test sample"))
        self._stack.setCurrentWidget(self.empty if self._entry is None else self.view)
        self._name.setVisible(self._entry is not None)
        self._name.setText(self._entry.title if self._entry else "")
        self.view.set_words(tr_text(self._failure) if self._failure else "")

    def _show_image(self, image: QImage) -> None:
        self.view.set_image(image, self._entry.title if self._entry else "")

    def _refuse(self, reason: Text) -> None:
        self._failure = reason
        self.retranslate()


def _load(path: Path) -> QImage:
    """In another thread."""
    return to_image(data_process().call(served.picture_file, path, LARGEST))

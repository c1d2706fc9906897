"""One picture of an examination, as it lies in the data."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from deepstudio.core.project import DataPlan
from deepstudio.core.text import Text
from deepstudio.data import served
from deepstudio.jobs.data_process import data_process
from deepstudio.ui.kinds.close_view import CloseView
from deepstudio.ui.widgets.picture_view import PictureView
from deepstudio.ui.widgets.thumbnail_pictures import to_image
from deepstudio.ui.workers.sample_files import SampleFiles

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

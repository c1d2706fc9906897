"""One picture, large: the one that is given, or one of an examination."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtGui import QImage

from deepstudio.core.text import Text
from deepstudio.data import served
from deepstudio.jobs.data_process import data_process
from deepstudio.ui.kinds.files import CloseFile, FileView
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.widgets.picture_view import PictureView
from deepstudio.ui.widgets.thumbnail_pictures import to_image

LARGEST = 1024  # pixels


class PictureFile(FileView):
    """As large as there is room."""

    def _build(self) -> None:
        self.picture = PictureView(140, parent=self)
        column_of(self.picture, on=self)

    def _read(self, path: Path) -> QImage:
        return to_image(data_process().call(served.picture_file, path, LARGEST))

    def _show(self, found: QImage | None, name: str) -> None:
        self.picture.set_image(found, name)
        self.picture.set_words("")

    def _refuse(self, reason: Text) -> None:
        self.picture.set_words(tr_text(reason))
        super()._refuse(reason)


class ClosePicture(CloseFile):
    """One of an examination."""

    shown_by: ClassVar[type[FileView]] = PictureFile

"""One picture, large: the one that is given, or one of an examination."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtGui import QImage

from deepstudio.core.project import DataPlan
from deepstudio.core.text import Text
from deepstudio.data import served
from deepstudio.jobs.data_process import data_process
from deepstudio.ui.kinds.files import CloseFile, FileView
from deepstudio.ui.kinds.picture.why import WhyBar
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets.heat import HeatView, heat_of
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.widgets.thumbnail_pictures import to_image

LARGEST = 1024  # pixels


class PictureFile(FileView):
    """As large as there is room."""

    def _build(self) -> None:
        self.picture = HeatView(140, parent=self)
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
    """One of an examination, and why it was answered so."""

    shown_by: ClassVar[type[FileView]] = PictureFile
    file: PictureFile

    def _build(self) -> None:
        super()._build()
        self._values: Mapping[str, Any] | None = None
        self.why = WhyBar("evaluate", self)
        self.why.asked_changed.connect(self._ask_why)
        self.why.opacity_changed.connect(self.file.picture.set_opacity)
        self.layout_.addWidget(self.why)

    def show_sample(self, id: str, text: str, plan: DataPlan | None) -> None:
        self._values = None
        self.why.forget()
        self.why.ask_about_answer()
        self.file.picture.set_heat(None)
        super().show_sample(id, text, plan)

    def show_explanation(self, why: Mapping[str, Any], names: Mapping[str, str]) -> None:
        self.file.picture.set_heat(heat_of(why))
        self.why.show_explanation(why, names)

    def show_no_explanation(self, reason: Text) -> None:
        self.why.show_failure(reason)

    def leave_out_trying(self) -> None:
        super().leave_out_trying()
        self.why.hide()

    def _found(self, id: str, path: Path) -> None:
        super()._found(id, path)
        self._values = {self.column: {"path": str(path)}}
        self._ask_why()

    def _ask_why(self) -> None:
        self.file.picture.set_heat(None)
        if self.why.is_on() and self._values is not None:
            self.why_asked.emit(self.id, self._values, self.why.asked())

"""The one file in which a plugin says how its kind of column is shown."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from deepstudio.core.project import Project
from deepstudio.core.text import T, Text
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.giver import GivenCells, GivenValue, Giver
from deepstudio.ui.kinds.looks import Looks
from deepstudio.ui.studio import Studio


class FenGiver(Giver):
    """A line to write a position in."""

    def __init__(self, studio: Studio, columns: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(studio, columns, parent)
        self.line = QLineEdit(self)
        self.line.textChanged.connect(self.changed)
        QVBoxLayout(self).addWidget(self.line)

    def set_run(self, run: RunFolder, project: Project) -> None:
        self.setAccessibleName(run.id)

    def given(self) -> GivenCells | None:
        return {self.columns[0]: self.line.text()} if self.line.text() else None

    def put(self, whole: GivenValue) -> None:
        self.line.setText(str(whole.cells[self.columns[0]]))

    def takes(self, data: QMimeData) -> bool:
        return data.hasText()

    def drop(self, data: QMimeData, pasted: bool = False) -> bool:
        self.line.setText(data.text())
        return True


class FenLooks(Looks):
    way: ClassVar[Text] = T("Then set up a position here.")

    def giver(self, studio: Studio, columns: Sequence[str], parent: QWidget) -> FenGiver:
        return FenGiver(studio, columns, parent)

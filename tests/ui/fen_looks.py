"""The one file in which a plugin says how its kind of column is shown."""

from typing import ClassVar

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from deepstudio.core.project import Project
from deepstudio.core.text import T, Text
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.input_panel import InputPanel
from deepstudio.ui.kinds.looks import Looks
from deepstudio.ui.studio import Studio


class FenPanel(InputPanel):
    """A line to write a position in."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.side = QWidget(self)
        self.line = QLineEdit(self)
        QVBoxLayout(self).addWidget(self.line)

    def set_run(self, run: RunFolder, project: Project) -> None:
        self.setAccessibleName(run.id)

    def takes(self, data: QMimeData) -> bool:
        return data.hasText()

    def drop(self, data: QMimeData) -> bool:
        self.line.setText(data.text())
        return True


class FenLooks(Looks):
    for_network: ClassVar[Text] = T("Positions for the network")
    way: ClassVar[Text] = T("Then set up a position here.")

    def input_panel(self, studio: Studio, parent: QWidget) -> FenPanel:
        return FenPanel(parent)

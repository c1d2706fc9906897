"""Where something new is given to a network."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from deepstudio.core.project import Project
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.widgets import Translated


class InputPanel(Translated, QWidget):
    """Takes inputs of one kind and shows the answers. `side` stands below the run chooser."""

    side: QWidget

    def set_run(self, run: RunFolder, project: Project) -> None:
        """Answers come from this run from now on; `project` is its frozen copy."""
        raise NotImplementedError

    def takes(self, data: QMimeData) -> bool:
        """Whether what is dragged over the page is of its kind."""
        return False

    def drop(self, data: QMimeData) -> bool:
        """Takes what was dropped on the page; says whether it could."""
        return False

    def paste(self) -> None:
        """Takes what is on the clipboard, or says why it cannot."""

    def remembered(self) -> Any:
        """What was typed or tried; the panel goes away afterwards."""

    def take_back(self, kept: Any) -> None:
        """Takes what a panel of this kind remembered, before the first `set_run`."""

    def weights_changed(self) -> None:
        """The run learned more; what is in view may be asked again."""

    def take_focus(self) -> None:
        """The page came into view: what is typed now belongs where inputs are given, if they are typed."""

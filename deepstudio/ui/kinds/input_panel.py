"""Which panel takes which kind of input. A new kind adds its widget here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from deepstudio.core.project import Project
from deepstudio.core.registry import Registry
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import Translated


class InputPanel(Translated, QWidget):
    """Takes inputs of one kind and shows the answers. `side` stands below the run chooser."""

    column: ClassVar[str] = ""
    """The id of the columns it takes."""
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

    def weights_changed(self) -> None:
        """The run learned more; what is in view may be asked again."""

    def take_focus(self) -> None:
        """The page came into view: what is typed now belongs where inputs are given, if they are typed."""


MakePanel = Callable[[Studio, QWidget], InputPanel]


def _pictures(studio: Studio, parent: QWidget) -> InputPanel:
    from deepstudio.ui.kinds.picture.panel import PicturePanel

    return PicturePanel(studio, parent)


def _texts(studio: Studio, parent: QWidget) -> InputPanel:
    from deepstudio.ui.kinds.text.panel import TextPanel

    return TextPanel(studio, parent)


PANELS: Mapping[str, MakePanel] = {"picture": _pictures, "text": _texts}


def input_kind(project: Project, registry: Registry) -> str:
    """The id of the column that enters the network; empty where there is no panel for it."""
    data = project.data
    if data is None:
        return ""
    source = registry.sources.get(data.source.id)
    columns = data.columns or (source.columns if source is not None else {})
    return next((column.id for column in columns.values() if column.id in PANELS), "")

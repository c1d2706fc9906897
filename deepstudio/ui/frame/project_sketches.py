"""Keeps a small drawing of the data of the open project, for the list of recent ones."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from deepstudio.data.sketch import typical
from deepstudio.jobs.sketches import sketch_project
from deepstudio.ui.studio import Studio
from deepstudio.ui.workers.background import Aside

if TYPE_CHECKING:
    from deepstudio.data.scan import Scan


class ProjectSketches(QObject):
    """Draws anew whenever the data was looked through."""

    def __init__(self, studio: Studio, parent: QObject) -> None:
        super().__init__(parent)
        self._studio = studio
        self._aside = Aside(self)
        studio.scanned.connect(self._draw)

    def _draw(self, scan: Scan) -> None:
        folder, project = self._studio.folder, self._studio.project
        if folder is None or project is None or project.data is None or not scan.ids:
            return
        keep = partial(sketch_project, folder.path, project.data, typical(scan))
        self._aside.ask(keep, lambda _: None, lambda _: None)

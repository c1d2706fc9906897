"""Keeps a small drawing of the data of the open project, for the list of recent ones."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from deepstudio.data.sketch import typical
from deepstudio.jobs.sketches import sketch_project
from deepstudio.ui.studio import Studio
from deepstudio.ui.workers.background import Aside


class ProjectSketches(QObject):
    """Draws anew whenever the data was looked through, once the project has a folder."""

    def __init__(self, studio: Studio, parent: QObject) -> None:
        super().__init__(parent)
        self._studio = studio
        self._aside = Aside(self)
        studio.scanned.connect(self._draw)
        studio.settled.connect(self._draw)

    def _draw(self) -> None:
        folder, project, scan = self._studio.folder, self._studio.project, self._studio.scan
        if folder is None or self._studio.is_untitled or project is None or project.data is None:
            return
        if scan is None or not scan.ids:
            return
        keep = partial(sketch_project, folder.path, project.data, typical(scan))
        self._aside.ask(keep, lambda _: None, lambda _: None)

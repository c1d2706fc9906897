"""Brings the weights of a layer here, in a job that the status line shows."""

from __future__ import annotations

from PySide6.QtCore import QObject

from deepstudio.core.layer import Layer
from deepstudio.core.text import T
from deepstudio.ui.pages.model.lent_part import LentPart
from deepstudio.ui.studio import Studio
from deepstudio.ui.workers.long_job import LongJob


class Lending(QObject):
    """Listens to a `LentPart` and lets it show what came."""

    def __init__(self, studio: Studio, part: LentPart) -> None:
        super().__init__(part)
        self._studio, self._part = studio, part
        self._job: LongJob | None = None
        part.fetch_wanted.connect(lambda layer: self._start(layer, "--fetch"))
        part.import_wanted.connect(lambda layer, file: self._start(layer, "--file", file))

    def _start(self, layer: type[Layer], *how: str) -> None:
        if self._job is not None:
            return
        job = self._job = LongJob(T("Weights of {layer}", layer=layer.title), "weights", layer.id, *how)
        done = T("The weights of {layer} are here.", layer=layer.title)
        job.finished.connect(lambda _: self._studio.tell("good", done))
        job.failed.connect(lambda text: self._studio.tell("bad", text))
        job.ended.connect(self._ended)
        self._part.set_busy(True)
        self._studio.start_job(job)

    def _ended(self) -> None:
        self._job = None
        self._part.set_busy(False)
        self._part.refresh()

"""What all layers give for the sample, in small: drawn in the nodes of the canvas, and the sample itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtGui import QImage

from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.pages.model.inside.pictures import MapPictures, decoded
from deepstudio.ui.pages.model.inside.view import Sample
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme import theme
from deepstudio.ui.workers.background import Aside
from deepstudio.ui.workers.newest import Newest


class SeenSample(NamedTuple):
    """The sample as the network sees it, where it is a picture, or what it says."""

    picture: QImage
    text: str


class Glances(QObject):
    """Asks once for each sample, run and state of its weights."""

    drawn = Signal()
    """Other `drawings` are there, or none."""
    seen = Signal(object)
    """The `SeenSample`."""

    def __init__(self, studio: Studio, parent: QObject) -> None:
        super().__init__(parent)
        self._newest, self._aside = Newest(studio, self), Aside(self)
        self._pictures: Mapping[str, MapPictures] = {}
        theme.notifier().changed.connect(self._tint)

    @property
    def is_waiting(self) -> bool:
        return self._newest.busy or self._aside.busy

    def ask(self, run: RunFolder, sample: Sample) -> None:
        """`drawn` and `seen` follow, unless something else is asked before or the engine refuses."""
        self._aside.forget()
        self._newest.ask(
            "glance", self._arrived, lambda _: self.forget(), run=str(run.path), **sample.asked()
        )

    def forget(self) -> None:
        """Nothing is drawn any more."""
        self._newest.forget()
        self._aside.forget()
        self._pictures = {}
        self.drawn.emit()

    @property
    def drawings(self) -> dict[str, QImage]:
        """What nodes give, in small, by their names."""
        return {node: one.image for node, one in self._pictures.items()}

    def _arrived(self, told: dict[str, Any]) -> None:
        self._aside.ask(partial(_decoded, told), self._take)

    def _take(self, found: tuple[Mapping[str, MapPictures], SeenSample]) -> None:
        self._pictures, sample = found
        self.seen.emit(sample)
        self.drawn.emit()

    def _tint(self) -> None:
        self._pictures = {node: one.tinted() for node, one in self._pictures.items()}
        self.drawn.emit()


def _decoded(told: dict[str, Any]) -> tuple[Mapping[str, MapPictures], SeenSample]:
    """In another thread."""
    sample = told["sample"]
    picture = QImage.fromData(QByteArray.fromBase64(str(sample["seen"]).encode()), "PNG")  # type: ignore[arg-type]  # the stub says bytes, which it refuses
    return {node: decoded(one) for node, one in told["nodes"].items()}, SeenSample(picture, sample["says"])

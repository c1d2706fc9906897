"""The samples of a map themselves, small: pictures, the first words of texts, the values of what else enters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter

from deepstudio.core.project import DataPlan
from deepstudio.core.results import written
from deepstudio.core.text import legible
from deepstudio.data import served
from deepstudio.data.sources.rows import shown
from deepstudio.jobs.data_process import data_process
from deepstudio.ui.kinds.looks import Looks
from deepstudio.ui.theme import fonts
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets.rows import draw_words
from deepstudio.ui.widgets.thumbnail_pictures import ThumbnailCache, paint_thumbnail, sample_thumbnails
from deepstudio.ui.workers.background import Aside

PICTURE, WIDE, HIGH = 46, 150, 22  # pixels
LOADED = 96  # pixels a side that are asked for
WORDS = 80  # characters


class MapSamples(QObject):
    """What is wanted is asked for beside the window's thread; `arrived` comes when there is more to see."""

    arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pictures = ThumbnailCache(self)
        self.pictures.arrived.connect(lambda _id: self.arrived.emit())
        self._aside = Aside(self)
        self._plan: DataPlan | None = None
        self._looks = Looks()
        self._words: dict[str, str] = {}
        self._wanted: dict[str, tuple[str, ...]] = {}
        self.destroyed.connect(self.pictures.aside.forget)

    def take(self, plan: DataPlan | None, looks: Looks) -> None:
        """Where the samples lie, and how their kind is shown."""
        if plan == self._plan and type(looks) is type(self._looks):
            return
        self._plan, self._looks = plan, looks
        self._aside.forget()
        self._words.clear()
        self._wanted.clear()
        pictured = plan is not None and looks.pictured
        self.pictures.set_load(sample_thumbnails(plan) if plan is not None and pictured else None)

    @property
    def pictured(self) -> bool:
        return self._looks.pictured

    @property
    def size(self) -> QSize:
        """How large one is on the map."""
        return QSize(PICTURE, PICTURE) if self.pictured else QSize(scaled(WIDE), scaled(HIGH))

    def want(self, ids: Sequence[str], place: str = "") -> None:
        """Loads those that are not there. What is wanted at another place of the map is wanted still."""
        self._wanted[place] = tuple(ids)
        if self.pictured:
            every = dict.fromkeys(id for some in self._wanted.values() for id in some)
            self.pictures.want(list(every), LOADED)
            return
        missing = [id for id in ids if id not in self._words]
        if missing and self._plan is not None:
            self._words |= dict.fromkeys(missing, "")
            load = _texts if self._looks.reads else _rows
            self._aside.ask(partial(load, self._plan, missing), partial(self._take_words, missing))

    def words(self, id: str) -> str:
        """What a sample says, or what it is called."""
        return self._words.get(id) or shown(legible(id))

    def paint(self, painter: QPainter, box: QRectF, id: str) -> None:
        if self.pictured:
            paint_thumbnail(painter, box, id, self.pictures)
        else:
            room = box.adjusted(14, 0, -4, 0)  # beside the mark of its group
            draw_words(painter, room, self.words(id), "text", fonts.small(), Qt.TextElideMode.ElideRight)

    def _take_words(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        self._words |= {id: " ".join(text[:WORDS].split()) for id, text in zip(ids, texts, strict=True)}
        self.arrived.emit()


def _texts(plan: DataPlan, ids: Sequence[str]) -> list[str]:
    """What samples say. In another thread."""
    return data_process().call(served.texts_of, plan.source, ids)


def _rows(plan: DataPlan, ids: Sequence[str]) -> list[str]:
    """The values that enter the network, with the names of their columns. In another thread."""
    columns = plan.of_use("input")
    rows = data_process().call(served.rows_of, plan.source, ids, columns)
    return [", ".join(f"{name} {_cell(row[name])}" for name in columns) for row in rows]


def _cell(value: Any) -> str:
    return written(float(value)) if isinstance(value, int | float) and value == value else str(value)

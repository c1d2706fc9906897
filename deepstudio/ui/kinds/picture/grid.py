"""All pictures, filtered by class and part."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from deepstudio.core.declarations import KindWords
from deepstudio.core.project import DataPlan
from deepstudio.data.sample_table import EXCLUDED, SampleEntry
from deepstudio.ui.answers.parts import TONES, part_word
from deepstudio.ui.kinds.samples_panel import SamplesPanel
from deepstudio.ui.widgets.thumbnail_grid import Thumb, ThumbnailGrid
from deepstudio.ui.widgets.thumbnail_pictures import sample_thumbnails


class GridPanel(SamplesPanel):
    """Pictures side by side."""

    def __init__(self, words: KindWords, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.grid = ThumbnailGrid(parent=self)
        self.grid.setObjectName("data.grid")
        self._build(self.grid, "data")
        self._lay_out(self.grid)

    def take_source(self, plan: DataPlan | None) -> None:
        self.grid.set_load(sample_thumbnails(plan) if plan is not None else None)

    def _show_entries(self, entries: Sequence[SampleEntry]) -> None:
        self.grid.set_thumbs([self._thumb(entry) for entry in entries])

    def _reveal(self, ids: Sequence[str]) -> None:
        self.grid.select(ids, ids[0])
        self.grid.setFocus()

    def _thumb(self, entry: SampleEntry) -> Thumb:
        part = part_word(entry.part)
        tip = f"{entry.id}\n{entry.name} · {part}"
        return Thumb(entry.id, entry.name, TONES[entry.part], tip, entry.part == EXCLUDED)

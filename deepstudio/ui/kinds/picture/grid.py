"""All pictures, filtered by class and part."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from deepstudio.core.project import DataPlan
from deepstudio.ui.answers.parts import EXCLUDED, TONES, part_word
from deepstudio.ui.kinds.sample_table import SampleEntry
from deepstudio.ui.kinds.samples_panel import SamplesPanel
from deepstudio.ui.widgets.thumbnail_grid import Thumb, ThumbnailGrid
from deepstudio.ui.widgets.thumbnail_pictures import sample_thumbnails


class GridPanel(SamplesPanel):
    """Pictures side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = ThumbnailGrid(parent=self)
        self.grid.setObjectName("data.grid")
        self._build(self.grid, "data")
        self._lay_out(self.grid)
        self.retranslate()

    def take_source(self, plan: DataPlan | None) -> None:
        self.grid.set_load(sample_thumbnails(plan) if plan is not None else None)

    def retranslate(self) -> None:
        self.exclude.set_tip(self.tr("Leaves the selected pictures out. Your files stay as they are."))
        self.grid.setAccessibleName(self.tr("Pictures"))
        super().retranslate()

    def _show_entries(self, entries: Sequence[SampleEntry]) -> None:
        self.grid.set_thumbs([self._thumb(entry) for entry in entries])

    def _counted(self, entries: Sequence[SampleEntry]) -> str:
        if len(entries) == self._table.used:
            return self.tr("{n} pictures").format(n=f"{len(entries):,}")
        words = self.tr("{n} of {total} pictures")
        return words.format(n=f"{len(entries):,}", total=f"{len(self._table.entries):,}")

    def _reveal(self, ids: Sequence[str]) -> None:
        self.grid.select(ids, ids[0])
        self.grid.setFocus()

    def _thumb(self, entry: SampleEntry) -> Thumb:
        part = part_word(entry.part)
        tip = f"{entry.id}\n{entry.name} · {part}"
        return Thumb(entry.id, entry.name, TONES[entry.part], tip, entry.part == EXCLUDED)

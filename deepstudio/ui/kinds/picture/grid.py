"""All pictures, and those of an examination, as thumbnails."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.core.declarations import KindWords
from deepstudio.core.project import DataPlan
from deepstudio.data.sample_table import EXCLUDED, SampleEntry
from deepstudio.ui.answers.target import TONES, part_word
from deepstudio.ui.kinds.examples import ExampleRow
from deepstudio.ui.kinds.samples_panel import SamplesPanel
from deepstudio.ui.widgets.fields import Slider
from deepstudio.ui.widgets.styling import wrapped
from deepstudio.ui.widgets.thumbnail_grid import LARGEST, SMALLEST, STEP, USUAL, Thumb, ThumbnailGrid
from deepstudio.ui.widgets.thumbnail_pictures import sample_thumbnails

SLIDER = 96  # pixels


class GridPanel(SamplesPanel):
    """Pictures side by side."""

    def __init__(self, words: KindWords, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.grid = ThumbnailGrid(parent=self, resizable=True)
        self.grid.setObjectName("data.grid")
        self.size_slider = Slider(Qt.Orientation.Horizontal, self)
        self.size_slider.setObjectName("data.thumbnail-size")
        self.size_slider.setRange(SMALLEST, LARGEST)
        self.size_slider.setSingleStep(STEP)
        self.size_slider.setPageStep(4 * STEP)
        self.size_slider.setValue(USUAL)
        self.size_slider.setFixedWidth(SLIDER)
        self.size_slider.setAccessibleName(self.tr("Size of the pictures"))
        self.size_slider.setToolTip(wrapped(self.tr("Size of the pictures (Ctrl with the wheel, + or −)")))
        self._build(self.grid, "data", behind=(self.size_slider,))
        self.size_slider.valueChanged.connect(self.grid.choose_size)
        self.grid.sized.connect(self.set_size)
        self.grid.sized.connect(self.size_chosen)

    def take_source(self, plan: DataPlan | None) -> None:
        self.grid.set_load(sample_thumbnails(plan) if plan is not None else None)

    def set_size(self, pixels: int) -> None:
        self.grid.set_size(pixels)
        with QSignalBlocker(self.size_slider):
            self.size_slider.setValue(self.grid.side)

    def _show_entries(self, entries: Sequence[SampleEntry]) -> None:
        self.grid.set_thumbs([self._thumb(entry) for entry in entries])

    def _thumb(self, entry: SampleEntry) -> Thumb:
        part = part_word(entry.part)
        tip = f"{entry.id}\n{entry.name} · {part}"
        return Thumb(entry.id, entry.name, TONES[entry.part], tip, entry.part == EXCLUDED)


LEAST = 124


class PictureExamples(ThumbnailGrid):
    """The answers stand below each picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(size=84, parent=parent)
        self.setSelectionMode(ThumbnailGrid.SelectionMode.SingleSelection)
        self.setMinimumHeight(LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def set_plan(self, plan: DataPlan | None) -> None:
        """Where the pictures lie."""
        self.set_load(sample_thumbnails(plan) if plan is not None else None)

    def set_examples(self, rows: Sequence[ExampleRow]) -> None:
        """Replaces what is shown."""
        self.set_thumbs([self._thumb(row) for row in rows])

    def _thumb(self, row: ExampleRow) -> Thumb:
        tone = "text3" if row.faded else "good" if row.corrected else ""
        return Thumb(row.key, row.caption, tone, f"{row.key}\n{row.tip}", row.faded, row.note)

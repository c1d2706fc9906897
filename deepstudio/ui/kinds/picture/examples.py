"""Samples of an examination as thumbnails."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.core.project import DataPlan
from deepstudio.ui.kinds.examples import ExampleRow
from deepstudio.ui.widgets.thumbnail_grid import Thumb, ThumbnailGrid
from deepstudio.ui.widgets.thumbnail_pictures import sample_thumbnails

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

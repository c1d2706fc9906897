"""Wrong pictures as thumbnails."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.core.project import DataPlan
from deepstudio.ui.kinds.evaluation import Wrong
from deepstudio.ui.kinds.fixes import is_excluded, new_label
from deepstudio.ui.kinds.wrong_samples import WrongSamples
from deepstudio.ui.widgets import percent
from deepstudio.ui.widgets.thumbnail_grid import Thumb, ThumbnailGrid
from deepstudio.ui.widgets.thumbnail_pictures import sample_thumbnails

LEAST = 124


class WrongCard(WrongSamples):
    """The mistakes of a network that takes pictures."""

    def _made_view(self) -> QWidget:
        self.grid = ThumbnailGrid(size=84, parent=self)
        self.grid.setSelectionMode(ThumbnailGrid.SelectionMode.SingleSelection)
        self.grid.setMinimumHeight(LEAST)
        self.grid.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.grid.chosen.connect(self._choose)
        return self.grid

    def selected(self) -> list[str]:
        return self.grid.selected()

    def reveal(self, id: str) -> None:
        self.grid.reveal(id)

    def clear_selection(self) -> None:
        self.grid.clearSelection()

    def _take_plan(self, plan: DataPlan | None) -> None:
        self.grid.set_load(sample_thumbnails(plan) if plan is not None else None)

    def _fill(self, shown: Sequence[Wrong]) -> None:
        self.grid.set_thumbs([self._thumb(one) for one in shown])

    def _thumb(self, one: Wrong) -> Thumb:
        gone = is_excluded(self._now, one.id)
        label = new_label(self._now, one.id, one.true)
        tip = self.tr("{id}\n“{true}” taken for “{predicted}” with {confidence}").format(
            id=one.id, true=one.true, predicted=one.predicted, confidence=percent(one.confidence)
        )
        tone = "text3" if gone else "good" if label != one.true else ""
        return Thumb(
            key=one.id,
            caption=f"{one.true} → {one.predicted}",
            tone=tone,
            tip=tip + self._changed(gone, label != one.true, label),
            faded=gone,
            note=f"{one.confidence * 100:.0f} %",
        )

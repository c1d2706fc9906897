"""A line to write a value in, for a kind in words that says nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from deepstudio.jobs.run_samples import RunSamples
from deepstudio.ui.kinds.giver import GivenCells, GivenValue, Giver
from deepstudio.ui.widgets import Card, TextField
from deepstudio.ui.widgets.layouts import STRETCH, column_of
from deepstudio.ui.workers.background import Aside

if TYPE_CHECKING:
    from deepstudio.ui.studio import Studio


class WordsGiver(Giver):
    """Begins with a sample of the test part, which stays until somebody writes something else."""

    def __init__(
        self, studio: Studio, columns: Sequence[str], title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(studio, columns, parent)
        self._aside = Aside()
        self.destroyed.connect(self._aside.forget)
        self.field = TextField(parent=self)
        self.field.setObjectName("predict.words")
        self.field.setAccessibleName(title)
        self.field.textChanged.connect(self.changed)
        self.field.returnPressed.connect(self.kept)
        card = Card(title, parent=self)
        card.add(self.field)
        column_of(card, STRETCH, on=self)

    def set_samples(self, samples: RunSamples | None) -> None:
        if samples is not None and not self.field.text():
            self._aside.ask(lambda: samples.cells(samples.test()[0], self.columns), self._begin)

    def given(self) -> GivenCells | None:
        return {self.columns[0]: self.field.text()} if self.field.text().strip() else None

    def put(self, whole: GivenValue) -> None:
        self.is_proposal = False
        self.field.setText(str(whole.cells.get(self.columns[0]) or ""))

    def grew(self, before: GivenCells, after: GivenCells) -> bool:
        old, new = (str(cells.get(self.columns[0]) or "") for cells in (before, after))
        return new.startswith(old) or old.startswith(new)

    def takes(self, data: QMimeData) -> bool:
        return data.hasText() and not data.hasUrls()

    def drop(self, data: QMimeData, pasted: bool = False) -> bool:
        if not self.takes(data):
            return False
        self.leaving.emit()
        self.put(GivenValue({self.columns[0]: data.text().strip()}))
        return True

    def take_focus(self) -> None:
        self.field.setFocus()

    def _begin(self, cells: GivenCells) -> None:
        if not self.field.text():
            self.put(GivenValue(cells))
            self.is_proposal = True

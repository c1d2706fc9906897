"""What the page Evaluate shows of a run: the results of an examination, or the network's own map of the data."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from deepstudio.ui.widgets.layouts import column_of

if TYPE_CHECKING:
    from deepstudio.ui.results.data_map import DataMapView

RESULTS, MAP = 0, 1


class EvaluateViews(QWidget):
    """Two tabs. The map is made when it is opened for the first time."""

    changed = Signal()

    def __init__(
        self, results: QWidget, make_map: Callable[[], DataMapView], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._make_map = make_map
        self.map: DataMapView | None = None
        self.bar = QTabBar(self)
        self.bar.setObjectName("evaluate.views")
        self.bar.setAccessibleName(self.tr("What is shown"))
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.bar.addTab(self.tr("Results"))
        self.bar.addTab(self.tr("Map of the data"))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(results)
        column_of(self.bar, (self._stack, 1), gap=14, on=self)
        self.bar.currentChanged.connect(self._show)

    @property
    def shows_map(self) -> bool:
        return self.bar.currentIndex() == MAP

    def show_results(self) -> None:
        """Brings the results into view."""
        self.bar.setCurrentIndex(RESULTS)

    def open_map(self) -> DataMapView:
        """Brings the map into view."""
        self.bar.setCurrentIndex(MAP)
        return self.made_map()

    def made_map(self) -> DataMapView:
        """The map, which may be out of view."""
        if self.map is None:
            self.map = self._make_map()
            self._stack.addWidget(self.map)
        return self.map

    def _show(self, number: int) -> None:
        if number == MAP:
            self.made_map()
        self._stack.setCurrentIndex(number)
        self.changed.emit()

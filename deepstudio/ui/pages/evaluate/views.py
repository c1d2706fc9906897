"""What the page Evaluate shows of a run: the results of an examination, or the network's own map of the data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QTabBar, QWidget

from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets.layouts import column_of

if TYPE_CHECKING:
    from deepstudio.ui.results.data_map import DataMapView

RESULTS, MAP = 0, 1


class EvaluateViews(QWidget):
    """Two tabs. The map is made when it is opened for the first time."""

    def __init__(
        self,
        studio: Studio,
        results: QWidget,
        asked: QWidget,
        column: QBoxLayout,
        parent: QWidget | None = None,
    ) -> None:
        """`asked` stands in the `column` while the results are in view; the map puts what it asks beside it."""
        super().__init__(parent)
        self._studio, self._asked, self._column = studio, asked, column
        self._run: RunFolder | None = None
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
        studio.opened.connect(self.show_results)

    @property
    def shows_map(self) -> bool:
        return self.bar.currentIndex() == MAP

    def set_run(self, run: RunFolder | None) -> None:
        """The run that both speak of."""
        self._run = run
        self._show(self.bar.currentIndex())

    def show_results(self) -> None:
        """Brings the results into view."""
        self.bar.setCurrentIndex(RESULTS)

    def open_map(self) -> DataMapView:
        """Brings the map into view."""
        self.bar.setCurrentIndex(MAP)
        return self._made()

    def remembered(self) -> Any:
        """Which of both is in view, and what the map shows."""
        return self.shows_map, self.map.remembered() if self.map is not None else None

    def take_back(self, kept: Any) -> None:
        shows_map, drawn = kept
        if drawn is not None:
            self._made().take_back(drawn)
        if shows_map:
            self.open_map()

    def _made(self) -> DataMapView:
        from deepstudio.ui.results.data_map import DataMapView  # what many never open costs nothing

        if self.map is None:
            self.map = DataMapView(self._studio, self)
            self.map.controls.hide()
            self._column.insertWidget(self._column.indexOf(self._asked) + 1, self.map.controls)
            self._stack.addWidget(self.map)
        return self.map

    def _show(self, number: int) -> None:
        """The column at the left speaks of what is in view."""
        self._asked.setVisible(number == RESULTS)
        if number == MAP:
            self._made().set_run(self._run)
        if self.map is not None:
            self.map.controls.setVisible(number == MAP)
        self._stack.setCurrentIndex(number)

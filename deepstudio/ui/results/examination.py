"""An examination of one column: its sections in their order, and one of its samples closely."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from deepstudio.core.project import DataPlan
from deepstudio.core.results import Examination, ExaminedSample
from deepstudio.ui.results.base import ResultContext, SampleChoice, SectionView, section_view
from deepstudio.ui.results.figures import FiguresView
from deepstudio.ui.results.sample_card import SampleCard
from deepstudio.ui.results.samples import SamplesView
from deepstudio.ui.widgets.layouts import column_of, row_of

GAP = 14  # pixels


class ExaminationView(QWidget):
    """Figures above, then pairs of sections and samples. An opened sample takes the place of the second section."""

    tried = Signal(object)
    """What is to be tried on another page, as `QMimeData`."""

    def __init__(
        self, examination: Examination, context: ResultContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.examination = examination
        self.views = [section_view(section, context, self) for section in examination.sections]
        self.sample = SampleCard(context, self)
        self.sample.closed.connect(self.close_sample)
        self.sample.stepped.connect(self._step)
        self.sample.tried.connect(self.tried)
        self.beside = QStackedWidget(self)
        self._lay_out()
        for view in self.views:
            view.chosen.connect(lambda choice, view=view: self._choose(view, choice))
            view.opened.connect(self._open)
            if isinstance(view, SamplesView):
                view.choice_dropped.connect(lambda: self._choose(None, None))

    def view(self, kind: type[SectionView]) -> SectionView | None:
        """The first view of a kind."""
        return next((one for one in self.views if isinstance(one, kind)), None)

    @property
    def samples(self) -> list[SamplesView]:
        return [view for view in self.views if isinstance(view, SamplesView)]

    def set_compared(self, metrics: Mapping[str, float]) -> None:
        """What the best simple method came to, by metric."""
        for view in self.views:
            if isinstance(view, FiguresView):
                view.set_compared(metrics)

    def set_present(self, plan: DataPlan | None) -> None:
        """The project's data now; what was corrected since is marked."""
        for view in self.samples:
            view.set_present(plan)

    @property
    def has_sample(self) -> bool:
        """Whether one of its samples is shown closely."""
        return self.beside.currentWidget() is self.sample and not self.beside.isHidden()

    def close_sample(self) -> None:
        """Back to all sections."""
        self.beside.setCurrentIndex(0)
        self.beside.setVisible(self.beside.currentWidget() is not self.sample)
        for view in self.views:
            view.sample_closed()

    def _lay_out(self) -> None:
        """Each as high as what it shows; those at the foot get the rest."""
        column = column_of(*self._at("head"), gap=GAP, on=self)
        self._rows: list[tuple[QBoxLayout, list[SectionView]]] = []
        for views in self._in_rows():
            if views and views[0].place == "foot":
                column.addWidget(views[0], 1)
                continue
            row = self._row(views, first=not self._rows)
            self._rows.append((row, views))
            column.addLayout(row)
        if not self._at("foot"):
            column.addStretch(1)

    def _in_rows(self) -> list[list[SectionView]]:
        """All but those at the head, in their order, two side by side. There is a row for an opened sample."""
        rows: list[list[SectionView]] = []
        for view in self.views:
            if view.place == "foot":
                rows.append([view])
            elif view.place == "middle" and rows and [one.place for one in rows[-1]] == ["middle"]:
                rows[-1].append(view)
            elif view.place == "middle":
                rows.append([view])
        return rows if any(views[0].place == "middle" for views in rows) else [[], *rows]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two that do not fit side by side stand below each other."""
        ways = QBoxLayout.Direction
        for row, pair in self._rows:
            room = (event.size().width() - GAP) / max(1, sum(view.stretch for view in pair))
            beside = all(view.least_width() <= view.stretch * room for view in pair)
            row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        super().resizeEvent(event)

    def _at(self, place: str) -> list[SectionView]:
        return [view for view in self.views if view.place == place]

    def _row(self, pair: list[SectionView], first: bool) -> QBoxLayout:
        """Two sections side by side; with the second of the first row, a sample shares its place."""
        row = row_of(gap=GAP)
        for view in pair[:1]:
            row.addWidget(view, view.stretch)
        for view in pair[1:]:
            if first:
                self.beside.addWidget(view)
            else:
                row.addWidget(view, view.stretch)
        if first:
            self.beside.addWidget(self.sample)
            self.beside.setVisible(len(pair) > 1)
            row.addWidget(self.beside, max((view.stretch for view in pair[1:]), default=3))
        return row

    def _choose(self, source: SectionView | None, choice: SampleChoice | None) -> None:
        self.close_sample()
        for view in self.views:
            if view is not source:
                view.let_go()
        for view in self.samples:
            view.set_choice(choice)

    def _open(self, sample: ExaminedSample | None) -> None:
        if sample is None:
            return
        known = next((view.known(sample) for view in self.samples), sample)
        if self.sample.sample() != known:
            self.sample.set_sample(known)
        self.beside.setVisible(True)
        self.beside.setCurrentWidget(self.sample)

    def _step(self, distance: int) -> None:
        for view in self.views:
            view.step(distance)

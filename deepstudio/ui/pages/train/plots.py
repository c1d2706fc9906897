"""The curves of the run in front, and of those it is compared with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from deepstudio.core.declarations import Metric
from deepstudio.core.text import T
from deepstudio.storage.run_curves import LEARNING_RATE, Curves
from deepstudio.ui.pages.train.metric_card import MetricCard, NamedCurves
from deepstudio.ui.pages.train.plot_tools import PlotTools
from deepstudio.ui.plots.chart import Chart
from deepstudio.ui.widgets.layouts import column_of

PAUSE = 120  # milliseconds between two drawings of one chart, while a run is going
BETWEEN = 45  # and between two charts, so that no frame draws both


class Plots(QWidget):
    """Loss and accuracy side by side and the learning rate below; one crosshair, one zoom for all."""

    pointed = Signal(str)
    """The pointer is at the line of this run; at none, it is empty."""

    def __init__(self, metrics: Sequence[Metric], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[MetricCard] = []
        self._row = QHBoxLayout()
        self.rate = MetricCard(
            Metric(LEARNING_RATE, T("Learning rate"), higher_is_better=False, about="learning_rate"), self
        )
        self.rate.hide()
        self.tools = PlotTools(self)
        self._main: NamedCurves | None = None
        self._others: tuple[NamedCurves, ...] = ()
        self._dirty: list[MetricCard] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._draw_next)
        self._connect()
        self._lay_out()
        self.set_metrics(metrics)

    def set_metrics(self, metrics: Sequence[Metric]) -> None:
        """One chart for each of these; what was drawn stays where the metrics are the same."""
        if [card.measure for card in self.cards] == list(metrics):
            return
        for card in self.cards:
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [MetricCard(metric, self) for metric in metrics]
        for card in self.cards:
            card.setMinimumHeight(150)
            self._row.addWidget(card, 1)
            self._follow(card.chart)
        self._set_logarithmic(self.tools.logarithmic.value())
        self._draw_all()

    @property
    def charts(self) -> list[Chart]:
        return [card.chart for card in (*self.cards, self.rate)]

    def show_runs(self, main: NamedCurves | None, others: Sequence[NamedCurves]) -> None:
        """Draws these runs now."""
        self._main, self._others = main, tuple(others)
        self._dirty = [*self.cards, self.rate]
        self.draw_now()

    def refresh(self) -> None:
        """The run in front grew: draws it soon, one chart after the other."""
        if not self._dirty:
            self._dirty = [*self.cards, self.rate]
            if not self._timer.isActive():
                self._timer.start(BETWEEN)

    def draw_now(self) -> None:
        """Draws what waits to be drawn."""
        while self._dirty:
            self._draw(self._dirty.pop(0))

    def _draw_next(self) -> None:
        if not self._dirty:
            return
        self._draw(self._dirty.pop(0))
        self._timer.start(BETWEEN if self._dirty else PAUSE)

    def _draw(self, card: MetricCard) -> None:
        weight = 0.0 if card is self.rate else self.tools.weight
        card.draw(self._main, self._others, self.tools.by_epoch, weight)
        if card is self.rate:
            card.setVisible(card.tells_rates)

    def _draw_all(self) -> None:
        self.show_runs(self._main, self._others)

    def mark(self, key: str) -> None:
        """Lets the lines of one compared run stand out; those of none with an empty key."""
        known = {run.key for run in (self._main, *self._others) if run is not None} if self._others else ()
        for chart in self.charts:
            chart.mark(key if key in known else "")

    def _set_crosshair(self, x: float | None) -> None:
        for chart in self.charts:
            chart.set_crosshair(x)

    def _zoom(self, part: tuple[float, float] | None) -> None:
        self.tools.all.setVisible(part is not None)
        for chart in self.charts:
            chart.zoom(part)

    def _change_axis(self) -> None:
        self._zoom(None)
        self._set_crosshair(None)
        self._draw_all()

    def _title_of(self, x: float) -> str:
        curves = self._main.curves if self._main else Curves()
        batches = curves.batches_per_epoch
        step = x * batches if self.tools.by_epoch else x
        return self.tr("Epoch {epoch} · step {step}").format(
            epoch=f"{step / batches:.2f}".rstrip("0").rstrip("."), step=f"{step:,.0f}"
        )

    def _connect(self) -> None:
        self._follow(self.rate.chart)
        self.tools.all.clicked.connect(lambda: self._zoom(None))
        self.tools.smoothing.valueChanged.connect(lambda _value: self._draw_all())
        self.tools.axis.edited.connect(lambda _value, _merge: self._change_axis())
        self.tools.logarithmic.edited.connect(lambda on, _merge: self._set_logarithmic(bool(on)))

    def _follow(self, chart: Chart) -> None:
        """What the mouse does in one chart happens in all."""
        chart.title_of = self._title_of
        chart.pointed.connect(self.pointed)
        chart.hovered.connect(self._set_crosshair)
        chart.moved.connect(lambda low, high: self._zoom((low, high)))
        chart.reset.connect(lambda: self._zoom(None))

    def _set_logarithmic(self, on: bool) -> None:
        """Only what is not a share has use for powers of ten."""
        for card in self.cards:
            card.chart.set_logarithmic(on and not card.measure.percent)

    def _lay_out(self) -> None:
        self._row.setSpacing(16)
        column_of(self.tools, (self._row, 1), gap=8, on=self)

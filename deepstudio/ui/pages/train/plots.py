"""The curves of the run in front, and of those it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from deepstudio.core.declarations import Metric
from deepstudio.core.text import T
from deepstudio.storage.growing import Numbers
from deepstudio.storage.run_curves import LEARNING_RATE, Curves, rate_of
from deepstudio.storage.smoothing import Smoothing
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.train.plot_marks import show_marks
from deepstudio.ui.plots.axes import read as read_number
from deepstudio.ui.plots.chart import Chart
from deepstudio.ui.plots.legend import Legend, LegendEntry
from deepstudio.ui.plots.trace import Trace
from deepstudio.ui.run_name import role_title
from deepstudio.ui.theme import fonts
from deepstudio.ui.widgets import Card, ChoiceField, IconButton, Label, SwitchField
from deepstudio.ui.widgets.fields import Slider
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of
from deepstudio.ui.widgets.styling import wrapped

TRAINING, VALIDATION, OTHER = "accent", "family_activation", "text3"
ROLES = (TRAINING, VALIDATION, "family_attention")
TARGETS = ("family_attention", "family_pooling", "family_dense", "family_recurrent")
PAUSE = 120  # milliseconds between two drawings of one chart, while a run is going
BETWEEN = 45  # and between two charts, so that no frame draws both
USUAL_SMOOTHING = 0.8


@dataclass(frozen=True)
class NamedCurves:
    """The curves of one run and what the user calls it."""

    name: str
    curves: Curves


class MetricCard(Card):
    """One metric over the steps: training as it is and smoothed, validation, and other runs."""

    def __init__(self, metric: Metric, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.measure = metric
        self.chart = Chart(metric.percent, self)
        self.chart.setObjectName(f"train.chart-{metric.id}")
        self.legend = Legend(self)
        self.set_trailing(self.legend)
        self.add(self.chart, 1)
        self._smoothing = Smoothing(USUAL_SMOOTHING)
        self._smoothed: tuple[Curves, int] | None = None
        self.set_title(tr_text(self.measure.title))

    def draw(
        self, main: NamedCurves | None, others: Sequence[NamedCurves], by_epoch: bool, weight: float
    ) -> None:
        """Draws all that is known; cheap enough for many times a second."""
        traces: list[Trace] = []
        end = 1.0
        if main is not None:
            traces = self._own(main.curves, by_epoch, weight)
            planned = main.curves.epochs_planned
            end = float(planned if by_epoch else planned * main.curves.batches_per_epoch) or 1.0
        traces += [self._other(other, by_epoch) for other in others]
        shown = main.curves if main is not None and self.measure.id != LEARNING_RATE else None
        show_marks(self.chart, self.measure, shown, by_epoch)
        self.chart.show_traces(traces, end)
        read = [trace for trace in traces if trace.is_read]
        self._name(read)
        self._describe(read)

    def _name(self, traces: Sequence[Trace]) -> None:
        names = [LegendEntry(trace.name, trace.token, trace.kind == "dashed") for trace in traces]
        self.legend.set_entries(names)
        self.legend.setVisible(self.measure.id != LEARNING_RATE or len(names) > 1)

    def _own(self, curves: Curves, by_epoch: bool, weight: float) -> list[Trace]:
        validation = self.tr("validation")
        training = self.title() if self.measure.id == LEARNING_RATE else self.tr("training")
        batches, epochs = curves.batches, curves.epochs
        x = curves.positions(batches.steps.values, by_epoch)
        y = batches.column(self.measure.id)
        if self.measure.id == LEARNING_RATE and curves.roles:
            return self._by_role(curves, x)
        across = curves.positions(epochs.steps.values, by_epoch)
        best = curves.best
        row = best[1] if best is not None else None
        found = [
            Trace(training, TRAINING, x, y, "faint"),
            Trace(training, TRAINING, x, self._smooth(curves, y, weight)),
        ]
        name = f"validation.{self.measure.id}"
        column = epochs.column(name)
        if name in epochs.by_name:
            found.append(Trace(validation, VALIDATION, across, column, best=row))
        answers = self._by_target(curves, across)
        return [*(found[2:] if answers and not (y == y).any() else found), *answers]

    def _by_target(self, curves: Curves, x: Numbers) -> list[Trace]:
        """The validation of each of several answers, by the name of its column."""
        columns = curves.by_target(f"validation.{self.measure.id}")
        tokens = dict(zip(curves.by_target("validation.loss"), cycle(TARGETS), strict=False))
        return [Trace(target, tokens.get(target, TARGETS[0]), x, y) for target, y in columns.items()]

    def _by_role(self, curves: Curves, x: Numbers) -> list[Trace]:
        """The learning rate of each of several networks."""
        columns = (curves.batches.column(rate_of(role)) for role in curves.roles)
        drawn = zip(curves.roles, cycle(ROLES), columns, strict=False)
        return [Trace(role_title(role), token, x, y) for role, token, y in drawn]

    def _other(self, other: NamedCurves, by_epoch: bool) -> Trace:
        """Of another run the validation; its training where it was never validated."""
        epochs = other.curves.epochs
        y = epochs.column(f"validation.{self.measure.id}")
        if not y.size or not (y == y).any():
            y = epochs.column(f"train.{self.measure.id}")
        x = other.curves.positions(epochs.steps.values, by_epoch)
        return Trace(other.name, OTHER, x, y, "dashed", best=None)

    def _smooth(self, curves: Curves, y: Numbers, weight: float) -> Numbers:
        key = (curves, curves.rewound)
        if self._smoothed != key or self._smoothing.weight != weight:
            self._smoothing, self._smoothed = Smoothing(weight), key
        return self._smoothing.of(y)

    def _describe(self, traces: Sequence[Trace]) -> None:
        last = [f"{t.name} {read_number(float(t.y[-1]), self.measure.percent)}" for t in traces if len(t.y)]
        self.chart.setAccessibleName(", ".join([self.title(), *last]))


class PlotTools(QWidget):
    """How curves are shown: smoothing, scale, axis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.smoothing = Slider(Qt.Orientation.Horizontal, self)
        self.smoothing.setObjectName("train.smoothing")
        self.smoothing.setRange(0, 99)
        self.smoothing.setValue(round(USUAL_SMOOTHING * 100))
        self.smoothing.setFixedWidth(120)
        self.logarithmic = SwitchField(self.tr("Log scale"), name="train.log-scale", parent=self)
        self.axis = ChoiceField(name="train.axis", parent=self)
        self.axis.setMinimumWidth(96)
        self.all = IconButton(
            "fit", self.tr("Show all"), small=True, outlined=True, name="train.show-all", parent=self
        )
        self.all.hide()
        self._words = Label(self.tr("Smoothing"), "secondary", "text2", parent=self)
        self._value = Label("", "secondary", "text3", parent=self)
        self._value.setFont(fonts.tabular(self._value.font()))
        self._value.setMinimumWidth(30)
        parts = (STRETCH, self.all, self._words, self.smoothing, self._value, self.logarithmic)
        row_of(*parts, self.axis, gap=8, on=self)
        self.smoothing.valueChanged.connect(lambda _value: self._show_value())
        tip = self.tr("Averages neighbouring batches. The faint line shows each batch as it was.")
        self.smoothing.setToolTip(wrapped(tip))
        self.smoothing.setAccessibleName(self.tr("Smoothing"))
        tip = self.tr("Shows the loss by powers of ten, so that small changes stay visible.")
        self.logarithmic.setToolTip(wrapped(tip))
        self.axis.set_choices([("epoch", self.tr("Epochs")), ("step", self.tr("Steps"))])
        self.axis.setAccessibleName(self.tr("Axis"))
        self.axis.setToolTip(wrapped(self.tr("A step is one batch; an epoch is all batches once.")))
        self._show_value()

    @property
    def weight(self) -> float:
        return self.smoothing.value() / 100

    @property
    def by_epoch(self) -> bool:
        return bool(self.axis.value() != "step")

    def _show_value(self) -> None:
        self._value.setText(f"{self.weight:.2f}")


class Plots(QWidget):
    """Loss and accuracy side by side and the learning rate below; one crosshair, one zoom for all."""

    def __init__(self, metrics: Sequence[Metric], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[MetricCard] = []
        self._row = QHBoxLayout()
        self.rate = MetricCard(Metric(LEARNING_RATE, T("Learning rate"), higher_is_better=False), self)
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
        others = () if card is self.rate else self._others
        weight = 0.0 if card is self.rate else self.tools.weight
        card.draw(self._main, others, self.tools.by_epoch, weight)

    def _draw_all(self) -> None:
        self.show_runs(self._main, self._others)

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

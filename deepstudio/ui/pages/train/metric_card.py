"""One metric of the run in front, and of those it is compared with, over the steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from deepstudio.core.declarations import Metric
from deepstudio.storage.growing import Numbers
from deepstudio.storage.run_curves import LEARNING_RATE, Curves, rate_of
from deepstudio.storage.smoothing import Smoothing
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.train.plot_marks import show_marks
from deepstudio.ui.plots.axes import read as read_number
from deepstudio.ui.plots.chart import Chart
from deepstudio.ui.plots.legend import Legend, LegendEntry
from deepstudio.ui.plots.run_looks import LineLook, look_of
from deepstudio.ui.plots.trace import Trace, span
from deepstudio.ui.run_name import role_title
from deepstudio.ui.widgets import Card, Label

TRAINING, VALIDATION = "accent", "family_activation"
ROLES = (TRAINING, VALIDATION, "family_attention")
TARGETS = ("family_attention", "family_pooling", "family_dense", "family_recurrent")


@dataclass(frozen=True)
class NamedCurves:
    """The curves of one run, its id, what the user calls it, and how its line looks where it is compared."""

    name: str
    curves: Curves
    key: str = ""
    look: LineLook | None = None


class MetricCard(Card):
    """Training as it is and smoothed, validation, and other runs."""

    def __init__(self, metric: Metric, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, about=metric.about)
        self.measure = metric
        self.chart = Chart(metric.percent, self)
        self.chart.setObjectName(f"train.chart-{metric.id}")
        self.legend = Legend(self)
        self.set_trailing(self.legend)
        self.nothing = Label("", "secondary", "text3", wrap=True, parent=self)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (self.chart, self.nothing):
            self.add(part, 1)
        self._smoothing = Smoothing(0.0)
        self._smoothed: tuple[Curves, int] | None = None
        self.set_title(tr_text(self.measure.title))

    @property
    def tells_rates(self) -> bool:
        """Whether the learning rates that are drawn change or differ, so that they are worth their room."""
        found = span([trace.y[np.isfinite(trace.y)] for trace in self.chart.traces])
        return found is not None and found[0] != found[1]

    def draw(
        self, main: NamedCurves | None, others: Sequence[NamedCurves], by_epoch: bool, weight: float
    ) -> None:
        """Draws all that is known; cheap enough for many times a second."""
        traces: list[Trace] = []
        end = 1.0
        if main is not None:
            look = main.look if others else None
            own = self._own(main.curves, by_epoch, weight)
            traces = [replace(self._compared(trace, main.name, look), key=main.key) for trace in own]
            planned = main.curves.epochs_planned
            end = float(planned if by_epoch else planned * main.curves.batches_per_epoch) or 1.0
        traces += [trace for other in others for trace in self._other(other, by_epoch)]
        shown = main.curves if main is not None and self._is_scored else None
        show_marks(self.chart, self.measure, shown, by_epoch)
        self.chart.show_traces(traces, end)
        self._say_nothing(main)
        self._name([trace for trace in traces if trace.is_read])

    def _say_nothing(self, main: NamedCurves | None) -> None:
        """Why there is no line, where there is none."""
        words = self.tr("The first batch draws the first point.")
        if main is not None and len(main.curves.batches.steps.values):
            words = self.tr("This run has no such number: its network answered something else.")
        self.nothing.setText(words)

    def _name(self, traces: Sequence[Trace]) -> None:
        drawn = any(np.isfinite(trace.y).any() for trace in traces)
        self.chart.setVisible(drawn)
        self.nothing.setVisible(not drawn)
        seen = [trace for trace in traces if np.isfinite(trace.y).any()]
        names = [LegendEntry(trace.name, trace.token, trace.shown_dash) for trace in seen]
        self.legend.set_entries(names)
        self.legend.setVisible(drawn and (self._is_scored or len(names) > 1))
        last = [f"{t.name} {read_number(float(t.y[-1]), self.measure.percent)}" for t in traces if len(t.y)]
        self.chart.setAccessibleName(", ".join([self.title(), *last]))

    @property
    def _is_scored(self) -> bool:
        """Whether this is judged on parts of the data; the learning rate is not."""
        return self.measure.id != LEARNING_RATE

    def _own(self, curves: Curves, by_epoch: bool, weight: float) -> list[Trace]:
        x = curves.positions(curves.batches.steps.values, by_epoch)
        if not self._is_scored:
            return list(self._rates(curves, x))
        epochs, y = curves.epochs, curves.batches.column(self.measure.id)
        training, across = self.tr("training"), curves.positions(epochs.steps.values, by_epoch)
        best = curves.best
        row = best[1] if best is not None else None
        found = [
            Trace(training, TRAINING, x, y, "faint"),
            Trace(training, TRAINING, x, self._smooth(curves, y, weight)),
        ]
        name = f"validation.{self.measure.id}"
        if name in epochs.by_name:
            found.append(Trace(self.tr("validation"), VALIDATION, across, epochs.column(name), best=row))
        answers = self._by_target(curves, across)
        return [*(found[2:] if answers and not (y == y).any() else found), *answers]

    def _compared(self, trace: Trace, run: str, look: LineLook | None) -> Trace:
        """A line of the run in front; that by which a ticked run is compared looks as it does behind others."""
        if look is None or (self._is_scored and trace.token != VALIDATION):
            return trace
        is_whole = trace.name in (self.title(), self.tr("validation"))
        return _of_run(replace(trace, name=run if is_whole else f"{run} · {trace.name}"), look)

    def _by_target(self, curves: Curves, x: Numbers) -> list[Trace]:
        """The validation of each of several answers, by the name of its column."""
        columns = curves.by_target(f"validation.{self.measure.id}")
        tokens = dict(zip(curves.by_target("validation.loss"), cycle(TARGETS), strict=False))
        return [Trace(target, tokens.get(target, TARGETS[0]), x, y) for target, y in columns.items()]

    def _rates(self, curves: Curves, x: Numbers) -> Iterator[Trace]:
        """The learning rate, or that of each of several networks."""
        if not curves.roles:
            yield Trace(self.title(), TRAINING, x, curves.batches.column(LEARNING_RATE))
        for role, token in zip(curves.roles, cycle(ROLES), strict=False):
            yield Trace(role_title(role), token, x, curves.batches.column(rate_of(role)))

    def _other(self, other: NamedCurves, by_epoch: bool) -> Iterator[Trace]:
        """Of another run the validation; its training where it was never validated. Nothing where it has neither."""
        curves, look = other.curves, other.look or look_of(0)
        if self._is_scored:
            found = [self._judged(other, by_epoch)]
        else:
            found = list(self._rates(curves, curves.positions(curves.batches.steps.values, by_epoch)))
        for trace in found:
            name = other.name if len(found) == 1 else f"{other.name} · {trace.name}"
            if np.isfinite(trace.y).any():
                yield _of_run(replace(trace, name=name, key=other.key), look)

    def _judged(self, other: NamedCurves, by_epoch: bool) -> Trace:
        epochs = other.curves.epochs
        y = epochs.column(f"validation.{self.measure.id}")
        if not np.isfinite(y).any():
            y = epochs.column(f"train.{self.measure.id}")
        return Trace(other.name, VALIDATION, other.curves.positions(epochs.steps.values, by_epoch), y)

    def _smooth(self, curves: Curves, y: Numbers, weight: float) -> Numbers:
        key = (curves, curves.rewound)
        if self._smoothed != key or self._smoothing.weight != weight:
            self._smoothing, self._smoothed = Smoothing(weight), key
        return self._smoothing.of(y)


def _of_run(trace: Trace, look: LineLook) -> Trace:
    return replace(trace, token=look.token, kind="dashed", dash=look.dash, labelled=True)

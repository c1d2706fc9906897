"""What the chart of a metric shows besides its curves: how far guessing gets, and what came after the best epoch."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from deepstudio.catalog.run_metrics import LOSS
from deepstudio.core.declarations import Metric
from deepstudio.storage.run_curves import Curves
from deepstudio.ui.plots.axes import shown_metric
from deepstudio.ui.plots.chart import Chart
from deepstudio.ui.plots.marks import Level

WORSE = 2  # epochs that have to follow the best one before what comes after it is shaded


def show_marks(chart: Chart, metric: Metric, curves: Curves | None, by_epoch: bool) -> None:
    """Gives a chart its marks; it shows them when it draws next."""
    chart.best_word = QCoreApplication.translate("Runs", "best")
    chart.level = level_of(metric, curves) if curves is not None else None
    chart.shade = after_best(curves, by_epoch) if curves is not None else None


def level_of(metric: Metric, curves: Curves) -> Level | None:
    """What guessing gets in a metric; a loss has none, as few could read it."""
    floor = curves.floor.get(f"validation.{metric.id}")
    if floor is None or metric.id == LOSS.id:
        return None
    mean = QCoreApplication.translate("Runs", "always the mean: {value}")
    words = mean if metric.in_unit else QCoreApplication.translate("Runs", "guessing: {value}")
    return Level(words.format(value=shown_metric(floor, metric)), floor)


def after_best(curves: Curves, by_epoch: bool) -> tuple[float, float] | None:
    """The steps after the best epoch, once it is followed by some that are no better."""
    best, epochs = curves.best, curves.epochs
    if best is None or len(epochs) - 1 - best[1] < WORSE:
        return None
    across = curves.positions(epochs.steps.values, by_epoch)
    return float(across[best[1]]), float(across[-1])

"""What is drawn: exact where it matters, cheap where it can be."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from deepstudio.core.declarations import Metric
from deepstudio.core.events import AnyEvent, BatchDone, EpochDone, RunStarted
from deepstudio.core.text import T
from deepstudio.storage.run_curves import LEARNING_RATE, Curves, rate_of
from deepstudio.storage.smoothing import Smoothing
from deepstudio.ui.pages.train.metric_card import MetricCard
from deepstudio.ui.plots.axes import log_ticks, read, round_ticks, written
from deepstudio.ui.plots.chart import Chart
from deepstudio.ui.plots.trace import Trace, decimated, span, visible


def batch(step: int, loss: float) -> BatchDone:
    return BatchDone(epoch=1, batch=step, step=step, metrics={"loss": loss}, learning_rate=0.1)


def epoch(number: int, step: int, accuracy: float, best: bool) -> EpochDone:
    metrics = {"validation.accuracy": accuracy}
    return EpochDone(epoch=number, step=step, metrics=metrics, seconds=1, best=best)


def curves(*events: AnyEvent) -> Curves:
    made = Curves()
    made.take([RunStarted(run="run-001", device="cpu", epochs=5, batches=10, batch_size=8), *events])
    return made


def test_steps_that_come_again_replace_those_before() -> None:
    found = curves(*(batch(step, 1.0) for step in range(1, 21)))
    found.take([batch(11, 0.5), batch(12, 0.4)])
    assert found.batches.steps.values.tolist() == list(range(1, 13))
    assert found.batches.column("loss")[-3:].tolist() == [1.0, 0.5, 0.4]
    assert found.rewound == 1


def test_reading_the_same_events_twice_changes_nothing() -> None:
    events = [batch(1, 1.0), batch(2, 0.5), epoch(1, 2, 0.7, True), batch(3, 0.2), epoch(2, 3, 0.6, False)]
    found = curves(*events)
    found.take(events)
    assert found.batches.column("loss").tolist() == [1.0, 0.5, 0.2]
    assert found.epochs.column("validation.accuracy").tolist() == [0.7, 0.6]
    assert found.best == (1, 0)


def test_the_best_epoch_is_the_last_one_said_to_be_best() -> None:
    found = curves(epoch(1, 10, 0.7, True), epoch(2, 20, 0.8, True), epoch(3, 30, 0.75, False))
    assert found.best == (2, 1)


def test_a_metric_that_begins_late_is_a_gap_before() -> None:
    found = curves(batch(1, 1.0))
    late = BatchDone(epoch=1, batch=2, step=2, metrics={"loss": 0.5, "accuracy": 0.9}, learning_rate=0.2)
    found.take([late])
    assert np.isnan(found.batches.column("accuracy")[0])
    assert found.batches.column("accuracy")[1] == 0.9
    assert found.batches.column(LEARNING_RATE).tolist() == [0.1, 0.2]


def test_rates_that_differ_have_a_column_for_each_network() -> None:
    curves = Curves()
    for step, rates in enumerate(({"a": 0.1, "b": 0.4}, {"a": 0.1, "b": 0.2}, {}), 1):
        event = BatchDone(epoch=1, batch=step, step=step, metrics={}, learning_rate=0.1, learning_rates=rates)
        curves.take([event])
    assert curves.roles == ("a", "b")
    assert list(curves.batches.column(rate_of("a"))) == [0.1, 0.1, 0.1]
    assert list(curves.batches.column(rate_of("b"))) == [0.4, 0.2, 0.1]  # equal in the end, and so told once


def test_numbers_of_single_answers_are_found_by_their_column() -> None:
    curves = Curves()
    metrics = {"validation.loss": 3.0, "validation.fur.colour.loss": 1.0, "validation.animal.loss": 2.0}
    metrics |= {"train.animal.loss": 4.0, "validation.animal.accuracy": 0.5}
    curves.take([EpochDone(epoch=1, step=3, metrics=metrics, seconds=1)])
    found = {name: list(values) for name, values in curves.by_target("validation.loss").items()}
    assert found == {"fur.colour": [1.0], "animal": [2.0]}


def test_an_answer_has_one_colour_in_all_charts(qtbot: QtBot) -> None:
    found = Curves()
    metrics = {"validation.fur.loss": 1.0, "validation.age.loss": 2.0, "validation.age.mae": 0.5}
    found.take([batch(1, 3.0), EpochDone(epoch=1, step=3, metrics=metrics, seconds=1)])
    drawn = {}
    for id in ("loss", "mae"):
        card = MetricCard(Metric(id, T("It"), higher_is_better=False))
        qtbot.addWidget(card)
        drawn[id] = {trace.name: trace.token for trace in card._own(found, True, 0.8)}
    assert drawn["mae"] == {"age": drawn["loss"]["age"]}, "nothing was told of training"
    assert drawn["loss"]["age"] != drawn["loss"]["fur"]


def test_a_chart_wants_no_more_room_because_it_had_it(qtbot: QtBot) -> None:
    chart = Chart(False)
    qtbot.addWidget(chart)
    wanted = chart.sizeHint()
    chart.resize(1000, 700)
    chart.show()
    assert chart.sizeHint() == wanted


def test_positions_count_epochs_that_are_through() -> None:
    found = curves(batch(5, 1.0), batch(20, 1.0))
    assert found.positions(found.batches.steps.values, by_epoch=True).tolist() == [0.5, 2.0]


def test_many_steps_grow_one_by_one() -> None:
    found = curves(*(batch(step, step / 2) for step in range(1, 3001)))
    assert found.batches.column("loss").tolist() == [step / 2 for step in range(1, 3001)]


@pytest.mark.parametrize("weight", [0.0, 0.3, 0.8, 0.99])
def test_smoothing_is_the_unbiased_moving_average_however_it_is_fed(weight: float) -> None:
    values = np.random.default_rng(0).normal(size=1500)
    values[7], values[400] = np.nan, np.inf
    smoothing = Smoothing(weight)
    smoothing.of(values[:333])
    found = smoothing.of(values)
    total = share = 0.0
    for value, shown in zip(values, found, strict=True):
        fine = math.isfinite(value)
        total, share = total * weight + (value if fine else 0.0), share * weight + fine
        if fine:
            assert shown == pytest.approx(total / share, abs=1e-9)
        elif weight:
            assert math.isnan(shown)


@given(st.lists(st.floats(allow_nan=True, allow_infinity=True, width=32), min_size=1, max_size=3000))
def test_fewer_points_keep_every_extreme(values: list[float]) -> None:
    y = np.array(values, float)
    x = np.arange(len(y), dtype=float)
    few_x, few_y = decimated(x, y, 40)
    fine = y[np.isfinite(y)]
    assert len(few_x) <= max(4 * 40, 4 * 40 + len(y) // 40 + 40)
    assert not np.isinf(few_y).any()
    if len(fine):
        assert np.nanmin(few_y) == fine.min()
        assert np.nanmax(few_y) == fine.max()
    assert set(few_x) <= set(x)


def test_what_is_in_view_reaches_one_point_beyond() -> None:
    x = np.arange(10.0)
    assert visible(x, x, 2.5, 5.5)[0].tolist() == [2.0, 3.0, 4.0, 5.0, 6.0]


def test_a_span_ignores_what_is_no_number() -> None:
    assert span([np.array([np.nan, 1.0, np.inf]), np.array([-2.0])]) == (-2.0, 1.0)
    assert span([np.array([np.nan])]) is None


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6), st.integers(1, 12))
def test_ticks_are_round_and_inside(low: float, wide: float, count: int) -> None:
    high = low + wide
    ticks = round_ticks(low, high, count)
    assert all(low - wide * 1e-3 <= tick <= high + wide * 1e-3 for tick in ticks)
    assert len(ticks) <= 2.6 * count + 2


def test_ticks_of_a_logarithmic_axis_are_powers_of_ten_or_halves_between() -> None:
    assert log_ticks(-3, 0, 8) == [-3, -2, -1, 0]
    assert [round(10**tick, 6) for tick in log_ticks(-1, 0.3, 8)] == [0.1, 0.2, 0.5, 1]


def test_numbers_on_axes_and_at_the_crosshair() -> None:
    assert written(0.25) == "0.25"
    assert written(0.25, percent=True) == "25 %"
    assert written(0.00001) == "1e-05"
    assert read(0.846, percent=True) == "84.6 %"
    assert read(float("nan")) == "–"


def test_a_trace_is_read_at_its_nearest_point() -> None:
    trace = Trace("training", "accent", np.array([1.0, 2.0, 4.0]), np.array([5.0, 6.0, 7.0]), best=1)
    assert trace.at(2.9) == (2.0, 6.0)
    assert trace.at(99) == (4.0, 7.0)
    assert trace.best_point == (2.0, 6.0)
    assert Trace("empty", "accent", np.array([]), np.array([])).at(1) is None

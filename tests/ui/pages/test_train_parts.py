"""Plans of single networks and of single answers on the Train page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from deepstudio.core.events import BatchDone, EpochDone, Finished, RunStarted
from deepstudio.core.graph import Chosen
from deepstudio.core.problems import Edit, Place, Problem
from deepstudio.core.project import Project, TargetPlan
from deepstudio.core.text import verbatim
from deepstudio.core.training_edits import set_target
from deepstudio.data.project_changes import change_between
from deepstudio.ui.pages.page import Page
from deepstudio.ui.pages.train import TrainPage
from deepstudio.ui.pages.train.settings import PartForm
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import SettingsForm
from tests.ui.conftest import StudioWith
from tests.unit.core.roles import Forging, forging
from tests.unit.core.several import data, two_of_each

ShowPage = Callable[..., Page]


@pytest.fixture
def page(studio_with: StudioWith, show_page: ShowPage) -> TrainPage:
    shown = show_page(TrainPage, studio_with("digits-mlp"))
    assert isinstance(shown, TrainPage)
    return shown


@pytest.fixture
def two_answers(page: TrainPage) -> TrainPage:
    edit(page.studio, lambda now: now.replace(models={"model": two_of_each()}, data=with_source(now)))
    return page


@pytest.fixture
def two_networks(page: TrainPage, monkeypatch: pytest.MonkeyPatch) -> TrainPage:
    tasks = page.studio.registry.tasks
    monkeypatch.setitem(tasks._classes, "forging", Forging)
    other = forging()
    edit(page.studio, lambda now: now.replace(task=other.task, models=other.models))
    yield page
    tasks._made.pop(Chosen(id="forging").key, None)


def edit(studio: Studio, change: Callable[[Project], Project]) -> None:
    studio.edit(Edit(verbatim("Try"), change))


def with_source(now: Project) -> object:
    assert now.data is not None
    return data().replace(source=now.data.source)


def part(page: TrainPage, title: str) -> PartForm:
    return next(form for form in page.plan.forms.single if form.title.text() == title)


def typed(form: SettingsForm, name: str, text: str) -> None:
    """A number is typed over the one that stands there."""
    line = form.field(name).findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def project(page: TrainPage) -> Project:
    assert page.studio.project is not None
    return page.studio.project


def test_with_one_network_and_one_answer_nothing_is_there(page: TrainPage) -> None:
    assert page.plan.forms.single == []


def test_each_of_several_answers_has_a_loss_and_a_weight(two_answers: TrainPage) -> None:
    page = two_answers
    assert [form.title.text() for form in page.plan.forms.single] == ["Answer: animal", "Answer: colour"]
    typed(part(page, "Answer: colour"), "weight", "2.5")
    assert project(page).training.targets == {"colour": TargetPlan(weight=2.5)}
    loss = part(page, "Answer: animal").field("loss")
    assert [loss.itemText(row) for row in range(loss.count())][:2] == ["as the others", "automatic"]
    QTest.keyClick(loss, Qt.Key.Key_Down)
    QTest.keyClick(loss, Qt.Key.Key_Down)
    assert project(page).training.targets["animal"] == TargetPlan(loss="cross_entropy")
    page.studio.undo()
    assert project(page).training.targets["animal"] == TargetPlan(loss="auto")


def test_a_loss_that_does_not_fit_is_told_where_it_was_chosen(two_answers: TrainPage) -> None:
    page = two_answers
    page.studio.edit(set_target("colour", {"loss": "binary_cross_entropy"}, verbatim("Set")))
    form = part(page, "Answer: colour")
    assert form.row("loss").error() == "This loss does not fit an output of 2 numbers."
    problem = next(p for p in page.studio.report.errors if p.place.setting == "targets.colour.loss")
    page.show_problem(problem)
    assert form.field("loss").hasFocus()
    page.show_problem(Problem("x", Place("train", setting="targets.age.loss"), verbatim("Nowhere")))


def test_an_answer_that_goes_takes_its_form_along(two_answers: TrainPage, qtbot: QtBot) -> None:
    page = two_answers
    gone = list(page.plan.forms.single)
    edit(page.studio, lambda now: now.replace(data=data(2, 1).replace(source=now.data.source)))  # type: ignore[union-attr]
    assert page.plan.forms.single == []
    assert not any(form.isVisible() for form in gone)
    page.studio.undo()
    assert len(page.plan.forms.single) == 2
    qtbot.waitUntil(lambda: all(form.isVisible() for form in page.plan.forms.single))


def test_each_of_several_networks_may_have_an_optimizer_of_its_own(two_networks: TrainPage) -> None:
    page = two_networks
    assert [form.title.text() for form in page.plan.forms.single] == ["Generator", "Discriminator"]
    generator = part(page, "Generator")
    assert generator.names() == ("optimizer",)
    QTest.keyClick(generator.field("optimizer"), Qt.Key.Key_End)
    assert project(page).training.optimizer_of("generator").id == "rmsprop"
    assert generator.names() == ("optimizer", "optimizer.learning_rate")
    typed(generator, "optimizer.learning_rate", "0.02")
    assert project(page).training.optimizer_of("generator").settings == {"learning_rate": 0.02}
    assert project(page).training.optimizer_of("discriminator").id == "adam"
    QTest.keyClick(generator.field("optimizer"), Qt.Key.Key_Home)
    assert project(page).training.roles == {}
    assert generator.names() == ("optimizer",)


def test_a_run_says_what_was_changed_for_one_part(two_answers: TrainPage) -> None:
    page = two_answers
    before = project(page)
    edit(page.studio, lambda now: set_target("colour", {"weight": 3}, verbatim("Set")).apply(now))
    told = change_between(before, project(page), page.studio.registry, verbatim("other"))
    assert str(told) == "Weight of colour 1 → 3"


def test_the_rates_of_several_networks_are_drawn_apart(page: TrainPage, qtbot: QtBot) -> None:
    studio = page.studio
    assert studio.folder is not None
    run = studio.folder.new_run(project(page))
    run.append(RunStarted(run=run.id, device="CPU", epochs=1, batches=2, batch_size=8))
    for step, rates in enumerate(({"generator": 0.5, "policy": 0.1}, {"generator": 0.4, "policy": 0.1}), 1):
        values: dict[str, Any] = {"learning_rate": 0.5, "learning_rates": rates, "metrics": {"loss": 1.0}}
        run.append(BatchDone(epoch=1, batch=step, step=step, **values))
    run.append(Finished(reason="done"))
    studio.refresh_runs()
    traces = page.plots.rate.chart
    qtbot.waitUntil(lambda: len(traces.traces) == 2, timeout=5000)
    assert [trace.name for trace in traces.traces] == ["Generator", "Policy"]
    assert [list(trace.y) for trace in traces.traces] == [[0.5, 0.4], [0.1, 0.1]]
    assert page.plots.rate.legend.isVisible()


def test_the_numbers_of_each_answer_are_drawn(page: TrainPage, qtbot: QtBot) -> None:
    studio = page.studio
    assert studio.folder is not None
    run = studio.folder.new_run(project(page))
    run.append(RunStarted(run=run.id, device="CPU", epochs=2, batches=1, batch_size=8))
    for epoch in (1, 2):
        told = {"accuracy": 0.5, "animal.accuracy": 0.4 * epoch, "colour.accuracy": 0.2}
        metrics = {f"validation.{name}": value for name, value in told.items()}
        run.append(EpochDone(epoch=epoch, step=epoch, metrics=metrics, seconds=1, best=True))
    run.append(Finished(reason="done"))
    studio.refresh_runs()
    card = next(card for card in page.plots.cards if card.measure.id == "accuracy")
    qtbot.waitUntil(lambda: len(card.chart.traces) >= 3, timeout=5000)
    drawn = {trace.name: list(trace.y) for trace in card.chart.traces if trace.is_read}
    assert drawn["animal"] == [0.4, 0.8]
    assert drawn["colour"] == [0.2, 0.2]
    assert drawn["validation"] == [0.5, 0.5]

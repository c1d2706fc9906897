"""The page Evaluate for numbers answered from the rows of a table, with a network that was really trained."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.core.results import NumberAnswer, Points
from deepstudio.ui.answers.number import NumberAnswerView
from deepstudio.ui.pages.evaluate import EvaluatePage
from deepstudio.ui.results.plots import BarsView, PointsView
from deepstudio.ui.studio import Studio
from tests import trained as store
from tests.ui.pages.conftest import named, trained_and_examined
from tests.ui.pages.test_evaluate import answer, figures_of, wrong_of

LONG = 60_000
LEFT = Qt.MouseButton.LeftButton
ShowPage = Callable[..., EvaluatePage]


@pytest.fixture(scope="session")
def numbers_folder(pytestconfig: pytest.Config) -> Path:
    """A project on the diabetes of 442 patients with one short run, examined."""
    template = registry().templates.get("table-regression")
    assert template is not None
    project = template().build("Patients")
    project = project.replace(training=project.training.replace(epochs=3, seed=1))
    return store.trained(pytestconfig, store.found(project), trained_and_examined)


@pytest.fixture
def page(
    studio: Studio, numbers_folder: Path, tmp_path: Path, show_page: ShowPage, qtbot: QtBot
) -> EvaluatePage:
    copy = tmp_path / "病人 patients"
    shutil.copytree(numbers_folder, copy)
    studio.open(copy)
    made = show_page(EvaluatePage, studio)
    qtbot.waitUntil(lambda: made.evaluation() is not None, timeout=LONG)
    return made


def test_figures_points_and_errors_fit_together(page: EvaluatePage) -> None:
    view = answer(page)
    one, points = view.examination, view.examination.section(Points)
    assert points is not None
    errors = [abs(said - true) for true, said in points.pairs]
    assert one.metrics["mae"] == pytest.approx(sum(errors) / len(errors), rel=1e-4)
    assert list(figures_of(page).figures) == ["mae", "rmse", "r2"]
    bars = view.view(BarsView)
    assert isinstance(bars, BarsView)
    assert sum(bars.plot.bins.counts) == len(points.pairs)
    worst = [abs(each.predicted.plain - each.true.plain) for each in wrong_of(page).shown()]
    assert worst == sorted(worst, reverse=True)


def test_a_point_opens_its_row_and_the_engine_answers_it_again(page: EvaluatePage, qtbot: QtBot) -> None:
    view = answer(page)
    points = view.view(PointsView)
    assert isinstance(points, PointsView)
    place = points.plot.point(0).toPoint()
    qtbot.mouseClick(points.plot, LEFT, pos=place)
    assert view.has_sample
    sample = view.sample.sample()
    assert sample is not None
    shown = view.sample.answer.view
    assert isinstance(shown, NumberAnswerView)
    assert isinstance(sample.predicted, NumberAnswer)
    said = shown.value.text()
    qtbot.waitUntil(lambda: view.sample.answered, timeout=LONG)
    assert shown.value.text() == said, "the same row has the same answer"


def test_a_wrong_number_is_corrected_where_it_is_found(
    page: EvaluatePage, studio: Studio, qtbot: QtBot
) -> None:
    wrong = wrong_of(page)
    first = wrong.shown()[0]
    wrong.list.reveal(first.id)
    field = named(page, "evaluate.value")
    assert field.value() == first.true.plain
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "99")
    assert studio.project is not None
    assert studio.project.data is not None
    assert studio.project.data.corrected == {first.id: {"progression": 99.0}}
    assert page.corrected.isVisible()
    assert "99" in wrong._example(first).tip
    studio.undo()
    assert not studio.project.data.corrected
    assert field.value() == first.true.plain


def test_runs_are_told_apart_by_the_number_that_picks_the_best(page: EvaluatePage) -> None:
    best = page.run.result()["best"]["validation.mae"]
    name, told = page.chooser.field.currentText().split(" · ")
    assert name == "Run 1"
    assert float(told.split()[0]) == pytest.approx(best, rel=0.01)

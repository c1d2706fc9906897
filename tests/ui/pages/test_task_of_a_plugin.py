"""The task that CONTRIBUTING.md writes in an afternoon, in the window: shown without a line of its own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from deepstudio import catalog
from deepstudio.catalog import registry
from deepstudio.core.events import Finished, Result
from deepstudio.core.results import Figures, Table
from deepstudio.engine.data_curve import data_curve
from deepstudio.engine.evaluate import evaluate
from deepstudio.storage.amounts_tried import AmountsTried
from deepstudio.storage.preferences import Preferences
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.ui.pages.evaluate import EvaluatePage
from deepstudio.ui.pages.export import ExportPage
from deepstudio.ui.pages.model import ModelPage
from deepstudio.ui.pages.page import Page
from deepstudio.ui.pages.predict import PredictPage
from deepstudio.ui.pages.train import TrainPage
from deepstudio.ui.studio import Studio
from tests.catalog.test_chapters import chapter, written
from tests.trained import found
from tests.unit.engine.training import trained

LONG = 60_000
ShowPage = Callable[..., Page]


@pytest.fixture(scope="module", autouse=True)
def oddity(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The package of the chapter, installed."""
    place = tmp_path_factory.mktemp("oddity")
    written(chapter("Add a task in an afternoon"), place)
    sys.path.insert(0, str(place))
    catalog.registry.cache_clear()
    assert registry().failed == {}
    yield
    sys.path.remove(str(place))
    for name in [name for name in sys.modules if name.partition(".")[0] == "oddity"]:
        del sys.modules[name]
    catalog.registry.cache_clear()


@pytest.fixture
def flowers(qtbot: QtBot, tmp_path: Path) -> Iterator[Studio]:
    """A studio with a trained and examined project of the task."""
    template = registry().templates.get("odd-flowers")
    assert template is not None
    project = found(template().build("Flowers"))
    project = project.replace(training=project.training.replace(epochs=3))
    run = ProjectFolder.create(tmp_path / "flowers", project).new_run(project)
    for event in (last := trained(project, run)):
        run.append(event)
    assert isinstance(last[-1], Finished), last[-1]
    list(evaluate(run))
    made = Studio(registry(), Preferences.load())
    made.open(tmp_path / "flowers")
    yield made
    made.shutdown()
    made.deleteLater()


def test_its_examination_is_drawn(flowers: Studio, show_page: ShowPage, qtbot: QtBot) -> None:
    page = show_page(EvaluatePage, flowers)
    qtbot.waitUntil(lambda: page.examination is not None, timeout=LONG)
    kinds = [type(section) for section in page.examination.examination.sections]
    assert kinds == [Figures, Table]
    assert not [view for view in page.examination.views if type(view).__name__ == "ToldSectionView"]


def test_its_other_pages_open(flowers: Studio, show_page: ShowPage, qtbot: QtBot) -> None:
    page = show_page(PredictPage, flowers)
    qtbot.waitUntil(lambda: page.panel is not None, timeout=LONG)
    for kind in (ModelPage, TrainPage, ExportPage):
        assert show_page(kind, flowers).isVisible()


def test_its_network_is_tried_alone_with_amounts_of_data(flowers: Studio) -> None:
    """Its own number is looked at, and no simple method stands beside it."""
    *_, last = data_curve(flowers.runs[0], shares=(50, 100), seeds=1, device="cpu")
    assert isinstance(last, Result)
    tried = AmountsTried.model_validate(last.value)
    (curve,) = tried.curves
    assert (str(curve.metric.text()), curve.higher_is_better) == ("Oddness", False)
    assert [len(one.scores) for one in curve.network] == [1, 1]
    assert curve.simple == ()
    assert "The network is tried alone." in str(tried.notes[0].text())

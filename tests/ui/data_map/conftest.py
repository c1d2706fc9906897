"""The page Evaluate with a trained network whose map was drawn, once for all tests."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from deepstudio.core.events import Result
from deepstudio.jobs.job import Job
from deepstudio.ui.pages.evaluate import EvaluatePage
from deepstudio.ui.results.data_map import DataMapView
from deepstudio.ui.studio import Studio
from tests.ui.samples.conftest import actions as actions
from tests.ui.samples.conftest import asked as asked
from tests.ui.samples.conftest import show_page as show_page
from tests.ui.samples.conftest import trained as trained
from tests.ui.samples.conftest import trained_folder as trained_folder

LONG = 60_000
Show = Callable[..., EvaluatePage]


@pytest.fixture(scope="session")
def mapped_folder(trained_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mapped") / "digits"
    shutil.copytree(trained_folder, folder)
    with Job("map", str(folder)) as job:
        *_, result = job
    assert isinstance(result, Result), result
    return folder


@pytest.fixture
def page(studio: Studio, mapped_folder: Path, tmp_path: Path, show_page: Show) -> EvaluatePage:
    """With a copy of that project; the results are in view."""
    copy = tmp_path / "数字 digits"
    shutil.copytree(mapped_folder, copy)
    studio.open(copy)
    return show_page(EvaluatePage, studio)


@pytest.fixture
def view(page: EvaluatePage, qtbot: QtBot) -> DataMapView:
    """The map in view."""
    made = page.views.open_map()
    qtbot.waitUntil(lambda: made.drawn is not None, timeout=LONG)
    return made

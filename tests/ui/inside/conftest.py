"""The Model page on a project with a trained run."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.ui.studio import Studio
from tests import trained as store
from tests.ui.inside.stage import InsideStage


@pytest.fixture(scope="session")
def convolutions(pytestconfig: pytest.Config) -> Path:
    """A project on the digits with one run of the small convolutional network."""
    template = registry().templates.get("digits-cnn")
    assert template is not None
    project = template().build("Digits")
    return store.trained(
        pytestconfig, store.found(project.replace(training=project.training.replace(epochs=2)))
    )


@pytest.fixture
def trained(studio: Studio, convolutions: Path, tmp_path: Path) -> Studio:
    """A studio with a copy of that project open."""
    copy = tmp_path / "数字 digits"
    shutil.copytree(convolutions, copy)
    studio.open(copy)
    return studio


@pytest.fixture
def stage(trained: Studio, qtbot: QtBot) -> InsideStage:
    """Its Model page; the panel is not open yet."""
    return InsideStage(trained, qtbot)

"""Projects on a canvas."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.canvas.stage import Stage
from tests.ui.conftest import StudioWith

StageWith = Callable[..., Stage]


@pytest.fixture
def stage_with(studio_with: StudioWith, qtbot: QtBot) -> StageWith:
    """`stage_with("small-resnet")` opens a project of a template on a Model page."""

    def make(template: str = "cats-dogs-cnn", size: tuple[int, int] = (1364, 826)) -> Stage:
        return Stage(studio_with(template), qtbot, size)

    return make


@pytest.fixture
def stage(stage_with: StageWith) -> Stage:
    """The cat and dog network: a chain of eleven layers."""
    return stage_with("cats-dogs-cnn")

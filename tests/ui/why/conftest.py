"""A small convolutional network on the handwritten digits, trained and examined once for all tests."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.ui.actions import Actions
from deepstudio.ui.pages.page import Page
from deepstudio.ui.studio import Studio
from tests import trained as store
from tests.ui.pages.conftest import trained_and_examined

AnyPage = TypeVar("AnyPage", bound=Page)


@pytest.fixture(scope="session")
def digits_folder(pytestconfig: pytest.Config) -> Path:
    template = registry().templates.get("digits-cnn")
    assert template is not None
    project = template().build("Digits")
    project = project.replace(training=project.training.replace(epochs=2, seed=1))
    return store.trained(pytestconfig, store.found(project), trained_and_examined)


@pytest.fixture
def digits(studio: Studio, digits_folder: Path, tmp_path: Path) -> Studio:
    """A studio with a copy of that project open."""
    copy = tmp_path / "digits"
    shutil.copytree(digits_folder, copy)
    studio.open(copy)
    return studio


@pytest.fixture
def show_page(qtbot: QtBot) -> Iterator[Callable[..., Page]]:
    actions = Actions()

    def show(kind: type[AnyPage], studio: Studio, width: int = 1124, height: int = 684) -> AnyPage:
        page = kind(studio, actions)
        qtbot.addWidget(page)
        page.resize(width, height)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.shown()
        return page

    yield show
    actions.deleteLater()

"""Pages that need a trained network get one that a child process trained, once for all tests."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.core.events import Result
from deepstudio.core.project import Project
from deepstudio.jobs.job import Job
from deepstudio.ui.actions import Action, Actions
from deepstudio.ui.pages.page import Page
from deepstudio.ui.studio import Studio
from tests import trained as store

AnyPage = TypeVar("AnyPage", bound=Page)


@pytest.fixture(scope="session")
def trained_folder(pytestconfig: pytest.Config) -> Path:
    """A project on the handwritten digits with one short run, examined: good, and still wrong now and then."""
    template = registry().templates.get("digits-mlp")
    assert template is not None
    project = template().build("Digits")
    project = project.replace(training=project.training.replace(epochs=3, seed=1))
    return store.trained(pytestconfig, store.found(project), trained_and_examined)


def trained_and_examined(folder: Path, project: Project) -> None:
    store.in_a_process(folder, project)
    with Job("evaluate", str(folder)) as job:
        *_, result = job
    assert isinstance(result, Result), result


@pytest.fixture
def trained(studio: Studio, trained_folder: Path, tmp_path: Path) -> Studio:
    """A studio with a copy of that project open, its data looked through."""
    copy = tmp_path / "数字 digits"
    shutil.copytree(trained_folder, copy)
    studio.open(copy)
    return studio


@pytest.fixture
def asked() -> list[str]:
    """What pages asked the window to do."""
    return []


@pytest.fixture
def actions(asked: list[str]) -> Iterator[Actions]:
    """With the one action that pages expect of the window."""
    made = Actions()
    made.add(Action("go.train", "Train", lambda: asked.append("go.train")))
    yield made
    made.deleteLater()


@pytest.fixture
def show_page(qtbot: QtBot, actions: Actions) -> Callable[..., Page]:
    """Shows a page at the size it has in the smallest window."""

    def show(kind: type[AnyPage], studio: Studio) -> AnyPage:
        page = kind(studio, actions)
        qtbot.addWidget(page)
        page.resize(1124, 684)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.shown()
        return page

    return show


@pytest.fixture
def file_manager(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system's file manager was asked to show."""
    shown: list[str] = []

    def show(url: QUrl) -> bool:
        shown.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    return shown


def evaluating(page: QWidget) -> QWidget:
    """The button that examines: in the middle while there is nothing to see."""
    first = named(page, "evaluate.first")
    return first if first.isVisible() else named(page, "evaluate.start")


def named(parent: QWidget, name: str) -> QWidget:
    """The widget with this object name."""
    found = parent.findChild(QWidget, name)
    assert found is not None, name
    return found

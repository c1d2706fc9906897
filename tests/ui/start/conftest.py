"""The start page in a window of its own."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.storage import recent
from deepstudio.storage.preferred_places import default_projects_dir
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.ui.actions import Actions
from deepstudio.ui.frame import page_stack
from deepstudio.ui.pages.page import Page
from deepstudio.ui.pages.start import StartPage
from deepstudio.ui.studio import Studio
from deepstudio.ui.window import MainWindow

MakePage = Callable[[], StartPage]


def project(name: str, template: str = "digits-mlp") -> ProjectFolder:
    """A project among the recent ones, the newest."""
    known = registry().templates.get(template)
    assert known is not None
    folder = ProjectFolder.create(default_projects_dir() / name, known().build(name))
    recent.remember(folder.path, name)
    return folder


@pytest.fixture
def make(studio: Studio, qtbot: QtBot) -> MakePage:
    def made() -> StartPage:
        page = StartPage(studio, Actions())
        qtbot.addWidget(page)
        page.resize(1440, 824)
        with qtbot.waitExposed(page):
            page.show()
        page.shown()
        return page

    return made


@pytest.fixture
def window(studio: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """A window whose pages are empty but for the start page."""
    for step in set(page_stack.PAGES) - {page_stack.START}:
        monkeypatch.setitem(page_stack.PAGES, step, Page)
    made = MainWindow(studio)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made._may_close = True
    made.close()
    made.deleteLater()

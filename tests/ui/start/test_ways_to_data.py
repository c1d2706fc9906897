"""Ways to bring data are offered once: in the middle while there is none, at the side afterwards."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from deepstudio.storage.preferred_places import default_projects_dir
from deepstudio.ui.actions import Actions
from deepstudio.ui.pages.data import DataPage
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets.sketch_view import FolderTree


@pytest.fixture
def page(studio: Studio, qtbot: QtBot) -> DataPage:
    studio.create("empty", "Sketch", default_projects_dir() / "Sketch")
    made = DataPage(studio, Actions())
    qtbot.addWidget(made)
    made.resize(1124, 684)
    with qtbot.waitExposed(made):
        made.show()
    made.shown()
    return made


def test_they_are_offered_once(page: DataPage, qtbot: QtBot) -> None:
    ways = (page.source.drop, page.source.choose, page.source.choose_table)
    assert page.empty.choose.isVisible()
    assert page.empty.findChild(FolderTree).isVisible()
    assert not any(way.isVisible() for way in ways)
    qtbot.mouseClick(page.empty.sample, Qt.MouseButton.LeftButton)
    assert all(way.isVisible() for way in ways)
    assert not page.empty.isVisible()
    qtbot.waitUntil(lambda: not page.studio.busy, timeout=20_000)
    page.studio.undo()
    assert page.empty.choose.isVisible()
    assert not any(way.isVisible() for way in ways)

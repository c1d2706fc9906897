"""A studio in a home of its own, with nothing started that a test does not ask for."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deepstudio.ui import language
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme import theme
from deepstudio.ui.theme.tokens import set_text_size

StudioWith = Callable[..., Studio]


@pytest.fixture(scope="session", autouse=True)
def clipboard_is_emptied(qapp: QApplication) -> Iterator[None]:
    """Qt's offscreen platform frees what was copied after Python's part of it is gone, and ends with a fault."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def looks(qapp: QApplication) -> Iterator[None]:
    """English and light before and after each test."""
    theme.apply(qapp, "light")
    language.install(qapp, "en")
    yield
    set_text_size(100)
    theme.apply(qapp, "light")
    language.install(qapp, "en")


@pytest.fixture
def studio(qapp: QApplication, qtbot: QtBot) -> Iterator[Studio]:
    """A studio without a project. The engine starts with the first request; all is ended after the test."""
    made = Studio()
    yield made
    made.shutdown()
    made.deleteLater()


@pytest.fixture
def studio_with(studio: Studio, qtbot: QtBot, tmp_path: Path) -> StudioWith:
    """`studio_with("digits-cnn")` opens a new project of that template and waits until its data is known."""

    def make(template: str, name: str = "Test project", data: Path | None = None) -> Studio:
        studio.create(template, name, tmp_path / name, data)
        project = studio.project
        assert project is not None
        if project.data is not None and project.data.found is None:
            qtbot.waitUntil(lambda: not studio.busy, timeout=20_000)
        return studio

    return make


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Six small pictures each of cats and dogs, told apart by colour."""
    folder = tmp_path / "宠物 pictures"
    for number in range(6):
        for name, color in (("cats", (200, 40 * number, 30)), ("dogs", (20, 40 * number, 210))):
            file = folder / name / f"{number}.png"
            file.parent.mkdir(parents=True, exist_ok=True)
            Image.new("RGB", (20 + number, 24), color).save(file)
    return folder

"""One's own blocks are found by typing in the command search."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from deepstudio.core.own_block import block_of
from deepstudio.storage import own_blocks
from deepstudio.ui.studio import Studio
from deepstudio.ui.window import MainWindow

PAIR = ("conv2d_2", "max_pool2d_2")


@pytest.fixture
def window(studio_with: Callable[..., Studio], qtbot: QtBot) -> MainWindow:
    window = MainWindow(studio_with("cats-dogs-cnn"))
    qtbot.addWidget(window)
    window.show()
    assert window.studio.project is not None
    own_blocks.save_block(block_of(window.studio.project.models["model"], PAIR, "Eyes of a cat"))
    return window


def choose(window: MainWindow, words: str) -> None:
    window.search.begin()
    QTest.keyClicks(window.top.search, words)
    QTest.keyClick(window.top.search, Qt.Key.Key_Return)


def test_a_block_is_inserted_by_typing_its_title(window: MainWindow) -> None:
    choose(window, "insert block eyes")
    assert window.studio.project is not None
    (group,) = window.studio.project.models["model"].groups.values()
    assert (group.title, len(group.members)) == ("Eyes of a cat", 2)


def test_a_block_is_imported_from_the_search(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stored,) = own_blocks.stored_blocks()[0]
    file = tmp_path / "eyes.json"
    own_blocks.export_block(stored, file)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a: (str(file), ""))
    choose(window, "import a block")
    assert [one.block.title for one in own_blocks.stored_blocks()[0]] == ["Eyes of a cat", "Eyes of a cat 2"]

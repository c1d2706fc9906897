"""From a file of positions to training, evaluation, prediction and export in the window, all of it a plugin's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.storage.preferences import Preferences
from deepstudio.ui.studio import Studio
from deepstudio.ui.window import MainWindow
from tests import data_child, fen
from tests.ui.test_whole_journey import LONG, accept_file, click, go, is_seen, seen, trained


@pytest.fixture
def studio(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Studio]:
    """As the program starts where the plugin is installed, with its data process and all that it starts."""
    monkeypatch.setenv("PYTHONPATH", str(fen.PLUGIN))
    with fen.installed(), data_child.knowing("tests.fen:know_it_alone"):
        made = Studio(registry(), Preferences.load())
        yield made
        made.shutdown()
        made.deleteLater()


@pytest.fixture
def window(studio: Studio, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(studio)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    yield made
    studio.close_project()


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_squares_are_learned_and_answered_in_the_window(
    window: MainWindow, studio: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    positions = fen.attacked_positions(tmp_path / "positions.csv")
    studio.create("fen-attacked", "Chess", tmp_path / "chess", positions)
    qtbot.waitUntil(lambda: studio.project is not None and not studio.busy, timeout=LONG)
    assert not studio.report.errors
    go(window, "data")
    qtbot.waitUntil(lambda: window.pages.page("data").samples.count.text() == "100 positions", timeout=LONG)

    assert "100 samples · 70/15/15" in [label.text() for label in window.findChildren(QLabel)]

    go(window, "model")
    assert not studio.report.problems

    go(window, "train")
    assert trained(window, studio, qtbot).test["squares_right"] > 0.95

    go(window, "evaluate")
    evaluate = window.pages.page("evaluate")
    qtbot.waitUntil(lambda: evaluate.examination is not None, timeout=LONG)
    assert [type(view).__name__ for view in evaluate.examination.views][1] == "BoardView"

    go(window, "predict")
    qtbot.waitUntil(is_seen(window, "predict.words"), timeout=LONG)
    line = seen(window, QLineEdit, "predict.words")
    line.selectAll()
    QTest.keyClicks(line, "8/8/3P4/8/8/8/8/8 w - - 0 1")
    predict = window.pages.page("predict")
    qtbot.waitUntil(
        lambda: [view.view.words.text() for view in predict.panel.answer.views.values()] == ["c7 e7"],
        timeout=LONG,
    )

    go(window, "export")
    click(window, "export.fen-list")
    accept_file(qtbot, tmp_path / "squares.json")
    qtbot.waitUntil(is_seen(window, "export.path"), timeout=LONG)
    assert len(json.loads((tmp_path / "squares.json").read_text())) == 64

"""Pages say what a run that answers several columns cannot do yet; nothing falls over."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from deepstudio.ui.pages.evaluate import EvaluatePage
from deepstudio.ui.pages.export import ExportPage
from deepstudio.ui.pages.page import Page
from deepstudio.ui.pages.predict import PredictPage
from deepstudio.ui.studio import Studio
from tests.ui.pages.conftest import named

LONG = 60_000
LEFT = Qt.MouseButton.LeftButton
SAID = "learned to answer several columns at once: label, hue."
ShowPage = Callable[..., Page]


@pytest.fixture
def several(trained: Studio) -> Studio:
    """The run learned to answer a second column."""
    run = trained.runs[0]
    file = run.path / "project.json"
    project = json.loads(file.read_text(encoding="utf-8"))
    project["data"]["columns"]["hue"] = {"id": "class", "use": "target"}
    file.write_text(json.dumps(project), encoding="utf-8")
    (run.path / "evaluation-test.json").unlink()
    return trained


def test_evaluate(several: Studio, show_page: ShowPage, qtbot: QtBot) -> None:
    page = show_page(EvaluatePage, several)
    assert isinstance(page, EvaluatePage)
    qtbot.mouseClick(named(page, "evaluate.start"), LEFT)
    qtbot.waitUntil(page.banner.isVisible, timeout=LONG)
    assert SAID in page.banner.text()
    assert page.evaluation() is None


def test_export(several: Studio, show_page: ShowPage, qtbot: QtBot, tmp_path: Path) -> None:
    page = show_page(ExportPage, several)
    assert isinstance(page, ExportPage)
    qtbot.mouseClick(named(page, "export.onnx"), LEFT)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "a.onnx"))
    dialog.close()
    qtbot.waitUntil(page.banner.isVisible, timeout=LONG)
    assert SAID in page.banner.text()
    assert page.results == []


def test_predict(several: Studio, show_page: ShowPage, qtbot: QtBot) -> None:
    page = show_page(PredictPage, several)
    assert isinstance(page, PredictPage)
    qtbot.waitUntil(lambda: page.panel is not None)
    qtbot.mouseClick(named(page, "predict.sample"), LEFT)
    qtbot.waitUntil(lambda: any(SAID in label.text() for label in page.findChildren(QLabel)), timeout=LONG)

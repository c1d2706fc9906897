"""Sounds in the window: their waves on the page Data, a recording that is given on Predict, mistakes on Evaluate."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.catalog.templates.graphs import sequential
from deepstudio.core.graph import Chosen
from deepstudio.ui.kinds.sound import CloseSound, SoundGiver, WaveFile
from deepstudio.ui.pages.data import DataPage
from deepstudio.ui.pages.page import Page
from deepstudio.ui.pages.predict import PredictPage
from deepstudio.ui.pages.predict.panel import TryPanel
from deepstudio.ui.studio import Studio
from tests import trained as store
from tests.ui.pages.conftest import named

LONG = 60_000
LEFT = Qt.MouseButton.LeftButton
RATE = 8_000
Show = Callable[..., Page]


@pytest.fixture(scope="session")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty low and twenty high tones."""
    root = tmp_path_factory.mktemp("sounds") / "录音"
    for name, pitch in (("low", 300), ("high", 1500)):
        (root / name).mkdir(parents=True)
        for number in range(20):
            times = np.arange(RATE // 4) / RATE
            tone = 0.5 * np.sin(2 * np.pi * (pitch + 10 * number) * times)
            soundfile.write(root / name / f"{number}.wav", tone, RATE)
    return root


@pytest.fixture(scope="session")
def trained_words_folder(pytestconfig: pytest.Config, words: Path) -> Path:
    template = registry().templates.get("sound-cnn")
    assert template is not None
    project = template().build("Words")
    assert project.data is not None
    sound = project.data.columns["sound"].replace(settings={"seconds": 0.3, "rate": RATE, "bands": 16})
    source = Chosen(id="audio-folder", settings={"path": str(words)})
    data = project.data.replace(source=source, columns={**project.data.columns, "sound": sound})
    graph = sequential(
        "input",
        ("conv2d", {"filters": 4, "padding": "same"}),
        "global_avg_pool2d",
        ("dense", {"units": 2, "activation": "softmax"}),
        "output",
    )
    project = project.with_graph("model", graph)
    training = project.training.replace(epochs=2, seed=1)
    return store.trained(pytestconfig, store.found(project.replace(data=data, training=training)))


@pytest.fixture
def opened(studio: Studio, trained_words_folder: Path, tmp_path: Path) -> Studio:
    copy = tmp_path / "声音 words"
    shutil.copytree(trained_words_folder, copy)
    studio.open(copy)
    return studio


@pytest.fixture
def panel(opened: Studio, show_page: Show, qtbot: QtBot) -> TryPanel:
    page = show_page(PredictPage, opened)
    qtbot.waitUntil(lambda: page.panel is not None)
    return page.panel


def sounds(panel: TryPanel) -> SoundGiver:
    (giver,) = panel.givers
    assert isinstance(giver, SoundGiver)
    return giver


def drop(on: QWidget, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place = QPointF(on.rect().center())
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    QApplication.sendEvent(on, QDragEnterEvent(place.toPoint(), action, data, buttons, keys))
    QApplication.sendEvent(on, QDropEvent(place, action, data, buttons, keys))


@pytest.mark.slow
def test_waves_are_shown_and_one_is_played(
    opened: Studio, show_page: Show, qtbot: QtBot, file_manager: list[str], words: Path
) -> None:
    page = show_page(DataPage, opened)
    qtbot.waitUntil(lambda: page.samples.count.text() == "40 sounds", timeout=LONG)
    grid = page.samples.grid
    qtbot.waitUntil(lambda: grid.pictures.get("high/0.wav") is not None, timeout=LONG)
    assert "0.25 – 0.25 s" in [label.text() for label in page.findChildren(QLabel)]
    grid.select(["low/3.wav"], "low/3.wav")
    view = page.findChild(WaveFile)
    assert view is not None
    qtbot.waitUntil(lambda: not view.wave.image().isNull(), timeout=LONG)
    assert view.wave.accessibleName() == "The wave of low/3.wav"
    qtbot.mouseClick(named(page, "sound.play"), LEFT)
    assert file_manager == [str(words / "low" / "3.wav")]


@pytest.mark.slow
def test_a_sound_that_is_dropped_is_shown_and_answered(panel: TryPanel, qtbot: QtBot, words: Path) -> None:
    giver = sounds(panel)
    drop(giver.card, [words / "low" / "4.wav"])
    qtbot.waitUntil(lambda: bool(panel.side.list.rows.rows), timeout=LONG)
    qtbot.waitUntil(lambda: not giver.pitches.image().isNull(), timeout=LONG)
    image = giver.pitches.image()
    assert (image.width(), image.height()) == (31, 16)
    darkest = min(range(16), key=lambda y: image.pixelColor(15, y).lightness())
    assert darkest > 8  # a low tone lies in the lower half
    qtbot.waitUntil(lambda: not giver.card.view.wave.image().isNull(), timeout=LONG)
    label = panel.answer.findChild(QLabel, "predict.label")
    assert label is not None
    qtbot.waitUntil(lambda: label.text() in ("low", "high"), timeout=LONG)
    assert "As the network hears it" in panel.answer.about.text()


@pytest.mark.slow
def test_sounds_are_chosen_and_a_bad_one_says_why(
    panel: TryPanel, qtbot: QtBot, words: Path, tmp_path: Path
) -> None:
    (tmp_path / "bad.mp3").write_text("no sound")
    qtbot.mouseClick(named(panel.side, "predict.choose"), LEFT)
    dialog = sounds(panel).findChild(QFileDialog)
    assert dialog is not None
    assert "*.flac" in dialog.nameFilters()[0]
    dialog.filesSelected.emit([str(words / "high" / "1.wav"), str(tmp_path / "bad.mp3")])
    dialog.close()
    rows = panel.side.list.rows
    qtbot.waitUntil(
        lambda: len(rows.rows) == 2 and all(row.reply is not None for row in rows.rows), timeout=LONG
    )
    assert [row.title for row in rows.rows] == ["1.wav", "bad.mp3"]
    reply = rows.rows[1].reply
    assert reply is not None
    assert str(reply.error).startswith("“bad.mp3” cannot be read as a sound")


def test_a_sound_of_an_examination_is_shown_and_asked_about(
    opened: Studio, qtbot: QtBot, words: Path
) -> None:
    assert opened.project is not None
    view = CloseSound("sound")
    qtbot.addWidget(view)
    with qtbot.waitSignal(view.given, timeout=LONG) as asked:
        view.show_sample("low/2.wav", "", opened.project.data)
    assert asked.args == ["low/2.wav", {"sound": {"path": str(words / "low" / "2.wav")}}]
    qtbot.waitUntil(lambda: not view.file.wave.image().isNull(), timeout=LONG)

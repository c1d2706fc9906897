"""From the start page to a prediction and an export, with mouse and keys, the way a beginner walks."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from deepstudio.core.events import Finished
from deepstudio.core.text import T
from deepstudio.core.training_edits import set_training
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets.marked_text_box import MarkedTextBox
from deepstudio.ui.window import MainWindow

Kind = TypeVar("Kind", bound=QWidget)
LONG = 180_000  # milliseconds


@pytest.fixture
def window(studio: Studio, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(studio)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    yield made
    studio.close_project()


def seen(window: QWidget, kind: type[Kind], name: str) -> Kind:
    """The visible widget of that name."""
    found = [widget for widget in window.findChildren(kind, name) if widget.isVisible()]
    assert found, f"{name} is not to be seen"
    return found[0]


def click(window: QWidget, name: str) -> None:
    QTest.mouseClick(seen(window, QWidget, name), Qt.MouseButton.LeftButton)


def is_seen(window: QWidget, name: str) -> Callable[[], bool]:
    return lambda: any(widget.isVisible() for widget in window.findChildren(QWidget, name))


def go(window: MainWindow, step: str) -> None:
    """Clicks a step of the rail."""
    QTest.mouseClick(window.rail.button(step), Qt.MouseButton.LeftButton)


def type_epochs(window: MainWindow, number: int) -> None:
    fields = seen(window, QWidget, "page.train").findChildren(QLineEdit)
    epochs = next(field for field in fields if field.accessibleName() == "Epochs")
    epochs.setFocus()
    epochs.selectAll()
    QTest.keyClicks(epochs, str(number))
    QTest.keyClick(epochs, Qt.Key.Key_Return)


def trained(window: MainWindow, studio: Studio, qtbot: QtBot) -> Finished:
    """Presses Start and waits for the end."""
    events: list[object] = []
    studio.run_event.connect(lambda _, event: events.append(event))
    with qtbot.waitSignal(studio.run_ended, timeout=LONG):
        click(window, "train.start")
    assert isinstance(events[-1], Finished), events[-1]
    return events[-1]


def draw_a_one(pad: QWidget) -> None:
    """One stroke from top to bottom, with the mouse."""
    x, top, bottom = pad.width() // 2, pad.height() // 5, pad.height() * 4 // 5
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(x, top))
    for y in range(top, bottom, max(1, (bottom - top) // 12)):
        QTest.mouseMove(pad, QPoint(x, y))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(x, bottom))


def accept_file(qtbot: QtBot, path: Path) -> None:
    """Pastes a path into the file dialog that is open, and presses Enter."""

    def dialog() -> QFileDialog | None:
        opened = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible()]
        return opened[0] if opened else None

    qtbot.waitUntil(lambda: dialog() is not None)
    opened = dialog()
    assert opened is not None
    name = opened.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.selectAll()
    QApplication.clipboard().setText(str(path))  # test keys cannot write Chinese
    name.paste()
    QTest.keyClick(name, Qt.Key.Key_Return)


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_a_beginner_goes_from_the_start_page_to_a_prediction_and_an_export(
    window: MainWindow, studio: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    click(window, "start.template.digits-cnn")
    qtbot.waitUntil(lambda: studio.project is not None and not studio.busy, timeout=LONG)
    assert studio.project is not None
    assert studio.project.data is not None
    assert studio.project.data.found is not None

    go(window, "model")
    assert not studio.report.problems

    go(window, "train")
    type_epochs(window, 15)
    assert studio.project.training.epochs == 15
    assert trained(window, studio, qtbot).test["accuracy"] >= 0.97

    go(window, "evaluate")
    qtbot.waitUntil(is_seen(window, "evaluate.confusion"), timeout=LONG)

    go(window, "predict")
    qtbot.waitUntil(is_seen(window, "predict.pad"), timeout=LONG)
    draw_a_one(seen(window, QWidget, "predict.pad"))
    qtbot.waitUntil(is_seen(window, "predict.label"), timeout=LONG)

    go(window, "export")
    click(window, "export.onnx")
    target = tmp_path / "数字 model.onnx"
    accept_file(qtbot, target)
    qtbot.waitUntil(is_seen(window, "export.path"), timeout=LONG)
    assert target.stat().st_size > 100_000

    folder = studio.folder
    assert folder is not None
    kept = ProjectFolder(folder.path)
    assert kept.load() == studio.project
    assert kept.latest_with_weights() is not None


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_a_beginner_goes_from_sentences_to_words_that_light_up_and_a_comparison(
    window: MainWindow, studio: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    """The book's second case: positive or negative, with two LSTM layers."""
    click(window, "start.template.sentiment-lstm")
    qtbot.waitUntil(lambda: studio.project is not None and not studio.busy, timeout=LONG)
    assert studio.project is not None
    qtbot.waitUntil(is_seen(window, "data.texts"), timeout=LONG)

    go(window, "model")
    assert not studio.report.problems

    studio.edit(set_training({"epochs": 5}, T("Epochs")))
    go(window, "train")
    assert trained(window, studio, qtbot).test["accuracy"] >= 0.75

    go(window, "evaluate")
    qtbot.waitUntil(is_seen(window, "evaluate.confusion"), timeout=LONG)
    click(window, "evaluate.compare")
    qtbot.waitUntil(lambda: compared(studio), timeout=LONG)

    go(window, "predict")
    qtbot.waitUntil(is_seen(window, "predict.text"), timeout=LONG)
    box = seen(window, MarkedTextBox, "predict.text")
    box.setFocus()
    QTest.keyClicks(box, "The soup was delicious and the waiter was friendly.")
    qtbot.waitUntil(is_seen(window, "predict.label"), timeout=LONG)
    assert seen(window, QLabel, "predict.label").text() == "positive"
    qtbot.waitUntil(lambda: bool(abs(box.marks().weights).max(initial=0)), timeout=LONG)

    go(window, "export")
    click(window, "export.pt2")
    target = tmp_path / "情感 model.pt2"
    accept_file(qtbot, target)
    qtbot.waitUntil(is_seen(window, "export.path"), timeout=LONG)
    assert target.stat().st_size > 100_000


@pytest.mark.slow
def test_debug_mode_walks_the_same_way_with_training_on_a_thread(
    window: MainWindow, studio: Studio, qtbot: QtBot
) -> None:
    studio.set_preferences(debug=True)
    click(window, "start.template.digits-mlp")
    qtbot.waitUntil(lambda: studio.project is not None and not studio.busy, timeout=LONG)
    go(window, "train")
    type_epochs(window, 2)
    assert trained(window, studio, qtbot).test["accuracy"] > 0.5
    process = studio.runs[0].record().process
    assert process is not None
    assert process.pid == os.getpid()

    go(window, "evaluate")
    qtbot.waitUntil(is_seen(window, "evaluate.confusion"), timeout=LONG)

    go(window, "predict")
    qtbot.waitUntil(is_seen(window, "predict.pad"), timeout=LONG)
    draw_a_one(seen(window, QWidget, "predict.pad"))
    qtbot.waitUntil(is_seen(window, "predict.label"), timeout=LONG)


def compared(studio: Studio) -> bool:
    """Whether the simple method's numbers lie in the newest run."""
    return (studio.runs[0].path / "baseline-test.json").is_file()


def test_every_step_can_be_reached_with_the_keyboard(
    window: MainWindow, studio: Studio, qtbot: QtBot
) -> None:
    card = seen(window, QAbstractButton, "start.template.digits-mlp")
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: studio.project is not None and not studio.busy, timeout=LONG)
    shown = []
    for number in range(1, 7):
        QTest.keyClick(window, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier)
        shown.append(window.rail.current())
    assert shown == ["data", "model", "train", "evaluate", "predict", "export"]

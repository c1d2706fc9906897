"""The page Predict, with a trained network and a real engine process."""

import csv
import math
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from deepstudio.catalog.columns import PictureColumn
from deepstudio.core.events import CheckpointSaved
from deepstudio.core.registry import Registry
from deepstudio.core.results import ClassAnswer
from deepstudio.core.text import T
from deepstudio.data.sources import reader
from deepstudio.ui.kinds.looks import Looks, looks_of
from deepstudio.ui.kinds.picture.giver import PictureGiver
from deepstudio.ui.pages.predict import PredictPage
from deepstudio.ui.pages.predict.asking import Reply
from deepstudio.ui.pages.predict.panel import TryPanel
from deepstudio.ui.pages.predict.tried import Tried
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets.bars import Bar, BarList
from deepstudio.ui.widgets.drops import DropCover
from tests.ui.conftest import StudioWith
from tests.ui.pages.conftest import named

LONG = 60_000
Show = Callable[..., PredictPage]
Point = tuple[float, float]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(trained: Studio, show_page: Show, qtbot: QtBot) -> PredictPage:
    page = show_page(PredictPage, trained)
    qtbot.waitUntil(lambda: page.panel is not None)
    return page


@pytest.fixture
def panel(page: PredictPage) -> TryPanel:
    assert page.panel is not None
    return page.panel


def pictures(panel: TryPanel) -> PictureGiver:
    (giver,) = panel.givers
    assert isinstance(giver, PictureGiver)
    return giver


def said(panel: TryPanel) -> str:
    """The class that is shown in large letters."""
    found = panel.answer.findChild(QLabel, "predict.label")
    return found.text() if found is not None and found.isVisible() else ""


def bars(panel: TryPanel) -> list[Bar]:
    found = panel.answer.findChild(BarList)
    assert found is not None
    return found.rows.rows


def of(row: Tried | None) -> ClassAnswer:
    """What the network said of a row of the list."""
    assert row is not None
    assert row.reply is not None
    (answer,) = row.reply.answers.values()
    assert isinstance(answer, ClassAnswer)
    return answer


def digit(studio: Studio, id: str, path: Path) -> Path:
    """A scan of the sample data as a file."""
    assert studio.project is not None
    assert studio.project.data is not None
    reader(studio.project.data, studio.registry).load(id, "picture").save(path)
    return path


def answered(panel: TryPanel) -> bool:
    rows = panel.side.list.rows.rows
    shown = panel.answer.words.isVisible() or bool(said(panel))  # what is laid out is seen a moment later
    return bool(rows) and all(row.reply is not None for row in rows) and shown


def draw(qtbot: QtBot, panel: TryPanel, points: list[Point]) -> None:
    """Draws a line with the mouse; points are shares of the sheet."""
    pad = pictures(panel).drawing.pad
    sheet = pad.sheet()
    places = [
        QPoint(int(sheet.x() + x * sheet.width()), int(sheet.y() + y * sheet.height())) for x, y in points
    ]
    qtbot.mousePress(pad, LEFT, pos=places[0])
    for place in places[1:]:
        qtbot.mouseMove(pad, place)
    qtbot.mouseRelease(pad, LEFT, pos=places[-1])


def circle(x: float, y: float, wide: float, high: float) -> list[Point]:
    turns = [2 * math.pi * n / 30 for n in range(31)]
    return [(x + wide * math.cos(turn), y + high * math.sin(turn)) for turn in turns]


def test_before_training_the_page_leads_to_training(
    studio_with: StudioWith, show_page: Show, qtbot: QtBot, asked: list[str]
) -> None:
    page = show_page(PredictPage, studio_with("digits-mlp"))
    assert page.empty.isVisible()
    qtbot.mouseClick(named(page, "predict.go-train"), LEFT)
    assert asked == ["go.train"]


def test_the_answer_follows_the_pen(panel: TryPanel, qtbot: QtBot) -> None:
    giver = pictures(panel)
    qtbot.waitUntil(lambda: giver._style.is_plain)
    assert giver._style.light_on_dark
    draw(qtbot, panel, circle(0.3, 0.35, 0.1, 0.14))  # a small zero in a corner
    qtbot.waitUntil(lambda: panel.following.reply is not None, timeout=LONG)
    qtbot.waitUntil(lambda: said(panel) == "0", timeout=LONG)
    assert bars(panel)[0].name == "0"
    assert len(bars(panel)) == 5
    qtbot.mouseClick(named(panel, "predict.all-classes"), LEFT)
    rows = bars(panel)
    assert sorted(row.name for row in rows) == list("0123456789")
    assert sum(row.amount for row in rows) == pytest.approx(1, abs=1e-3)
    seen = giver.view.image()
    assert (seen.width(), seen.height()) == (8, 8)
    assert seen.pixelColor(0, 0).lightness() < 60  # the ground is dark, as in the training samples
    assert "8 × 8 pixels" in panel.answer.about.text()


def test_dark_strokes_on_light_paper_mean_the_same(panel: TryPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: pictures(panel)._style.is_plain)
    qtbot.mouseClick(named(panel, "predict.paper"), LEFT)
    assert pictures(panel).drawing.pad.paper() == "light"
    draw(qtbot, panel, circle(0.5, 0.5, 0.2, 0.3))
    qtbot.waitUntil(lambda: said(panel) == "0", timeout=LONG)
    assert pictures(panel).view.image().pixelColor(0, 0).lightness() < 60


def test_strokes_are_taken_back_and_cleared(panel: TryPanel, trained: Studio, qtbot: QtBot) -> None:
    pad = pictures(panel).drawing.pad
    draw(qtbot, panel, [(0.2, 0.2), (0.8, 0.2)])
    pictures(panel).drawing.pen.setValue(20)
    draw(qtbot, panel, [(0.5, 0.2), (0.5, 0.8)])
    assert [stroke.pen for stroke in pad.strokes] == [pytest.approx(0.11), pytest.approx(0.2)]
    qtbot.keyClick(pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(pad.strokes) == 1
    qtbot.mouseClick(named(panel, "predict.clear"), LEFT)
    assert pad.is_empty()
    assert not pictures(panel).drawing.undo.isEnabled()
    qtbot.waitUntil(lambda: not said(panel))


def test_a_test_sample_tells_what_it_really_is(panel: TryPanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(named(panel.side, "predict.sample"), LEFT)
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)
    row = panel.side.list.current()
    assert row is not None
    (true,) = row.true.values()
    assert true in "0123456789"
    assert row.is_right is (of(row).label == true)
    words = f"{'Right' if row.is_right else 'Wrong'}: it is “{true}”."
    qtbot.waitUntil(
        lambda: words in [one.text() for one in panel.answer.findChildren(QLabel) if one.isVisible()]
    )
    qtbot.waitUntil(lambda: not pictures(panel).card.view.picture.image().isNull())


def test_several_pictures_are_chosen_and_a_bad_one_does_not_stop_the_rest(
    panel: TryPanel, trained: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    good = [digit(trained, id, tmp_path / f"图 {id[0]}.png") for id in ("0/0000", "4/0004")]
    (tmp_path / "text.jpg").write_text("not a picture")
    qtbot.mouseClick(named(panel.side, "predict.choose"), LEFT)
    dialog = pictures(panel).findChild(QFileDialog)
    assert dialog is not None
    dialog.filesSelected.emit([str(good[0]), str(tmp_path / "text.jpg"), str(good[1])])
    dialog.close()
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)
    first, bad, last = panel.side.list.rows.rows
    assert (first.title, last.title) == ("图 0.png", "图 4.png")
    assert of(first).label == "0"
    assert bad.reply is not None
    error = str(bad.reply.error)
    assert "text.jpg" in error

    panel.side.list.setFocus()
    qtbot.keyClick(panel.side.list, Qt.Key.Key_Down)
    assert panel.answer.words.text() == error
    qtbot.keyClick(panel.side.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: said(panel) == of(last).label)
    qtbot.waitUntil(lambda: not pictures(panel).view.image().isNull(), timeout=LONG)
    qtbot.keyClick(panel.side.list, Qt.Key.Key_Delete)
    assert len(panel.side.list.rows.rows) == 2
    qtbot.mouseClick(named(panel.side, "predict.remove-all"), LEFT)
    assert panel.side.list.rows.rows == []
    assert pictures(panel).card.empty.isVisible()


def test_a_picture_is_pasted(panel: TryPanel, trained: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    image = QImage(str(digit(trained, "0/0000", tmp_path / "zero.png")))
    QGuiApplication.clipboard().setImage(image)
    pictures(panel).drawing.pad.setFocus()
    qtbot.keyClick(pictures(panel).drawing.pad, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)
    assert panel.side.list.rows.rows[0].title == "Pasted picture"
    assert said(panel) == "0"


def test_a_clipboard_without_a_picture_is_told(panel: TryPanel, trained: Studio) -> None:
    told: list[str] = []
    trained.notify.connect(lambda _kind, text: told.append(text))
    QGuiApplication.clipboard().setText("words")
    panel.paste()
    assert told == ["There is no picture on the clipboard. Copy one first."]


def test_pictures_are_dropped_and_folders_are_left_to_the_window(
    page: PredictPage, panel: TryPanel, trained: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    file = digit(trained, "4/0004", tmp_path / "four.png")
    assert not entering(page, [tmp_path])
    assert entering(page, [file])
    (cover,) = page.findChildren(DropCover)
    assert cover.isVisible()
    assert cover.geometry() == page.rect()
    assert cover.words
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    drop = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page, drop)
    assert not cover.isVisible()
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)
    assert panel.side.list.rows.rows[0].title == "four.png"


def entering(page: PredictPage, paths: list[Path]) -> bool:
    """Whether the page would take what is dragged over it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDragEnterEvent(
        QPoint(50, 50), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    QApplication.sendEvent(page, event)
    return event.isAccepted()


def test_after_the_engine_died_a_second_try_works(
    panel: TryPanel, trained: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    import psutil

    file, again = (digit(trained, "0/0000", tmp_path / f"{name}.png") for name in ("zero", "again"))
    pictures(panel).bring([file])
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)
    pid = trained._requests.client.pid
    assert pid is not None
    process = psutil.Process(pid)
    process.suspend()  # so that the question is under way when it dies
    pictures(panel).bring([again])
    qtbot.waitUntil(lambda: bool(trained._requests.client._pending), timeout=LONG)
    process.kill()
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)
    reply = panel.side.list.rows.rows[0].reply
    assert reply is not None
    assert reply.lost
    assert "ended unexpectedly" in panel.answer.words.text()
    qtbot.mouseClick(named(panel, "predict.again"), LEFT)
    qtbot.waitUntil(lambda: said(panel) == "0", timeout=LONG)
    assert of(panel.side.list.rows.rows[0]).label == "0"
    assert said(panel) == "0"


def test_a_folder_becomes_a_table(
    panel: TryPanel, trained: Studio, file_manager: list[str], qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(3):
        digit(trained, "0/0000", folder / f"{number}.png")
    (folder / "text.png").write_text("no")
    assert panel.many is not None
    qtbot.mouseClick(named(panel.side, "predict.many"), LEFT)
    first = panel.many.findChild(QFileDialog)
    assert first is not None
    first.fileSelected.emit(str(folder))
    first.close()
    first.setParent(None)
    second = panel.many.findChild(QFileDialog)
    assert second is not None
    second.fileSelected.emit(str(tmp_path / "answers.csv"))
    second.close()
    assert panel.many.progress.isVisible()
    qtbot.waitUntil(panel.many.banner.isVisible, timeout=LONG)
    assert "answers.csv" in panel.many.banner.text()
    assert "text.png" in panel.many.banner.text()
    with (tmp_path / "answers.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["label"] or "" for row in rows] == ["0", "0", "0", ""]
    qtbot.mouseClick(named(panel, "predict.show-table"), LEFT)
    assert file_manager == [str(tmp_path)]


def test_a_folder_prediction_can_be_canceled(
    panel: TryPanel, page: PredictPage, trained: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    digit(trained, "0/0000", tmp_path / "0.png")
    assert page.run is not None
    assert panel.many is not None
    panel.many.start(page.run, tmp_path, tmp_path / "answers.csv")
    qtbot.mouseClick(panel.many.progress.line.cancel_button(), LEFT)
    qtbot.waitUntil(lambda: not trained.busy, timeout=LONG)
    assert not panel.many.isVisible()
    assert not (tmp_path / "answers.csv").exists()


@pytest.mark.slow
def test_a_run_that_trains_answers_with_its_last_checkpoint(
    panel: TryPanel, page: PredictPage, trained: Studio, qtbot: QtBot
) -> None:
    draw(qtbot, panel, circle(0.5, 0.5, 0.2, 0.3))
    qtbot.waitUntil(lambda: panel.following.reply is not None, timeout=LONG)
    assert "best weights" in panel.answer.about.text()
    assert page.run is not None
    epochs: list[int] = []
    panel.following.answered.connect(lambda reply: epochs.append(reply.epoch if reply.is_last else 0))
    assert trained.project is not None
    endless = trained.project.training.replace(epochs=10_000, early_stopping=0)
    trained.start_run(device="cpu", project=trained.project.replace(training=endless))
    qtbot.waitUntil(lambda: page.run is not None and page.run.id == "run-002", timeout=LONG)
    qtbot.waitUntil(lambda: any(epochs), timeout=LONG)  # however long the engine takes, the run is at work
    worker = trained.run_worker("run-002")
    assert worker is not None
    worker.send("stop")
    qtbot.waitUntil(lambda: not trained.active_runs, timeout=LONG)
    page.chooser.pick("run-001")
    assert page.run.id == "run-001"
    qtbot.waitUntil(lambda: "Run 1" in panel.answer.about.text(), timeout=LONG)


def test_new_weights_of_another_run_change_nothing(page: PredictPage, trained: Studio) -> None:
    heard: list[None] = []
    page.chooser.weights_changed.connect(lambda: heard.append(None))
    event = CheckpointSaved(epoch=1, step=1, file="checkpoints/last.safetensors")
    trained.run_events.emit("run-099", [event])
    assert heard == []
    trained.run_events.emit("run-001", [event])
    assert len(heard) == 1


def test_a_kind_of_input_without_a_panel_is_told_in_one_sentence(
    trained: Studio, show_page: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PictureColumn, "shown", "")
    page = show_page(PredictPage, trained)
    qtbot.waitUntil(page._instead.isVisible)
    assert page._instead.text() == "This run cannot be tried"
    assert page.panel is None


def test_the_kind_of_input_decides_the_panel(trained: Studio) -> None:
    assert trained.project is not None
    looks = looks_of(trained.project.data, trained.registry)
    assert (looks.id, looks.column) == ("picture", "picture")
    assert type(looks_of(None, Registry())) is Looks


def test_an_answer_tells_the_right_one_and_a_failure_why(panel: TryPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: pictures(panel)._style.is_plain, timeout=LONG)  # nothing changes any more
    answer = ClassAnswer(label="7", confidence=0.5, probabilities={"7": 0.5, "1": 0.5})
    panel.answer.show_reply(Reply({"class": answer}, epoch=4, is_last=True), {"class": "1"})
    qtbot.waitUntil(lambda: said(panel) == "7")
    assert any(label.text() == "Wrong: it is “1”." for label in panel.answer.findChildren(QLabel))
    assert "last checkpoint, epoch 4" in panel.answer.about.text()
    panel.answer.show_failure(T("It did not work."))
    assert panel.answer.words.text() == "It did not work."
    assert panel.answer.again.isVisible()
    assert not said(panel)

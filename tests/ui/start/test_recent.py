"""Recent projects on the start page."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.core.events import EpochDone, Finished, RunStarted
from deepstudio.data.scanning import scan
from deepstudio.data.sketch import typical
from deepstudio.jobs.sketches import sketch_of_project, sketch_project
from deepstudio.storage.glimpse import look_at
from deepstudio.storage.judging import verdict_of
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.ui.pages.start import StartPage
from deepstudio.ui.pages.start.name_dialog import NameDialog
from deepstudio.ui.studio import Studio
from deepstudio.ui.window import MainWindow
from tests.ui.start.conftest import MakePage, project


def top(page: StartPage, widget: QWidget) -> int:
    return widget.mapTo(page, QPoint(0, 0)).y()


def trained(folder: ProjectFolder, value: float, metric: str = "accuracy") -> None:
    """Gives the project a run that is two epochs of fifteen old."""
    run = folder.new_run(folder.load())
    run.append(RunStarted(run=run.id, device="cpu", epochs=15, batches=1, batch_size=1))
    metrics = {f"validation.{metric}": value, "validation.loss": 0.1}
    run.append(EpochDone(epoch=2, step=2, metrics=metrics, seconds=1.0, best=True))


def test_without_projects_there_is_no_list(make: MakePage) -> None:
    page = make()
    assert page.recent.isHidden()
    assert page.choices.isVisible()


def test_four_stand_first_and_the_templates_below_them(make: MakePage, qtbot: QtBot) -> None:
    for name in ("one", "two", "three", "四 four", "five"):
        project(name)
    page = make()
    rows = page.rows
    assert [row.project.name for row in rows] == ["five", "四 four", "three", "two", "one"]
    assert [row.isVisible() for row in rows] == [True, True, True, True, False]
    assert len({top(page, row) for row in rows[:4]}) == 1
    assert top(page, page.choices) > top(page, rows[0])
    assert top(page, page.choices) + page.choices.height() < page.height() / 2
    assert page.recent.all.text() == "All 5"
    qtbot.mouseClick(page.recent.all, Qt.MouseButton.LeftButton)
    assert rows[4].isVisible()
    qtbot.mouseClick(page.recent.all, Qt.MouseButton.LeftButton)
    assert not rows[4].isVisible()


def test_in_the_smallest_window_projects_and_choices_are_seen(make: MakePage, qtbot: QtBot) -> None:
    for name in ("one", "two", "three", "four"):
        project(name)
    page = make()
    page.resize(960, 524)
    qtbot.waitUntil(lambda: sum(row.isVisible() for row in page.rows) == 3)
    qtbot.waitUntil(lambda: page.rows[2].mapTo(page, QPoint(page.rows[2].width(), 0)).x() < page.width())
    assert top(page, page.choices) + page.choices.height() < page.height()


def test_a_project_is_opened_by_mouse_and_by_keys(make: MakePage, qtbot: QtBot) -> None:
    first, second = project("第一 one"), project("two")
    page = make()
    with qtbot.waitSignal(page.project_wanted) as wanted:
        qtbot.mouseClick(page.rows[0], Qt.MouseButton.LeftButton)
    assert wanted.args == [second.path]
    with qtbot.waitSignal(page.project_wanted) as wanted:
        qtbot.keyClick(page.rows[1], Qt.Key.Key_Return)
    assert wanted.args == [first.path]


def test_a_project_that_is_gone_is_found_again_or_taken_off(
    make: MakePage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, moved = project("gone"), tmp_path / "elsewhere"
    shutil.move(folder.path, moved)
    page = make()
    qtbot.waitUntil(lambda: page.rows[0].is_missing)
    row, opened = page.rows[0], []
    page.project_wanted.connect(opened.append)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(moved))
    with qtbot.waitSignal(page.located) as located:
        qtbot.mouseClick(row.locate, Qt.MouseButton.LeftButton)
    assert located.args == [folder.path, moved]
    with qtbot.waitSignal(page.forget_wanted) as wanted:
        qtbot.mouseClick(row.remove, Qt.MouseButton.LeftButton)
    assert wanted.args == [folder.path]
    assert opened == []


def test_a_project_that_was_located_takes_the_place_of_the_lost_one(
    studio: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    folder, moved = project("gone"), tmp_path / "elsewhere"
    shutil.move(folder.path, moved)
    window = MainWindow(studio)
    qtbot.addWidget(window)
    window.projects.locate(folder.path, moved)
    window.show_start()
    page = window.pages.page("start")
    assert isinstance(page, StartPage)
    assert [row.project.path for row in page.rows] == [moved]
    assert studio.folder is not None
    assert studio.folder.path == moved


@pytest.mark.parametrize(
    ("template", "metric", "value", "told"),
    [("digits-mlp", "accuracy", 0.9712, "97.1 %"), ("table-regression", "mae", 41.26, "41.26")],
)
def test_a_trained_project_shows_its_result(
    make: MakePage, qtbot: QtBot, template: str, metric: str, value: float, told: str
) -> None:
    trained(project("trained", template), value, metric)
    page = make()
    qtbot.waitUntil(lambda: page.rows[0].result() == told)
    assert told in page.rows[0].accessibleDescription()


def test_the_best_of_the_runs_is_told(make: MakePage) -> None:
    folder = project("numbers", "table-regression")
    for error in (50.0, 41.0, 44.0):
        trained(folder, error, "mae")
    assert look_at(folder.path, registry()).result == "41"


def test_the_result_has_a_word_for_it(make: MakePage, qtbot: QtBot) -> None:
    folder = project("guessing")
    run = folder.new_run(folder.load())
    floor = {"validation.accuracy": 0.1, "validation.loss": 2.3}
    started = RunStarted(run=run.id, device="cpu", epochs=4, batches=1, batch_size=1, floor=floor)
    run.append(started.model_copy(update={"samples": {"validation": 400}}))
    for epoch in range(1, 5):
        metrics = {f"{part}.accuracy": 0.1 for part in ("train", "validation")}
        metrics |= {f"{part}.loss": 2.3 for part in ("train", "validation")}
        run.append(EpochDone(epoch=epoch, step=epoch, metrics=metrics, seconds=1.0, best=epoch == 1))
    run.append(Finished(reason="done", best=metrics, best_epoch=1))
    verdict = verdict_of(run.state().course, run.project(), registry())
    assert verdict is not None
    page = make()
    qtbot.waitUntil(lambda: page.rows[0].look is not None)
    assert page.rows[0].told() == f"10.0 % · {verdict.word}"
    assert str(verdict.word) in page.rows[0].accessibleDescription()


def test_a_run_that_trains_is_told_and_followed(
    make: MakePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project("busy")
    trained(folder, 0.5)
    run = folder.runs()[0]
    run.claim()
    page = make()
    page.recent._again.setInterval(10)
    qtbot.waitUntil(lambda: page.rows[0].state() == "training, epoch 3 of 15")
    assert "training, epoch 3 of 15" in page.rows[0].accessibleDescription()
    metrics = {"validation.accuracy": 0.75, "validation.loss": 0.1}
    run.append(EpochDone(epoch=3, step=3, metrics=metrics, seconds=1.0, best=True))
    qtbot.waitUntil(lambda: page.rows[0].state() == "training, epoch 4 of 15")
    assert page.rows[0].result() == "75.0 %"
    page.hide()
    assert not page.recent._again.isActive()


def test_a_project_shows_its_data_once_it_was_looked_through(make: MakePage, qtbot: QtBot) -> None:
    folder = project("digits")
    data = folder.load().data
    assert data is not None
    sketch_project(folder.path, data, typical(scan(data, registry())))
    kept = sketch_of_project(folder.path)
    assert kept is not None
    assert len(kept.pictures) == 4
    page = make()
    qtbot.waitUntil(lambda: page.rows[0].sketch is not None)


def test_the_menu_renames_and_duplicates(make: MakePage, qtbot: QtBot) -> None:
    folder = project("old name")
    page = make()
    qtbot.waitUntil(lambda: page.rows[0].look is not None)
    menu = page.rows[0].menu()
    items = {item.objectName(): item for item in menu.actions()}
    assert isinstance(items["start.menu.duplicate"], QAction)
    with qtbot.waitSignal(page.duplicate_wanted) as wanted:
        items["start.menu.duplicate"].trigger()
    assert wanted.args == [folder.path]
    items["start.menu.rename"].trigger()
    dialog = page.findChild(NameDialog)
    assert isinstance(dialog, NameDialog)
    qtbot.keyClicks(dialog.name, "new name")
    with qtbot.waitSignal(page.rename_wanted) as renamed:
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert renamed.args == [folder.path, "new name"]
    menu.deleteLater()

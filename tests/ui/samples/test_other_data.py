"""Data gives way only to data that can be read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from deepstudio.ui.pages.data import DataPage
from deepstudio.ui.pages.page import Page
from deepstudio.ui.studio import Studio

LONG = 20_000


@pytest.fixture
def pets(
    studio_with: Callable[..., Studio], show_page: Callable[..., Page], qtbot: QtBot, pictures: Path
) -> DataPage:
    page = show_page(DataPage, studio_with("cats-dogs-cnn", data=pictures))
    assert isinstance(page, DataPage)
    qtbot.waitUntil(lambda: page.table.used == 12 and not page.studio.busy, timeout=LONG)
    return page


def drop(page: DataPage, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, none, left = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(20, 20), copy, data, left, none))
    QApplication.sendEvent(page, QDropEvent(QPointF(20, 20), copy, data, left, none))


def loose(folder: Path, names: list[str]) -> Path:
    folder.mkdir()
    for number, name in enumerate(names):
        Image.new("RGB", (20, 20), (number * 9, 0, 0)).save(folder / name)
    return folder


def test_pictures_without_classes_leave_the_good_data_alone(
    pets: DataPage, qtbot: QtBot, tmp_path: Path
) -> None:
    before, scanned = pets.studio.project, []
    pets.studio.scanned.connect(scanned.append)
    drop(pets, loose(tmp_path / "loose", [f"{number}.png" for number in range(12)]))
    qtbot.waitUntil(lambda: pets.state.refusal.isVisible(), timeout=LONG)
    qtbot.waitUntil(lambda: not pets.studio.busy, timeout=LONG)
    assert pets.studio.project is before
    assert not pets.studio.can_undo
    assert pets.table.used == 12
    assert scanned == []


def test_readable_data_takes_its_place_and_is_looked_through_once(
    pets: DataPage, qtbot: QtBot, tmp_path: Path
) -> None:
    names = [f"{word}.{number}.png" for word in ("cat", "dog") for number in range(10)]
    scanned: list[object] = []
    pets.studio.scanned.connect(scanned.append)
    drop(pets, loose(tmp_path / "loose", names))
    qtbot.waitUntil(lambda: pets.table.used == 20, timeout=LONG)
    qtbot.waitUntil(lambda: not pets.studio.busy, timeout=LONG)
    assert len(scanned) == 1
    assert pets.studio.project is not None
    assert pets.studio.project.data is not None
    assert pets.studio.project.data.classes == ("cat", "dog")
    pets.studio.undo()
    qtbot.waitUntil(lambda: pets.table.used == 12, timeout=LONG)


def test_what_a_setting_may_mend_is_taken_all_the_same(pets: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "one"
    folder.mkdir()
    loose(folder / "cats", [f"{number}.png" for number in range(12)])
    pets.source.use_path(folder)
    qtbot.waitUntil(lambda: pets.source.drop.path == folder, timeout=LONG)
    qtbot.waitUntil(lambda: not pets.studio.busy, timeout=LONG)


def test_data_that_is_gone_gives_way_to_anything(
    pets: DataPage, qtbot: QtBot, pictures: Path, tmp_path: Path
) -> None:
    pictures.rename(tmp_path / "elsewhere")
    pets.studio.look_outside()
    qtbot.waitUntil(lambda: bool(pets.studio.extra_problems), timeout=LONG)
    other = loose(tmp_path / "loose", [f"{number}.png" for number in range(12)])
    pets.source.use_path(other)
    qtbot.waitUntil(lambda: pets.source.drop.path == other, timeout=LONG)
    qtbot.waitUntil(lambda: not pets.studio.busy, timeout=LONG)


def test_missing_data_is_not_counted_as_nothing_and_is_looked_for_again(
    studio_with: Callable[..., Studio],
    show_page: Callable[..., Page],
    qtbot: QtBot,
    pictures: Path,
    tmp_path: Path,
) -> None:
    studio = studio_with("cats-dogs-cnn", data=pictures)
    folder = studio.folder
    assert folder is not None
    studio.close_project()
    pictures.rename(tmp_path / "elsewhere")
    studio.open(folder.path)
    page = show_page(DataPage, studio)
    assert isinstance(page, DataPage)
    qtbot.waitUntil(lambda: page.state.banner.isVisible(), timeout=LONG)
    assert page.samples.count.text() == "", "nobody knows how many there are"
    assert page.details.facts.title() == "Facts, when last seen"
    (tmp_path / "elsewhere").rename(pictures)
    again = page.state.banner.findChild(QPushButton, "data.look-again")
    assert again is not None
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.table.used == 12 and not studio.extra_problems, timeout=LONG)
    assert page.samples.count.text() == "12 pictures"


def test_an_arrow_key_moves_among_the_samples_and_changes_no_setting(pets: DataPage, qtbot: QtBot) -> None:
    before, view = pets.studio.project, pets.samples.view
    assert pets.window().focusWidget() is view
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert pets.studio.project is before
    assert len(pets.samples.selected()) == 1

"""Samples are looked at: in which order, how large, and one over the others."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from deepstudio.storage.preferences import Preferences
from deepstudio.ui.kinds.picture.picture_card import PictureFile
from deepstudio.ui.kinds.quick_look import QuickLook
from deepstudio.ui.pages.data import DataPage
from deepstudio.ui.pages.page import Page
from deepstudio.ui.studio import Studio

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
LONG = 60_000
ShowPage = Callable[..., Page]


@pytest.fixture
def pets(studio_with: Callable[..., Studio], show_page: ShowPage, qtbot: QtBot, pictures: Path) -> DataPage:
    return shown(show_page, studio_with("cats-dogs-cnn", data=pictures), qtbot, 12)


def shown(show_page: ShowPage, studio: Studio, qtbot: QtBot, count: int) -> DataPage:
    page = show_page(DataPage, studio)
    assert isinstance(page, DataPage)
    qtbot.waitUntil(lambda: page.table.used == count, timeout=LONG)
    return page


def ids(page: DataPage) -> list[str]:
    rows = page.samples.view.rows
    return [rows.key_of(row) for row in rows.rows]


def quick(page: DataPage) -> QuickLook:
    assert page.samples.quick is not None
    return page.samples.quick


def focused() -> QWidget | None:
    return QApplication.focusWidget()


# The order


def test_the_first_pictures_are_of_different_classes(pets: DataPage) -> None:
    assert ids(pets)[:4] == ["cats/0.png", "dogs/0.png", "cats/1.png", "dogs/1.png"]


def test_another_order_is_chosen_and_remembered(pets: DataPage, qtbot: QtBot) -> None:
    menu = pets.samples.order_menu()
    assert [item.isChecked() for item in menu.actions()] == [True, False, False]
    menu.actions()[1].trigger()
    assert ids(pets) == [f"{name}/{number}.png" for name in ("cats", "dogs") for number in range(6)]
    assert Preferences.load().sample_order == "class"
    again = DataPage(pets.studio, pets.actions_)
    qtbot.addWidget(again)
    assert [item.isChecked() for item in again.samples.order_menu().actions()] == [False, True, False]


def test_texts_and_rows_are_mixed_as_well(
    studio_with: Callable[..., Studio], show_page: ShowPage, qtbot: QtBot
) -> None:
    page = show_page(DataPage, studio_with("sentiment-average"))
    assert isinstance(page, DataPage)
    qtbot.waitUntil(lambda: page.table.used > 0, timeout=LONG)
    names = [page.table.by_id[id].name for id in ids(page)]
    count = len(page.table.classes)
    assert names[: 2 * count] == [*page.table.classes] * 2


def test_who_is_corrected_or_left_out_does_not_move_the_others(pets: DataPage, qtbot: QtBot) -> None:
    before = ids(pets)
    pets.samples.grid.reveal("cats/0.png")
    menu = pets.samples.label_menu()
    next(one for one in menu.actions() if one.text() == "dogs").trigger()
    qtbot.waitUntil(lambda: pets.table.by_id["cats/0.png"].name == "dogs", timeout=LONG)
    qtbot.waitUntil(lambda: not pets.studio.busy, timeout=LONG)
    assert ids(pets) == before
    pets.samples.exclude_wanted.emit(["dogs/0.png"])
    qtbot.waitUntil(lambda: pets.table.used == 11 and not pets.studio.busy, timeout=LONG)
    assert ids(pets) == [id for id in before if id != "dogs/0.png"]
    pets.studio.undo()
    qtbot.waitUntil(lambda: pets.table.used == 12 and not pets.studio.busy, timeout=LONG)
    assert ids(pets) == before


# One closely


def test_space_opens_the_picture_and_arrows_go_on(pets: DataPage, qtbot: QtBot) -> None:
    grid = pets.samples.grid
    grid.reveal("cats/0.png")
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    look = quick(pets)
    assert look.isVisible()
    assert focused() is look
    assert look.geometry() == grid.geometry()
    assert (look.name.text(), look.file.text(), look.place.text()) == ("cats", "cats/0.png", "1 of 12")
    file = look.view.findChild(PictureFile)
    assert file is not None
    qtbot.waitUntil(lambda: file.picture.image().width() == 20, timeout=LONG)
    qtbot.waitUntil(lambda: look.bytes.text().endswith(" B"), timeout=LONG)
    qtbot.keyClick(look, Qt.Key.Key_Right)
    assert (look.name.text(), look.file.text()) == ("dogs", "dogs/0.png")
    assert grid.selected() == ["dogs/0.png"]
    qtbot.waitUntil(lambda: file.picture.accessibleName() == "dogs/0.png", timeout=LONG)
    qtbot.keyClick(look, Qt.Key.Key_Left)
    qtbot.keyClick(look, Qt.Key.Key_Left)
    assert look.file.text() == "cats/0.png", "nothing is before the first"
    qtbot.keyClick(look, Qt.Key.Key_Space)
    assert not look.isVisible()
    assert focused() is grid


def test_a_double_click_opens_and_escape_closes(pets: DataPage, qtbot: QtBot) -> None:
    grid = pets.samples.grid
    place = grid.visualRect(grid.thumbs.index(1)).center()
    qtbot.mouseClick(grid.viewport(), LEFT, pos=place)
    qtbot.mouseDClick(grid.viewport(), LEFT, pos=place)
    look = quick(pets)
    assert (look.isVisible(), look.file.text()) == (True, "dogs/0.png")
    pets.resize(1300, 800)
    assert look.geometry() == grid.geometry()
    qtbot.keyClick(look, Qt.Key.Key_Escape)
    assert not look.isVisible()


def test_the_command_search_opens_it_with_the_first_sample(pets: DataPage) -> None:
    pets.actions_.trigger("data.quick-look")
    assert (quick(pets).isVisible(), quick(pets).file.text()) == (True, "cats/0.png")


def test_what_is_looked_at_and_left_out_is_closed(pets: DataPage, qtbot: QtBot) -> None:
    pets.samples.grid.reveal("dogs/0.png")
    pets.samples.look_closely()
    pets.samples.exclude_wanted.emit(["dogs/0.png"])
    qtbot.waitUntil(lambda: pets.table.used == 11, timeout=LONG)
    assert not quick(pets).isVisible()


def test_a_file_that_is_gone_is_told_over_the_others(pets: DataPage, qtbot: QtBot, pictures: Path) -> None:
    (pictures / "cats" / "0.png").unlink()
    pets.samples.grid.reveal("cats/0.png")
    pets.samples.look_closely()
    qtbot.waitUntil(lambda: quick(pets).failure.isVisible(), timeout=LONG)
    assert quick(pets).failure.text()


def test_texts_are_read_whole(
    studio_with: Callable[..., Studio], show_page: ShowPage, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("good", "bad"):
        (tmp_path / "texts" / name).mkdir(parents=True)
        for number in range(12):
            words = f"{name} {number} " + "word " * 400
            (tmp_path / "texts" / name / f"{number}.txt").write_text(words, encoding="utf-8")
    page = shown(show_page, studio_with("sentiment-average", data=tmp_path / "texts"), qtbot, 24)
    view = page.samples.view
    qtbot.waitUntil(lambda: bool(page.samples.texts), timeout=LONG)
    view.reveal("good/3.txt")
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Space)
    look = quick(page)
    qtbot.waitUntil(lambda: look.view.text().startswith("good 3 word") and len(look.view.text()) > 2000)
    qtbot.waitUntil(lambda: look.bytes.text() == "2.0 KB", timeout=LONG)
    assert not [button for button in look.findChildren(QWidget, "evaluate.try-text") if button.isVisible()]


def test_rows_show_all_their_cells(
    studio_with: Callable[..., Studio], show_page: ShowPage, qtbot: QtBot
) -> None:
    page = show_page(DataPage, studio_with("table-mlp"))
    assert isinstance(page, DataPage)
    qtbot.waitUntil(lambda: page.table.used > 0, timeout=LONG)
    view = page.samples.view
    view.reveal(ids(page)[0])
    page.samples.look_closely()
    cells = quick(page).view.cells
    qtbot.waitUntil(lambda: len(cells.said) > 2, timeout=LONG)
    assert quick(page).name.text() in cells.said.values()


# The size


def test_the_slider_makes_pictures_larger_and_sharp(pets: DataPage, qtbot: QtBot, pictures: Path) -> None:
    grid, slider = pets.samples.grid, pets.samples.size_slider
    Image.new("RGB", (500, 400), (9, 9, 9)).save(pictures / "cats" / "0.png")
    qtbot.waitUntil(lambda: not grid.pictures.aside.busy, timeout=LONG)
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_End)
    assert grid.side == slider.maximum() == 384
    assert grid.gridSize().height() > 384
    qtbot.waitUntil(lambda: getattr(grid.pictures.get("cats/0.png"), "width", int)() == 384, timeout=LONG)
    assert len(grid.visible_keys()) < 12, "only those in view are read anew"
    qtbot.waitUntil(lambda: Preferences.load().thumbnail_size == 384, timeout=LONG)
    again = DataPage(pets.studio, pets.actions_)
    qtbot.addWidget(again)
    assert again.samples.size_slider.value() == again.samples.grid.side == 384


def test_ctrl_with_the_wheel_plus_and_minus(pets: DataPage, qtbot: QtBot) -> None:
    grid = pets.samples.grid
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Plus, CTRL)
    assert (grid.side, pets.samples.size_slider.value()) == (108, 108)
    qtbot.keyClick(grid, Qt.Key.Key_Minus, CTRL)
    assert grid.side == 92
    wheel(grid.viewport(), 120, CTRL)
    assert grid.side == 108
    for _ in range(30):
        wheel(grid.viewport(), -120, CTRL)
    assert grid.side == 48
    wheel(grid.viewport(), 120, Qt.KeyboardModifier.NoModifier)
    assert grid.side == 48, "the wheel alone scrolls"


def wheel(widget: QWidget, turned: int, modifiers: Qt.KeyboardModifier) -> None:
    place = QPointF(20, 20)
    event = QWheelEvent(
        place,
        widget.mapToGlobal(place),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
